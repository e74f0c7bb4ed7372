package oplog

import (
	"slices"

	"countyline/data/oplog/planted"
)

// Deleted is the column that stands for deletion: 1 is deleted.
const Deleted = "deleted"

// Entry is one operation on a record with the transaction it belongs to.
type Entry struct {
	Mark   *Mark
	Column string
	Value  Value
}

// State is what a record is.
type State struct {
	Cells     map[string]Value // columns that some operation wrote; Deleted among them
	Conflicts []Conflict       // by cell
}

// Conflict is a cell on which people decided differently, without knowing of each other.
type Conflict struct {
	Cell  string  // a column, or a group of columns that move together
	Heads []*Mark // the transactions that disagree, the one whose value is shown first
}

// Resolve works out a record of one table from all its operations. groupOf names the group of a column whose cells move
// together, such as the lines of an address; for others it returns the column itself.
//
// Of each cell the latest write counts. Writes that did not know of each other and differ are a conflict, until a write
// that knew them all. A deletion counts unless somebody wrote to the record without knowing of it: then the record stays
// and the conflict is on Deleted.
func Resolve(entries []Entry, groupOf func(column string) string) State {
	s := State{Cells: make(map[string]Value, len(entries))}
	latest := make(map[string]*Mark, len(entries))
	byGroup := map[string][]Entry{}
	for _, e := range entries {
		if now := latest[e.Column]; now == nil || now.Compare(e.Mark) < 0 {
			latest[e.Column], s.Cells[e.Column] = e.Mark, e.Value
		}
		g := groupOf(e.Column)
		byGroup[g] = append(byGroup[g], e)
	}
	for cell, writes := range byGroup {
		if cell == Deleted {
			continue
		}
		if heads := heads(writes); disagree(heads, writes) {
			s.Conflicts = append(s.Conflicts, Conflict{cell, heads})
		}
	}
	s.delete(entries, byGroup[Deleted])
	slices.SortFunc(s.Conflicts, func(a, b Conflict) int {
		if a.Cell < b.Cell {
			return -1
		}
		return 1
	})
	return s
}

// delete keeps a record that somebody wrote to without knowing of its deletion.
func (s *State) delete(entries, deletions []Entry) {
	if s.Cells[Deleted] != IntegerValue(1) && !differ(deletions) {
		return
	}
	against := []*Mark{}
	for _, d := range heads(deletions) {
		if valueOf(deletions, d) != IntegerValue(1) {
			continue
		}
		against = append(against, d)
		for _, e := range entries {
			if Concurrent(e.Mark, d) && !(e.Column == Deleted && e.Value == IntegerValue(1)) && !slices.Contains(against, e.Mark) {
				against = append(against, e.Mark)
			}
		}
	}
	keepers := slices.ContainsFunc(against, func(m *Mark) bool { return valueOf(deletions, m) != IntegerValue(1) })
	if len(against) == 0 || !keepers || planted.Bug(planted.DeleteWins) {
		return
	}
	s.Cells[Deleted] = IntegerValue(0)
	slices.SortFunc(against, func(a, b *Mark) int { return b.Compare(a) })
	// What is shown, the record, is the doing of those who wrote to it.
	slices.SortStableFunc(against, func(a, b *Mark) int { return deletes(deletions, a) - deletes(deletions, b) })
	s.Conflicts = append(s.Conflicts, Conflict{Deleted, against})
}

func deletes(deletions []Entry, m *Mark) int {
	if valueOf(deletions, m) == IntegerValue(1) {
		return 1
	}
	return 0
}

// differ says whether a cell was written with different values at all.
func differ(writes []Entry) bool {
	return slices.ContainsFunc(writes, func(e Entry) bool { return e.Value != writes[0].Value })
}

// valueOf is what a transaction wrote to a cell; Null when it did not.
func valueOf(writes []Entry, m *Mark) Value {
	for _, e := range writes {
		if e.Mark == m {
			return e.Value
		}
	}
	return Value{}
}

// heads are the transactions among writes to one cell that none of the others saw, the latest first.
func heads(writes []Entry) []*Mark {
	newest, seen := map[Writer]int64{}, map[Writer]int64{}
	for _, e := range writes {
		newest[e.Mark.Writer] = max(newest[e.Mark.Writer], e.Mark.Seq)
		for writer, n := range e.Mark.Seen {
			if writer != e.Mark.Writer {
				seen[writer] = max(seen[writer], n)
			}
		}
	}
	var list []*Mark
	for _, e := range writes {
		m := e.Mark
		if m.Seq == newest[m.Writer] && m.Seq > seen[m.Writer] && !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b *Mark) int { return b.Compare(a) })
	return list
}

// disagree says whether transactions left different values in the columns of a cell.
func disagree(heads []*Mark, writes []Entry) bool {
	if len(heads) < 2 {
		return false
	}
	left := make([]map[string]Value, len(heads))
	for _, e := range writes {
		if i := slices.Index(heads, e.Mark); i >= 0 {
			if left[i] == nil {
				left[i] = map[string]Value{}
			}
			left[i][e.Column] = e.Value
		}
	}
	for _, other := range left[1:] {
		for column, v := range left[0] {
			if w, ok := other[column]; ok && w != v {
				return true
			}
		}
		if len(other) != len(left[0]) {
			return true
		}
	}
	return false
}
