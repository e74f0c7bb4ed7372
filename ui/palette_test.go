package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
)

func TestThePaletteGoesToPlacesCountiesAndRecordsByKeyboard(t *testing.T) {
	b := seated(t)
	b.choose("go to filings")
	b.at(desk.Filings)
	b.choose("leflore")
	b.at(desk.Map)
	if p := b.fakes[desk.Map].place; p.County != "28083" { // no reference is loaded, so the key is the FIPS code
		t.Errorf("the county leads to %+v", p)
	}
	b.choose("cardiol")
	if p := b.fakes[desk.Map].place; p.Specialty != "008" {
		t.Errorf("the specialty leads to %+v", p)
	}
	if got := b.offers()[0]; got.Group != "Recent" || got.Words != "Cardiology" {
		t.Errorf("first offered is %+v", got)
	}
	b.choose("1234567893")
	b.at(desk.Network)
	if p := b.fakes[desk.Network].place; p.Record != "1234567893" {
		t.Errorf("the provider leads to %+v", p)
	}
	b.choose("mock filing")
	b.at(desk.Filings)
	if p := b.fakes[desk.Filings].place; p.Record != "f1" {
		t.Errorf("the filing leads to %+v", p)
	}
	b.choose("boudreaux")
	b.at(desk.Network)
	b.choose("1234567893, 1003000126")
	b.at(desk.Network)
	if p := b.fakes[desk.Network].place; p.Filter != "1234567893, 1003000126" || p.Record != "" {
		t.Errorf("several NPIs lead to %+v", p)
	}
	b.choose("do it on adequacy")
	if b.fakes[desk.Adequacy].did != 1 {
		t.Error("the command of another screen was not done")
	}
}

func TestF1AndTheQuestionMarkListTheKeys(t *testing.T) {
	b := seated(t)
	for _, ask := range []func(){func() { b.key(fyne.KeyF1) }, func() { b.window.Canvas().OnTypedRune()('?') }} {
		ask()
		if b.window.Canvas().Overlays().Top() == nil {
			t.Fatal("no list of keys")
		}
		b.key(fyne.KeyEscape)
		if b.window.Canvas().Overlays().Top() != nil {
			t.Fatal("Esc does not close the list")
		}
	}
}

func TestNoShortcutReachesTheScreensBelowADialog(t *testing.T) {
	b := seated(t)
	b.Fail(&data.Error{Code: "bad_file", Message: "The file cannot be read."})
	for _, words := range []string{"Alt+3", "Ctrl+E", "Ctrl+L", "Ctrl+K", "Ctrl+Z"} {
		b.press(words)
	}
	b.at(desk.Map)
	if b.fakes[desk.Map].did != 0 {
		t.Error("a command was done below a dialog")
	}
}

func TestThePaletteAndTheListOfKeysLookAsDesigned(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	b := seated(t)
	b.window.Resize(fyne.NewSize(1024, 700))
	b.openPalette()
	test.AssertImageMatches(t, "palette.png", b.window.Canvas().Capture())
	b.key(fyne.KeyEscape)
	b.app.Settings().SetTheme(theme.New(theme.Dark))
	b.help()
	test.AssertImageMatches(t, "keys-dark.png", b.window.Canvas().Capture())
}
