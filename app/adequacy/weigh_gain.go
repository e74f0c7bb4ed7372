package adequacy

import (
	"cmp"
	"slices"

	"countyline/geo"
)

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
