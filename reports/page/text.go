package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NBSP holds two words together on one line.
const NBSP = '\u00a0'

// Clean brings text into the form that is measured and drawn: composed (NFC), one line, without
// characters that only steer a terminal or a screen. Runes the font lacks stay, for the report.
func Clean(s string) string {
	if plainASCII(s) {
		return s
	}
	return strings.Map(cleanRune, norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")))
}

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f':
		return ' '
	case r == NBSP:
		return NBSP
	case unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r):
		return ' '
	case unicode.Is(unicode.Cf, r): // joiners, direction marks, soft hyphens: nothing to see
		return -1
	}
	return r
}

// Printable is the text as it goes on paper: clean, and □ for every rune the face cannot take.
func (f *Fonts) Printable(s string, face Face) string {
	if plainASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == NBSP:
			return ' '
		case !f.Has(face, r):
			return Box
		}
		return r
	}, Clean(s))
}

// Run is a stretch of text in one style.
type Run struct {
	S     string
	Style Style
}

// Plain is a text of one run.
func Plain(s string, style Style) []Run { return []Run{{s, style}} }

// Piece is a part of a line, X points from the line's start.
type Piece struct {
	X float64
	Run
}

// Line is one laid-out line.
type Line struct {
	Pieces []Piece
	Width  float64
}

// Ops draws the line with its start at x and its baseline at y.
func (l Line) Ops(x, y float64) []Op {
	ops := make([]Op, 0, len(l.Pieces))
	for _, p := range l.Pieces {
		ops = append(ops, Text{X: x + p.X, Y: y, S: p.S, Style: p.Style})
	}
	return ops
}
