package adequacy

import "countyline/geo"

// Assess judges every cell. Figures are those of a comparison of every point with every provider, bit for
// bit; most pairs are settled by the balls that enclose them.
func Assess(a *Area, n *Network) *Result {
	r := &Result{Area: a, Basis: n.Basis, Prospects: n.Prospects, Market: n.Market}
	r.Cells = make([]Cell, len(a.Rows)*len(a.Types))
	const block = 8
	blocks := (len(a.Rows) + block - 1) / block
	scouts := make([]scout, workers(blocks))
	parallel(blocks, func(worker, b int) {
		s := &scouts[worker]
		s.prepare(n, len(a.Types))
		for row := b * block; row < min((b+1)*block, len(a.Rows)); row++ {
			s.look(&a.Rows[row])
			for t := range a.Types {
				*r.Cell(row, t) = s.judge(t)
			}
		}
	})
	return r
}

// scout judges one county after the other with the same scratch.
type scout struct {
	network *Network
	row     *Row
	spans   []geo.Span
	rims    []rim
	finds   [][]find // by type
	open    []int32  // points that nothing has reached yet, ascending
	opened  bool     // open is of this cell
	counter counter
}

// rim is what settles a provider by its distance to the middle of the county.
type rim struct {
	near2 float64 // nearer than this it reaches every point; -1 = nothing does
	far2  float64 // beyond it reaches none
	chord float64
}

// find is a seat in reach of the county, by its position in the layer of its type.
type find struct {
	at  int32
	all bool // it reaches every point
}

func (s *scout) prepare(n *Network, types int) {
	if s.network == n {
		return
	}
	*s = scout{network: n, rims: make([]rim, types), finds: make([][]find, types), counter: newCounter(n)}
}

// look finds, for all types at once, what is in reach of the county.
func (s *scout) look(row *Row) {
	s.row = row
	for t := range s.finds {
		s.finds[t] = s.finds[t][:0]
	}
	if len(row.cluster.Places) == 0 {
		return
	}
	for t, chord := range row.chords {
		r := rim{-1, (chord + row.cluster.Radius) * (chord + row.cluster.Radius), chord}
		if near := chord - row.cluster.Radius; near > 0 {
			r.near2 = near * near
		}
		s.rims[t] = r
	}
	for i := range s.network.layers {
		s.lookAt(&s.network.layers[i])
	}
}

func (s *scout) lookAt(l *layer) {
	cluster := &s.row.cluster
	longest := 0.0
	for _, t := range l.types {
		longest = max(longest, s.row.chords[t])
	}
	s.spans = l.index.Near(cluster.Center, longest+cluster.Radius, s.spans[:0])
	prober := cluster.Prober()
	for _, span := range s.spans {
		for at := span.From; at < span.To; at++ {
			t := l.seats[at].typ
			r := &s.rims[t]
			place := l.index.Places[at]
			d2 := geo.Dist2(place, cluster.Center)
			if d2 > r.far2 {
				continue
			}
			if all := d2 <= r.near2; all || prober.Reaches(place, r.chord) {
				s.finds[t] = append(s.finds[t], find{at, all})
			}
		}
	}
}

// judge settles one cell.
func (s *scout) judge(t int) Cell {
	s.opened = false
	return judged(s.row, t, s.network.Market, func(to standing) (tally, int64) { return s.find(t, to) })
}

// find tallies the finds up to a standing, and the weight of the points they reach.
func (s *scout) find(t int, to standing) (tally, int64) {
	l := s.network.layer(t)
	s.counter.begin()
	all := false
	for _, f := range s.finds[t] {
		if seat := &l.seats[f.at]; seat.standing <= to {
			s.counter.add(seat)
			all = all || f.all
		}
	}
	switch {
	case all:
		return s.counter.tally, s.row.Weight
	case !s.counter.any:
		return s.counter.tally, 0
	}
	s.closeOpen(l, t, to)
	covered := s.row.Weight
	for _, o := range s.open {
		covered -= s.row.weights[o]
	}
	return s.counter.tally, covered
}
