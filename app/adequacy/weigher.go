package adequacy

import (
	"cmp"
	"slices"

	"countyline/geo"
)

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
	switch {
	case c.Pass():
		w.lose()
		for _, p := range w.found {
			if !w.without(c, p).Pass() {
				w.breaks[p]++
				fragile = true
			}
		}
	case c.Gap != Structural:
		w.gain()
		for _, p := range w.found {
			if w.with(c, p).Pass() {
				w.turns[p]++
			}
		}
	}
	return fragile
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

// lose weighs what the cell loses without each practice that counts in it.
func (w *weigher) lose() {
	for i := range w.counted {
		h := &w.counted[i]
		p := w.part(h.practice)
		if h.shared < 0 {
			p.worth += int64(h.worth)
			continue
		}
		w.top(h)
	}
	for i := range w.counted {
		if h := &w.counted[i]; h.shared >= 0 {
			if k := &w.keys[h.shared]; k.practice == h.practice && k.worth > k.second {
				w.parts[h.practice].worth += int64(k.worth - k.second)
				k.second = k.worth // taken
			}
		}
	}
	w.here = w.spots(w.counted, w.here)
	w.loseCover()
}

// top keeps the two best practices of a shared key.
func (w *weigher) top(h *holder) {
	switch k := &w.keys[h.shared]; {
	case k.round != w.round:
		*k = topTwo{w.round, h.practice, h.worth, 0}
	case k.practice == h.practice:
		k.worth = max(k.worth, h.worth)
	case h.worth > k.worth:
		*k = topTwo{w.round, h.practice, h.worth, k.worth}
	default:
		k.second = max(k.second, h.worth)
	}
}

// loseCover gives each practice the weight of the points that it alone reaches.
func (w *weigher) loseCover() {
	everywhere := int32(-1)
	for _, s := range w.here {
		if s.all && everywhere >= 0 && everywhere != s.practice {
			return // each point is reached by two
		}
		if s.all {
			everywhere = s.practice
		}
	}
	chord := w.row.chords[w.typ]
	chord2 := chord * chord
	for i, place := range w.row.cluster.Places {
		if only := soleReach(w.here, place, chord2, everywhere); only >= 0 {
			w.parts[only].weight += w.row.weights[i]
		}
	}
}

// soleReach is the only practice that reaches a place; -1 when there is none or several. known reaches it anyway.
func soleReach(spots []spot, place geo.Vec, chord2 float64, known int32) int32 {
	for i := range spots {
		s := &spots[i]
		if s.practice == known || geo.Dist2(s.place, place) > chord2 {
			continue
		}
		if known >= 0 {
			return -1
		}
		known = s.practice
	}
	return known
}

// gain weighs what each practice of the market would add to the cell if it joined alone.
func (w *weigher) gain() {
	for i := range w.counted {
		if h := &w.counted[i]; h.shared >= 0 {
			w.top(h)
		}
	}
	slices.SortFunc(w.market, func(x, y holder) int { return cmp.Compare(x.practice, y.practice) })
	for i := range w.market {
		h := &w.market[i]
		if i == 0 || w.market[i-1].practice != h.practice {
			w.step++
		}
		w.part(h.practice).worth += w.news(h)
	}
	w.here, w.there = w.spots(w.counted, w.here), w.spots(w.market, w.there)
	w.gainCover()
}

// news is what one more holder of the practice in turn adds to the count.
func (w *weigher) news(h *holder) int64 {
	if h.shared < 0 {
		return int64(h.worth)
	}
	have := int32(0)
	if k := &w.keys[h.shared]; k.round == w.round {
		have = k.worth
	}
	j := &w.joined[h.shared]
	if j.round != w.step {
		*j = kept{w.step, have}
	}
	more := max(0, h.worth-j.worth)
	j.worth += more
	return int64(more)
}

// gainCover gives each practice of the market the weight of the points that it reaches and nobody yet.
func (w *weigher) gainCover() {
	chord := w.row.chords[w.typ]
	chord2 := chord * chord
	for i, place := range w.row.cluster.Places {
		if slices.ContainsFunc(w.here, func(s spot) bool { return s.all || geo.Dist2(s.place, place) <= chord2 }) {
			continue
		}
		w.stamp++
		for j := range w.there {
			s := &w.there[j]
			if p := &w.parts[s.practice]; p.stamp != w.stamp && geo.Dist2(s.place, place) <= chord2 {
				p.stamp = w.stamp
				p.weight += w.row.weights[i]
			}
		}
	}
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
