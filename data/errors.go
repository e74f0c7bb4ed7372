package data

import "errors"

// Error is what reaches a person: a code for programs, and one sentence that says what happened, what is
// safe and what to do next.
type Error struct {
	Code    string // e.g. "bad_file", "locked", "newer_schema"
	Message string
	Field   string // of the form that was refused, such as "zip"; empty when it is about no field
	Err     error  // the cause, for the log
}

func (e *Error) Error() string { return e.Message }
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first Error in the chain, or "internal".
func CodeOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return "internal"
}

// FieldOf returns the form field that the first Error in the chain is about; empty when it is about none.
func FieldOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}
