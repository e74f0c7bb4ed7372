package adequacy

import "countyline/geo"

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
