package adequacy

import "countyline/geo"

// closeOpen closes the open points that the finds of a type up to a standing reach: all by one find near
// the middle, else group by group, else point by point.
func (s *scout) closeOpen(t int, to standing) {
	wanted := 0
	for _, f := range s.finds[t] {
		if f.layer.seats[f.at].standing > to {
			continue
		}
		if f.all {
			s.open = s.open[:0]
			return
		}
		wanted++
	}
	if wanted == 0 {
		return
	}
	q := query{finds: s.finds[t], to: to, typ: int16(t), many: wanted > manyFinds*len(s.finds[t][0].layer.types)}
	cluster := &s.row.cluster
	chord := s.row.chords[t]
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
	finds []find
	to    standing
	typ   int16
	many  bool // so many that the index is quicker than going through them
}

func (q *query) reaches(p geo.Vec, chord float64) bool {
	if q.many {
		l := q.finds[0].layer
		return l.index.Any(p, chord, func(at int32) bool {
			return l.seats[at].typ == q.typ && l.seats[at].standing <= q.to
		})
	}
	for _, f := range q.finds {
		if f.layer.seats[f.at].standing <= q.to && geo.Dist2(f.layer.index.Places[f.at], p) <= chord*chord {
			return true
		}
	}
	return false
}
