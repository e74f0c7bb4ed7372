package share

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"unicode/utf8"
)

// Reading a line through encoding/json's reflection costs more than putting its operations into the database. These
// few functions take apart a text that json.Valid has approved of, so that they need not look for mistakes.

var errShape = errors.New("a value of another shape than its name says")

// members calls each for every member of an object.
func members(raw []byte, each func(key, value []byte) error) error {
	return parts(raw, '{', func(part []byte) error {
		end := stringEnd(part)
		key, value := part[:end], trim(part[end:])
		return each(key, trim(value[1:]))
	})
}

// elements calls each for every element of an array.
func elements(raw []byte, each func(value []byte) error) error { return parts(raw, '[', each) }

// parts cuts an object or an array at its commas.
func parts(raw []byte, open byte, each func(part []byte) error) error {
	if len(raw) < 2 || raw[0] != open {
		return errShape
	}
	raw = trim(raw[1 : len(raw)-1])
	depth, start := 0, 0
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '"':
			i += stringEnd(raw[i:]) - 1
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case ',':
			if depth == 0 {
				if err := each(trim(raw[start:i])); err != nil {
					return err
				}
				start = i + 1
			}
		}
	}
	if len(raw) == 0 {
		return nil
	}
	return each(trim(raw[start:]))
}

// stringEnd is where the string ends that a text begins with.
func stringEnd(raw []byte) int {
	for i := 1; ; i++ {
		switch raw[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}

func trim(raw []byte) []byte {
	if len(raw) == 0 || raw[0] > ' ' && raw[len(raw)-1] > ' ' {
		return raw
	}
	return bytes.Trim(raw, " \t\r\n")
}

// plain gives what is between the quotes of a string without escapes, as nearly all are.
func plain(raw []byte) ([]byte, bool) {
	if len(raw) < 2 || raw[0] != '"' {
		return nil, false
	}
	inside := raw[1 : len(raw)-1]
	return inside, bytes.IndexByte(inside, '\\') < 0 && utf8.Valid(inside)
}

func readText(raw []byte) (s string, err error) {
	if inside, ok := plain(raw); ok {
		return string(inside), nil
	}
	if len(raw) == 0 || raw[0] != '"' {
		return "", errShape
	}
	err = json.Unmarshal(raw, &s)
	return s, err
}

func readNumber(raw []byte) (int64, error) { return strconv.ParseInt(string(raw), 10, 64) }
