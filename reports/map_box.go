package reports

import (
	"math"

	"countyline/reports/page"
)

// boxOf is the smallest box around rings.
func boxOf(rings [][]page.Point) page.Rect {
	lo, hi := page.Point{X: math.Inf(1), Y: math.Inf(1)}, page.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, ring := range rings {
		for _, p := range ring {
			lo = page.Point{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
			hi = page.Point{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
		}
	}
	if lo.X > hi.X {
		return page.Rect{}
	}
	return page.Rect{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}
}

// largest is the ring with the largest area, alone.
func largest(rings [][]page.Point) [][]page.Point {
	var best [][]page.Point
	most := 0.0
	for i, ring := range rings {
		if area := math.Abs(turn(ring)); area > most {
			best, most = rings[i:i+1], area
		}
	}
	return best
}

// inside tells by the even-odd rule whether rings hold a point.
func inside(rings [][]page.Point, p page.Point) bool {
	in := false
	for _, ring := range rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
				in = !in
			}
		}
	}
	return in
}

// contains is inside with a look at the box first.
func (o *outline) contains(p page.Point) bool { return o.box.Contains(p) && inside(o.rings, p) }

// clearance is the distance from a point to the nearest border.
func (o *outline) clearance(p page.Point) float64 {
	least := math.Inf(1)
	for _, ring := range o.rings {
		for i, a := range ring {
			least = min(least, toSegment(p, a, ring[(i+1)%len(ring)]))
		}
	}
	return least
}

func toSegment(p, a, b page.Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if n := dx*dx + dy*dy; n > 0 {
		t = max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/n))
	}
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}

// pole is the point inside that is farthest from every border, and how far that is.
func (o *outline) pole() (page.Point, float64) {
	best, far := page.Point{X: o.main.X + o.main.W/2, Y: o.main.Y + o.main.H/2}, -1.0
	look := func(area page.Rect, n int) {
		for i := range n {
			for j := range n {
				p := page.Point{X: area.X + area.W*(float64(i)+0.5)/float64(n), Y: area.Y + area.H*(float64(j)+0.5)/float64(n)}
				if !inside(o.rings, p) {
					continue
				}
				if d := o.clearance(p); d > far {
					best, far = p, d
				}
			}
		}
	}
	look(o.main, 12)
	if far > 0 {
		step := page.Rect{W: o.main.W / 12, H: o.main.H / 12}
		look(page.Rect{X: best.X - step.W, Y: best.Y - step.H, W: 2 * step.W, H: 2 * step.H}, 6)
	}
	return best, far
}
