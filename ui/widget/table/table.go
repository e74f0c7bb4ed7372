// Package table is the one table of the window: it searches, filters and sorts a hundred thousand rows within a frame,
// and draws those that are visible.
package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Table shows the rows of a Data under columns that a user sorts, chooses, moves and widens. The current row is the
// one in the detail pane; marked rows, with a tick, are those for bulk work.
type Table struct {
	widget.BaseWidget

	// Boxes shows a column of check boxes in which rows are marked.
	Boxes bool
	// Standing says that the marks are a fact of the rows and no choice for some work: Esc leaves them.
	Standing bool
	// CSV writes a header and rows for the clipboard; without it nothing is copied.
	CSV func(header []string, rows [][]string) string
	// Empty stands in place of the rows while there are none, NoMatch while filters hide them all.
	Empty, NoMatch fyne.CanvasObject

	OnCurrent func(row int) // another row of the source is current, or it was clicked again; -1 for none
	OnOpen    func(row int) // Enter, or a double click on a row
	OnFind    func()        // Ctrl+F
	OnEscape  func() bool   // Esc with nothing marked; says whether it did something
	OnCopied  func(rows int)
	OnChanged func() // view, rows shown or marks are others now

	cols    arrangement
	m       *model
	offset  fyne.Position // of the rows, in pixels from the top left
	anchor  int           // place from which a range is drawn
	heading int           // place of the column title that has the keyboard; -1 while the rows have it
	focused bool
	shift   bool
	press   press
	clicks  [2]int32 // rows of the source that the last two clicks were on; -1 for anything else
	hover   hover
	draw    *drawing
}

// New is a table without rows.
func New(columns []Column) *Table {
	t := &Table{cols: newArrangement(columns), heading: -1, hover: nowhere}
	t.m = newModel(NewData(none{}, columns))
	t.ExtendBaseWidget(t)
	return t
}

// none is a source without rows.
type none struct{}

func (none) Rows() int            { return 0 }
func (none) Cell(int, int) string { return "" }
func (none) Key(int) string       { return "" }

// SetData shows newer rows; filter, sort, scroll, and by their keys the marks and the current row stay. What Keep left out
// must be said again.
func (t *Table) SetData(d *Data) {
	t.m.load(d)
	if t.draw != nil {
		t.draw.forget()
	}
	t.hover = nowhere
	t.scrollTo(t.offset)
	t.changed()
}

// Data are the rows shown.
func (t *Table) Data() *Data { return t.m.data }

// SetFilter shows the rows in which every word stands, in any column. Two or more NPIs or ZIP codes are a list: rows
// that have one of them show.
func (t *Table) SetFilter(filter string) {
	if filter == t.m.filter {
		return
	}
	t.m.setFilter(filter)
	t.top()
}

// SetList shows the rows that have one of the values in a listed column; no values show all again.
func (t *Table) SetList(values []string) Listed {
	t.m.setList(values)
	t.top()
	return t.m.listed
}

// Listed says what became of the list set last, or of the one that the filter is.
func (t *Table) Listed() Listed {
	if t.m.typed != nil {
		return t.m.typedListed
	}
	return t.m.listed
}

// Keep leaves out the rows of which where says no; nil keeps all. It is asked once for every row.
func (t *Table) Keep(where func(row int) bool) {
	t.m.keep(where)
	t.top()
}

func (t *Table) top() {
	t.offset.Y = 0
	t.m.marks.settle()
	t.scrollTo(t.offset)
	t.changed()
}

// Counts are how many rows there are and show, how many are marked, and how many of those a filter hides.
type Counts struct{ Rows, Shown, Marked, Hidden int }

// Counts counts.
func (t *Table) Counts() Counts {
	return Counts{t.m.data.Rows(), len(t.m.shown), t.m.marks.count, t.m.hiddenMarks()}
}

