package heat

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countyline/ui/keys"
)

// Scrolled scrolls; with Shift held Fyne reports the way across.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) {
	g.scrollBy(-e.Scrolled.DX, -e.Scrolled.DY)
	g.point(e.Position)
}

func (g *Grid) scrollBy(dx, dy float32) {
	if g.scrollTo(g.offset.AddXY(dx, dy)) {
		g.scrolled()
	}
}

func (g *Grid) scrolled() {
	if g.OnScroll != nil {
		g.OnScroll()
	}
	g.raster.Refresh()
}

// MouseDown selects the cell, marks the row with Ctrl or Shift held, and sorts by a head.
func (g *Grid) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	if e.Button != desktop.MouseButtonPrimary || g.grab(e.Position) {
		return
	}
	g.hide()
	switch s := g.at(e.Position); {
	case s.column == none:
	case s.row == none:
		g.sortBy(s.column)
	case e.Modifier&fyne.KeyModifierShift != 0:
		g.extend(s.row)
	case e.Modifier&fyne.KeyModifierControl != 0:
		g.anchor = s.row
		g.mark(s.row, s.row, !g.marked[g.data.Rows[s.row].Key])
	case s.column < 0:
		g.choose(s.row, g.columns[g.column])
	default:
		g.choose(s.row, s.column)
	}
}

// MouseUp ends nothing that DragEnd does not end.
func (g *Grid) MouseUp(*desktop.MouseEvent) {}

// Tapped is here so that the second of two taps is told from the first; MouseDown has done the work.
func (g *Grid) Tapped(*fyne.PointEvent) {}

// DoubleTapped opens the cell.
func (g *Grid) DoubleTapped(e *fyne.PointEvent) {
	if s := g.at(e.Position); s.row >= 0 {
		g.open()
	}
}

// sortBy asks for an order: of another column, or of the same one reversed.
func (g *Grid) sortBy(column int) {
	if g.OnSort != nil {
		same := g.data.Sort.Column == column
		g.OnSort(Sort{Column: column, Reverse: same && !g.data.Sort.Reverse})
	}
}

// choose selects a cell for the user.
func (g *Grid) choose(row, column int) {
	if row < 0 || row >= len(g.data.Rows) || column < 0 || column >= len(g.data.Columns) {
		return
	}
	g.reveal(row, column)
	g.anchor = row
	key, code := g.data.Rows[row].Key, g.data.Columns[column].Key
	if key != g.row || code != g.column {
		g.row, g.column = key, code
		if g.OnSelect != nil {
			g.OnSelect(key, code)
		}
	}
	g.raster.Refresh()
}

func (g *Grid) open() {
	if _, _, ok := g.selected(); ok && g.OnOpen != nil {
		g.OnOpen(g.row, g.column)
	}
}

// extend marks all rows from the anchor to this one.
func (g *Grid) extend(row int) {
	if g.anchor < 0 || g.anchor >= len(g.data.Rows) {
		g.anchor = row
	}
	g.mark(g.anchor, row, true)
}

// FocusGained shows the ring around the grid.
func (g *Grid) FocusGained() {
	g.focused = true
	g.raster.Refresh()
}

// FocusLost hides it.
func (g *Grid) FocusLost() {
	g.focused = false
	g.raster.Refresh()
}

// TypedRune has no use for characters; Space comes as a key.
func (g *Grid) TypedRune(r rune) {
	if r != ' ' {
		keys.PassRune(g, r)
	}
}

// TypedKey moves the selection, opens the cell and marks the county.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	g.rest(spot{none, none}) // the pointer lies where it was left, and marks nothing beside the selection
	row, column, ok := g.selected()
	page := max(1, int(g.body().Height/rowHeight)-1)
	last, end := len(g.data.Rows)-1, len(g.data.Columns)-1
	switch e.Name {
	case fyne.KeyUp:
		row--
	case fyne.KeyDown:
		row++
	case fyne.KeyLeft:
		column--
	case fyne.KeyRight:
		column++
	case fyne.KeyHome:
		column = 0
	case fyne.KeyEnd:
		column = end
	case fyne.KeyPageUp:
		row = max(0, row-page)
	case fyne.KeyPageDown:
		row = min(last, row+page)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open()
		return
	case fyne.KeySpace:
		if ok {
			g.mark(row, row, !g.marked[g.row])
			g.anchor = row
		}
		return
	default:
		g.otherKey(e)
		return
	}
	g.hide()
	if !ok { // the first key selects the first cell in view
		row, _, column, _ = g.visible()
	}
	g.choose(min(max(0, row), last), min(max(0, column), end))
}

// otherKey takes marks back with Esc, and leaves all else to the window.
func (g *Grid) otherKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && len(g.marked) > 0 {
		clear(g.marked)
		g.told()
		return
	}
	keys.Pass(g, e)
}

// TypedShortcut filters, copies, marks all rows or a run of them, and goes to the corners.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	row, column, ok := g.selected()
	last := len(g.data.Rows) - 1
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if rows := g.copies(); len(rows) > 0 && g.OnCopy != nil {
			g.OnCopy(rows)
		}
		return
	case *fyne.ShortcutSelectAll:
		if last >= 0 {
			g.mark(0, last, true)
		}
		return
	case *desktop.CustomShortcut:
		switch {
		case s.KeyName == fyne.KeyF && s.Modifier == fyne.KeyModifierControl && g.OnFilter != nil:
			g.OnFilter()
			return
		case s.KeyName == fyne.KeyHome && s.Modifier == fyne.KeyModifierControl:
			g.choose(0, 0)
			return
		case s.KeyName == fyne.KeyEnd && s.Modifier == fyne.KeyModifierControl:
			g.choose(last, len(g.data.Columns)-1)
			return
		case s.KeyName == fyne.KeyDown && s.Modifier == fyne.KeyModifierShift && ok:
			g.extendTo(row+1, column)
			return
		case s.KeyName == fyne.KeyUp && s.Modifier == fyne.KeyModifierShift && ok:
			g.extendTo(row-1, column)
			return
		}
	}
	keys.PassShortcut(g, s)
}

// extendTo moves the selection to a row and marks all from the anchor on.
func (g *Grid) extendTo(row, column int) {
	if row < 0 || row >= len(g.data.Rows) {
		return
	}
	from := g.anchor
	g.choose(row, column)
	if from >= 0 {
		g.anchor = from
	}
	g.extend(row)
}
