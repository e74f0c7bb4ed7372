package adequacy

import (
	"cmp"
	"slices"

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

// Inspect shows who counts in a cell and, for each of its points in ascending order, who is nearest.
func (n *Network) Inspect(a *Area, row, typ int) Inspection {
	r, l := &a.Rows[row], n.layer(typ)
	last, chord := r.last(), r.chords[typ]
	wanted := func(at int32) bool {
		return l.seats[at].typ == int16(typ) && l.seats[at].standing <= last
	}
	in := Inspection{Points: make([]PointAccess, len(r.Points))}
	if len(r.Points) == 0 {
		return in
	}
	for _, span := range l.index.Near(r.cluster.Center, chord+r.cluster.Radius, nil) {
		for at := span.From; at < span.To; at++ {
			if wanted(at) && r.cluster.Reaches(l.index.Places[at], chord) {
				in.Seats = append(in.Seats, l.index.Items[at])
			}
		}
	}
	slices.Sort(in.Seats)
	for i, p := range r.Points {
		point := PointAccess{Point: p, Nearest: -1}
		if at, dist2 := l.index.Nearest(r.cluster.Places[i], wanted); at >= 0 {
			point.Covered = dist2 <= chord*chord
			point.Nearest, point.Miles = l.index.Items[at], geo.Miles(dist2)
		}
		in.Points[i] = point
	}
	slices.SortFunc(in.Points, func(x, y PointAccess) int { return cmp.Compare(x.Point, y.Point) })
	return in
}
