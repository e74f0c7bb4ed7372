package oplog

import (
	"bytes"
	"cmp"

	"countyline/data/oplog/planted"
)

// Compare orders transactions: by the hybrid clock, then by writer, then by their hash. The hash decides between copies
// of one workspace that both write under one name.
func (m *Mark) Compare(other *Mark) int {
	if planted.Bug(planted.NoHashTieBreak) {
		return cmp.Or(cmp.Compare(m.Time, other.Time), cmp.Compare(m.Writer, other.Writer))
	}
	if m.Time != other.Time {
		return cmp.Compare(m.Time, other.Time)
	}
	return cmp.Or(cmp.Compare(m.Writer, other.Writer), bytes.Compare(m.Hash[:], other.Hash[:]))
}

// Saw says whether the maker of the transaction knew another one when making it. None saw itself. What is later was not
// seen, whatever its number: a copy of a workspace gives the same numbers to other transactions.
func (m *Mark) Saw(other *Mark) bool {
	if other.Compare(m) >= 0 {
		return false
	}
	if planted.Bug(planted.ConflictByTimeOnly) {
		return true
	}
	if m.Writer == other.Writer {
		return other.Seq < m.Seq
	}
	return other.Seq <= m.Seen[other.Writer]
}

// Concurrent says that neither of two transactions was made with the other in view.
func Concurrent(a, b *Mark) bool { return !same(a, b) && !a.Saw(b) && !b.Saw(a) }

// same says whether two marks are of one transaction.
func same(a, b *Mark) bool {
	return a == b || a.Writer == b.Writer && a.Seq == b.Seq && a.Hash == b.Hash
}
