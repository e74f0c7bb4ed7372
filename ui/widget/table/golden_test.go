package table

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// variants are both looks, each a picture of its own.
var variants = map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark}

func TestATableLooksAsDesigned(t *testing.T) {
	for name, variant := range variants {
		b := open(t, variant, 900, 420, invented(260))
		b.clickTitle("people", 0)
		b.clickTitle("people", 0)
		b.clickTitle("status", fyne.KeyModifierShift)
		b.clickRow(2, 0)
		b.clickRow(5, fyne.KeyModifierShortcutDefault)
		b.clickRow(2, 0)
		test.MoveMouse(b.window.Canvas(), fyne.NewPos(200, 1+40+28*7+10))
		test.AssertImageMatches(t, "table-"+name+".png", b.window.Canvas().Capture())
	}
}

func TestANarrowTableDropsColumnsAndAnArrangedOneScrolls(t *testing.T) {
	for name, variant := range variants {
		b := open(t, variant, 480, 300, invented(260))
		test.AssertImageMatches(t, "narrow-"+name+".png", b.window.Canvas().Capture())
		b.ShowColumn("beds", true)
		b.ScrollTo(120, 300)
		b.window.Canvas().Focus(b.Table)
		b.key(fyne.KeyUp)
		b.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
		test.AssertImageMatches(t, "sideways-"+name+".png", b.window.Canvas().Capture())
	}
}

func TestAnEmptyTableSaysSo(t *testing.T) {
	b := open(t, theme.Light, 600, 260, nil)
	b.Empty, b.NoMatch = widget.NewLabel("No practices yet."), widget.NewLabel("No practice matches.")
	b.Refresh()
	if !b.Empty.Visible() || b.NoMatch.Visible() {
		t.Error("the sentence for an empty table does not show")
	}
	b.SetData(NewData(invented(3), columns()))
	b.SetFilter("nobody")
	if b.Empty.Visible() || !b.NoMatch.Visible() {
		t.Error("the sentence for a filter without rows does not show")
	}
	b.SetFilter("")
	if b.NoMatch.Visible() {
		t.Error("the sentence stays over the rows")
	}
}

func TestATableFollowsTheTheme(t *testing.T) {
	b := open(t, theme.Light, 900, 420, invented(60))
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
	b.Refresh()
	dark := open(t, theme.Dark, 900, 420, invented(60))
	got, want := b.window.Canvas().Capture(), dark.window.Canvas().Capture()
	for _, at := range []fyne.Position{{X: 450, Y: 20}, {X: 450, Y: 100}, {X: 70, Y: 55}} {
		if got.At(int(at.X), int(at.Y)) != want.At(int(at.X), int(at.Y)) {
			t.Errorf("at %v: %v, want %v", at, got.At(int(at.X), int(at.Y)), want.At(int(at.X), int(at.Y)))
		}
	}
}
