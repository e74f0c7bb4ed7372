package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// offshoreMiles is how far outside every polygon a place may lie and still be given the nearest county: the
// boundaries are coarse and piers, islands and lakeshores are missing from them.
const offshoreMiles = 60

// cellDegrees is the size of a grid cell; a county is about half a degree across.
const cellDegrees = 0.5

// grid lists for every cell the polygons whose bounds touch it.
type grid struct {
	parts []part
	cells map[cell][]int32
	small []disc
}

type cell struct{ x, y int16 }

// part is one polygon of a county.
type part struct {
	fips    string
	polygon orb.Polygon
	bound   orb.Bound
}

// disc stands for a county that has no polygon: a circle of its land area.
type disc struct {
	fips   string
	center orb.Point
	miles  float64
}

func newGrid(shapes []Shape) *grid {
	g := &grid{cells: map[cell][]int32{}}
	for _, s := range shapes {
		if len(s.Geometry) == 0 {
			g.small = append(g.small, disc{s.FIPS, s.Center, math.Sqrt(s.LandSqMi / math.Pi)})
		}
		for _, polygon := range s.Geometry {
			if len(polygon) == 0 || len(polygon[0]) < 4 {
				continue
			}
			p := part{s.FIPS, polygon, polygon.Bound()}
			low, high := cellOf(p.bound.Min), cellOf(p.bound.Max)
			for x := low.x; x <= high.x; x++ {
				for y := low.y; y <= high.y; y++ {
					g.cells[cell{x, y}] = append(g.cells[cell{x, y}], int32(len(g.parts)))
				}
			}
			g.parts = append(g.parts, p)
		}
	}
	return g
}

func cellOf(p orb.Point) cell {
	return cell{int16(math.Floor(p[0] / cellDegrees)), int16(math.Floor(p[1] / cellDegrees))}
}

// Locate finds the county of a place. Outside every polygon it gives the nearest county within 60 miles with
// inside false, and no county at all farther out.
func (a *Atlas) Locate(lat, lon float64) (fips string, inside bool) {
	p := orb.Point{lon, lat}
	if !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
		return "", false
	}
	g := a.grid()
	for _, d := range g.small {
		if Haversine(lat, lon, d.center[1], d.center[0]) <= d.miles {
			return d.fips, true
		}
	}
	for _, i := range g.cells[cellOf(p)] {
		if g.parts[i].bound.Contains(p) && inPolygon(g.parts[i].polygon, p) {
			return g.parts[i].fips, true
		}
	}
	return g.nearest(p), false
}

// nearest measures to the edges of every polygon in the cells within reach.
func (g *grid) nearest(p orb.Point) string {
	fips, best := "", float64(offshoreMiles)
	east := math.Max(0.05, math.Cos(radians(p[1])))
	dy := offshoreMiles / milesPerDegree
	low, high := cellOf(orb.Point{p[0] - dy/east, p[1] - dy}), cellOf(orb.Point{p[0] + dy/east, p[1] + dy})
	var near []int32
	for x := low.x; x <= high.x; x++ {
		for y := low.y; y <= high.y; y++ {
			near = append(near, g.cells[cell{x, y}]...)
		}
	}
	slices.Sort(near)
	for _, i := range slices.Compact(near) {
		for _, ring := range g.parts[i].polygon {
			for j := 1; j < len(ring); j++ {
				if d := milesToEdge(p, ring[j-1], ring[j], east); d < best {
					fips, best = g.parts[i].fips, d
				}
			}
		}
	}
	return fips
}

// milesPerDegree is the length of a degree of latitude.
const milesPerDegree = EarthRadiusMiles * math.Pi / 180

// milesToEdge treats the surroundings of p as flat; east is the cosine of its latitude.
func milesToEdge(p, a, b orb.Point, east float64) float64 {
	ax, ay := (a[0]-p[0])*east, a[1]-p[1]
	bx, by := (b[0]-p[0])*east, b[1]-p[1]
	dx, dy := bx-ax, by-ay
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = math.Max(0, math.Min(1, -(ax*dx+ay*dy)/length))
	}
	return math.Hypot(ax+t*dx, ay+t*dy) * milesPerDegree
}

// inPolygon counts crossings of a ray to the east over all rings, so that holes need no case of their own.
func inPolygon(polygon orb.Polygon, p orb.Point) bool {
	inside := false
	for _, ring := range polygon {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < crossing(a, b, p[1]) {
				inside = !inside
			}
		}
	}
	return inside
}

// crossing is the longitude at which an edge passes a latitude. Both neighbours of a border get the same number,
// whichever way they walk it, so that a place on it is in exactly one of them.
func crossing(a, b orb.Point, lat float64) float64 {
	if before(b, a) {
		a, b = b, a
	}
	return a[0] + (b[0]-a[0])*(lat-a[1])/(b[1]-a[1])
}
