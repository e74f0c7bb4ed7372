package geo

import (
	"slices"
	"strconv"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func TestTheCensusInternalPointOfACountyIsInIt(t *testing.T) {
	a := atlas(t)
	elsewhere := []string{}
	n, outside := 0, 0
	for _, row := range sharedRows(t, '\t', "census", "2024_Gaz_counties_national.txt") {
		fips := row["GEOID"]
		if row["USPS"] == "CT" {
			continue // planning regions there
		}
		lat, _ := strconv.ParseFloat(row["INTPTLAT"], 64)
		lon, _ := strconv.ParseFloat(row["INTPTLONG"], 64)
		n++
		got, inside := a.Locate(lat, lon)
		if got != fips {
			elsewhere = append(elsewhere, fips)
		}
		if got != fips || !inside {
			outside++
		}
	}
	if n < 3200 {
		t.Errorf("only %d counties in the gazetteer", n)
	}
	if outside > 13 {
		t.Errorf("%d counties do not contain their internal point, want at most 13", outside)
	}
	// San Francisco's point is at sea, Manassas Park's in a corner that the boundary cuts off.
	if want := []string{"06075", "51685"}; !slices.Equal(elsewhere, want) {
		t.Errorf("the internal points of %v are in another county, want those of %v", elsewhere, want)
	}
}

func TestEveryCountyContainsItsOwnCenter(t *testing.T) {
	a := atlas(t)
	for _, s := range a.Shapes() {
		if got, inside := a.Locate(s.Center[1], s.Center[0]); got != s.FIPS || !inside {
			t.Errorf("%s %s: its center is in %q", s.FIPS, s.Name, got)
		}
	}
}

func TestAPlaceOutsideEveryPolygonGetsTheNearestCounty(t *testing.T) {
	a := atlas(t)
	for _, c := range []struct {
		about    string
		lat, lon float64
		fips     string
		inside   bool
	}{
		{"Columbus OH", 39.9612, -82.9988, "39049", true},
		{"in the Atlantic off Atlantic City", 39.2, -74.2, "34001", false},
		{"Key West", 24.56, -81.79, "12087", true},
		{"Hartford CT", 41.7658, -72.6734, "09003", true},
		{"Falls Church VA", 38.8823, -77.1711, "51610", true},
		{"Attu, beyond the date line", 52.9, 172.9, "02016", true},
		{"Paris", 48.85, 2.35, "", false},
		{"not a place", 999, 0, "", false},
	} {
		fips, inside := a.Locate(c.lat, c.lon)
		if fips != c.fips || inside != c.inside {
			t.Errorf("%s: %q %v, want %q %v", c.about, fips, inside, c.fips, c.inside)
		}
	}
}

func TestAPlaceIsInAtMostOneCounty(t *testing.T) {
	g := newGrid(atlas(t).Shapes())
	rapid.Check(t, func(t *rapid.T) {
		part := g.parts[rapid.IntRange(0, len(g.parts)-1).Draw(t, "part")]
		vertex := rapid.IntRange(1, len(part.polygon[0])-1).Draw(t, "vertex")
		a, b := part.polygon[0][vertex-1], part.polygon[0][vertex]
		share := rapid.SampledFrom([]float64{0, 0.25, 0.5, 0.75}).Draw(t, "share")
		p := orb.Point{a[0] + share*(b[0]-a[0]), a[1] + share*(b[1]-a[1])} // on a border
		in := 0
		for _, i := range g.cells[cellOf(p)] {
			if inPolygon(g.parts[i].polygon, p) {
				in++
			}
		}
		if in > 1 {
			t.Fatalf("%v is in %d counties", p, in)
		}
	})
}

func TestNeighborsShareABorder(t *testing.T) {
	a := atlas(t)
	for _, c := range []struct {
		fips string
		want []string
	}{
		{"39049", []string{"39041", "39045", "39089", "39097", "39129", "39159"}}, // Franklin OH
		{"09001", []string{"09005", "09009", "36027", "36079", "36119"}},          // Fairfield CT and New York
		{"15001", nil}, // Hawaii
	} {
		if got := a.Neighbors(c.fips); !slices.Equal(got, c.want) {
			t.Errorf("%s borders on %v, want %v", c.fips, got, c.want)
		}
	}
}

func BenchmarkLoadAtlas(b *testing.B) {
	for b.Loop() {
		atlas(b)
	}
}

func BenchmarkLocate(b *testing.B) {
	a := atlas(b)
	a.Locate(40, -83)
	for b.Loop() {
		a.Locate(39.9612, -82.9988)
	}
}

func BenchmarkFirstLocate(b *testing.B) {
	a := atlas(b)
	for b.Loop() {
		newGrid(a.Shapes())
	}
}
