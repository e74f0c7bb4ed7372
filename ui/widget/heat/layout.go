package heat

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// Sizes in pixels at scale 1.
const (
	headHeight = 40
	rowHeight  = theme.Row
	cellWidth  = 44 // with the gap to the next
	widestCell = 64 // while all columns fit
	countWidth = 28
	sidePad    = 16
	columnGap  = 12
	markWidth  = 14
	barRoom    = 12 // for a scroll bar
	barWidth   = 6
	cellIcon   = 13
	cellPad    = 5 // at both sides of what stands in a cell
)

// widths are where columns stand, in pixels at scale 1.
type widths struct {
	name, note  float32   // widths of the columns of words
	noteAt      float32   // left edge of the note
	countsAt    float32   // left edge of the first count
	fixed       float32   // of all that stays at the left
	cells       []float32 // left edge of each column of cells, from the first; one more for the end
	bottom, end float32   // room for the scroll bars below and at the end
}

// measure finds the columns' widths for the grid's size. Cells take all the room, so that none is cut before scrolling.
func (g *Grid) measure() {
	w := &g.widths
	w.name, w.note = g.nameWidth(), g.noteWidth()
	w.noteAt = sidePad + w.name + columnGap
	w.countsAt = w.noteAt + w.note + columnGap/2
	w.fixed = w.countsAt + float32(len(g.data.Counts))*countWidth + columnGap
	w.end, w.bottom = 2, 0
	if float32(len(g.data.Rows)*rowHeight) > g.Size().Height-headHeight-barRoom {
		w.end = barRoom
	}
	room := g.Size().Width - w.fixed - w.end
	each := float32(cellWidth)
	if n := float32(int(room / cellWidth)); n > 0 {
		n = min(n, float32(max(1, len(g.data.Columns))))
		each = min(widestCell, float32(int(room/n)))
		if left := room - n*each; left < n { // the names take what is left over
			w.name, w.noteAt, w.countsAt, w.fixed = w.name+left, w.noteAt+left, w.countsAt+left, w.fixed+left
			room -= left
		}
	}
	w.cells = make([]float32, len(g.data.Columns)+1)
	for i, c := range g.data.Columns {
		w.cells[i+1] = w.cells[i] + max(each, wantedWidth(c))
	}
	if w.cells[len(g.data.Columns)] > room {
		w.bottom = barRoom
	}
}

// wantedWidth is the room that a column's widest figure takes beside its icon.
func wantedWidth(c Column) float32 {
	if len(c.Widest) <= 3 {
		return cellWidth
	}
	text := fyne.MeasureText(c.Widest, theme.Small, fyne.TextStyle{Bold: true}).Width
	return float32(int(text + cellIcon + 2*cellPad + 6))
}

// nameWidth fits the longest names, measured for those with most letters alone, for there may be thousands.
func (g *Grid) nameWidth() float32 {
	long := slices.Clone(g.data.Rows)
	if len(long) > 8 {
		slices.SortFunc(long, func(a, b Row) int { return cmp.Compare(len(b.Name)+len(b.Mark), len(a.Name)+len(a.Mark)) })
		long = long[:8]
	}
	width := float32(80)
	for _, r := range long {
		name := fyne.MeasureText(r.Name, theme.Body, fyne.TextStyle{Bold: true}).Width
		if r.Mark != "" {
			name += markWidth
		}
		width = max(width, name+2)
	}
	most := float32(176)
	if g.Size().Width < 720 {
		most = 112
	}
	return float32(int(min(width, most)))
}

func (g *Grid) noteWidth() float32 {
	width := fyne.MeasureText(g.data.Note, theme.Small, fyne.TextStyle{Bold: true}).Width + markWidth
	seen := map[string]bool{}
	for _, r := range g.data.Rows {
		if !seen[r.Note] {
			seen[r.Note] = true
			width = max(width, fyne.MeasureText(r.Note, theme.Small, fyne.TextStyle{}).Width)
		}
	}
	return float32(int(min(width+2, 96)))
}

// rect is a rectangle in pixels at scale 1.
type rect struct{ X, Y, Width, Height float32 }

