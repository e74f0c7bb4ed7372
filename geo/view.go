package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Frame is a rectangle on screen or paper in its own unit (points, pixels), y downwards, with an empty margin inside.
type Frame struct{ X, Y, Width, Height, Padding float64 }

// View is a projection fitted into a frame.
type View struct {
	proj  Projection
	shift orb.Point
	units float64 // per mile
}

// StateView centres a projection on the shapes and fits them into the frame.
func StateView(shapes []Shape, frame Frame) View {
	return fit(NewAlbers(BoundOf(shapes)), shapes, frame)
}

// NationalView fits the shapes that the national map shows into the frame.
func NationalView(shapes []Shape, frame Frame) View {
	n := NewNational()
	var shown []Shape
	for _, s := range shapes {
		if n.Shows(s.Center) {
			shown = append(shown, s)
		}
	}
	var corners []orb.Point
	for _, inset := range n.Insets() {
		corners = append(corners, inset.Frame.Min, inset.Frame.Max)
	}
	return fit(n, shown, frame, corners...)
}

// fit scales and moves a projection so that the shapes, and further points in miles, are as large as the frame
// allows, in its middle.
func fit(proj Projection, shapes []Shape, frame Frame, further ...orb.Point) View {
	low, high := orb.Point{math.Inf(1), math.Inf(1)}, orb.Point{math.Inf(-1), math.Inf(-1)}
	extend := func(q orb.Point) {
		for i := range q {
			low[i], high[i] = math.Min(low[i], q[i]), math.Max(high[i], q[i])
		}
	}
	each(shapes, func(p orb.Point) { extend(proj.Project(p)) })
	for _, q := range further {
		extend(q)
	}
	if len(shapes) == 0 {
		low, high = orb.Point{-1, -1}, orb.Point{1, 1}
	}
	const least = 1 // mile, so that a single point does not divide by zero
	width, height := math.Max(high[0]-low[0], least), math.Max(high[1]-low[1], least)
	units := math.Min((frame.Width-2*frame.Padding)/width, (frame.Height-2*frame.Padding)/height)
	return View{proj: proj, units: units, shift: orb.Point{
		frame.X + frame.Width/2 - units*(low[0]+high[0])/2,
		frame.Y + frame.Height/2 + units*(low[1]+high[1])/2,
	}}
}

// XY is where a place is drawn.
func (v View) XY(p orb.Point) (x, y float64) {
	q := v.proj.Project(p)
	return v.shift[0] + v.units*q[0], v.shift[1] - v.units*q[1]
}

// LonLat is the place drawn at a spot of the frame.
func (v View) LonLat(x, y float64) orb.Point {
	return v.proj.Inverse(orb.Point{(x - v.shift[0]) / v.units, (v.shift[1] - y) / v.units})
}

// UnitsPerMile is the scale; on the national map that of the contiguous states.
func (v View) UnitsPerMile() float64 { return v.units }

// Insets are the frames of Alaska, Hawaii and Puerto Rico on a national view, in units of the frame; a
// state view has none.
func (v View) Insets() []orb.Bound {
	n, ok := v.proj.(National)
	if !ok {
		return nil
	}
	var out []orb.Bound
	for _, inset := range n.Insets() {
		out = append(out, orb.Bound{
			Min: orb.Point{v.shift[0] + v.units*inset.Frame.Min[0], v.shift[1] - v.units*inset.Frame.Max[1]},
			Max: orb.Point{v.shift[0] + v.units*inset.Frame.Max[0], v.shift[1] - v.units*inset.Frame.Min[1]},
		})
	}
	return out
}

// Outline projects polygons for drawing. With a step above 0, points are moved to a lattice of that many units and
// points that fall together become one: fewer points for a small map, and neighbours still fit because a shared
// point moves in the same way in both. Rings that shrink to nothing are left out.
func (v View) Outline(g orb.MultiPolygon, step float64) orb.MultiPolygon {
	var out orb.MultiPolygon
	for _, polygon := range g {
		var rings orb.Polygon
		for i, ring := range polygon {
			r := v.ring(ring, step)
			if len(r) >= 4 {
				rings = append(rings, r)
			} else if i == 0 {
				break
			}
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	return out
}

func (v View) ring(ring orb.Ring, step float64) orb.Ring {
	out := make(orb.Ring, 0, len(ring))
	for _, p := range ring {
		x, y := v.XY(p)
		if step > 0 {
			x, y = math.Round(x/step)*step, math.Round(y/step)*step
		}
		q := orb.Point{x, y}
		if n := len(out); n > 0 && out[n-1] == q {
			continue
		}
		out = append(out, q)
	}
	return out
}
