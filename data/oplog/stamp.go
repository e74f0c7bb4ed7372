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
	return cmp.Or(cmp.Compare(m.Time, other.Time), cmp.Compare(m.Writer, other.Writer), bytes.Compare(m.Hash[:], other.Hash[:]))
}
