package heat

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

// middle is the middle of a cell, in pixels of the grid.
func middle(g *Grid, row, column int) fyne.Position {
	x := (g.widths.cells[column] + g.widths.cells[column+1]) / 2
	return fyne.NewPos(g.widths.fixed+x-g.offset.X, headHeight+(float32(row)+.5)*rowHeight-g.offset.Y)
}

func click(g *Grid, at fyne.Position, held fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held}
	e.Position = at
	g.MouseDown(e)
	g.MouseUp(e)
}

func TestAClickSelectsAndADoubleClickOpens(t *testing.T) {
	g, w := shown(t, counties(61, 43), fyne.NewSize(864, 520), theme.Light)
	opened := ""
	g.OnOpen = func(row, column string) { opened = row + " " + column }
	click(g, middle(g, 4, 3), 0)
	if row, column := g.Selected(); row != "25004" || column != "010" || w.Canvas().Focused() != g {
		t.Errorf("a click on cell 4, 3 selected %s %s", row, column)
	}
	test.DoubleTap(g) // in the grid's middle
	g.DoubleTapped(&fyne.PointEvent{Position: middle(g, 4, 3)})
	if opened != "25004 010" {
		t.Errorf("a double click opened %q", opened)
	}
	click(g, fyne.NewPos(30, headHeight+6*rowHeight+5), 0)
	if row, column := g.Selected(); row != "25006" || column != "010" {
		t.Errorf("a click on a name selected %s %s; it should keep the column", row, column)
	}
}

func TestClicksWithCtrlAndShiftMarkRows(t *testing.T) {
	g, _ := shown(t, counties(61, 43), fyne.NewSize(864, 520), theme.Light)
	click(g, middle(g, 2, 0), fyne.KeyModifierControl)
	click(g, middle(g, 5, 0), fyne.KeyModifierShift)
	click(g, middle(g, 3, 0), fyne.KeyModifierControl)
	if want := []string{"25002", "25004", "25005"}; !slices.Equal(g.Marked(), want) {
		t.Errorf("marked %v, want %v", g.Marked(), want)
	}
}

func TestHeadsSortAndASecondClickReverses(t *testing.T) {
	d := counties(61, 43)
	g, _ := shown(t, d, fyne.NewSize(864, 520), theme.Light)
	var asked []Sort
	g.OnSort = func(s Sort) {
		asked = append(asked, s)
		d.Sort = s
		g.SetData(d)
	}
	for _, x := range []float32{g.widths.fixed + 5, g.widths.fixed + 5, 20, g.widths.noteAt + 3, g.widths.countsAt + 3, g.widths.countsAt + countWidth + 3} {
		click(g, fyne.NewPos(x, 12), 0)
	}
	want := []Sort{{0, false}, {0, true}, {NameColumn, false}, {NoteColumn, false}, {FirstCount, false}, {FirstCount - 1, false}}
	if !slices.Equal(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
}

func TestHeadsStayWhileCellsScroll(t *testing.T) {
	g, w := shown(t, counties(254, 43), fyne.NewSize(864, 520), theme.Light)
	scrolled := 0
	g.OnScroll = func() { scrolled++ }
	test.Scroll(w.Canvas(), fyne.NewPos(500, 300), -210, -1000)
	if g.Offset() != fyne.NewPos(210, 1000) || scrolled != 1 {
		t.Errorf("scrolled to %v, told %d times", g.Offset(), scrolled)
	}
	if s := g.at(fyne.NewPos(30, 60)); s.row != 36 || s.column != NameColumn {
		t.Errorf("the name in the first row in view is %v", s)
	}
	g.hide()
	g.MouseOut()
	test.AssertImageMatches(t, "scrolled.png", w.Canvas().Capture())
	test.Scroll(w.Canvas(), fyne.NewPos(500, 300), -1e6, -1e6)
	if row, rowEnd, _, columnEnd := g.visible(); rowEnd != 254 || columnEnd != 43 || row == 0 {
		t.Errorf("the end shows rows to %d and columns to %d", rowEnd, columnEnd)
	}
	test.Scroll(w.Canvas(), fyne.NewPos(500, 300), 1e6, 1e6)
	if g.Offset() != (fyne.Position{}) {
		t.Errorf("the beginning is %v", g.Offset())
	}
}

func TestThumbsDragAndTheirTracksTurnPages(t *testing.T) {
	g, _ := shown(t, counties(254, 43), fyne.NewSize(864, 520), theme.Light)
	_, down := g.thumbs()
	click(g, fyne.NewPos(down.X+2, down.Y+down.Height+20), 0)
	if want := g.body().Height - rowHeight; g.Offset().Y != want {
		t.Errorf("a click under the thumb scrolled to %v, want %v", g.Offset().Y, want)
	}
	across, down := g.thumbs()
	click(g, fyne.NewPos(down.X+2, down.Y+5), 0)
	g.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 1000)})
	g.DragEnd()
	click(g, fyne.NewPos(across.X+5, across.Y+2), 0)
	g.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(1000, 0)})
	g.DragEnd()
	all, body := g.content(), g.body()
	if want := fyne.NewPos(all.Width-body.Width, all.Height-body.Height); g.Offset() != want {
		t.Errorf("dragged to the ends: %v, want %v", g.Offset(), want)
	}
	g.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-100, -100)})
	if row, column := g.Selected(); row != "" || column != "" || g.Offset().X == 0 {
		t.Error("scroll bars select cells, or cells drag the grid")
	}
}

func TestWordsAreShownWhenThePointerRests(t *testing.T) {
	g, w := shown(t, counties(61, 43), fyne.NewSize(864, 520), theme.Light)
	var rested func()
	g.resting.after = func(d time.Duration, f func()) func() {
		rested = f
		return func() { rested = nil }
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(400, 200))
	if len(g.tipWords()) != 0 {
		t.Error("words are shown before the pointer has rested")
	}
	rested()
	if words := g.tipWords(); len(words) != 3 || words[0] != "Quitman × Specialty 2 · 009" {
		t.Errorf("words are %q", words)
	}
	test.AssertImageMatches(t, "words.png", w.Canvas().Capture())
	test.MoveMouse(w.Canvas(), fyne.NewPos(850, 490)) // words that would leave the grid turn back
	test.AssertImageMatches(t, "words_corner.png", w.Canvas().Capture())
	test.MoveMouse(w.Canvas(), fyne.NewPos(400, 12))
	if words := g.tipWords(); !slices.Equal(words, []string{"Specialty 2 · 009"}) {
		t.Errorf("a head says %q", words)
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(g.widths.countsAt+5, 12))
	if words := g.tipWords(); !slices.Equal(words, []string{"Cells that fail and are structural"}) {
		t.Errorf("the head of a count says %q", words)
	}
	g.MouseOut()
	if len(g.tipWords()) != 0 {
		t.Error("words stay when the pointer has left")
	}
}
