package heat

import "countyline/ui/theme"

// Data is what a grid shows. The grid asks for cells only as they come into view, so Cell should be quick.
type Data struct {
	Columns []Column
	Rows    []Row
	// Name and Note head the two columns of words that stay at the left.
	Name, Note string
	// Counts head the figures that stay at the left; every row has as many.
	Counts []CountHead
	// Cell is the cell of a row and a column, given as indexes.
	Cell func(row, column int) Cell
	// Words are what a cell says when the pointer rests on it, one line each.
	Words func(row, column int) []string
	// Sort is the column that rows are ordered by, for the mark in its head.
	Sort Sort
}

// Column is one column of cells.
type Column struct {
	Key    string // by which a selection finds it again after the data have changed
	Short  string // first line of the head, at most seven letters or so
	Code   string // second line of the head
	Words  string // the whole name
	Widest string // the widest figure to expect; "" for three digits
}

// Row is one row: words and counts that stay, then a cell for each column.
type Row struct {
	Key    string // by which a selection finds it again after the data have changed
	Name   string
	Mark   string // a sign behind the name; "" for none
	Note   string
	Words  string // what the name says when the pointer rests on it
	Counts []int
}

// CountHead heads a column of counts: an icon, the tone of its figures, and the whole words.
type CountHead struct {
	Icon  string
	Class int // index into theme.Tokens.Classes, for the tone
	Words string
}

// Cell is one cell: its class, the figure in it, and whether it differs from what it is compared with.
type Cell struct {
	Class   int // index into theme.Tokens.Classes
	Figure  string
	Changed bool
}

// Columns that rows can be ordered by beside cells (from 0) and counts (FirstCount and below).
const (
	NameColumn = -1
	NoteColumn = -2
	FirstCount = -3
	NoColumn   = -100
)

// Sort is an order of rows: by a column of cells, NameColumn, NoteColumn, FirstCount minus the count's index, or by
// something that has no column.
type Sort struct {
	Column  int
	Reverse bool
}

// none is no row and no column.
const none = NoColumn

// tone is the colour of a count that is not zero.
func tone(k *theme.Tokens, class int) theme.Tone {
	switch {
	case class >= 4:
		return k.Bad
	case class == 3:
		return k.Warn
	}
	return k.Ok
}
