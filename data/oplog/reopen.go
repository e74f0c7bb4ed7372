package oplog

import "strings"

// reopens begins the column of an operation that takes a write to a cell back as if it had never been: those disagree
// again who did before it. The cell follows. The value is the time of the transaction that is taken back.
const reopens = "reopens "

// Reopens is the column of the operation that takes a write to a cell back.
func Reopens(cell string) string { return reopens + cell }

// Reopened is the cell that an operation on a column opens again; ok is false for all other columns.
func Reopened(column string) (cell string, ok bool) { return strings.CutPrefix(column, reopens) }

// standing leaves out what was taken back: what a transaction wrote to a cell that was opened again, and what the one
// wrote to it that did so. A column of which nothing is left is as it was written: what was before has not arrived or
// did not name it, and a record that got it must not differ from one that did not yet.
func standing(entries []Entry, groupOf func(column string) string) []Entry {
	var back []Entry
	for _, e := range entries {
		if _, ok := Reopened(e.Column); ok {
			back = append(back, e)
		}
	}
	if back == nil {
		return entries
	}
	kept, left := make([]Entry, 0, len(entries)), map[string]bool{}
	each := func(wanted func(e Entry, cell string) bool) {
		for _, e := range entries {
			cell := e.Column
			if cell != Deleted {
				cell = groupOf(cell)
			}
			if _, ok := Reopened(e.Column); !ok && wanted(e, cell) {
				kept = append(kept, e)
			}
		}
	}
	each(func(e Entry, cell string) bool {
		for _, b := range back {
			if of, _ := Reopened(b.Column); of == cell && (same(b.Mark, e.Mark) || b.takesBack(e)) {
				return false
			}
		}
		left[e.Column] = true
		return true
	})
	each(func(e Entry, _ string) bool { return !left[e.Column] })
	return kept
}

// takesBack says whether an operation that opens a cell again is about a write to it.
func (e Entry) takesBack(write Entry) bool {
	return e.Value == IntegerValue(int64(write.Mark.Time)) && e.Mark.Saw(write.Mark)
}
