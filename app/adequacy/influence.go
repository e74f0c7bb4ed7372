package adequacy

import "countyline/data"

// Influence is what single practices decide, cell by cell and over the whole area.
type Influence struct {
	Fragile []bool  // by cell, as Result.Cells: it passes, and fails without some one practice
	Turns   []int32 // by practice: failing cells that pass once it alone joins
	Breaks  []int32 // by practice: passing cells that fail once it alone leaves
}

// Influence finds out what the network's practices decide; the result is that of Assess on the same network.
func (n *Network) Influence(a *Area, r *Result, practices *Practices) *Influence {
	f := &Influence{
		Fragile: make([]bool, len(r.Cells)),
		Turns:   make([]int32, len(practices.Keys)),
		Breaks:  make([]int32, len(practices.Keys)),
	}
	scouts := make([]scout, workers(len(a.Rows)))
	weighers := make([]weigher, workers(len(a.Rows)))
	parallel(len(a.Rows), func(worker, row int) {
		s, w := &scouts[worker], &weighers[worker]
		s.prepare(n, len(a.Types))
		w.prepare(n, practices)
		s.look(&a.Rows[row])
		for t := range a.Types {
			w.gather(s, t)
			f.Fragile[row*len(a.Types)+t] = w.weigh(*r.Cell(row, t))
		}
	})
	for i := range weighers {
		weighers[i].addTo(f)
	}
	return f
}

// Counts says whether a participation of a status counts on the basis in a county where letters of intent count, or
// in one where they do not.
func (b Basis) Counts(s data.Status, letters bool) bool {
	of := b.standing(s)
	return of == counted || of == letter && letters
}
