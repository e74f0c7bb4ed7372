package table

import (
	"slices"

	"countyline/ui/theme"
)

// Widths in pixels.
const (
	pad       = theme.Step     // left and right of a cell's text
	edge      = 2 * theme.Step // left of the first cell
	lane      = 12             // right of the last cell, where the scroll bar runs
	boxLane   = 40             // the column of check boxes
	narrowest = 40             // to which a column can be dragged
	grip      = 4              // to both sides of a header's edge
)

// ColumnState is a column as it stands now.
type ColumnState struct {
	ID, Title string
	Chosen    bool
	Dropped   bool // chosen, but the window is too narrow for it
}

// place is a column on screen.
type place struct {
	col   int // in the table's columns
	x     float32
	width float32
}

// arrangement is which columns stand where.
type arrangement struct {
	columns []Column
	order   []int     // all columns
	chosen  []bool    // by column
	widths  []float32 // by column, those that were dragged; 0 otherwise
	by      bool      // the user has arranged them: none is dropped, the table scrolls sideways
	boxes   bool
	places  []place
	width   float32 // of all columns with their margins
}

func newArrangement(columns []Column) arrangement {
	a := arrangement{columns: columns}
	a.reset()
	return a
}

func (a *arrangement) reset() {
	a.order, a.by = make([]int, len(a.columns)), false
	a.chosen, a.widths = make([]bool, len(a.columns)), make([]float32, len(a.columns))
	for c, column := range a.columns {
		a.order[c], a.chosen[c] = c, !column.Hidden
	}
}

func (a *arrangement) left() float32 {
	if a.boxes {
		return boxLane
	}
	return edge - pad
}

func (a *arrangement) least(col int) float32 {
	if a.widths[col] > 0 {
		return a.widths[col]
	}
	return a.columns[col].Width
}

// lay gives the chosen columns their places in a width. Until the user arranges them, those on the right are dropped
// when it is too narrow.
func (a *arrangement) lay(width float32) {
	a.places = a.places[:0]
	for _, col := range a.order {
		if a.chosen[col] {
			a.places = append(a.places, place{col: col, width: a.least(col)})
		}
	}
	room := width - a.left() - lane
	for !a.by && len(a.places) > 1 && a.sum() > room {
		a.places = slices.Delete(a.places, a.expendable(), a.expendable()+1)
	}
	a.stretch(room - a.sum())
	x := a.left()
	for i := range a.places {
		a.places[i].x = x
		x += a.places[i].width
	}
	a.width = max(width, x+lane)
}

// expendable is the place furthest right that is no flexible column; the name stays.
func (a *arrangement) expendable() int {
	for i := len(a.places) - 1; i > 0; i-- {
		if !a.columns[a.places[i].col].Flexible {
			return i
		}
	}
	return len(a.places) - 1
}

func (a *arrangement) sum() float32 {
	var sum float32
	for _, p := range a.places {
		sum += p.width
	}
	return sum
}

// stretch gives the width that is left to the flexible columns in equal parts.
func (a *arrangement) stretch(left float32) {
	var flexible []int
	for i, p := range a.places {
		if a.columns[p.col].Flexible && a.widths[p.col] == 0 {
			flexible = append(flexible, i)
		}
	}
	if left <= 0 || len(flexible) == 0 {
		return
	}
	part := float32(int(left / float32(len(flexible)))) // whole pixels keep text sharp
	for _, i := range flexible {
		a.places[i].width += part
	}
}

func (a *arrangement) states() []ColumnState {
	var states []ColumnState
	for _, col := range a.order {
		shown := slices.ContainsFunc(a.places, func(p place) bool { return p.col == col })
		c := a.columns[col]
		states = append(states, ColumnState{ID: c.ID, Title: oneLine(c.Title), Chosen: a.chosen[col], Dropped: a.chosen[col] && !shown})
	}
	return states
}

func (a *arrangement) index(id string) int {
	return slices.IndexFunc(a.columns, func(c Column) bool { return c.ID == id })
}

// choose shows or hides a column; the last one shown stays.
func (a *arrangement) choose(col int, on bool) {
	a.by = true
	a.chosen[col] = on
	if !slices.Contains(a.chosen, true) {
		a.chosen[col] = true
	}
}

// move puts a column that many chosen columns further right, or left when by is negative.
func (a *arrangement) move(col, by int) {
	a.by = true
	for ; by > 0; by-- {
		a.swap(col, 1)
	}
	for ; by < 0; by++ {
		a.swap(col, -1)
	}
}

func (a *arrangement) swap(col, step int) {
	from := slices.Index(a.order, col)
	to := from + step
	for to >= 0 && to < len(a.order) && !a.chosen[a.order[to]] {
		to += step
	}
	if to >= 0 && to < len(a.order) {
		a.order = slices.Insert(slices.Delete(a.order, from, from+1), to, col)
	}
}

func (a *arrangement) resize(col int, width float32) {
	a.by = true
	a.widths[col] = max(narrowest, float32(int(width)))
}

// at is the place under a position from the left of all columns, -1 beside them.
func (a *arrangement) at(x float32) int {
	return slices.IndexFunc(a.places, func(p place) bool { return x >= p.x && x < p.x+p.width })
}

// gripAt is the place whose right edge is under a position, -1 if none is.
func (a *arrangement) gripAt(x float32) int {
	return slices.IndexFunc(a.places, func(p place) bool { return x >= p.x+p.width-grip && x < p.x+p.width+grip })
}
