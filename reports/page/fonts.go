package page

import (
	"fmt"

	"countyline/assets"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is one of the three files of the house family.
type Face int

// The three faces: no light weights, italic only for a quoted title.
const (
	Regular Face = iota
	Semibold
	Italic
)

// Box is printed for a rune that the fonts cannot take.
const Box = '□'

// Style is how a run of text looks; Size is in points.
type Style struct {
	Face  Face
	Size  float64
	Color Color
}

// In is the style in another colour.
func (s Style) In(c Color) Style { s.Color = c; return s }

// Bold is the style in semibold.
func (s Style) Bold() Style { s.Face = Semibold; return s }

// At is the style in another size.
func (s Style) At(size float64) Style { s.Size = size; return s }

// Fonts is the house family: the files, and the one place where text is measured.
type Fonts struct {
	files   [3][]byte
	parsed  [3]*sfnt.Font
	advance [3][]uint16 // thousandths of the size by rune; noGlyph where the face has none
}

const (
	planeSize = 0x10000 // gofpdf 1.16.2 panics beyond it, so nothing beyond it is ever drawn
	noGlyph   = 0xFFFF
)

// NewFonts reads three TrueType files.
func NewFonts(regular, semibold, italic []byte) (*Fonts, error) {
	f := &Fonts{files: [3][]byte{regular, semibold, italic}}
	for i, file := range f.files {
		parsed, err := sfnt.Parse(file)
		if err != nil {
			return nil, fmt.Errorf("the embedded font %d could not be read: %w", i+1, err)
		}
		f.parsed[i] = parsed
		f.advance[i] = advances(parsed)
		if f.advance[i][Box] == noGlyph || f.advance[i][' '] == noGlyph {
			return nil, fmt.Errorf("the embedded font %d has no %q or no space", i+1, Box)
		}
	}
	return f, nil
}

// advances lists the widths as gofpdf embeds them: thousandths of the size, rounded.
func advances(parsed *sfnt.Font) []uint16 {
	list := make([]uint16, planeSize)
	var buf sfnt.Buffer
	for r := range list {
		list[r] = noGlyph
		g, err := parsed.GlyphIndex(&buf, rune(r))
		if err != nil || g == 0 || r < ' ' {
			continue
		}
		w, err := parsed.GlyphAdvance(&buf, g, fixed.I(1000), font.HintingNone)
		if err == nil {
			list[r] = uint16(w.Round())
		}
	}
	return list
}

// Has says whether a face can print a rune.
func (f *Fonts) Has(face Face, r rune) bool {
	return r >= 0 && r < planeSize && f.advance[face][r] != noGlyph
}

// Width measures printable text in points.
func (f *Fonts) Width(s string, style Style) float64 {
	units, table := 0, f.advance[style.Face]
	for _, r := range s {
		if r < 0 || r >= planeSize || table[r] == noGlyph {
			r = Box
		}
		units += int(table[r])
	}
	return float64(units) * style.Size / 1000
}

// HouseFonts reads the family that is built into the program.
func HouseFonts() (*Fonts, error) {
	return NewFonts(assets.FontRegular(), assets.FontBold(), assets.FontItalic())
}
