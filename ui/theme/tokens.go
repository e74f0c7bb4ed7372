// Package theme is the look of the window: colours, sizes, fonts and icons, in light and dark.
package theme

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
)

// Tone is what a judgement is painted with: text, the weak ground under it, and solid areas.
type Tone struct{ Text, Bg, Solid color.NRGBA }

// ClassPaint is what cells of a class are painted with on map and grid.
type ClassPaint struct {
	Fill, Figure, Hatch color.NRGBA
	Hatched             bool
	Icon                string // name of an icon; "" for none
}

// Tokens are the colours of the window in light or in dark.
type Tokens struct {
	Dark                                      bool
	Bg, Surface, Sunken, Hover                color.NRGBA
	Line, LineStrong                          color.NRGBA
	Ink, Ink2, Ink3                           color.NRGBA
	Accent, AccentInk, AccentText, AccentWeak color.NRGBA
	Ok, Warn, Bad, Info, Neut                 Tone
	Neighbor, NeighborLine                    color.NRGBA // land outside the state
	// Classes are indexed by app.Class: outside area, buffered, thin, fixable, failing, structural.
	Classes [6]ClassPaint
}

// Now are the tokens of the running app's theme and variant; light tokens when another theme is set.
func Now() *Tokens {
	settings := fyne.CurrentApp().Settings()
	if t, ok := settings.Theme().(*Theme); ok {
		return t.tokens(settings.ThemeVariant())
	}
	return lightTokens()
}

func lightTokens() *Tokens {
	return &Tokens{
		Bg: rgb("F4F6F5"), Surface: rgb("FFFFFF"), Sunken: rgb("EBEFED"), Hover: rgb("F0F4F2"),
		Line: rgb("DBE1DE"), LineStrong: rgb("AEB9B5"),
		Ink: rgb("15211E"), Ink2: rgb("44534F"), Ink3: rgb("5B6A66"),
		Accent: rgb("0B666A"), AccentInk: rgb("FFFFFF"), AccentText: rgb("0A5A5E"), AccentWeak: rgb("DCEDEC"),
		Ok:       Tone{rgb("0B5E4C"), rgb("DCEFE8"), rgb("2B8A72")},
		Warn:     Tone{rgb("86430A"), rgb("FCE9D2"), rgb("D9792A")},
		Bad:      Tone{rgb("86193F"), rgb("F8E1E8"), rgb("A3244F")},
		Info:     Tone{rgb("39498A"), rgb("E5E9F6"), rgb("5668B8")},
		Neut:     Tone{rgb("44534F"), rgb("E6EBE9"), rgb("5B6A66")},
		Neighbor: rgb("EBEFED"), NeighborLine: rgb("C9D1CE"),
		Classes: [6]ClassPaint{
			{Fill: rgb("FFFFFF"), Figure: rgb("5B6A66")},
			{Fill: rgb("DCEBE8"), Figure: rgb("44534F"), Icon: "circle-check"},
			{Fill: rgb("9CCBC6"), Figure: rgb("15211E"), Icon: "contrast"},
			{Fill: rgb("E08A3C"), Figure: rgb("15211E"), Icon: "wrench"},
			{Fill: rgb("A65B49"), Figure: rgb("FFFFFF"), Icon: "circle-alert"},
			{Fill: rgb("7C1D45"), Figure: rgb("FFFFFF"), Hatch: rgb("B5668A"), Hatched: true, Icon: "octagon-x"},
		},
	}
}

func darkTokens() *Tokens {
	return &Tokens{
		Dark: true,
		Bg:   rgb("0F1615"), Surface: rgb("161F1D"), Sunken: rgb("1E2927"), Hover: rgb("1B2624"),
		Line: rgb("2A3734"), LineStrong: rgb("52635F"),
		Ink: rgb("E8EFEC"), Ink2: rgb("B7C5C1"), Ink3: rgb("96A6A2"),
		Accent: rgb("54C3BE"), AccentInk: rgb("05211F"), AccentText: rgb("6BD2CD"), AccentWeak: rgb("17393A"),
		Ok:       Tone{rgb("7FD3B8"), rgb("15352D"), rgb("4FB898")},
		Warn:     Tone{rgb("F4B678"), rgb("3A2815"), rgb("E8974E")},
		Bad:      Tone{rgb("F59BB6"), rgb("411A2A"), rgb("DB5F88")},
		Info:     Tone{rgb("AEBBF2"), rgb("232C4C"), rgb("8294E0")},
		Neut:     Tone{rgb("B7C5C1"), rgb("26322F"), rgb("96A6A2")},
		Neighbor: rgb("19221F"), NeighborLine: rgb("2F3C39"),
		Classes: [6]ClassPaint{
			{Fill: rgb("161F1D"), Figure: rgb("96A6A2")},
			{Fill: rgb("1F3935"), Figure: rgb("B7C5C1"), Icon: "circle-check"},
			{Fill: rgb("32665F"), Figure: rgb("F2F8F6"), Icon: "contrast"},
			{Fill: rgb("E8974E"), Figure: rgb("1A1208"), Icon: "wrench"},
			{Fill: rgb("C9735F"), Figure: rgb("1A1208"), Icon: "circle-alert"},
			{Fill: rgb("BC4270"), Figure: rgb("FFFFFF"), Hatch: rgb("8A2A50"), Hatched: true, Icon: "octagon-x"},
		},
	}
}

// rgb reads "RRGGBB"; the digits are ours, so they are always good.
func rgb(hex string) color.NRGBA {
	n, _ := strconv.ParseUint(hex, 16, 24)
	return color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}
}
