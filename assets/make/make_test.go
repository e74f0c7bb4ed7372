package main

import (
	"reflect"
	"testing"

	"countyline/assets/pack"
)

func p(x, y int) pack.Point { return pack.Point{X: x, Y: y} }

// rings joins the arcs of a county again.
func rings(t *pack.Topology, c pack.County) [][]ring {
	arcs := make([]ring, len(t.Arcs))
	for i, a := range t.Arcs {
		arcs[i] = a
	}
	return joinArcs(arcs, c.Polygons)
}

func TestSharedBordersKeepEveryAreaAsItWas(t *testing.T) {
	west := ring{p(0, 0), p(0, 10), p(5, 10), p(5, 5), p(5, 0), p(0, 0)}
	east := ring{p(5, 10), p(10, 10), p(10, 0), p(5, 0), p(5, 5), p(5, 10)}
	enclave := ring{p(1, 1), p(1, 3), p(3, 3), p(3, 1), p(1, 1)}
	areas := []area{
		{"00001", "West", [][]ring{{west, reversed(enclave)}}},
		{"00003", "East", [][]ring{{east}}},
		{"00005", "Enclave", [][]ring{{enclave}}},
	}
	topology := shareBorders(grid{}, areas)
	if len(topology.Arcs) != 4 {
		t.Errorf("%d arcs, want 4: west, middle, east and the enclave", len(topology.Arcs))
	}
	for i, c := range topology.Counties {
		got := rings(topology, c)
		for j, polygon := range got {
			for k, r := range polygon {
				if want := areas[i].polygons[j][k]; doubleArea(r) != doubleArea(want) || len(r) != len(want) {
					t.Errorf("%s: %v became %v", c.Name, want, r)
				}
			}
		}
	}
}

func TestOldCountiesFillTheNewOutline(t *testing.T) {
	// The old outline has a corner at (5,11) where the new one runs straight and has a point at (6,10).
	old := []area{
		{"09001", "West", [][]ring{{{p(0, 0), p(0, 10), p(5, 11), p(5, 5), p(5, 0), p(0, 0)}}}},
		{"09003", "East", [][]ring{{{p(5, 11), p(10, 10), p(10, 0), p(5, 0), p(5, 5), p(5, 11)}}}},
	}
	frame := []area{{"09110", "Region", [][]ring{{{p(0, 0), p(0, 10), p(6, 10), p(10, 10), p(10, 0), p(5, 0), p(0, 0)}}}}}
	fitted, err := fitInto(frame, old)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, a := range fitted {
		sum += doubleArea(a.polygons[0][0])
	}
	if want := doubleArea(frame[0].polygons[0][0]); sum != want {
		t.Errorf("the counties cover %d, the state %d", sum, want)
	}
	got, _, err := outline(fitted)
	if err != nil {
		t.Fatal(err)
	}
	if doubleArea(got) != doubleArea(frame[0].polygons[0][0]) || len(got) != len(frame[0].polygons[0][0]) {
		t.Errorf("the outline became %v", got)
	}
	if topology := shareBorders(grid{}, fitted); len(topology.Arcs) != 3 {
		t.Errorf("%d arcs, want 3: west, the border, east", len(topology.Arcs))
	}
}

func TestRingsWithoutAreaAreLeftOut(t *testing.T) {
	arcs := []ring{{p(0, 0), p(1, 1), p(0, 0)}, {p(0, 0), p(0, 4), p(4, 4), p(0, 0)}}
	if got := joinArcs(arcs, [][][]int{{{0}}, {{1}, {0}}}); !reflect.DeepEqual(got, [][]ring{{arcs[1]}}) {
		t.Errorf("%v", got)
	}
}

func TestSpikesAreTakenOut(t *testing.T) {
	want := ring{p(0, 0), p(0, 4), p(4, 4), p(0, 0)}
	for _, r := range []ring{
		want,
		{p(0, 0), p(0, 4), p(1, 9), p(2, 9), p(1, 9), p(0, 4), p(4, 4), p(0, 0)},
		{p(0, 0), p(0, 4), p(4, 4), p(0, 0), p(-3, 0), p(0, 0)},
		{p(-3, 0), p(0, 0), p(0, 4), p(4, 4), p(0, 0), p(-3, 0)},
	} {
		if got := withoutSpikes(r); doubleArea(got) != doubleArea(want) || len(got) != len(want) {
			t.Errorf("%v became %v", r, got)
		}
	}
	if got := withoutSpikes(ring{p(0, 0), p(1, 1), p(0, 0)}); doubleArea(got) != 0 {
		t.Errorf("a line became %v", got)
	}
}

func TestJavaScriptLiteralsAreRead(t *testing.T) {
	for in, want := range map[string]string{`"Ca\xF1on"`: "Cañon", `"O'Fallon"`: "O'Fallon", `'{"72001": 100}'`: `{"72001": 100}`, "3e3": "3e3", "null": "null"} {
		if got, err := literal(in); err != nil || got != want {
			t.Errorf("%s: %q, %v", in, got, err)
		}
	}
}

func TestAPlaceOutsideEveryCountyGetsTheNearestOfItsState(t *testing.T) {
	areas := []area{
		{"09001", "West", [][]ring{{{p(0, 0), p(0, 10), p(5, 10), p(5, 0), p(0, 0)}}}},
		{"09003", "East", [][]ring{{{p(5, 10), p(10, 10), p(10, 0), p(5, 0), p(5, 10)}}}},
		{"36001", "Beyond", [][]ring{{{p(-5, 0), p(-5, 10), p(0, 10), p(0, 0), p(-5, 0)}}}},
	}
	g := grid{Scale: [2]float64{1, 1}}
	for _, c := range []struct {
		lat, lon float64
		want     string
	}{{5, 2, "09001"}, {5, 8, "09003"}, {5, -1, "09001"}, {5, 30, "09003"}} {
		if got := locate(g, areas, "09", c.lat, c.lon); got != c.want {
			t.Errorf("%v %v: %q, want %s", c.lat, c.lon, got, c.want)
		}
	}
}

func TestIndependentCitiesAreNamedLikeCMSDoes(t *testing.T) {
	for _, c := range []struct{ fips, name, want string }{
		{"24510", "Baltimore", "Baltimore City"}, {"24005", "Baltimore", "Baltimore"}, {"32510", "Carson City", "Carson City"}, {"51036", "Charles City", "Charles City"},
	} {
		if got := countyName(area{fips: c.fips, name: c.name}); got != c.want {
			t.Errorf("%s: %q, want %q", c.fips, got, c.want)
		}
	}
}

func TestEachArcOfAnIconHasItsLetter(t *testing.T) {
	svg := `<path d="M9 4a2 2 0 0 1 4.6 0 2 2 0 0 0 3.3-1.9 2 2 0 0 1 .3 4A2 2 0 0 1 6 6a1 1 0 0 0 3-2" />`
	want := `<path d="M9 4a2 2 0 0 1 4.6 0a2 2 0 0 0 3.3 -1.9a2 2 0 0 1 .3 4A2 2 0 0 1 6 6a1 1 0 0 0 3-2" />`
	if got := string(arcByArc([]byte(svg))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
