package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func TestProjectingThereAndBackIsWhereItStarted(t *testing.T) {
	projections := map[string]Projection{
		"contiguous": NewAlbers(orb.Bound{Min: orb.Point{-92, 30}, Max: orb.Point{-88, 35}}),
		"Alaska":     NewAlbers(orb.Bound{Min: orb.Point{-188, 52}, Max: orb.Point{-130, 71}}),
		"Hawaii":     NewAlbers(orb.Bound{Min: orb.Point{-160, 19}, Max: orb.Point{-155, 22}}),
		"Guam":       NewAlbers(orb.Bound{Min: orb.Point{144, 13}, Max: orb.Point{146, 20}}),
		"national":   NewNational(),
	}
	shapes := atlas(t).Shapes()
	n := NewNational()
	rapid.Check(t, func(t *rapid.T) {
		s := shapes[rapid.IntRange(0, len(shapes)-1).Draw(t, "county")]
		if !n.Shows(s.Center) {
			t.Skip("not on the national map")
		}
		for name, p := range projections {
			back := p.Inverse(p.Project(s.Center))
			if name == "Guam" && s.State != "HI" {
				continue // half the world away
			}
			if math.Abs(back[0]-s.Center[0]) > 1e-7 || math.Abs(back[1]-s.Center[1]) > 1e-7 {
				t.Fatalf("%s: %s %v comes back as %v", name, s.FIPS, s.Center, back)
			}
		}
	})
}

func TestTheProjectionKeepsAreas(t *testing.T) {
	a := atlas(t)
	for _, state := range []string{"MS", "AK", "HI", "PR", "TX"} {
		shapes := a.InState(state)
		p := NewAlbers(BoundOf(shapes))
		for _, s := range shapes {
			flat := 0.0
			for _, polygon := range s.Geometry {
				for i, ring := range polygon {
					drawn := make(orb.Ring, len(ring))
					for j := range ring {
						drawn[j] = p.Project(ring[j])
					}
					if area := math.Abs(planarArea(drawn)); i == 0 {
						flat += area
					} else {
						flat -= area
					}
				}
			}
			if math.Abs(flat/s.LandSqMi-1) > 0.01 {
				t.Errorf("%s %s: %.2f square miles on paper, %.2f on the sphere", state, s.Name, flat, s.LandSqMi)
			}
		}
	}
}

func TestTheInsetsHoldTheirStates(t *testing.T) {
	a, n := atlas(t), NewNational()
	for i, states := range [][]string{{"AK"}, {"HI"}, {"PR", "VI"}} {
		for _, state := range states {
			each(a.InState(state), func(p orb.Point) {
				if q := n.Project(p); !n.Insets()[i].Frame.Contains(q) {
					t.Fatalf("%s: %v is drawn at %v, outside of %v", state, p, q, n.Insets()[i].Frame)
				}
			})
		}
	}
	for _, s := range a.Shapes() {
		switch s.State {
		case "AK", "HI", "PR", "VI":
			continue
		case "AS", "GU", "MP":
			if n.Shows(s.Center) {
				t.Errorf("%s %s is on the national map", s.State, s.Name)
			}
			continue
		}
		each([]Shape{s}, func(p orb.Point) {
			for _, inset := range n.Insets() {
				if inset.Frame.Contains(n.Project(p)) {
					t.Fatalf("%s lies under the inset of %s", s.FIPS, inset.Name)
				}
			}
		})
	}
}

func TestPolygonAreaIsNearTheCensusArea(t *testing.T) {
	a := atlas(t)
	var near, all int
	for _, row := range sharedRows(t, '\t', "census", "2024_Gaz_counties_national.txt") {
		s, ok := a.ByFIPS(row["GEOID"])
		if !ok {
			continue
		}
		land, water := parse(t, row["ALAND_SQMI"]), parse(t, row["AWATER_SQMI"])
		all++
		if s.LandSqMi > 0.95*land && s.LandSqMi < 1.05*(land+water) {
			near++
		}
	}
	t.Logf("%d of %d", near, all)
	if float64(near) < 0.97*float64(all) {
		t.Errorf("only %d of %d areas are between land and land with water", near, all)
	}
}

