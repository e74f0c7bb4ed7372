package adequacy

import "countyline/geo"

// weigher finds what each practice adds to one cell or takes from it, with the same scratch for cell after cell.
type weigher struct {
	practices *Practices
	row       *Row
	typ       int
	counted   []holder
	market    []holder // would count once they join
	here      []spot   // of the counted
	there     []spot   // of the market
	found     []int32  // practices weighed in this cell
	deciders  []int32  // of them, those that turn or break it
	parts     []part   // by practice
	keys      []topTwo // by shared key, of the counted
	joined    []kept   // by shared key, of one practice of the market
	round     int32
	step      int32
	stamp     int64
	turns     []int32 // by practice
	breaks    []int32
}

// holder is a participation in reach of the county.
type holder struct {
	practice, shared, worth, member int32
	place                           geo.Vec
}

// spot is a place where a practice has somebody.
type spot struct {
	practice int32
	all      bool // in reach of every point
	place    geo.Vec
}

// part is what a practice adds or takes: in the unit of the cell, and in weight of points.
type part struct {
	round  int32
	worth  int64
	weight int64
	stamp  int64 // of the point last added
}

// topTwo is the most that a shared key is worth, with the practice that gives it and the most any other gives.
type topTwo struct{ round, practice, worth, second int32 }

func (w *weigher) prepare(n *Network, practices *Practices) {
	if w.practices == practices {
		return
	}
	*w = weigher{
		practices: practices,
		parts:     make([]part, len(practices.Keys)),
		keys:      make([]topTwo, n.shared),
		joined:    make([]kept, n.shared),
		turns:     make([]int32, len(practices.Keys)),
		breaks:    make([]int32, len(practices.Keys)),
	}
}

// begin starts a cell with nobody in it.
func (w *weigher) begin(row *Row, typ int) {
	w.row, w.typ = row, typ
	w.counted, w.market = w.counted[:0], w.market[:0]
	w.round++
	w.found = w.found[:0]
}

// put takes a participation in reach of the county into the cell, by its standing.
func (w *weigher) put(member int32, s *seat, place geo.Vec) {
	h := holder{w.practices.Of[member], s.shared, s.worth, member, place}
	switch {
	case s.standing <= w.row.last():
		w.counted = append(w.counted, h)
	case s.standing <= market:
		w.market = append(w.market, h)
	}
}

// gather takes in what a scout found.
func (w *weigher) gather(s *scout, t int) {
	w.begin(s.row, t)
	l := s.network.layer(t)
	for _, f := range s.finds[t] {
		w.put(l.index.Items[f.at], &l.seats[f.at], l.index.Places[f.at])
	}
}

// weigh notes which practices turn or break the cell, and says whether any breaks it.
func (w *weigher) weigh(c Cell) (fragile bool) {
	w.deciders = w.decide(c, w.deciders[:0])
	of := w.turns
	if c.Pass() {
		of = w.breaks
	}
	for _, p := range w.deciders {
		of[p]++
	}
	return c.Pass() && len(w.deciders) > 0
}

// decide lists the practices that alone break a cell that passes, or turn one that fails.
func (w *weigher) decide(c Cell, into []int32) []int32 {
	switch {
	case c.Pass():
		w.lose()
		for _, p := range w.found {
			if !w.without(c, p).Pass() {
				into = append(into, p)
			}
		}
	case c.Gap != Structural:
		w.gain()
		for _, p := range w.found {
			if w.with(c, p).Pass() {
				into = append(into, p)
			}
		}
	}
	return into
}

// without is the cell after a practice left, with is the cell after it joined; lose or gain was called before.
func (w *weigher) without(c Cell, practice int32) Cell {
	p := &w.parts[practice]
	c.settle(w.row, tally{int64(c.Counted) - p.worth, len(w.found) > 1}, c.Covered-p.weight)
	return c
}

func (w *weigher) with(c Cell, practice int32) Cell {
	p := &w.parts[practice]
	c.settle(w.row, tally{int64(c.Counted) + p.worth, true}, c.Covered+p.weight)
	return c
}

// part is that of a practice in this cell.
func (w *weigher) part(practice int32) *part {
	p := &w.parts[practice]
	if p.round != w.round {
		*p = part{round: w.round, stamp: p.stamp}
		w.found = append(w.found, practice)
	}
	return p
}

// spots are the places of holders, each once in a row.
func (w *weigher) spots(holders []holder, into []spot) []spot {
	into = into[:0]
	near := w.row.chords[w.typ] - w.row.cluster.Radius
	for i := range holders {
		h := &holders[i]
		if n := len(into); n > 0 && into[n-1].practice == h.practice && into[n-1].place == h.place {
			continue
		}
		all := near > 0 && geo.Dist2(h.place, w.row.cluster.Center) <= near*near
		into = append(into, spot{h.practice, all, h.place})
	}
	return into
}

// addTo adds this weigher's practices to those of the whole area.
func (w *weigher) addTo(f *Influence) {
	for p := range w.turns {
		f.Turns[p] += w.turns[p]
		f.Breaks[p] += w.breaks[p]
	}
}
