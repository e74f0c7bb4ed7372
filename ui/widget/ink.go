// Package widget is the kit that screens are built from, drawn to our own tokens; import it as kit.
package widget

import (
	"image/color"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// Ink is the role of a text or an icon, from which its color follows in light and dark.
type Ink uint8

// The roles of ink. InkOnAccent stands on the accent, the judgements on any surface.
const (
	InkNormal Ink = iota
	InkSecond
	InkThird
	InkAccent
	InkOnAccent
	InkOk
	InkWarn
	InkBad
	InkInfo
)

// Color is the role's color in these tokens.
func (i Ink) Color(k *theme.Tokens) color.NRGBA {
	switch i {
	case InkSecond:
		return k.Ink2
	case InkThird:
		return k.Ink3
	case InkAccent:
		return k.AccentText
	case InkOnAccent:
		return k.AccentInk
	case InkOk:
		return k.Ok.Text
	case InkWarn:
		return k.Warn.Text
	case InkBad:
		return k.Bad.Text
	case InkInfo:
		return k.Info.Text
	}
	return k.Ink
}

// Style is how a text is set; the zero value is body text.
type Style struct {
	Size  float32 // pixels; 0 is body
	Bold  bool
	Ink   Ink
	Align fyne.TextAlign
	// Cut lets the text shrink to nothing: it takes the width it is given and asks for none.
	Cut bool
}

func (s Style) size() float32 {
	if s.Size == 0 {
		return theme.Body
	}
	return s.Size
}
