package geo

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"countyline/assets"
	"countyline/assets/pack"

	"github.com/paulmach/orb"
)

// Shape is one county with its boundary. Falls Church VA is too small for the atlas and has no Geometry.
type Shape struct {
	FIPS     string // five digits
	Name     string // as CMS writes it: "Baltimore" is the county, "Baltimore City" the city
	State    string // two letters
	Center   orb.Point
	Geometry orb.MultiPolygon
	LandSqMi float64 // area of the polygons in square miles, inland water included
}

// Atlas answers where counties are and what they are called. It does not change once made and may be used from
// several goroutines.
type Atlas struct {
	shapes []Shape // by FIPS
	names  func() nameIndex
	grid   func() *grid
	edges  func() map[string][]string // neighbours by FIPS
}

// LoadAtlas reads the embedded counties: those of 2023, with Connecticut's eight as CMS has them.
func LoadAtlas() (*Atlas, error) {
	t, err := pack.DecodeCounties(assets.Counties())
	if err != nil {
		return nil, fmt.Errorf("the built-in county atlas cannot be read, so this copy of Countyline is damaged; install it again: %w", err)
	}
	shapes := make([]Shape, len(t.Counties))
	arcs := degrees(t)
	for i, c := range t.Counties {
		shapes[i] = shapeOf(t, c, arcs)
	}
	return NewAtlas(shapes), nil
}

// NewAtlas makes an atlas of shapes from elsewhere, for example read back out of the workspace.
func NewAtlas(shapes []Shape) *Atlas {
	a := &Atlas{shapes: slices.Clone(shapes)}
	slices.SortFunc(a.shapes, func(x, y Shape) int { return strings.Compare(x.FIPS, y.FIPS) })
	a.names = sync.OnceValue(func() nameIndex { return indexNames(a.shapes) })
	a.grid = sync.OnceValue(func() *grid { return newGrid(a.shapes) })
	a.edges = sync.OnceValue(func() map[string][]string { return neighbours(a.shapes) })
	return a
}

// Shapes are all counties by FIPS; the slice belongs to the atlas.
func (a *Atlas) Shapes() []Shape { return a.shapes }

// ByFIPS finds a county by its five digits.
func (a *Atlas) ByFIPS(fips string) (Shape, bool) {
	i, ok := slices.BinarySearchFunc(a.shapes, fips, func(s Shape, f string) int { return strings.Compare(s.FIPS, f) })
	if !ok {
		return Shape{}, false
	}
	return a.shapes[i], true
}

// InState are the counties of a two-letter state, by FIPS.
func (a *Atlas) InState(state string) []Shape {
	var out []Shape
	for _, s := range a.shapes {
		if s.State == state {
			out = append(out, s)
		}
	}
	return out
}

// Neighbors are the FIPS codes of the counties that share a border with this one, sorted; a common corner is
// not a border.
func (a *Atlas) Neighbors(fips string) []string { return a.edges()[fips] }

// degrees converts every arc once, so that neighbours get the very same numbers.
func degrees(t *pack.Topology) []orb.LineString {
	arcs := make([]orb.LineString, len(t.Arcs))
	for i, arc := range t.Arcs {
		line := make(orb.LineString, len(arc))
		for j, p := range arc {
			lon, lat := t.LonLat(p)
			line[j] = orb.Point{lon, lat}
		}
		arcs[i] = line
	}
	return arcs
}

func shapeOf(t *pack.Topology, c pack.County, arcs []orb.LineString) Shape {
	s := Shape{FIPS: c.FIPS, Name: c.Name, LandSqMi: c.LandSqMi}
	if state, ok := pack.StateByFIPS(c.FIPS); ok {
		s.State = state.Postal
	}
	for _, rings := range c.Polygons {
		polygon := make(orb.Polygon, len(rings))
		for i, refs := range rings {
			polygon[i] = assemble(refs, arcs)
		}
		s.Geometry = append(s.Geometry, polygon)
	}
	if len(s.Geometry) == 0 {
		lon, lat := t.LonLat(c.Center)
		s.Center = orb.Point{lon, lat}
		return s
	}
	s.LandSqMi = SquareMiles(s.Geometry)
	s.Center = InternalPoint(s.Geometry)
	return s
}

// assemble joins arcs to a ring; the end of one arc is the start of the next.
func assemble(refs []int, arcs []orb.LineString) orb.Ring {
	n := 1
	for _, ref := range refs {
		n += len(arcs[max(ref, ^ref)]) - 1
	}
	ring := make(orb.Ring, 0, max(n, 0))
	for _, ref := range refs {
		line := arcs[max(ref, ^ref)]
		first := min(1, len(ring)) // the point that the ring has already
		if ref >= 0 {
			ring = append(ring, line[min(first, len(line)):]...)
			continue
		}
		for i := len(line) - 1 - first; i >= 0; i-- {
			ring = append(ring, line[i])
		}
	}
	return ring
}

// neighbours finds pairs of counties that have an edge in common. Shared borders hold the same numbers, so
// equality is enough.
func neighbours(shapes []Shape) map[string][]string {
	type edge [2]orb.Point
	owner := map[edge]int{}
	out := map[string][]string{}
	for i, s := range shapes {
		for _, polygon := range s.Geometry {
			for _, ring := range polygon {
				for j := 1; j < len(ring); j++ {
					e := edge{ring[j-1], ring[j]}
					if before(e[1], e[0]) {
						e[0], e[1] = e[1], e[0]
					}
					other, taken := owner[e]
					if !taken {
						owner[e] = i
					} else if other != i {
						o := shapes[other].FIPS
						out[s.FIPS] = append(out[s.FIPS], o)
						out[o] = append(out[o], s.FIPS)
					}
				}
			}
		}
	}
	for fips := range out {
		slices.Sort(out[fips])
		out[fips] = slices.Compact(out[fips])
	}
	return out
}

func before(a, b orb.Point) bool { return a[0] < b[0] || a[0] == b[0] && a[1] < b[1] }
