package choropleth

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"countyline/geo"
)

// Ground is all counties of a map, projected once. It does not change and may be used from several goroutines.
type Ground struct {
	counties []county
	byFIPS   map[string]int
	proj     geo.Projection
	served   orb.Bound // of the counties served, in miles
	insets   []orb.Bound
}

// county is one county on the plane, in miles, y to the north.
type county struct {
	fips, name, state string
	served            bool // in the service area
	home              bool // in a state with counties that are served
	polygons          []orb.Polygon
	bounds            []orb.Bound // of the polygons
	bound             orb.Bound
	pole              orb.Point // the point farthest from the border, for home counties
	room              float64   // miles from there to the border
	edges             []edge    // those this county was the first to have
	neighbors         []int
}

// edge is a piece of a border with the kind of line that is drawn there.
type edge struct {
	a, b orb.Point
	kind lineKind
}

// lineKind says what a line separates; a stronger one is drawn over a weaker one.
type lineKind uint8

const (
	noLine       lineKind = iota // two counties of a state nobody is served in
	neighborLine                 // states nobody is served in, and their coast
	quietLine                    // two counties that are not served
	servedLine                   // at least one is served
	outline                      // around a state with counties that are served
	lineKinds
)

// widest is the span in degrees over which one conic projection still looks right; above it the map is national, with
// insets.
const widest = 32.0

// NewGround projects shapes around those that are served, named by FIPS code; where none is, around all. Shapes too far
// away to be seen beside them are left out.
func NewGround(shapes []geo.Shape, served []string) *Ground {
	inArea := map[string]bool{}
	for _, f := range served {
		inArea[f] = true
	}
	var core []geo.Shape
	home := map[string]bool{}
	for _, s := range shapes {
		if inArea[s.FIPS] {
			core = append(core, s)
			home[s.State] = true
		}
	}
	if len(core) == 0 {
		core = shapes
	}
	g := &Ground{byFIPS: map[string]int{}}
	shows := g.project(core)
	for _, s := range shapes {
		if shows(s.Center) {
			g.byFIPS[s.FIPS] = len(g.counties)
			g.counties = append(g.counties, g.lay(s, inArea[s.FIPS], home[s.State]))
		}
	}
	g.border()
	g.served = g.extent(core)
	return g
}

// project chooses the projection and says which places it can show.
func (g *Ground) project(core []geo.Shape) (shows func(orb.Point) bool) {
	bound := geo.BoundOf(core)
	if bound.Max[0]-bound.Min[0] <= widest {
		center, conic := bound.Center(), geo.NewAlbers(bound)
		g.proj = conic
		const near = 2000 // miles
		return func(p orb.Point) bool {
			return geo.Haversine(center[1], center[0], p[1], p[0]) < near
		}
	}
	national := geo.NewNational()
	g.proj = national
	for _, inset := range national.Insets() {
		g.insets = append(g.insets, inset.Frame)
	}
	return national.Shows
}

func (g *Ground) lay(s geo.Shape, served, home bool) county {
	c := county{fips: s.FIPS, name: s.Name, state: s.State, served: served, home: home || served, pole: g.proj.Project(s.Center)}
	c.bound = orb.Bound{Min: c.pole, Max: c.pole}
	for _, polygon := range s.Geometry {
		laid := make(orb.Polygon, len(polygon))
		for i, ring := range polygon {
			laid[i] = make(orb.Ring, len(ring))
			for j, p := range ring {
				laid[i][j] = g.proj.Project(p)
			}
		}
		c.polygons = append(c.polygons, laid)
		c.bounds = append(c.bounds, laid[0].Bound())
		c.bound = c.bound.Union(laid[0].Bound())
	}
	if c.home {
		c.pole, c.room = pole(c)
	}
	return c
}

