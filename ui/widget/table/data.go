package table

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Source is what a table shows. It does not change once a table has it; a screen that reloads makes another.
type Source interface {
	Rows() int
	// Cell is what stands in a row and a column, both counted from 0 in the source's own order.
	Cell(row, col int) string
	// Key is what a row is known by when a later source brings it again.
	Key(row int) string
}

// Numbered is a source whose figures sort as figures; NaN stands for no figure and sorts last.
type Numbered interface {
	Number(row, col int) float64
}

// Marked is a source with pills.
type Marked interface {
	Mark(row, col int) Mark
}

// Data is a source made ready to be searched and sorted in a frame. It is made on any goroutine and never changes.
type Data struct {
	source  Source
	columns []Column
	text    string  // folded cells of all rows; a row ends with a line break
	starts  []int32 // where a row begins in text; one more than there are rows
	ranks   []ranking
}

// NewData reads a source once, cell by cell.
func NewData(source Source, columns []Column) *Data {
	d := &Data{source: source, columns: columns, ranks: make([]ranking, len(columns))}
	d.fold()
	for c := range columns {
		if n, ok := source.(Numbered); ok && (columns[c].Kind == Figure || columns[c].Staged) {
			d.ranks[c] = rankNumbers(source.Rows(), func(row int) float64 { return n.Number(row, c) })
		} else {
			d.ranks[c] = rankTexts(source.Rows(), func(row int) string { return source.Cell(row, c) })
		}
	}
	return d
}

// cellEnd keeps a word from matching across two cells; nobody can type it.
const cellEnd = '\x1f'

func (d *Data) fold() {
	rows := d.source.Rows()
	var b strings.Builder
	d.starts = make([]int32, 1, rows+1)
	for row := range rows {
		for c, column := range d.columns {
			if !column.Unsought {
				writeFolded(&b, d.source.Cell(row, c))
				b.WriteByte(cellEnd)
			}
		}
		b.WriteByte('\n')
		if b.Len() > math.MaxInt32 {
			panic("table: more text than a table holds (2 GB)")
		}
		d.starts = append(d.starts, int32(b.Len()))
	}
	d.text = b.String()
}

// Rows is how many rows there are.
func (d *Data) Rows() int { return len(d.starts) - 1 }

func (d *Data) rowText(row int32) string { return d.text[d.starts[row]:d.starts[row+1]] }

func (d *Data) mark(row, col int) Mark {
	if m, ok := d.source.(Marked); ok {
		return m.Mark(row, col)
	}
	return Mark{Icon: "circle"}
}

// Bytes is about how much memory the search text and the sort order take.
func (d *Data) Bytes() int {
	n := len(d.text) + 4*len(d.starts)
	for _, r := range d.ranks {
		n += 4 * len(r.of)
	}
	return n
}

func writeFolded(b *strings.Builder, s string) {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			b.WriteString(foldMarks(s[i:]))
			return
		}
		b.WriteByte(foldByte(s[i]))
	}
}
