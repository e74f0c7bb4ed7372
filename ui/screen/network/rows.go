package network

import (
	"math"
	"strings"

	"countyline/app"
	"countyline/data"
	"countyline/ui/widget/table"
)

// column is a column of a table with what stands in it.
type column[T any] struct {
	table.Column
	number func(*T) int              // of figures
	tally  func(*T) app.StatusTally  // of the status
	flag   func(*T) bool             // of checks
	words  func(*T) (list []string)  // of lists; written with commas between
	plain  func(*T) (words string)   // of what needs no list
	named  func(*T) (codes []string) // of specialties, by code
}

// rows is a list of the network as a table reads it.
type rows[T any] struct {
	list    *app.NetworkList
	items   []T
	columns []column[T]
	key     func(*T) string
	stands  func(*T) standing
}

// standing is what the filters of the screen ask of a row.
type standing struct {
	tally                 app.StatusTally
	specialties, counties []string
}

// records is what a tab shows: a source with what its filters ask.
type records interface {
	table.Source
	Standing(row int) standing
}

// Rows counts.
func (r *rows[T]) Rows() int { return len(r.items) }

// Key is the record's id.
func (r *rows[T]) Key(row int) string { return r.key(&r.items[row]) }

// Standing is what the filters ask.
func (r *rows[T]) Standing(row int) standing { return r.stands(&r.items[row]) }

// Cell writes a cell.
func (r *rows[T]) Cell(row, col int) string {
	c, item := &r.columns[col], &r.items[row]
	switch {
	case c.plain != nil:
		return c.plain(item)
	case c.words != nil:
		return join(c.words(item))
	case c.named != nil:
		return r.specialties(c.named(item))
	case c.number != nil:
		return app.Count(c.number(item))
	case c.tally != nil:
		return statusWord(c.tally(item).Furthest())
	case c.flag != nil && c.flag(item):
		return "yes"
	}
	return ""
}

// Number is what figures and statuses sort by.
func (r *rows[T]) Number(row, col int) float64 {
	c, item := &r.columns[col], &r.items[row]
	switch {
	case c.number != nil:
		return float64(c.number(item))
	case c.tally != nil:
		return -float64(rankOf(c.tally(item).Furthest()))
	}
	return math.NaN()
}

// Mark is how a status looks.
func (r *rows[T]) Mark(row, col int) table.Mark {
	return statusMark(r.columns[col].tally(&r.items[row]).Furthest())
}

func (r *rows[T]) specialties(codes []string) string {
	if len(codes) == 1 {
		return r.list.SpecialtyName(codes[0])
	}
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = r.list.SpecialtyName(code)
	}
	return join(names)
}

func declared[T any](columns []column[T]) []table.Column {
	list := make([]table.Column, len(columns))
	for i := range columns {
		list[i] = columns[i].Column
	}
	return list
}

func join(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words, ", ")
}

// rankOf is how far a status has come; one that ended is behind all others.
func rankOf(s data.Status) int {
	if s == data.Terminated {
		return -1
	}
	return int(s)
}

// statusWord is a status at the beginning of a cell.
func statusWord(s data.Status) string {
	return [...]string{"Prospect", "LOI", "Signed", "Active", "Terminated"}[s]
}

func statusMark(s data.Status) table.Mark {
	return [...]table.Mark{
		{Icon: "crosshair", Tone: table.Neutral, Bare: true},
		{Icon: "file-text", Tone: table.Info, Bare: true},
		{Icon: "file-pen-line", Tone: table.Ok, Bare: true},
		{Icon: "circle-check", Tone: table.Ok, Bare: true},
		{Icon: "user-x", Tone: table.Neutral, Bare: true},
	}[s]
}
