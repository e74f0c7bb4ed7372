package choropleth

import (
	"math"

	"github.com/paulmach/orb"
)

// pole is the point inside a county that is farthest from its border, to about a twentieth of the county, and how far.
func pole(c county) (orb.Point, float64) {
	var largest orb.Polygon
	most := 0.0
	for i, p := range c.polygons {
		b := c.bounds[i]
		if a := (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1]); a > most {
			largest, most = p, a
		}
	}
	if largest == nil {
		return c.pole, 0
	}
	const steps = 12
	b := largest[0].Bound()
	w, h := (b.Max[0]-b.Min[0])/steps, (b.Max[1]-b.Min[1])/steps
	best, far := c.pole, inner(largest, c.pole)
	for i := range steps {
		for j := range steps {
			p := orb.Point{b.Min[0] + w*(float64(i)+0.5), b.Min[1] + h*(float64(j)+0.5)}
			if d := inner(largest, p); d > far {
				best, far = p, d
			}
		}
	}
	for range 4 { // closer around the best
		w, h = w/2, h/2
		for _, p := range [...]orb.Point{{best[0] - w, best[1]}, {best[0] + w, best[1]}, {best[0], best[1] - h}, {best[0], best[1] + h}} {
			if d := inner(largest, p); d > far {
				best, far = p, d
			}
		}
	}
	return best, far
}

// inner is the distance to the border, negative outside.
func inner(polygon orb.Polygon, p orb.Point) float64 {
	inside, least := false, math.Inf(1)
	for _, ring := range polygon {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) {
				inside = !inside
			}
			least = math.Min(least, squareToEdge(p, a, b))
		}
	}
	if !inside {
		return -math.Sqrt(least)
	}
	return math.Sqrt(least)
}

func squareToEdge(p, a, b orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = math.Max(0, math.Min(1, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/l))
	}
	x, y := a[0]+t*dx-p[0], a[1]+t*dy-p[1]
	return x*x + y*y
}
