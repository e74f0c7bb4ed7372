package simulator

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The merge a second time, written from the design alone and as slowly as it is said there: of each cell the latest write
// counts; who did not know of each other and differ, disagree; a deletion gives way to a write that it did not know.

// stamp says where a transaction stands among all others.
type stamp struct {
	writer    string
	seq, time int64
	hash      string // hex
	seen      map[string]int64
}

// write is one cell that a transaction wrote; values are as SQLite quotes them.
type write struct {
	*stamp
	column, value string
}

// dispute is a cell on which people disagree, those in the right order.
type dispute struct {
	cell  string
	sides []*stamp
}

const (
	deletedColumn = "deleted"
	isDeleted     = "1"
	reopens       = "reopens " // and a cell: what the transaction of that time wrote to it is taken back
)

// knew says that a was made with b in view. Nobody knows what is later: copies of one workspace give the same numbers to
// different transactions.
func (a *stamp) knew(b *stamp) bool {
	if later(a, b) >= 0 {
		return false
	}
	if a.writer == b.writer {
		return a.seq > b.seq
	}
	return a.seen[b.writer] >= b.seq
}

// later orders stamps, the latest first.
func later(a, b *stamp) int {
	return cmp.Or(cmp.Compare(b.time, a.time), cmp.Compare(b.writer, a.writer), cmp.Compare(b.hash, a.hash))
}

// merge says what a row is, by all that was ever written to it.
func merge(all []write, groupOf func(column string) string, quiet func(column string) bool) (cells map[string]string, disputes []dispute) {
	all = upheld(all, groupOf)
	cells = map[string]string{}
	byColumn, byGroup := map[string][]write{}, map[string][]write{}
	for _, w := range all {
		byColumn[w.column] = append(byColumn[w.column], w)
		byGroup[groupOf(w.column)] = append(byGroup[groupOf(w.column)], w)
	}
	for column, writes := range byColumn {
		cells[column] = slices.MinFunc(writes, func(a, b write) int { return later(a.stamp, b.stamp) }).value
	}
	for group, writes := range byGroup {
		if group == deletedColumn || quiet(group) {
			continue
		}
		if last := unseen(writes); disagreed(last, writes) {
			disputes = append(disputes, dispute{group, last})
		}
	}
	switch end, d := deletion(all, byGroup[deletedColumn]); end {
	case gone:
		return cells, nil
	case kept:
		cells[deletedColumn] = "0"
		disputes = append(disputes, d)
	}
	slices.SortFunc(disputes, func(a, b dispute) int { return cmp.Compare(a.cell, b.cell) })
	return cells, disputes
}

// upheld leaves out what was taken back: writes that a later transaction opened again, and what that one wrote to the cell
// itself. If that is all that was written to a column, it stays.
func upheld(all []write, groupOf func(column string) string) (list []write) {
	var open, writes []write
	for _, w := range all {
		if strings.HasPrefix(w.column, reopens) {
			open = append(open, w)
		} else {
			writes = append(writes, w)
		}
	}
	stands := func(w write) bool {
		return !slices.ContainsFunc(open, func(o write) bool {
			taken := w.stamp == o.stamp || o.knew(w.stamp) && o.value == strconv.FormatInt(w.time, 10)
			return o.column == reopens+groupOf(w.column) && taken
		})
	}
	for _, w := range writes {
		other := func(o write) bool { return o.column == w.column && stands(o) }
		if stands(w) || !slices.ContainsFunc(writes, other) {
			list = append(list, w)
		}
	}
	return list
}

// unseen are the transactions that none of the others knew, the latest first.
func unseen(writes []write) (last []*stamp) {
	for _, w := range writes {
		known := slices.ContainsFunc(writes, func(other write) bool { return other.knew(w.stamp) })
		if !known && !slices.Contains(last, w.stamp) {
			last = append(last, w.stamp)
		}
	}
	slices.SortFunc(last, later)
	return last
}

// wrote is what a transaction wrote to some columns.
func wrote(s *stamp, writes []write) map[string]string {
	values := map[string]string{}
	for _, w := range writes {
		if w.stamp == s {
			values[w.column] = w.value
		}
	}
	return values
}

func disagreed(last []*stamp, writes []write) bool {
	return slices.ContainsFunc(last, func(s *stamp) bool { return !maps.Equal(wrote(s, writes), wrote(last[0], writes)) })
}

// outcome is what becomes of a row that somebody deleted.
type outcome int

const (
	standing outcome = iota // nobody deleted it, or who did was overruled by somebody who knew
	gone                    // deleted by somebody who knew all that others did to it
	kept                    // every deletion missed a write: the row stays, and people are asked
)

// deletion says what the deletions of a row come to.
func deletion(all, deletions []write) (outcome, dispute) {
	deletes := func(s *stamp) bool { return wrote(s, deletions)[deletedColumn] == isDeleted }
	by := slices.DeleteFunc(unseen(deletions), func(s *stamp) bool { return !deletes(s) })
	if len(by) == 0 {
		return standing, dispute{}
	}
	var missed []write
	for _, s := range by {
		n := len(missed)
		for _, w := range all {
			if w.stamp != s && !w.knew(s) && !s.knew(w.stamp) && !deletes(w.stamp) {
				missed = append(missed, w)
			}
		}
		if len(missed) == n {
			return gone, dispute{}
		}
	}
	return kept, dispute{deletedColumn, append(unseen(missed), by...)}
}
