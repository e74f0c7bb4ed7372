package reports

import (
	"countyline/geo"
	"countyline/reports/page"

	"github.com/paulmach/orb"
)

// atlasView joins the counties of an assessment to their outlines.
type atlasView struct {
	a        *Assessment
	shapes   []geo.Shape // everything that may be drawn around the service area
	bounds   []orb.Bound // of shapes, in degrees
	area     []mapCounty // the service area, by first appearance
	byRow    []int       // index into area by county row, -1 without an outline
	missing  int         // county rows without an outline
	national bool        // parts lie in Alaska, Hawaii or the islands and others do not
}

// mapCounty is one outline of the service area. Los Angeles has two rows in the reference and one outline.
type mapCounty struct {
	shape   int   // index into shapes
	rows    []int // county rows
	pending bool
	name    string
}

func newAtlasView(a *Assessment, shapes []geo.Shape) *atlasView {
	v := &atlasView{a: a, shapes: shapes, bounds: make([]orb.Bound, len(shapes)), byRow: make([]int, len(a.Counties))}
	byFIPS := map[string]int{}
	for i, s := range shapes {
		v.bounds[i] = s.Geometry.Bound()
		if len(s.Geometry) > 0 {
			byFIPS[s.FIPS] = i
		}
	}
	drawn, regions := map[int]int{}, map[int]bool{}
	for row, c := range a.Counties {
		shape, ok := byFIPS[c.FIPS]
		if !ok {
			v.byRow[row] = -1
			v.missing++
			continue
		}
		at, again := drawn[shape]
		if !again {
			at = len(v.area)
			drawn[shape] = at
			v.area = append(v.area, mapCounty{shape: shape, name: c.Name})
			regions[region(shapes[shape].Center)] = true
		}
		v.byRow[row] = at
		v.area[at].rows = append(v.area[at].rows, row)
		v.area[at].pending = v.area[at].pending || c.Pending
	}
	v.national = len(regions) > 1
	return v
}

// region tells the contiguous states from Alaska, Hawaii and the Caribbean.
func region(center orb.Point) int {
	switch {
	case center[1] > 50:
		return 1
	case center[1] < 24 && center[0] < -100:
		return 2
	case center[1] < 24:
		return 3
	}
	return 0
}

// fit projects the service area into a box with some air around it.
func (v *atlasView) fit(box page.Rect, air float64) geo.View {
	shown := make([]geo.Shape, len(v.area))
	for i, c := range v.area {
		shown[i] = v.shapes[c.shape]
	}
	frame := geo.Frame{X: box.X, Y: box.Y, Width: box.W, Height: box.H, Padding: air}
	if v.national {
		return geo.NationalView(shown, frame)
	}
	return geo.StateView(shown, frame)
}

// outline is a county on the page.
type outline struct {
	shape int
	area  int // index into the service area, -1 outside
	rings [][]page.Point
	box   page.Rect
	main  page.Rect // of the largest part: where a label belongs
}

// Lattices are the grids in points to which outlines are laid: finer than print shows at the size of the
// map, and equal for both neighbours of a border.
const (
	fineLattice   = 0.1
	coarseLattice = 0.35
)

// visible are the outlines that a box shows: those of the service area, and all others when wanted.
func (v *atlasView) visible(view geo.View, box page.Rect, lattice float64, around bool) []outline {
	inArea := make(map[int]int, len(v.area))
	for i, c := range v.area {
		inArea[c.shape] = i
	}
	shown := v.boundOf(view, box)
	var out []outline
	for i := range v.shapes {
		at, mine := inArea[i]
		if !mine {
			at = -1
			if !around || !v.national && !overlaps(shown, v.bounds[i]) {
				continue
			}
		}
		o := outline{shape: i, area: at, rings: ringsOf(view.Outline(v.shapes[i].Geometry, lattice))}
		o.box, o.main = boxOf(o.rings), boxOf(largest(o.rings))
		if len(o.rings) > 0 && (mine || o.box.Overlaps(box)) {
			out = append(out, o)
		}
	}
	return out
}

// boundOf is the part of the world that a box shows, in degrees.
func (v *atlasView) boundOf(view geo.View, box page.Rect) orb.Bound {
	bound := orb.MultiPoint{}
	for i := range 5 {
		for j := range 5 {
			bound = append(bound, view.LonLat(box.X+box.W*float64(i)/4, box.Y+box.H*float64(j)/4))
		}
	}
	return bound.Bound().Pad(0.2)
}

func overlaps(a, b orb.Bound) bool {
	return a.Max[0]-a.Min[0] > 180 || a.Intersects(b) // a box over the date line takes everything
}

// ringsOf turns projected polygons into rings for filling; orb's rings repeat their first point.
func ringsOf(g orb.MultiPolygon) [][]page.Point {
	var rings [][]page.Point
	for _, polygon := range g {
		for i, ring := range polygon {
			if len(ring) > 1 && ring[0] == ring[len(ring)-1] {
				ring = ring[:len(ring)-1]
			}
			pts := make([]page.Point, len(ring))
			for j, p := range ring {
				pts[j] = page.Point{X: p[0], Y: p[1]}
			}
			if turn(pts) < 0 == (i == 0) { // outer rings turn one way, holes the other
				for a, b := 0, len(pts)-1; a < b; a, b = a+1, b-1 {
					pts[a], pts[b] = pts[b], pts[a]
				}
			}
			rings = append(rings, pts)
		}
	}
	return rings
}

// turn is twice the signed area.
func turn(ring []page.Point) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum
}
