package oplog

import (
	"cmp"
	"slices"
	"strings"

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
	Conflicts []Conflict       // by cell; none of a deleted record
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
// that knew them all. A deletion counts unless somebody who did not delete the record wrote to it without knowing of the
// deletion, and the other way round. If each deletion missed such a write, the record stays and the conflict is on
// Deleted: between those writes, the latest of those who knew each other, and the deletions.
//
// What was taken back with the column that Reopens names takes no part.
func Resolve(entries []Entry, groupOf func(column string) string) State {
	s := State{Cells: make(map[string]Value, len(entries))}
	all := ordered(standing(entries, groupOf), groupOf)
	for _, w := range all {
		if _, later := s.Cells[w.Column]; !later {
			s.Cells[w.Column] = w.Value
		}
	}
	if len(all) == 0 || !slices.ContainsFunc(all, func(w write) bool { return !same(w.Mark, all[0].Mark) }) {
		return s
	}
	var deletions []side
	for rest := all; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].cell == rest[0].cell {
			n++
		}
		sides := bySide(rest[:n])
		if rest[0].cell == Deleted {
			deletions = sides
		} else if heads := heads(sides); disagree(heads) {
			s.Conflicts = append(s.Conflicts, Conflict{rest[0].cell, marks(heads)})
		}
		rest = rest[n:]
	}
	s.delete(all, deletions)
	return s
}

// delete keeps a record that somebody wrote to without knowing of its deletion.
func (s *State) delete(all []write, deletions []side) {
	deletes := func(d side) bool { return d[0].Value == IntegerValue(1) }
	standing := slices.DeleteFunc(heads(deletions), func(d side) bool { return !deletes(d) })
	var keepers []write
	for _, d := range standing {
		n := len(keepers)
		for _, w := range all {
			if Concurrent(w.Mark, d[0].Mark) && !slices.ContainsFunc(deletions, func(d side) bool { return same(d[0].Mark, w.Mark) && deletes(d) }) {
				keepers = append(keepers, w)
			}
		}
		if len(keepers) == n || planted.Bug(planted.DeleteWins) {
			s.Conflicts = nil
			return
		}
	}
	if len(standing) == 0 {
		return
	}
	s.Cells[Deleted] = IntegerValue(0)
	slices.SortStableFunc(keepers, func(a, b write) int { return b.Mark.Compare(a.Mark) })
	// What is shown, the record, is the doing of those who wrote to it.
	at, _ := slices.BinarySearchFunc(s.Conflicts, Deleted, func(c Conflict, cell string) int { return strings.Compare(c.Cell, cell) })
	s.Conflicts = slices.Insert(s.Conflicts, at, Conflict{Deleted, append(marks(heads(bySide(keepers))), marks(standing)...)})
}

// write is an operation with the cell it belongs to: its column, or the group of it.
type write struct {
	Entry
	cell string
}

// ordered sorts operations by cell, the latest first, and leaves each out that is there already.
func ordered(entries []Entry, groupOf func(string) string) []write {
	list := make([]write, len(entries))
	for i, e := range entries {
		list[i] = write{e, e.Column}
		if e.Column != Deleted {
			list[i].cell = groupOf(e.Column)
		}
	}
	slices.SortStableFunc(list, func(a, b write) int {
		if a.cell != b.cell {
			return strings.Compare(a.cell, b.cell)
		}
		if !same(a.Mark, b.Mark) {
			return b.Mark.Compare(a.Mark)
		}
		return cmp.Or(strings.Compare(a.Column, b.Column), b.Value.compare(a.Value))
	})
	return slices.CompactFunc(list, func(a, b write) bool {
		return a.Column == b.Column && a.cell == b.cell && same(a.Mark, b.Mark)
	})
}

// side is what one transaction wrote to one cell, by column.
type side []write

// bySide parts writes to one cell, which are in order, by their transactions.
func bySide(list []write) (sides []side) {
	from := 0
	for i := range list {
		if i+1 == len(list) || !same(list[i+1].Mark, list[i].Mark) {
			sides = append(sides, list[from:i+1])
			from = i + 1
		}
	}
	return sides
}

// heads are those of the sides of a cell, which are in order, that no later one saw.
func heads(sides []side) (list []side) {
	if len(sides) < 2 {
		return slices.Clone(sides)
	}
	seen := Vector{}
	for _, s := range sides {
		m := s[0].Mark
		if m.Seq > seen[m.Writer] {
			list = append(list, s)
		}
		for writer, n := range m.Seen {
			if writer != m.Writer {
				seen[writer] = max(seen[writer], n)
			}
		}
		seen[m.Writer] = max(seen[m.Writer], m.Seq-1)
		if planted.Bug(planted.ConflictByTimeOnly) {
			break
		}
	}
	return list
}

// disagree says whether transactions left different values in a cell.
func disagree(heads []side) bool {
	for i := 1; i < len(heads); i++ {
		if !slices.EqualFunc(heads[0], heads[i], func(a, b write) bool { return a.Column == b.Column && a.Value == b.Value }) {
			return true
		}
	}
	return false
}

func marks(sides []side) []*Mark {
	list := make([]*Mark, len(sides))
	for i, s := range sides {
		list[i] = s[0].Mark
	}
	return list
}
