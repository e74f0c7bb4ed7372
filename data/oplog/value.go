package oplog

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
)

// Kind is the kind of a value.
type Kind uint8

// The kinds. Decimals and dates are texts, so that no computer rounds them.
const (
	Null Kind = iota
	Integer
	Text
	Sealed // encrypted for the rates group
)

// Value is what a cell holds. It is comparable; the zero value is Null.
type Value struct {
	Kind    Kind
	Number  int64  // of an Integer
	Content string // of a Text; the bytes of a Sealed value
}

// TextValue is a text.
func TextValue(s string) Value { return Value{Kind: Text, Content: s} }

// IntegerValue is a whole number.
func IntegerValue(n int64) Value { return Value{Kind: Integer, Number: n} }

// SealedValue is an encrypted value.
func SealedValue(b []byte) Value { return Value{Kind: Sealed, Content: string(b)} }

// errKind is of a value that only a later version knows.
var errKind = errors.New("a value of an unknown kind")

// MarshalJSON writes null, a number, a string, or {"sealed":"base64"}.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.Kind {
	case Null:
		return []byte("null"), nil
	case Integer:
		return strconv.AppendInt(nil, v.Number, 10), nil
	case Text:
		return json.Marshal(v.Content)
	case Sealed:
		return json.Marshal(sealed{base64.StdEncoding.EncodeToString([]byte(v.Content))})
	}
	return nil, errKind
}

type sealed struct {
	Sealed string `json:"sealed"`
}

// UnmarshalJSON reads what MarshalJSON writes and nothing else.
func (v *Value) UnmarshalJSON(raw []byte) error {
	*v = Value{}
	raw = bytes.TrimSpace(raw)
	switch {
	case len(raw) == 0:
		return errKind
	case string(raw) == "null":
		return nil
	case raw[0] == '"':
		v.Kind = Text
		return json.Unmarshal(raw, &v.Content)
	case raw[0] == '{':
		var s sealed
		d := json.NewDecoder(bytes.NewReader(raw))
		d.DisallowUnknownFields()
		if err := d.Decode(&s); err != nil {
			return errKind
		}
		content, err := base64.StdEncoding.DecodeString(s.Sealed)
		if err != nil || len(content) == 0 {
			return errKind
		}
		*v = SealedValue(content)
		return nil
	}
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil {
		return errKind
	}
	*v = IntegerValue(n)
	return nil
}
