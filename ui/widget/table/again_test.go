package table

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

// forget lets go of a table's renderer, as the window does with one that was out of sight for a minute.
func (b *bench) forget(t *testing.T) {
	t.Helper()
	t.Run("forgotten", func(t *testing.T) { test.TempWidgetRenderer(t, b.Table) })
	if b.draw != nil {
		t.Fatal("the renderer is still there")
	}
}

// samePicture says whether two pictures are the same.
func samePicture(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

func TestATableLooksTheSameAfterItWasAwayForAMinute(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(200))
	b.clickTitle("people", 0)
	b.clickRow(3, 0)
	b.clickRow(5, fyne.KeyModifierShortcutDefault)
	b.ScrollTo(0, 333)
	before := b.window.Canvas().Capture()
	b.forget(t)
	if after := b.window.Canvas().Capture(); !samePicture(before, after) {
		t.Error("it is drawn otherwise")
	}
	b.key(fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp)
	b.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -200)})
	b.clickTitle("status", 0)
	b.Resize(fyne.NewSize(700, 300))
	b.window.Canvas().Capture()
}

func TestWhatHappensToATableOutOfSightShowsWhenItIsBack(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(200))
	b.forget(t)
	change := func(b *bench) {
		b.ShowColumn("beds", true)
		b.MoveColumn("zip", -1)
		b.SetFilter("river")
		b.SetData(NewData(invented(120), columns()))
		b.Select(b.Data().source.Key(b.Shown()[40]))
		b.ScrollTo(0, 280)
	}
	change(b)
	got := b.window.Canvas().Capture()
	other := open(t, theme.Light, 900, 400, invented(200))
	change(other)
	if !samePicture(got, other.window.Canvas().Capture()) {
		t.Error("it is drawn otherwise than a table that was in sight all the time")
	}
}

func TestNewerRowsAreWrittenWhereTheOlderOnesStood(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(20))
	b.clickRow(2, 0)
	newer := invented(20)
	for _, row := range newer {
		row[5] = "prospect"
	}
	b.SetData(NewData(newer, columns()))
	got := b.window.Canvas().Capture()
	fresh := open(t, theme.Light, 900, 400, newer)
	fresh.clickRow(2, 0)
	if !samePicture(got, fresh.window.Canvas().Capture()) {
		t.Error("rows in sight still say what they said before")
	}
}
