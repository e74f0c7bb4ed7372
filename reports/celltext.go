package reports

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCellRunes is the longest text that a table of ours repeats from a file: what is beyond it helps nobody
// to find the row.
const maxCellRunes = 1000

// formulaStarts begin a formula in one spreadsheet or another; the second half are the full-width forms
// that some of them fold.
const formulaStarts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE62\uFE63\uFE66\uFE6B\u2212"

// cellText makes text from outside safe to print in a table: valid UTF-8, no control characters that could
// end or hide a cell, and of a length that a person can read.
func cellText(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > maxCellRunes {
			b.WriteRune('…')
			break
		}
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteRune(r)
		case unicode.IsControl(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r) // invalid bytes arrive here as U+FFFD
		}
	}
	return b.String()
}

// isPlain is the quick answer for nearly every cell: short printable ASCII.
func isPlain(s string) bool {
	if len(s) > maxCellRunes {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isFormula reports whether a spreadsheet could take the text for a formula: one of the starting
// characters, also after blanks and invisible characters, or a leading tab or line break.
func isFormula(s string) bool {
	for _, r := range s {
		switch {
		case strings.ContainsRune(formulaStarts, r), r == '\t', r == '\r', r == '\n':
			return true
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			continue
		}
		return false
	}
	return false
}

// isNumber reports whether the text is a plain decimal number, such as a longitude: it begins with a minus
// sign and is still no formula.
func isNumber(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return isDigits(whole) && (!point || isDigits(fraction))
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// appendCSVText appends a cell of text, neutralised with a leading apostrophe where it could be a formula
// and quoted where the format asks for it.
func appendCSVText(b []byte, s string) []byte {
	s = cellText(s)
	if isFormula(s) && !isNumber(s) {
		s = "'" + s
	}
	if !strings.ContainsAny(s, ",\"\r\n") && s == strings.TrimSpace(s) {
		return append(b, s...)
	}
	b = append(b, '"')
	for i := range len(s) {
		if s[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, s[i])
	}
	return append(b, '"')
}
