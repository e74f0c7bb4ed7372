package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countyline/ui/theme"
)

// grab is what a pressed button holds.
type grab uint8

const (
	nothing grab = iota
	title        // of a column: a click sorts, a drag moves it
	border       // between titles: a drag widens the column left of it
	barDown
	barAcross
)

type press struct {
	holds grab
	col   int
	shift bool
	from  fyne.Position // in the table
	start float32       // width or offset when the press began
	moved bool
	to    int // place before which the dragged column would go
}

// hover is what the pointer is over: a place among the rows shown and one among the columns, or -1.
type hover struct {
	at       fyne.Position
	row, col int
	head     bool
}

var nowhere = hover{row: -1, col: -1}

// inHead says that a position is in the column titles.
func (t *Table) inHead(p fyne.Position) bool { return p.Y < 1+t.headHeight() }

func (t *Table) across(p fyne.Position) float32 { return p.X - 1 + t.offset.X }

// placeAt is the row shown under a position, -1 below the last.
func (t *Table) placeAt(p fyne.Position) int {
	if y := p.Y - 1 - t.headHeight(); y < 0 || y >= t.view().Height {
		return -1
	}
	place := int((p.Y - 1 - t.headHeight() + t.offset.Y) / theme.Row)
	if place >= len(t.m.shown) {
		return -1
	}
	return place
}

// MouseDown takes hold of what is under the pointer.
func (t *Table) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil && !t.focused {
		c.Focus(t)
	}
	t.heading = -1
	t.clicks = [2]int32{t.clicks[1], -1}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	t.press = press{from: e.Position, shift: e.Modifier&fyne.KeyModifierShift != 0, to: -1}
	switch {
	case t.grabBar(e.Position):
	case t.inHead(e.Position):
		t.grabTitle(e.Position)
	default:
		t.clickRow(e)
	}
}

func (t *Table) grabBar(p fyne.Position) bool {
	v, s := t.view(), t.Size()
	switch {
	case p.X >= s.Width-lane && !t.inHead(p) && t.rowsHeight() > v.Height:
		t.press.holds, t.press.start = barDown, t.offset.Y
		t.jump(p)
	case p.Y >= s.Height-lane && t.cols.width > v.Width:
		t.press.holds, t.press.start = barAcross, t.offset.X
	default:
		return false
	}
	return true
}

// jump brings the thumb under the pointer when the track beside it was clicked.
func (t *Table) jump(p fyne.Position) {
	v := t.view()
	y := p.Y - 1 - t.headHeight()
	at, length := thumb(v.Height, t.rowsHeight(), t.offset.Y)
	if y >= at && y < at+length {
		return
	}
	t.scrollTo(fyne.NewPos(t.offset.X, (y-length/2)/(v.Height-length)*(t.rowsHeight()-v.Height)))
	t.press.start = t.offset.Y
}

func (t *Table) grabTitle(p fyne.Position) {
	x := t.across(p)
	if t.Boxes && x < boxLane {
		t.m.markAll()
		t.changed()
		return
	}
	if i := t.cols.gripAt(x); i >= 0 {
		t.press.holds, t.press.col, t.press.start = border, t.cols.places[i].col, t.cols.places[i].width
		return
	}
	if i := t.cols.at(x); i >= 0 {
		t.press.holds, t.press.col = title, t.cols.places[i].col
	}
}

func (t *Table) clickRow(e *desktop.MouseEvent) {
	place := t.placeAt(e.Position)
	if place < 0 {
		return
	}
	current := t.m.place(t.m.at)
	switch {
	case t.Boxes && t.across(e.Position) < boxLane:
		t.toggleMark(place)
	case e.Modifier&fyne.KeyModifierShift != 0:
		t.rangeTo(current, place)
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		t.addMark(current, place)
	default:
		t.clicks[1] = t.m.shown[place]
		t.m.marks.settle()
		if t.goTo(place); place == current && t.OnCurrent != nil {
			t.OnCurrent(int(t.m.at)) // what shows it may have been closed
		}
	}
}

// DoubleTapped opens the row that both clicks were on.
func (t *Table) DoubleTapped(*fyne.PointEvent) {
	if t.clicks == [2]int32{t.m.at, t.m.at} {
		t.open()
	}
}

// addMark marks a row beside the current one, which the first time gets its mark too.
func (t *Table) addMark(current, place int) {
	if t.m.marks.count == 0 && current >= 0 && current != place {
		t.m.marks.set(t.m.shown[current], true)
	}
	t.toggleMark(place)
	t.goTo(place)
}

// MouseUp sorts by a title that was clicked and not dragged.
func (t *Table) MouseUp(*desktop.MouseEvent) {
	p := t.press
	if p.holds == title && !p.moved {
		t.press = press{}
		t.sortBy(p.col, p.shift)
		return
	}
	t.DragEnd()
}

// Dragged moves what is held.
func (t *Table) Dragged(e *fyne.DragEvent) {
	p, v := &t.press, t.view()
	by := e.Position.Subtract(p.from)
	switch p.holds {
	case border:
		t.cols.resize(p.col, p.start+by.X)
		t.relay()
		t.repaint()
	case title:
		if p.moved = p.moved || by.X > theme.Step || by.X < -theme.Step; p.moved {
			p.to = t.dropAt(t.across(e.Position))
			t.repaint()
		}
	case barDown:
		_, length := thumb(v.Height, t.rowsHeight(), 0)
		t.scrollTo(fyne.NewPos(t.offset.X, p.start+by.Y/(v.Height-length)*(t.rowsHeight()-v.Height)))
	case barAcross:
		_, length := thumb(v.Width, t.cols.width, 0)
		t.scrollTo(fyne.NewPos(p.start+by.X/(v.Width-length)*(t.cols.width-v.Width), t.offset.Y))
	}
}

// dropAt is the place before which a column dropped here goes.
func (t *Table) dropAt(x float32) int {
	for i, p := range t.cols.places {
		if x < p.x+p.width/2 {
			return i
		}
	}
	return len(t.cols.places)
}

// DragEnd lets go.
func (t *Table) DragEnd() {
	p := t.press
	t.press = press{}
	switch {
	case p.holds == title && p.moved:
		t.drop(p)
	case p.holds == border:
		t.changed()
	}
}

func (t *Table) drop(p press) {
	from := 0
	for i, place := range t.cols.places {
		if place.col == p.col {
			from = i
		}
	}
	by := p.to - from
	if by > 0 { // it leaves its own place before it comes to the new one
		by--
	}
	if by != 0 {
		t.cols.move(p.col, by)
	}
	t.relay()
	t.changed()
}

// MouseIn begins hovering.
func (t *Table) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved lights the row under the pointer and shows the whole of a cell that is cut.
func (t *Table) MouseMoved(e *desktop.MouseEvent) {
	now := hover{at: e.Position, row: t.placeAt(e.Position), col: t.cols.at(t.across(e.Position)), head: t.inHead(e.Position)}
	same := now.row == t.hover.row && now.col == t.hover.col && now.head == t.hover.head
	t.hover = now
	if !same {
		t.repaint()
	}
}

// MouseOut ends it.
func (t *Table) MouseOut() {
	t.hover = nowhere
	t.repaint()
}

// hoverAgain looks what the pointer is over after the rows moved under it.
func (t *Table) hoverAgain() {
	if t.hover.row >= 0 || t.hover.head {
		t.hover.row = t.placeAt(t.hover.at)
		t.repaint()
	}
}

// Cursor shows where a column can be widened.
func (t *Table) Cursor() desktop.Cursor {
	if t.press.holds == border || t.hover.head && t.cols.gripAt(t.across(t.hover.at)) >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