func TestAStateFillsItsFrame(t *testing.T) {
	a := atlas(t)
	frame := Frame{X: 10, Y: 20, Width: 400, Height: 300, Padding: 12}
	views := map[string]View{"national": NationalView(a.Shapes(), frame), "nothing": StateView(nil, frame)}
	shapes := map[string][]Shape{"national": nil}
	for _, s := range a.Shapes() {
		if NewNational().Shows(s.Center) {
			shapes["national"] = append(shapes["national"], s)
		}
	}
	for _, state := range []string{"MS", "AK", "HI", "VA", "DC"} {
		shapes[state] = a.InState(state)
		views[state] = StateView(shapes[state], frame)
	}
	for name, v := range views {
		low, high := orb.Point{math.Inf(1), math.Inf(1)}, orb.Point{math.Inf(-1), math.Inf(-1)}
		each(shapes[name], func(p orb.Point) {
			x, y := v.XY(p)
			low = orb.Point{math.Min(low[0], x), math.Min(low[1], y)}
			high = orb.Point{math.Max(high[0], x), math.Max(high[1], y)}
		})
		if name == "nothing" {
			if x, y := v.XY(orb.Point{0, 0}); math.IsNaN(x) || math.IsNaN(y) {
				t.Error("a view of nothing draws at no number")
			}
			continue
		}
		const slack = 1e-6
		if low[0] < 22-slack || high[0] > 398+slack || low[1] < 32-slack || high[1] > 308+slack {
			t.Errorf("%s leaves its frame: %v %v", name, low, high)
		}
		if high[0]-low[0] < 376-slack && high[1]-low[1] < 276-slack {
			t.Errorf("%s could be larger: %v %v", name, low, high)
		}
	}
}

func TestNorthIsUp(t *testing.T) {
	a := atlas(t)
	v := StateView(a.InState("MS"), Frame{Width: 100, Height: 100})
	_, north := v.XY(orb.Point{-90, 34})
	_, south := v.XY(orb.Point{-90, 31})
	west, _ := v.XY(orb.Point{-91, 32})
	east, _ := v.XY(orb.Point{-89, 32})
	if north >= south || west >= east {
		t.Errorf("north %v south %v west %v east %v", north, south, west, east)
	}
	if miles := Haversine(34, -90, 31, -90) * v.UnitsPerMile(); math.Abs((south-north)/miles-1) > 0.02 {
		t.Errorf("three degrees are drawn %.1f long, want about %.1f", south-north, miles)
	}
}

func TestASimplifiedMapKeepsNeighborsTogether(t *testing.T) {
	a := atlas(t)
	shapes := a.InState("OH")
	v := StateView(shapes, Frame{Width: 120, Height: 120})
	const step = 4
	fine, coarse := 0, 0
	corners := map[orb.Point]int{}
	for _, s := range shapes {
		for _, polygon := range v.Outline(s.Geometry, 0) {
			fine += len(polygon[0])
		}
		for _, polygon := range v.Outline(s.Geometry, step) {
			coarse += len(polygon[0])
			for _, p := range polygon[0][1:] {
				corners[p]++
			}
		}
	}
	if coarse*4 > fine*3 {
		t.Errorf("%d of %d points are left", coarse, fine)
	}
	alone := 0
	for _, n := range corners {
		if n == 1 {
			alone++
		}
	}
	if alone > len(corners)/2 {
		t.Errorf("%d of %d points belong to one county only: borders came apart", alone, len(corners))
	}
}

func TestGeometrySurvivesWellKnownBinary(t *testing.T) {
	for _, s := range atlas(t).Shapes() {
		b, err := EncodeGeometry(s.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		back, err := DecodeGeometry(b)
		if err != nil {
			t.Fatal(err)
		}
		if !back.Equal(s.Geometry) {
			t.Fatalf("%s came back changed", s.FIPS)
		}
	}
}

func TestALineIsNotACountyBoundary(t *testing.T) {
	for _, b := range [][]byte{nil, {1}, {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}} {
		if _, err := DecodeGeometry(b); err == nil {
			t.Errorf("%v is read as a boundary", b)
		}
	}
}

func FuzzDecodeGeometry(f *testing.F) {
	for _, s := range atlas(f).InState("DE") {
		b, err := EncodeGeometry(s.Geometry)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if g, err := DecodeGeometry(b); err == nil {
			if _, err := EncodeGeometry(g); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkEdges(b *testing.B) {
	a := atlas(b)
	for b.Loop() {
		neighbours(a.Shapes())
	}
}
