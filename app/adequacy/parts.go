package adequacy

import (
	"cmp"
	"slices"

	"countyline/geo"
)

// Part is what one practice is to a cell.
type Part struct {
	Practice int32   // index into Practices.Keys
	Members  []int32 // its participations in reach of the county, ascending
	Worth    int     // providers, beds or facilities that it has there, each once
	Covered  int64   // micro-beneficiaries that it reaches by itself
	Cell     Cell    // without it, for one that counts; with it, for one that does not yet
}

// Holding is everybody in reach of a county who counts in a cell, or would once joined. A practice of which some
// participations count and some do not is in both lists.
type Holding struct {
	Counted  []Part // by practice
	Market   []Part // by practice
	Together Cell   // the cell with the whole market joined
}

// Holding lists who counts in a cell and who would. The cell is that of Assess on the same network.
func (n *Network) Holding(a *Area, row, typ int, c Cell, practices *Practices) Holding {
	var s scout
	var w weigher
	s.prepare(n, len(a.Types))
	w.prepare(n, practices)
	s.look(&a.Rows[row])
	w.gather(&s, typ)
	w.lose()
	h := Holding{Counted: w.list(n, w.counted, func(p int32) Cell { return w.without(c, p) })}
	w.gather(&s, typ)
	w.gain()
	h.Market = w.list(n, w.market, func(p int32) Cell { return w.with(c, p) })
	h.Together = c
	s.opened = false
	found, covered := s.find(typ, market)
	h.Together.settle(&a.Rows[row], found, covered)
	return h
}

// list makes the parts of holders.
func (w *weigher) list(n *Network, holders []holder, cell func(practice int32) Cell) []Part {
	byPractice := slices.Clone(holders)
	slices.SortFunc(byPractice, func(x, y holder) int {
		return cmp.Or(cmp.Compare(x.practice, y.practice), cmp.Compare(x.member, y.member))
	})
	var list []Part
	tallier := newCounter(n)
	for from, to := 0, 0; from < len(byPractice); from = to {
		p := Part{Practice: byPractice[from].practice, Cell: cell(byPractice[from].practice)}
		tallier.begin()
		for to = from; to < len(byPractice) && byPractice[to].practice == p.Practice; to++ {
			h := &byPractice[to]
			p.Members = append(p.Members, h.member)
			tallier.add(&seat{shared: h.shared, worth: h.worth})
		}
		p.Worth = int(tallier.worth)
		p.Covered = w.reached(byPractice[from:to])
		list = append(list, p)
	}
	return list
}

// reached is the weight of the points in reach of any of the holders.
func (w *weigher) reached(holders []holder) (weight int64) {
	chord := w.row.chords[w.typ]
	for i, place := range w.row.cluster.Places {
		if slices.ContainsFunc(holders, func(h holder) bool { return geo.Dist2(h.place, place) <= chord*chord }) {
			weight += w.row.weights[i]
		}
	}
	return weight
}