// border finds who lies on either side of every edge. Shared borders hold the same numbers, so equality is enough.
func (g *Ground) border() {
	type place struct{ county, edge int }
	first := map[[2]orb.Point]place{}
	for at := range g.counties {
		c := &g.counties[at]
		for _, polygon := range c.polygons {
			for _, ring := range polygon {
				for j := 1; j < len(ring); j++ {
					key := [2]orb.Point{ring[j-1], ring[j]}
					if before(key[1], key[0]) {
						key[0], key[1] = key[1], key[0]
					}
					if p, taken := first[key]; taken {
						g.join(p.county, at, p.edge)
						continue
					}
					first[key] = place{at, len(c.edges)}
					c.edges = append(c.edges, edge{ring[j-1], ring[j], coast(c)})
				}
			}
		}
	}
	for at := range g.counties {
		n := g.counties[at].neighbors
		slices.Sort(n)
		g.counties[at].neighbors = slices.Compact(n)
	}
}

// join makes an edge, coast so far, a border of two counties.
func (g *Ground) join(a, b, at int) {
	x, y := &g.counties[a], &g.counties[b]
	if a == b {
		x.edges[at].kind = noLine
		return
	}
	x.edges[at].kind = between(x, y)
	x.neighbors = append(x.neighbors, b)
	y.neighbors = append(y.neighbors, a)
}

func coast(c *county) lineKind {
	if c.home {
		return outline
	}
	return neighborLine
}

func between(x, y *county) lineKind {
	switch {
	case x.state != y.state && (x.home || y.home):
		return outline
	case x.state != y.state:
		return neighborLine
	case x.served || y.served:
		return servedLine
	case x.home:
		return quietLine
	}
	return noLine
}

func before(a, b orb.Point) bool { return a[0] < b[0] || a[0] == b[0] && a[1] < b[1] }

// extent is the bound on the plane of the shapes that are on the map.
func (g *Ground) extent(shapes []geo.Shape) orb.Bound {
	first := true
	var b orb.Bound
	for _, s := range shapes {
		if i, ok := g.byFIPS[s.FIPS]; ok {
			if first {
				b, first = g.counties[i].bound, false
			}
			b = b.Union(g.counties[i].bound)
		}
	}
	return b
}

// toward is the county that an arrow key leads to: the neighbour most nearly in the direction, or else the nearest of
// all in it. Only counties of the same kind, served or not, count as long as there are any. The direction is a unit
// vector, y to the north.
func (g *Ground) toward(from int, dir orb.Point) (int, bool) {
	if to, ok := g.best(from, dir, g.counties[from].neighbors); ok {
		return to, true
	}
	all := make([]int, len(g.counties))
	for i := range all {
		all[i] = i
	}
	return g.best(from, dir, all)
}

func (g *Ground) best(from int, dir orb.Point, among []int) (int, bool) {
	const widestTurn = 0.55 // cosine of the angle up to which a county still lies in the direction
	start := g.counties[from].pole
	to, least := -1, math.Inf(1)
	for _, i := range among {
		c := &g.counties[i]
		if i == from || !c.served {
			continue
		}
		d := orb.Point{c.pole[0] - start[0], c.pole[1] - start[1]}
		length := math.Hypot(d[0], d[1])
		turn := (d[0]*dir[0] + d[1]*dir[1]) / length
		if cost := length / (turn * turn * turn); turn > widestTurn && cost < least {
			to, least = i, cost
		}
	}
	return to, to >= 0
}

// first is the county that the keyboard starts from: the one served that is nearest to a place.
func (g *Ground) first(near orb.Point) (int, bool) {
	all := make([]int, 0, len(g.counties))
	for i, c := range g.counties {
		if c.served {
			all = append(all, i)
		}
	}
	if len(all) == 0 {
		return 0, false
	}
	away := func(i int) float64 {
		p := g.counties[i].pole
		return math.Hypot(p[0]-near[0], p[1]-near[1])
	}
	return slices.MinFunc(all, func(a, b int) int { return cmp.Compare(away(a), away(b)) }), true
}
