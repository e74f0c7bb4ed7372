// Package heat is a grid of classified cells, counties × specialties: heads stay while it scrolls both ways. It is
// painted as one picture from tiles kept for each look of a cell, which costs a fraction of moving an object for each.
package heat

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Grid shows Data and lets a user move through it by pointer and keyboard.
type Grid struct {
	widget.BaseWidget

	// OnSelect follows the selected cell; it is not called by Select.
	OnSelect func(row, column string)
	// OnOpen is called for Enter and a double click on a cell.
	OnOpen func(row, column string)
	// OnMark follows the marked rows, in the order of the data.
	OnMark func(rows []string)
	// OnSort is called when a head is clicked, with the order that the click asks for.
	OnSort func(Sort)
	// OnFilter is called for Ctrl+F.
	OnFilter func()
	// OnCopy is called for Ctrl+C with the marked rows, or with the current one while none is marked.
	OnCopy func(rows []string)
	// OnScroll follows the scroll position.
	OnScroll func()

	data    Data
	widths  widths
	offset  fyne.Position // pixels at scale 1
	row     string        // keys of the selected cell; "" for none
	column  string
	rows    map[string]int // index of each row by its key
	columns map[string]int
	marked  map[string]bool
	anchor  int // row from which Shift extends the marks

	focused  bool
	hover    spot
	tip      bool // the words of the hovered spot are shown
	resting  *rest
	dragging dragged

	raster  *canvas.Raster
	painter *painter
}

// New is a grid of data.
func New(d Data) *Grid {
	g := &Grid{marked: map[string]bool{}, hover: spot{row: none, column: none}, resting: newRest(), painter: newPainter()}
	g.raster = canvas.NewRaster(g.paint)
	g.ExtendBaseWidget(g)
	g.SetData(d)
	return g
}

// SetData shows other data. Selection, marks and scroll stay as far as their rows and columns still exist.
func (g *Grid) SetData(d Data) {
	g.data = d
	g.rows, g.columns = make(map[string]int, len(d.Rows)), make(map[string]int, len(d.Columns))
	for i, r := range d.Rows {
		g.rows[r.Key] = i
	}
	for i, c := range d.Columns {
		g.columns[c.Key] = i
	}
	g.anchor = none
	g.rest(spot{row: none, column: none})
	g.measure()
	g.scrollTo(g.offset)
	g.raster.Refresh()
}

// Select selects a cell and brings it into view; empty keys select nothing.
func (g *Grid) Select(row, column string) {
	g.row, g.column = row, column
	if r, c, ok := g.selected(); ok {
		g.reveal(r, c)
	}
	g.raster.Refresh()
}

// Selected are the keys of the selected cell; they are empty when none is selected.
func (g *Grid) Selected() (row, column string) { return g.row, g.column }

// selected are the indexes of the selected cell, if it is among the data.
func (g *Grid) selected() (row, column int, ok bool) {
	row, has := g.rows[g.row]
	column, too := g.columns[g.column]
	return row, column, has && too
}

// Marked are the keys of the marked rows, in the order of the data.
func (g *Grid) Marked() []string {
	var keys []string
	for _, r := range g.data.Rows {
		if g.marked[r.Key] {
			keys = append(keys, r.Key)
		}
	}
	return keys
}

// SetMarked marks these rows and no others.
func (g *Grid) SetMarked(rows []string) {
	clear(g.marked)
	for _, key := range rows {
		g.marked[key] = true
	}
	g.raster.Refresh()
}

// Offset is the scroll position in pixels at scale 1.
func (g *Grid) Offset() fyne.Position { return g.offset }

// SetOffset scrolls, as far as the data reach.
func (g *Grid) SetOffset(p fyne.Position) {
	g.scrollTo(p)
	g.raster.Refresh()
}

// copies are the rows that Ctrl+C is about.
func (g *Grid) copies() []string {
	if marked := g.Marked(); len(marked) > 0 {
		return marked
	}
	if _, _, ok := g.selected(); ok {
		return []string{g.row}
	}
	return nil
}

// mark changes the marks of rows between two indexes, both included.
func (g *Grid) mark(from, to int, on bool) {
	for i := min(from, to); i <= max(from, to); i++ {
		if on {
			g.marked[g.data.Rows[i].Key] = true
		} else {
			delete(g.marked, g.data.Rows[i].Key)
		}
	}
	g.told()
}

func (g *Grid) told() {
	if g.OnMark != nil {
		g.OnMark(slices.Clone(g.Marked()))
	}
	g.raster.Refresh()
}

// Resize keeps the scroll position within the data.
func (g *Grid) Resize(s fyne.Size) {
	g.BaseWidget.Resize(s)
	g.measure()
	g.scrollTo(g.offset)
}

// MinSize shows a few rows and columns beside the heads.
func (g *Grid) MinSize() fyne.Size {
	return fyne.NewSize(g.widths.fixed+3*cellWidth, headHeight+3*rowHeight)
}

// CreateRenderer draws the grid's one picture.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer { return &renderer{g} }

type renderer struct{ g *Grid }

func (r *renderer) Layout(s fyne.Size)           { r.g.raster.Resize(s) }
func (r *renderer) MinSize() fyne.Size           { return r.g.MinSize() }
func (r *renderer) Refresh()                     { r.g.raster.Refresh() }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.g.raster} }
func (r *renderer) Destroy()                     { r.g.resting.stop() }
