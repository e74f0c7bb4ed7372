package page

import "cmp"

// Align places a column's text.
type Align int

// Text goes left, figures go right.
const (
	AlignLeft Align = iota
	AlignRight
)

// Column is one column of a table; a title may have two lines, parted by a line feed.
type Column struct {
	Title    string
	Width    float64
	Align    Align
	MaxLines int // of a cell; 0 is two, and what is longer is cut at a word
}

// RowKind says how a row is set.
type RowKind int

// Rows of data, group rows that state the group and its count, and the total.
const (
	DataRow RowKind = iota
	GroupRow
	TotalRow
)

// Cell is what stands in one column of a row.
type Cell struct {
	Runs []Run
	Icon Icon
}

// Row is one row. A group row has Group and GroupTail only: where the table breaks inside the group,
// "continued" goes between them.
type Row struct {
	Kind             RowKind
	Cells            []Cell
	Group, GroupTail string
	Note             string // a second line in grey, from column NoteFrom to the right edge
}

// Table is the one table of every document. It breaks between rows, repeating title, heads and group.
type Table struct {
	Title    string // repeated with "continued"
	Heading  Heading
	Columns  []Column
	Rows     []Row
	NoteFrom int
	Tight    bool
	Empty    string // what would be here and why there is none
	Foot     []Run  // the note under every part
}

// Heading says how a table writes its own title above its first part.
type Heading int

// A table may leave its title to the page above it.
const (
	NoHeading Heading = iota
	SectionHeading
	SmallHeading
)

// Txt is a cell of plain table text.
func Txt(s string) Cell { return Cell{Runs: Plain(s, SmallStyle)} }

// Grey is a cell in the second ink.
func Grey(s string) Cell { return Cell{Runs: Plain(s, NoteStyle)} }

// Name is a cell in semibold: the row's name, or a figure of a total.
func Name(s string) Cell { return Cell{Runs: Plain(s, SmallStyle.Bold())} }

// Mixed is a cell of several runs.
func Mixed(runs ...Run) Cell { return Cell{Runs: runs} }

// Status is icon, word and colour, always in that order.
func Status(icon Icon, word string) Cell {
	return Cell{Icon: icon, Runs: Plain(word, SmallStyle.Bold().In(icon.Color()))}
}

const (
	cellPad     = 4.0
	groupHeight = 19.0
	noteLead    = 10.4
	maxLines    = 2 // names over two lines are cut at a word
)

// laidRow is a row with its text broken into lines.
type laidRow struct {
	*Row
	cells  [][]Line
	note   []Line
	height float64
}

func (t *Table) pad() float64 {
	if t.Tight {
		return 2.3
	}
	return 3
}

func (t *Table) lay(f *Fonts, row *Row) laidRow {
	out := laidRow{Row: row, height: groupHeight}
	if row.Kind == GroupRow {
		return out
	}
	most, x := 1, 0.0
	for i, c := range row.Cells {
		left, width := t.inner(i)
		if i == t.NoteFrom {
			x = left
		}
		if c.Icon != NoIcon {
			width -= IconSize + IconGap
		}
		lines := f.Fit(c.Runs, width, cmp.Or(t.Columns[i].MaxLines, maxLines))
		most = max(most, len(lines))
		out.cells = append(out.cells, lines)
	}
	out.height = 2*t.pad() + SmallLead*float64(most)
	if row.Note != "" {
		out.note = f.Fit(Plain(row.Note, NoteStyle), t.width()-x, maxLines)
		out.height += noteLead*float64(len(out.note)) + 0.6
	}
	return out
}

// inner is the text box of a column: no padding at the outer edges.
func (t *Table) inner(col int) (left, width float64) {
	for _, c := range t.Columns[:col] {
		left += c.Width
	}
	width = t.Columns[col].Width
	if col > 0 {
		left, width = left+cellPad, width-cellPad
	}
	if col < len(t.Columns)-1 {
		width -= cellPad
	}
	return left, width
}

func (t *Table) width() float64 {
	w := 0.0
	for _, c := range t.Columns {
		w += c.Width
	}
	return w
}

// Height is the table's height when it does not break, its own heading apart.
func (t *Table) Height(f *Fonts) float64 {
	h := t.headHeight()
	for i := range t.Rows {
		h += t.lay(f, &t.Rows[i]).height
	}
	if len(t.Rows) == 0 {
		h += 2*t.pad() + SmallLead
	}
	return h + t.footHeight(f, false)
}
