package adequacy

import (
	"cmp"
	"math"
	"slices"

	"countyline/data"
	"countyline/geo"
)

// Inspection is what stands behind the figures of one cell.
type Inspection struct {
	Seats  []int32 // participations that count in the cell, as indexes into the network's, ascending
	Points []PointAccess
}

// PointAccess is how one population point of the county is served.
type PointAccess struct {
	Point   int32   // index into AreaInput.Points
	Covered bool    // a counted participation is within both limits
	Nearest int32   // the nearest participation that counts here once in reach, wherever it is; -1 = none
	Miles   float64 // to the nearest, in a straight line
}

// Seats lists the participations that count in a cell, as indexes into the network's, ascending.
func (n *Network) Seats(a *Area, row, typ int) []int32 {
	return n.reaching(&a.Rows[row], typ, a.Rows[row].last())
}

// SeatsAs lists the participations that would count in a cell if they were of a status, as indexes into the network's,
// ascending.
func (n *Network) SeatsAs(a *Area, row, typ int, s data.Status) []int32 {
	r := &a.Rows[row]
	if !n.Basis.Counts(s, r.LOI) {
		return nil
	}
	return n.reaching(r, typ, gone)
}

// reaching lists the participations up to a standing that reach a row.
func (n *Network) reaching(r *Row, typ int, last standing) (seats []int32) {
	if len(r.Points) == 0 {
		return nil
	}
	l, chord := inspected{n.layer(typ), int16(typ), last}, r.chords[typ]
	for _, at := range l.within(r.cluster.Center, chord+r.cluster.Radius) {
		if r.cluster.Reaches(l.index.Places[at], chord) {
			seats = append(seats, l.index.Items[at])
		}
	}
	slices.Sort(seats)
	return seats
}

// Inspect shows who counts in a cell and, for each of its points in ascending order, who is nearest.
func (n *Network) Inspect(a *Area, row, typ int) Inspection {
	r := &a.Rows[row]
	in := Inspection{Seats: n.Seats(a, row, typ), Points: make([]PointAccess, len(r.Points))}
	if len(r.Points) == 0 {
		return in
	}
	l, chord := n.inspected(r, typ), r.chords[typ]
	near := l.around(&r.cluster)
	for i, p := range r.Points {
		in.Points[i] = PointAccess{Point: p, Nearest: -1}
		if at, dist2 := l.nearest(near, r.cluster.Places[i]); at >= 0 {
			in.Points[i] = PointAccess{p, dist2 <= chord*chord, l.index.Items[at], geo.Miles(dist2)}
		}
	}
	slices.SortFunc(in.Points, func(x, y PointAccess) int { return cmp.Compare(x.Point, y.Point) })
	return in
}

// inspected is the part of a layer that counts in a cell: one type, up to a standing.
type inspected struct {
	*layer
	typ  int16
	last standing
}

func (n *Network) inspected(r *Row, typ int) inspected {
	return inspected{n.layer(typ), int16(typ), r.last()}
}

func (l inspected) counts(at int32) bool {
	return l.seats[at].typ == l.typ && l.seats[at].standing <= l.last
}

// within lists the positions that count in the spans near a place.
func (l inspected) within(p geo.Vec, chord float64) (positions []int32) {
	for _, span := range l.index.Near(p, chord, nil) {
		for at := span.From; at < span.To; at++ {
			if l.counts(at) {
				positions = append(positions, at)
			}
		}
	}
	return positions
}

// around lists the positions among which is the nearest of every place of a cluster: whoever is nearest to
// the middle is at most a radius farther from the place, and the place's own nearest is no farther than that.
func (l inspected) around(c *geo.Cluster) []int32 {
	at, dist2 := l.index.Nearest(c.Center, l.counts)
	if at < 0 {
		return nil
	}
	return l.within(c.Center, math.Sqrt(dist2)+2*c.Radius)
}

// nearest is the position nearest to a place, of several that of the first participation; -1 = none.
func (l inspected) nearest(positions []int32, p geo.Vec) (nearest int32, dist2 float64) {
	nearest, dist2 = -1, math.Inf(1)
	for _, at := range positions {
		d2 := geo.Dist2(l.index.Places[at], p)
		if d2 < dist2 || d2 == dist2 && l.index.Items[at] < l.index.Items[nearest] {
			nearest, dist2 = at, d2
		}
	}
	return nearest, dist2
}
