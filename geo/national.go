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

// NewNational places Alaska and Hawaii under the southwest and Puerto Rico beside Florida. Each frame fits what it shows, to
// a few miles; the origin of its projection is where that puts the middle of the land into the middle of the frame.
func NewNational() National {
	return National{
		main: newAlbers(contiguous, orb.Point{-96, 38}, orb.Point{}, 1),
		insets: []Inset{
			{
				Name: "Alaska", Scale: 0.35, Frame: around(orb.Point{-1050, -690}, 820, 440),
				proj:  newAlbers(arctic, orb.Point{-152, 63.5}, orb.Point{-952, -671}, 0.35),
				shows: func(p orb.Point) bool { return p[1] > 50 && (p[0] < -129 || p[0] > 165) },
			},
			{
				Name: "Hawaii", Scale: 1, Frame: around(orb.Point{-445, -868}, 370, 245),
				proj:  newAlbers(tropical, orb.Point{-157.4, 20.6}, orb.Point{-438, -866}, 1),
				shows: func(p orb.Point) bool { return p[1] > 15 && p[1] < 30 && p[0] < -150 && p[0] > -180 },
			},
			{
				Name: "Puerto Rico", Scale: 1, Frame: around(orb.Point{1200, -850}, 240, 80),
				proj:  newAlbers(tropical, orb.Point{-66.1, 18.2}, orb.Point{1210, -843}, 1),
				shows: func(p orb.Point) bool { return p[1] > 15 && p[1] < 20 && p[0] > -70 && p[0] < -60 },
			},
		},
	}
}

func around(center orb.Point, width, height float64) orb.Bound {
	return orb.Bound{
		Min: orb.Point{center[0] - width/2, center[1] - height/2},
		Max: orb.Point{center[0] + width/2, center[1] + height/2},
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
