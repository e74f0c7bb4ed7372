package choropleth

import "github.com/paulmach/orb"

// Fact is what the map says about a county.
type Fact struct {
	Class  int    // index into the theme's classes, app.Class
	Figure string // written into the county if it fails and there is room
	Note   string // second line of the words at the pointer
}

// failing is the first class whose counties bear figures.
const failing = 3

// Layers are what lies over the counties, places as longitude and latitude in degrees.
type Layers struct {
	Places  []Place // the most important first
	Sites   []orb.Point
	Points  []Point
	Targets []Target
	Rings   []Ring
}

// Place is a name on the map.
type Place struct {
	Name string
	At   orb.Point
}

// Point is a ZIP point with its people: a disc if they have access, a ring if not.
type Point struct {
	At      orb.Point
	People  int
	Covered bool
}

// Target is a practice that could close a gap, with its rank; without one it is a small circle.
type Target struct {
	At     orb.Point
	Rank   int // from 1; 0 for none
	Chosen bool
}

// Ring is how far a standard reaches.
type Ring struct {
	At    orb.Point
	Miles float64
}

// Shown says which classes keep their colour; the others are dimmed. The zero value dims none.
type Shown [6]bool

func (s Shown) dims(class int) bool { return s != Shown{} && !s[class] }