// body is where cells are seen.
func (g *Grid) body() rect {
	return rect{g.widths.fixed, headHeight, max(0, g.Size().Width-g.widths.fixed-g.widths.end), max(0, g.Size().Height-headHeight-g.widths.bottom)}
}

// content is the size of all cells.
func (g *Grid) content() fyne.Size {
	return fyne.NewSize(g.widths.cells[len(g.data.Columns)], float32(len(g.data.Rows)*rowHeight))
}

// scrollTo scrolls as far as the cells reach, and reports whether that moved anything.
func (g *Grid) scrollTo(p fyne.Position) bool {
	all, body := g.content(), g.body()
	to := fyne.NewPos(min(max(0, p.X), max(0, all.Width-body.Width)), min(max(0, p.Y), max(0, all.Height-body.Height)))
	if to == g.offset {
		return false
	}
	g.offset = to
	return true
}

// reveal scrolls by as little as brings a cell into view.
func (g *Grid) reveal(row, column int) {
	body, to := g.body(), g.offset
	left, right := g.widths.cells[column], g.widths.cells[column+1]
	top := float32(row * rowHeight)
	to.X = max(min(to.X, left), right-body.Width)
	to.Y = max(min(to.Y, top), top+rowHeight-body.Height)
	g.scrollTo(to)
}

// visible are the rows and columns of cells in view, ends not included.
func (g *Grid) visible() (row, rowEnd, column, columnEnd int) {
	body := g.body()
	row = int(g.offset.Y / rowHeight)
	rowEnd = min(len(g.data.Rows), int((g.offset.Y+body.Height)/rowHeight)+1)
	column = max(0, g.columnAt(g.offset.X))
	for columnEnd = column; columnEnd < len(g.data.Columns) && g.widths.cells[columnEnd] < g.offset.X+body.Width; columnEnd++ {
	}
	return row, rowEnd, column, columnEnd
}

// columnAt is the column of cells at a distance from the first one's left edge, or none.
func (g *Grid) columnAt(x float32) int {
	i, found := slices.BinarySearch(g.widths.cells, x)
	if !found {
		i--
	}
	if x < 0 || i >= len(g.data.Columns) {
		return none
	}
	return i
}

// spot is a place in the grid: a head where row is none, outside where column is.
type spot struct{ row, column int }

func (s spot) cell() bool { return s.row >= 0 && s.column >= 0 }

// at is the spot under a point.
func (g *Grid) at(p fyne.Position) spot {
	s := spot{none, none}
	body := g.body()
	if p.X < 0 || p.Y < 0 || p.X >= body.X+body.Width || p.Y >= body.Y+body.Height {
		return s
	}
	switch w := g.widths; {
	case p.X >= w.fixed:
		s.column = g.columnAt(p.X - w.fixed + g.offset.X)
	case p.X >= w.countsAt:
		s.column = max(FirstCount-len(g.data.Counts)+1, FirstCount-int((p.X-w.countsAt)/countWidth))
	case p.X >= w.noteAt:
		s.column = NoteColumn
	default:
		s.column = NameColumn
	}
	if p.Y < headHeight {
		return s
	}
	s.row = int((p.Y - headHeight + g.offset.Y) / rowHeight)
	if s.row >= len(g.data.Rows) {
		return spot{none, none}
	}
	return s
}

// thumbs are the moving parts of the scroll bars; they are empty when all cells are in view.
func (g *Grid) thumbs() (across, down rect) {
	all, body := g.content(), g.body()
	if g.widths.bottom > 0 && body.Width > 0 {
		length := max(32, body.Width*body.Width/all.Width)
		across = rect{body.X + (body.Width-length)*g.offset.X/(all.Width-body.Width), g.Size().Height - (barRoom+barWidth)/2, length, barWidth}
	}
	if g.widths.end == barRoom && body.Height > 0 && all.Height > body.Height {
		length := max(32, body.Height*body.Height/all.Height)
		down = rect{g.Size().Width - (barRoom+barWidth)/2, body.Y + (body.Height-length)*g.offset.Y/(all.Height-body.Height), barWidth, length}
	}
	return across, down
}
