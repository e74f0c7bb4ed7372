package table

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold takes case, accents and control characters away, so that "munoz" finds "Muñoz".
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	writeFolded(&b, s)
	return b.String()
}

func foldByte(c byte) byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return c + 'a' - 'A'
	case c < ' ': // a line break in a cell would end the row
		return ' '
	}
	return c
}

func foldMarks(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case unicode.IsControl(r):
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// words are the parts of a filter, all of which must match.
func words(filter string) []string { return strings.Fields(fold(filter)) }
