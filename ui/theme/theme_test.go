package theme

import (
	"bytes"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
)

func TestTokensFollowTheVariantOfTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	for _, v := range []Variant{Light, Dark} {
		app.Settings().SetTheme(New(v))
		if Now().Dark != (v == Dark) {
			t.Errorf("variant %d has dark tokens: %v", v, Now().Dark)
		}
	}
	app.Settings().SetTheme(test.Theme())
	if Now().Dark {
		t.Error("without our theme the tokens are dark")
	}
}

func TestTheSystemDecidesUnlessAVariantIsChosen(t *testing.T) {
	for _, c := range []struct {
		chosen Variant
		system fyne.ThemeVariant
		dark   bool
	}{
		{System, fynetheme.VariantLight, false},
		{System, fynetheme.VariantDark, true},
		{Light, fynetheme.VariantDark, false},
		{Dark, fynetheme.VariantLight, true},
	} {
		if got := New(c.chosen).Color(fynetheme.ColorNameBackground, c.system) == color.Color(darkTokens().Bg); got != c.dark {
			t.Errorf("%+v: dark is %v", c, got)
		}
	}
}

func TestFynesOwnColorsAreAllOurs(t *testing.T) {
	test.AssertAllColorNamesDefined(t, New(System), "countyline")
	for _, v := range []fyne.ThemeVariant{fynetheme.VariantLight, fynetheme.VariantDark} {
		for _, name := range []fyne.ThemeColorName{fynetheme.ColorNameBackground, fynetheme.ColorNamePrimary, fynetheme.ColorNameSelection, fynetheme.ColorNameHover} {
			if _, _, _, a := New(System).Color(name, v).RGBA(); a != 0xffff {
				t.Errorf("%s is not opaque", name)
			}
		}
	}
}

func TestBoldIsTheSemiboldOfOneFamily(t *testing.T) {
	th := New(Light)
	for style, file := range map[fyne.TextStyle]string{{}: "SourceSans3-Regular.ttf", {Bold: true}: "SourceSans3-Semibold.ttf", {Italic: true}: "SourceSans3-It.ttf"} {
		if got := th.Font(style).Name(); got != file {
			t.Errorf("%+v is set in %s, want %s", style, got, file)
		}
	}
}

func TestNothingOnScreenIsUnderTwelvePixels(t *testing.T) {
	for _, size := range []float32{Small, Body, Lead, Title, Display, New(Light).Size(fynetheme.SizeNameCaptionText)} {
		if size < 12 {
			t.Errorf("a text size is %v", size)
		}
	}
}

func TestAnIconCarriesItsColor(t *testing.T) {
	red := IconOf("wrench", color.NRGBA{R: 0xff, A: 0xff}, 24)
	if !bytes.Contains(red.Content(), []byte("#ff0000")) || bytes.Contains(red.Content(), []byte("currentColor")) {
		t.Errorf("the icon is\n%s", red.Content())
	}
	if blue := IconOf("wrench", color.NRGBA{B: 0xff, A: 0xff}, 24); blue.Name() == red.Name() {
		t.Error("two colors of an icon share a name, so Fyne would show the first for both")
	}
}

func TestTheLinesOfAnIconAreAsWideAsItsSizeWants(t *testing.T) {
	for pixels, want := range map[float32]string{24: "1.75", 16: "1.17", 32: "2.33"} {
		if svg := IconOf("wrench", color.Black, pixels).Content(); !bytes.Contains(svg, []byte(`stroke-width="`+want+`"`)) {
			t.Errorf("at %v pixels:\n%s", pixels, svg)
		}
	}
}

func TestEveryIconOfTheDesignIsThere(t *testing.T) {
	names := strings.Fields(`activity alarm-clock archive-restore arrow-down-wide-narrow arrow-left arrow-right arrow-up-from-line badge-check bookmark
		bookmark-plus calendar-check chart-line check chevron-down chevron-left chevron-right chevron-up chevrons-left circle circle-alert circle-check
		circle-dashed circle-dot clock cloud-off columns-3 contrast copy crosshair file-down file-pen-line file-question file-spreadsheet file-text
		file-warning flag folder-open folder-sync git-compare grid-3x3 hand-heart handshake hard-drive hard-drive-download heart-handshake history
		hourglass info layers library lock lock-open mail map map-pin maximize message-square message-square-plus message-square-quote
		message-square-warning minus octagon-pause octagon-x pencil-line phone phone-forwarded plus printer refresh-cw route scale search send settings
		split square-kanban sticky-note stethoscope sun table-2 undo-2 user user-plus user-round-check user-x users wifi-off wrench x`)
	for _, class := range append(lightTokens().Classes[1:], darkTokens().Classes[1:]...) {
		names = append(names, class.Icon)
	}
	for _, name := range names {
		if svg := IconOf(name, color.Black, 16).Content(); !bytes.Contains(svg, []byte("#000000")) {
			t.Errorf("%s is not drawn", name)
		}
	}
}
