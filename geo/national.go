package geo

import "github.com/paulmach/orb"

// National shows all states on one map: the contiguous ones in Albers projection at their true size, with Alaska (at 35 %
// of its size), Hawaii and Puerto Rico with the Virgin Islands in insets below them. Guam, Samoa and the Northern Marianas are
// not shown.
type National struct {
	main   Albers
	insets []Inset
}

// Inset is a part of the national map with a scale of its own.
type Inset struct {
	Name  string
	Frame orb.Bound // in miles on the map
	Scale float64   // 1 is the scale of the contiguous states
	proj  Albers
	shows func(orb.Point) bool
}

// NewNational places the insets under the southwest and beside Florida.
func NewNational() National {
	return National{
		main: newAlbers(contiguous, orb.Point{-96, 38}, orb.Point{}, 1),
		insets: []Inset{
			newInset("Alaska", arctic, orb.Point{-152, 63.5}, orb.Point{-1180, -800}, 0.35, 470, 290,
				func(p orb.Point) bool { return p[1] > 50 && (p[0] < -129 || p[0] > 165) }),
			newInset("Hawaii", tropical, orb.Point{-157.4, 20.6}, orb.Point{-600, -930}, 1, 230, 170,
				func(p orb.Point) bool { return p[1] < 30 && p[0] < -150 && p[0] > -180 }),
			newInset("Puerto Rico", tropical, orb.Point{-66.1, 18.2}, orb.Point{1180, -1000}, 1, 180, 110,
				func(p orb.Point) bool { return p[1] < 20 && p[0] > -70 && p[0] < -60 }),
		},
	}
}

func newInset(name string, p conic, center, at orb.Point, scale, width, height float64, shows func(orb.Point) bool) Inset {
	return Inset{
		Name: name, Scale: scale, proj: newAlbers(p, center, at, scale), shows: shows,
		Frame: orb.Bound{
			Min: orb.Point{at[0] - width/2, at[1] - height/2},
			Max: orb.Point{at[0] + width/2, at[1] + height/2},
		},
	}
}

// Insets are the frames around Alaska, Hawaii and Puerto Rico.
func (n National) Insets() []Inset { return n.insets }

// Shows says whether a place is on the map at all.
func (n National) Shows(p orb.Point) bool {
	for _, inset := range n.insets {
		if inset.shows(p) {
			return true
		}
	}
	return p[1] > 24 && p[1] < 50 && p[0] > -126 && p[0] < -66
}

// Project converts degrees to miles on the map, in the inset that shows the place if there is one.
func (n National) Project(p orb.Point) orb.Point {
	for _, inset := range n.insets {
		if inset.shows(p) {
			return inset.proj.Project(p)
		}
	}
	return n.main.Project(p)
}

// Inverse converts miles on the map back to degrees.
func (n National) Inverse(p orb.Point) orb.Point {
	for _, inset := range n.insets {
		if inset.Frame.Contains(p) {
			return inset.proj.Inverse(p)
		}
	}
	return n.main.Inverse(p)
}
