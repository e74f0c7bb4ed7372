package intake

import (
	"cmp"
	"fmt"
	"strings"

	"countyline/data"
)

// dropDuplicates leaves one row of each NPI, code, location, county served and status. Where the rows of such a
// group differ in what does not tell them apart (beds, name, practice, spelling of the address), the least is taken,
// fewest known beds first, so that the order of rows and files never matters. The others are reported.
func (b *rosterBuilder) dropDuplicates() {
	size := 16
	for size < 2*len(b.taken) {
		size *= 2
	}
	slots := make([]int32, size)  // 0 is free, else 1 + the row that is kept
	likeness := map[int32]int32{} // dropped row to the row it was like when it was dropped
	for i := range int32(len(b.taken)) {
		at := b.keys[i] & uint64(size-1)
		for slots[at] != 0 && !b.same(slots[at]-1, i) {
			at = (at + 1) & uint64(size-1)
		}
		switch kept := slots[at] - 1; {
		case kept < 0:
			slots[at] = i + 1
		case lessRow(&b.taken[i], &b.taken[kept]) < 0:
			slots[at] = i + 1
			likeness[kept] = i
		default:
			likeness[i] = kept
		}
	}
	if len(likeness) > 0 {
		b.drop(likeness)
	}
}

// same compares what makes a duplicate.
func (b *rosterBuilder) same(i, k int32) bool {
	p, q := &b.taken[i], &b.taken[k]
	return b.keys[i] == b.keys[k] && p.NPI == q.NPI && p.Specialty == q.Specialty && p.SSA == q.SSA && p.Status == q.Status &&
		p.Location.Key() == q.Location.Key()
}

// lessRow orders the rows of one group by all they state; of rows that state the same, the first comes first.
func lessRow(p, q *data.Participation) int {
	unknown := func(p *data.Participation) int {
		if p.Beds == 0 {
			return 1
		}
		return 0
	}
	l, m := &p.Location, &q.Location
	return cmp.Or(
		cmp.Compare(unknown(p), unknown(q)), cmp.Compare(p.Beds, q.Beds),
		strings.Compare(p.Name, q.Name), strings.Compare(p.Practice, q.Practice), strings.Compare(l.CountyFIPS, m.CountyFIPS),
		cmp.Compare(l.Lat, m.Lat), cmp.Compare(l.Lon, m.Lon), strings.Compare(l.Street, m.Street), strings.Compare(l.City, m.City),
		strings.Compare(l.State, m.State), strings.Compare(l.ZIP, m.ZIP), cmp.Compare(l.Quality, m.Quality),
		cmp.Compare(p.Row.File, q.Row.File), cmp.Compare(p.Row.Line, q.Row.Line),
	)
}

// drop takes the duplicates out and reports them; their warnings go with them.
func (b *rosterBuilder) drop(likeness map[int32]int32) {
	type place struct {
		file string
		line int
	}
	gone := make(map[place]bool, len(likeness))
	var entries []Reject
	kept := b.taken[:0]
	for i := range int32(len(b.taken)) {
		p := b.taken[i]
		like, duplicate := likeness[i]
		if !duplicate {
			continue
		}
		for next, again := likeness[like]; again; next, again = likeness[like] {
			like = next
		}
		file, other := &b.files[p.Row.File], b.taken[like].Row
		file.Duplicates++
		gone[place{file.Name, int(p.Row.Line)}] = true
		reason := fmt.Sprintf("duplicate: NPI, specialty, location, county and status as on line %d", other.Line)
		if other.File != p.Row.File {
			reason += " of " + b.files[other.File].Name
		}
		entries = append(entries, Reject{File: file.Name, Line: int(p.Row.Line), Column: b.npiColumn[p.Row.File], Value: p.NPI.String(), Reason: reason, Class: Duplicate})
	}
	for i := range int32(len(b.taken)) {
		if _, duplicate := likeness[i]; !duplicate {
			kept = append(kept, b.taken[i])
		}
	}
	clear(b.taken[len(kept):])
	b.taken, b.keys = kept, nil
	rest := b.rejects[:0]
	for _, r := range b.rejects {
		if !gone[place{r.File, r.Line}] {
			rest = append(rest, r)
		}
	}
	b.rejects = append(rest, entries...)
}
