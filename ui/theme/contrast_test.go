package theme

import (
	"fmt"
	"image/color"
	"math"
	"testing"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

type pair struct {
	name         string
	text, ground color.NRGBA
}

// pairs are all texts on all grounds they stand on.
func pairs(k *Tokens) []pair {
	grounds := map[string]color.NRGBA{"bg": k.Bg, "surface": k.Surface, "sunken": k.Sunken, "hover": k.Hover, "accentWeak": k.AccentWeak}
	texts := map[string]color.NRGBA{
		"ink": k.Ink, "ink2": k.Ink2, "ink3": k.Ink3, "accentText": k.AccentText,
		"ok": k.Ok.Text, "warn": k.Warn.Text, "bad": k.Bad.Text, "info": k.Info.Text, "neut": k.Neut.Text,
	}
	var all []pair
	for ground, g := range grounds {
		for text, c := range texts {
			all = append(all, pair{text + " on " + ground, c, g})
		}
	}
	for name, tone := range map[string]Tone{"ok": k.Ok, "warn": k.Warn, "bad": k.Bad, "info": k.Info, "neut": k.Neut} {
		all = append(all, pair{name + " pill", tone.Text, tone.Bg})
	}
	for i, class := range k.Classes {
		all = append(all, pair{fmt.Sprintf("figure of class %d", i), class.Figure, class.Fill})
	}
	return append(all, pair{"primary button", k.AccentInk, k.Accent}, pair{"primary button under the pointer", k.AccentInk, k.AccentText},
		pair{"hint", k.Surface, k.Ink})
}

func TestEveryTextStandsOutFromItsGround(t *testing.T) {
	for name, k := range map[string]*Tokens{"light": lightTokens(), "dark": darkTokens()} {
		lowest := pair{}
		least := math.Inf(1)
		for _, p := range pairs(k) {
			if c := contrast(p.text, p.ground); c < least {
				lowest, least = p, c
			}
		}
		t.Logf("%s: lowest is %s at %.2f", name, lowest.name, least)
		if least < 4.5 {
			t.Errorf("%s: %s has a contrast of %.2f, under 4.5", name, lowest.name, least)
		}
	}
}

func TestClassesDarkenFromGoodToBadInGrey(t *testing.T) {
	light := lightTokens().Classes
	for i := 1; i < len(light); i++ {
		if luminance(light[i].Fill) >= luminance(light[i-1].Fill) {
			t.Errorf("class %d is not darker than class %d, so they are alike on a grey printer", i, i-1)
		}
	}
}

func TestFocusRingAndControlBordersAreSeen(t *testing.T) {
	for name, k := range map[string]*Tokens{"light": lightTokens(), "dark": darkTokens()} {
		for _, ground := range []color.NRGBA{k.Bg, k.Surface, k.Sunken, k.Hover, k.AccentWeak} {
			if c := contrast(k.Accent, ground); c < 3 {
				t.Errorf("%s: the focus ring has a contrast of %.2f on %v, under 3", name, c, ground)
			}
		}
	}
}
