package heat

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// restTime is how long the pointer rests before the grid says what is under it.
const restTime = 400 * time.Millisecond

// rest calls a function once the pointer has rested.
type rest struct {
	after func(time.Duration, func()) (stop func())
	stop  func()
}

func newRest() *rest {
	after := func(d time.Duration, f func()) func() {
		t := time.AfterFunc(d, func() { fyne.Do(f) })
		return func() { t.Stop() }
	}
	return &rest{after: after, stop: func() {}}
}

// MouseIn follows the pointer.
func (g *Grid) MouseIn(e *desktop.MouseEvent) { g.point(e.Position) }

// MouseMoved follows the pointer.
func (g *Grid) MouseMoved(e *desktop.MouseEvent) { g.point(e.Position) }

// MouseOut leaves nothing under the pointer.
func (g *Grid) MouseOut() { g.rest(spot{none, none}) }

// point takes note of what is under the pointer.
func (g *Grid) point(p fyne.Position) { g.rest(g.at(p)) }

// rest lets the pointer rest on a spot: its words are shown after a while, or at once where others were shown.
func (g *Grid) rest(s spot) {
	if s == g.hover {
		return
	}
	g.hover = s
	g.resting.stop()
	g.resting.stop = func() {}
	switch {
	case s.column == none:
		g.tip = false
	case !g.tip:
		g.resting.stop = g.resting.after(restTime, func() {
			g.tip = g.hover == s
			g.raster.Refresh()
		})
	}
	g.raster.Refresh()
}

// hide takes the words away until the pointer rests again.
func (g *Grid) hide() {
	g.resting.stop()
	g.tip = false
	g.raster.Refresh()
}

// tipWords are what the grid says of the spot under the pointer.
func (g *Grid) tipWords() []string {
	s := g.hover
	switch {
	case !g.tip || s.column == none || s.row >= len(g.data.Rows) || s.column >= len(g.data.Columns):
		return nil
	case s.row == none && s.column >= 0:
		return []string{g.data.Columns[s.column].Words}
	case s.row == none && s.column <= FirstCount:
		return []string{g.data.Counts[FirstCount-s.column].Words}
	case s.row == none:
		return nil
	case s.column >= 0 && g.data.Words != nil:
		return g.data.Words(s.row, s.column)
	}
	if words := g.data.Rows[s.row].Words; words != "" {
		return []string{words}
	}
	return nil
}

// dragged is a scroll bar's thumb in the user's hand.
type dragged struct{ across, down bool }

// grab takes a thumb, or pages towards a point beside it; it reports whether the point is on a scroll bar.
func (g *Grid) grab(p fyne.Position) bool {
	across, down := g.thumbs()
	body := g.body()
	page := fyne.NewPos(body.Width, body.Height-rowHeight)
	switch {
	case across.Width > 0 && p.Y >= body.Y+body.Height && p.X >= body.X:
		g.dragging = dragged{across: true}
		g.pageTowards(p.X, across.X, across.Width, page.X, 0)
	case down.Height > 0 && p.X >= body.X+body.Width && p.Y >= body.Y:
		g.dragging = dragged{down: true}
		g.pageTowards(p.Y, down.Y, down.Height, 0, page.Y)
	default:
		g.dragging = dragged{}
		return false
	}
	return true
}

func (g *Grid) pageTowards(at, thumb, length, dx, dy float32) {
	switch {
	case at < thumb:
		g.scrollBy(-dx, -dy)
	case at > thumb+length:
		g.scrollBy(dx, dy)
	}
}

// Dragged moves the thumb in hand.
func (g *Grid) Dragged(e *fyne.DragEvent) {
	across, down := g.thumbs()
	all, body := g.content(), g.body()
	switch {
	case g.dragging.across && body.Width > across.Width:
		g.scrollBy(e.Dragged.DX*(all.Width-body.Width)/(body.Width-across.Width), 0)
	case g.dragging.down && body.Height > down.Height:
		g.scrollBy(0, e.Dragged.DY*(all.Height-body.Height)/(body.Height-down.Height))
	}
}

// DragEnd lets the thumb go.
func (g *Grid) DragEnd() { g.dragging = dragged{} }
