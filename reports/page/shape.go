package page

import "math"

// HLine is a horizontal rule from x for w points.
func HLine(x, y, w, width float64, c Color) Path {
	return Path{Lines: [][]Point{{{x, y}, {x + w, y}}}, Stroke: c, Width: width}
}

// Bar is a filled box.
func Bar(r Rect, fill Color) Path { return Path{Lines: [][]Point{r.Ring()}, Closed: true, Fill: fill} }

// Ring is the box as a closed line.
func (r Rect) Ring() []Point {
	return []Point{{r.X, r.Y}, {r.X + r.W, r.Y}, {r.X + r.W, r.Y + r.H}, {r.X, r.Y + r.H}}
}

// Circle is a ring of enough points to look round at its size.
func Circle(cx, cy, r float64) []Point { return arc(cx, cy, r, 0, 2*math.Pi) }

// arc runs from one angle to another, without its last point when it is a full turn.
func arc(cx, cy, r, from, to float64) []Point {
	n := int(math.Max(16, math.Min(48, 12*math.Sqrt(r))))
	pts := make([]Point, 0, n+1)
	for i := range n {
		a := from + (to-from)*float64(i)/float64(n)
		pts = append(pts, Point{cx + r*math.Cos(a), cy + r*math.Sin(a)})
	}
	if to-from < 2*math.Pi-1e-9 {
		pts = append(pts, Point{cx + r*math.Cos(to), cy + r*math.Sin(to)})
	}
	return pts
}

// RoundBox is a box with round corners.
func RoundBox(b Rect, r float64) []Point {
	var pts []Point
	corners := [4]Point{{b.X + b.W - r, b.Y + b.H - r}, {b.X + r, b.Y + b.H - r}, {b.X + r, b.Y + r}, {b.X + b.W - r, b.Y + r}}
	for i, c := range corners {
		pts = append(pts, arc(c.X, c.Y, r, float64(i)*math.Pi/2, float64(i+1)*math.Pi/2)...)
	}
	return pts
}