// Shown are the rows of the source that show, in their order.
func (t *Table) Shown() []int {
	rows := make([]int, len(t.m.shown))
	for i, row := range t.m.shown {
		rows[i] = int(row)
	}
	return rows
}

// Marked are the rows with a tick in the order shown, those that a filter hides after them.
func (t *Table) Marked() []int {
	if t.m.marks.count == 0 {
		return nil
	}
	return t.m.chosen()
}

// Chosen are the marked rows, or without any the current one.
func (t *Table) Chosen() []int { return t.m.chosen() }

// Mark ticks the rows of these keys and no others, without telling OnChanged.
func (t *Table) Mark(keys []string) {
	wanted := make(map[string]bool, len(keys))
	for _, key := range keys {
		wanted[key] = true
	}
	t.m.marks.clear()
	for row := range t.m.data.Rows() {
		t.m.marks.set(int32(row), wanted[t.m.data.source.Key(row)])
	}
	t.repaint()
}

// ClearMarks takes all ticks away.
func (t *Table) ClearMarks() {
	t.m.marks.clear()
	t.changed()
}

// Current is the current row of the source, -1 if there is none.
func (t *Table) Current() int { return int(t.m.at) }

// CurrentKey is the key of the current row, "" if there is none.
func (t *Table) CurrentKey() string {
	if t.m.at < 0 {
		return ""
	}
	return t.m.data.source.Key(int(t.m.at))
}

// Select makes the row of a key current and brings it into sight, without telling OnCurrent; it says whether there is
// such a row. No key selects none.
func (t *Table) Select(key string) bool {
	t.m.at = -1
	if key != "" {
		t.m.at = t.m.row(key)
	}
	t.reveal(t.m.place(t.m.at))
	t.repaint()
	return t.m.at >= 0
}

// Scroll is how far the rows are scrolled, in pixels.
func (t *Table) Scroll() (x, y float32) { return t.offset.X, t.offset.Y }

// ScrollTo scrolls so many pixels from the top left.
func (t *Table) ScrollTo(x, y float32) { t.scrollTo(fyne.NewPos(x, y)) }

// Columns are all columns in their order.
func (t *Table) Columns() []ColumnState { return t.cols.states() }

// ShowColumn chooses a column or leaves it out.
func (t *Table) ShowColumn(id string, on bool) {
	if col := t.cols.index(id); col >= 0 {
		t.cols.choose(col, on)
		t.relay()
		t.changed()
	}
}

// OfferColumn leaves a column out that has nothing to say now, or brings it back; unlike a choice of the user's, it leaves
// columns to be dropped where there is no room.
func (t *Table) OfferColumn(id string, on bool) {
	col := t.cols.index(id)
	if col < 0 || t.cols.by || t.cols.chosen[col] == on {
		return
	}
	t.cols.chosen[col] = on
	t.relay()
	t.changed()
}

// MoveColumn moves a column so many places to the right, to the left when by is negative.
func (t *Table) MoveColumn(id string, by int) {
	if col := t.cols.index(id); col >= 0 {
		t.cols.move(col, by)
		t.relay()
		t.changed()
	}
}

// ResetColumns brings back the columns as declared.
func (t *Table) ResetColumns() {
	t.cols.reset()
	t.relay()
	t.changed()
}

// changed paints and tells.
func (t *Table) changed() {
	t.repaint()
	if t.OnChanged != nil {
		t.OnChanged()
	}
}

// goTo makes the row at a place current and tells.
func (t *Table) goTo(place int) {
	if len(t.m.shown) == 0 {
		return
	}
	place = min(max(place, 0), len(t.m.shown)-1)
	before := t.m.at
	t.m.at = t.m.shown[place]
	t.reveal(place)
	t.repaint()
	if t.m.at != before && t.OnCurrent != nil {
		t.OnCurrent(int(t.m.at))
	}
}

func (t *Table) open() {
	if t.OnOpen != nil && t.m.at >= 0 {
		t.OnOpen(int(t.m.at))
	}
}
