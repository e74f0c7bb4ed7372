package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Projection lays places on a plane in miles, x to the east and y to the north.
type Projection interface {
	Project(lonLat orb.Point) orb.Point
	Inverse(miles orb.Point) orb.Point
}

// Albers is the equal-area conic projection on the sphere: a square inch of paper is the same number of square miles
// everywhere, so that counties can be compared by eye.
type Albers struct {
	n, c, rho0 float64
	lon0       float64   // degrees
	offset     orb.Point // miles, added after projecting
	scale      float64
}

// conic is a pair of standard parallels in degrees, along which distances are true.
type conic struct{ south, north float64 }

// Standard parallels of the three regions; the first is the usual one for the contiguous states.
var (
	contiguous = conic{29.5, 45.5}
	arctic     = conic{55, 65}
	tropical   = conic{8, 18}
)

// NewAlbers centres the projection on bounds in degrees, with the parallels 29.5 and 45.5 for the contiguous states
// and those usual for Alaska and for Hawaii and the islands outside of them.
func NewAlbers(shown orb.Bound) Albers {
	center := shown.Center()
	parallels := contiguous
	switch {
	case center[1] > 50:
		parallels = arctic
	case center[1] < 24:
		parallels = tropical
	}
	return newAlbers(parallels, center, orb.Point{}, 1)
}

// newAlbers puts the center at an offset in miles and shrinks everything around it.
func newAlbers(p conic, center, offset orb.Point, scale float64) Albers {
	sinSouth := math.Sin(radians(p.south))
	n := (sinSouth + math.Sin(radians(p.north))) / 2
	c := math.Pow(math.Cos(radians(p.south)), 2) + 2*n*sinSouth
	a := Albers{n: n, c: c, lon0: center[0], offset: offset, scale: scale}
	a.rho0 = a.rho(center[1])
	return a
}

func (a Albers) rho(lat float64) float64 {
	return math.Sqrt(math.Max(0, a.c-2*a.n*math.Sin(radians(lat)))) / a.n
}

// Project converts degrees to miles from the center.
func (a Albers) Project(p orb.Point) orb.Point {
	rho, theta := a.rho(p[1]), a.n*radians(unwrap(p[0]-a.lon0))
	k := EarthRadiusMiles * a.scale
	sin, cos := math.Sincos(theta)
	return orb.Point{a.offset[0] + k*rho*sin, a.offset[1] + k*(a.rho0-rho*cos)}
}

// Inverse converts miles back to degrees.
func (a Albers) Inverse(p orb.Point) orb.Point {
	k := EarthRadiusMiles * a.scale
	x, y := (p[0]-a.offset[0])/k, a.rho0-(p[1]-a.offset[1])/k
	rho, theta := math.Hypot(x, y), math.Atan2(x, y)
	sinLat := (a.c - rho*rho*a.n*a.n) / (2 * a.n)
	lat := math.Asin(math.Max(-1, math.Min(1, sinLat)))
	return orb.Point{unwrap(a.lon0 + theta/a.n*(180/math.Pi)), lat * (180 / math.Pi)}
}

// unwrap brings degrees of longitude into -180..180, so that the western Aleutians stay beside Alaska.
func unwrap(degrees float64) float64 {
	return degrees - 360*math.Floor((degrees+180)/360)
}

// BoundOf is the extent of shapes in degrees, centers included. For shapes on both sides of the date line, the eastern
// ones are moved 360 degrees west. No shapes have the empty bound at 0,0.
func BoundOf(shapes []Shape) orb.Bound {
	if len(shapes) == 0 {
		return orb.Bound{}
	}
	both := orb.Bound{Min: orb.Point{math.Inf(1), math.Inf(1)}, Max: orb.Point{math.Inf(-1), math.Inf(-1)}}
	west := both
	each(shapes, func(p orb.Point) {
		both = both.Extend(p)
		if p[0] > 0 {
			p[0] -= 360
		}
		west = west.Extend(p)
	})
	if both.Max[0]-both.Min[0] > 180 {
		return west
	}
	return both
}

// each visits the center and every vertex of shapes.
func each(shapes []Shape, do func(orb.Point)) {
	for _, s := range shapes {
		do(s.Center)
		for _, polygon := range s.Geometry {
			for _, ring := range polygon {
				for _, p := range ring {
					do(p)
				}
			}
		}
	}
}
