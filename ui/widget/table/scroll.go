package table

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// view is the part of the table where rows are, in pixels. A table that scrolls sideways has room for that bar.
func (t *Table) view() fyne.Size {
	s := t.Size()
	v := fyne.NewSize(max(0, s.Width-2), max(0, s.Height-2-t.headHeight()))
	if t.cols.width > v.Width {
		v.Height = max(0, v.Height-lane)
	}
	return v
}

func (t *Table) headHeight() float32 {
	for _, c := range t.cols.columns {
		if twoLines(c.Title) {
			return 40
		}
	}
	return theme.Row
}

// WholeRows is the greatest height up to a given one, in pixels, in which no row is cut at the lower edge.
func (t *Table) WholeRows(height float32) float32 {
	rows := float32(int((height - 2 - t.headHeight()) / theme.Row))
	return min(height, 2+t.headHeight()+max(0, rows)*theme.Row)
}

func (t *Table) rowsHeight() float32 { return float32(len(t.m.shown)) * theme.Row }

// page is how many whole rows are in sight.
func (t *Table) page() int { return max(1, int(t.view().Height/theme.Row)) }

func (t *Table) furthest() fyne.Position {
	v := t.view()
	return fyne.NewPos(max(0, t.cols.width-v.Width), max(0, t.rowsHeight()-v.Height))
}

func (t *Table) scrollTo(p fyne.Position) {
	if t.Size().IsZero() { // not laid out yet: the place is kept until it is
		t.offset = p
		return
	}
	far := t.furthest()
	t.offset = fyne.NewPos(min(max(p.X, 0), far.X), min(max(p.Y, 0), far.Y))
	t.repaint()
}

// Scrolled is the wheel.
func (t *Table) Scrolled(e *fyne.ScrollEvent) {
	t.scrollTo(t.offset.SubtractXY(e.Scrolled.DX, e.Scrolled.DY))
	t.hoverAgain()
}

// reveal scrolls until the row at a place is in sight.
func (t *Table) reveal(place int) {
	v := t.view()
	if place < 0 || v.Height <= 0 {
		return
	}
	top := float32(place) * theme.Row
	switch {
	case top < t.offset.Y:
		t.scrollTo(fyne.NewPos(t.offset.X, top))
	case top+theme.Row > t.offset.Y+v.Height:
		t.scrollTo(fyne.NewPos(t.offset.X, top+theme.Row-v.Height))
	}
}

// revealColumn scrolls sideways until a column is in sight.
func (t *Table) revealColumn(i int) {
	p, v := t.cols.places[i], t.view()
	switch {
	case p.x < t.offset.X:
		t.scrollTo(fyne.NewPos(p.x, t.offset.Y))
	case p.x+p.width+lane > t.offset.X+v.Width:
		t.scrollTo(fyne.NewPos(p.x+p.width+lane-v.Width, t.offset.Y))
	}
}

// thumb is where a scroll bar's thumb begins on its track and how long it is; no length without anything to scroll.
func thumb(track, content, offset float32) (at, length float32) {
	if content <= track || track <= 0 {
		return 0, 0
	}
	length = max(24, track*track/content)
	return offset / (content - track) * (track - length), length
}
