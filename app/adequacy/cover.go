package adequacy

import "countyline/geo"

// closeOpen closes the open points that the finds of a type up to a standing reach, group by group where one
// find settles a group, else point by point.
func (s *scout) closeOpen(l *layer, t int, to standing) {
	cluster, chord := &s.row.cluster, s.row.chords[t]
	if !s.opened {
		s.opened = true
		s.open = s.open[:0]
		for i := range cluster.Places {
			s.open = append(s.open, int32(i))
		}
	}
	q := query{layer: l, finds: s.finds[t], to: to, typ: int16(t), many: len(s.finds[t]) > manyFinds*len(l.types)}
	open := s.open[:0]
	group, closed := int32(-1), false
	var g *geo.Group
	for i, o := range s.open {
		if i == 0 || o >= g.To {
			for group++; cluster.Groups[group].To <= o; group++ {
			}
			g = &cluster.Groups[group]
			closed = len(cluster.Groups) > 1 && chord > g.Radius && q.reaches(g.Center, chord-g.Radius)
		}
		if !closed && !q.reaches(cluster.Places[o], chord) {
			open = append(open, o)
		}
	}
	s.open = open
}

// manyFinds per type in a layer is where going down its index gets quicker than going through the finds.
const manyFinds = 40

// query asks whether any find of one type, up to a standing, is near a place.
type query struct {
	layer *layer
	finds []find
	to    standing
	typ   int16
	many  bool // so many that the index is quicker than going through them
}

func (q *query) reaches(p geo.Vec, chord float64) bool {
	l := q.layer
	if q.many {
		return l.index.Any(p, chord, func(at int32) bool {
			return l.seats[at].typ == q.typ && l.seats[at].standing <= q.to
		})
	}
	chord2 := chord * chord
	for _, f := range q.finds {
		if geo.Dist2(l.index.Places[f.at], p) <= chord2 && l.seats[f.at].standing <= q.to {
			return true
		}
	}
	return false
}
