package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// SquareMiles is the area of polygons in degrees on the sphere, holes taken out.
func SquareMiles(g orb.MultiPolygon) float64 {
	total := 0.0
	for _, polygon := range g {
		for i, ring := range polygon {
			if a := math.Abs(ringArea(ring)); i == 0 {
				total += a
			} else {
				total -= a
			}
		}
	}
	return math.Max(0, total)
}

// ringArea is the signed area in square miles between a ring's edges and the equator, summed. The edges of a county
// are short, so that a straight line in degrees and a great circle are one.
func ringArea(ring orb.Ring) float64 {
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		p, q := ring[i-1], ring[i]
		sum += (q[0] - p[0]) * (math.Sin(radians(p[1])) + math.Sin(radians(q[1])))
	}
	return radians(sum) / 2 * EarthRadiusMiles * EarthRadiusMiles
}

func radians(degrees float64) float64 { return degrees * (math.Pi / 180) }

// InternalPoint is the centroid of the largest polygon or, where that lies outside of it, the middle of the widest
// stretch of the polygon at the centroid's latitude.
func InternalPoint(g orb.MultiPolygon) orb.Point {
	var largest orb.Polygon
	most := -1.0
	for _, polygon := range g {
		if a := math.Abs(planarArea(polygon[0])); a > most {
			largest, most = polygon, a
		}
	}
	if largest == nil {
		return orb.Point{}
	}
	c := centroid(largest[0])
	if inPolygon(largest, c) {
		return c
	}
	return widest(largest, c)
}

func planarArea(ring orb.Ring) float64 {
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		sum += ring[i-1][0]*ring[i][1] - ring[i][0]*ring[i-1][1]
	}
	return sum / 2
}

func centroid(ring orb.Ring) orb.Point {
	var x, y, sum float64
	o := ring[0] // small numbers keep the digits
	for i := 1; i < len(ring); i++ {
		ax, ay, bx, by := ring[i-1][0]-o[0], ring[i-1][1]-o[1], ring[i][0]-o[0], ring[i][1]-o[1]
		cross := ax*by - bx*ay
		x += (ax + bx) * cross
		y += (ay + by) * cross
		sum += cross
	}
	if sum == 0 {
		return o
	}
	return orb.Point{o[0] + x/(3*sum), o[1] + y/(3*sum)}
}

// widest finds the longest part inside the polygon of the horizontal line through p, and gives its middle.
func widest(polygon orb.Polygon, p orb.Point) orb.Point {
	var xs []float64
	for _, ring := range polygon {
		for i := 1; i < len(ring); i++ {
			if (ring[i-1][1] > p[1]) != (ring[i][1] > p[1]) {
				xs = append(xs, crossing(ring[i-1], ring[i], p[1]))
			}
		}
	}
	best, width := polygon[0][0], 0.0
	for _, a := range xs {
		b := math.Inf(1) // the next crossing to the east
		for _, x := range xs {
			if x > a && x < b {
				b = x
			}
		}
		middle := orb.Point{(a + b) / 2, p[1]}
		if !math.IsInf(b, 1) && b-a > width && inPolygon(polygon, middle) {
			best, width = middle, b-a
		}
	}
	return best
}
