package oplog

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"strconv"
	"unicode/utf8"
)

// Kind is the kind of a value.
type Kind uint8

// The kinds. Decimals and dates are texts, so that no computer rounds them.
const (
	Null Kind = iota
	Integer
	Text
	Sealed  // encrypted for the rates group
	Unknown // of a kind that only a later version knows; it is kept and passed on as it came
)

// Value is what a cell holds. It is comparable; the zero value is Null.
type Value struct {
	Kind    Kind
	Number  int64  // of an Integer
	Content string // of a Text; the bytes of a Sealed value; the JSON of an Unknown one
}

// TextValue is a text.
func TextValue(s string) Value { return Value{Kind: Text, Content: s} }

// IntegerValue is a whole number.
func IntegerValue(n int64) Value { return Value{Kind: Integer, Number: n} }

// SealedValue is an encrypted value.
func SealedValue(b []byte) Value { return Value{Kind: Sealed, Content: string(b)} }

// compare orders values in some way, always the same.
func (v Value) compare(w Value) int {
	return cmp.Or(cmp.Compare(v.Kind, w.Kind), cmp.Compare(v.Number, w.Number), cmp.Compare(v.Content, w.Content))
}

// errJSON is of what is not one value in JSON.
var errJSON = errors.New("not a value in JSON")

// coded is a value that JSON has no words for.
type coded struct {
	Sealed []byte `json:"sealed,omitempty"`
	Bytes  []byte `json:"bytes,omitempty"` // of a text that is not valid UTF-8
}

// MarshalJSON writes null, a number, a string, {"sealed":"base64"}, or {"bytes":"base64"} for a text that no string of
// JSON can hold.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.Kind {
	case Null:
		return []byte("null"), nil
	case Integer:
		return strconv.AppendInt(nil, v.Number, 10), nil
	case Text:
		if !utf8.ValidString(v.Content) {
			return json.Marshal(coded{Bytes: []byte(v.Content)})
		}
		return json.Marshal(v.Content)
	case Sealed:
		return json.Marshal(coded{Sealed: []byte(v.Content)})
	case Unknown:
		return []byte(v.Content), nil
	}
	return nil, errJSON
}

// UnmarshalJSON reads what MarshalJSON writes. All other JSON is an Unknown value.
func (v *Value) UnmarshalJSON(raw []byte) error {
	raw = bytes.TrimSpace(raw)
	*v = Value{}
	switch {
	case string(raw) == "null":
		return nil
	case len(raw) > 0 && raw[0] == '"':
		v.Kind = Text
		return json.Unmarshal(raw, &v.Content)
	}
	if n, err := strconv.ParseInt(string(raw), 10, 64); err == nil && raw[0] != '+' {
		*v = IntegerValue(n)
		return nil
	}
	var compact, plain bytes.Buffer
	if json.Compact(&compact, raw) != nil || compact.Len() == 0 {
		return errJSON
	}
	json.HTMLEscape(&plain, compact.Bytes()) // as the encoder will write it again
	*v = decoded(plain.Bytes())
	return nil
}

// decoded reads an object that stands for a value. Only what is written here is taken for known, so that a value never
// has two spellings.
func decoded(raw []byte) Value {
	unknown := Value{Kind: Unknown, Content: string(raw)}
	var c coded
	if raw[0] != '{' || json.Unmarshal(raw, &c) != nil {
		return unknown
	}
	v := Value{Kind: Text, Content: string(c.Bytes)}
	if len(c.Sealed) > 0 {
		v = SealedValue(c.Sealed)
	}
	if again, err := v.MarshalJSON(); err != nil || !bytes.Equal(again, raw) {
		return unknown
	}
	return v
}
