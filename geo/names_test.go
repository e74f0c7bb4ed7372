package geo

import (
	"strconv"
	"testing"
)

func TestEveryCountyOfTheCMSFileIsFoundByName(t *testing.T) {
	a := atlas(t)
	found, islands := 0, 0
	seen := map[string]int{}
	for _, row := range sharedRows(t, ',', "cms", "ma_hsd2026_counties.csv") {
		fips, ok := a.ByName(row["state"], row["county"])
		switch row["state"] {
		case "AS", "GU", "MP", "VI":
			islands++
			if ok {
				t.Errorf("%s %s: found as %s, but the atlas does not have the areas CMS uses there", row["state"], row["county"], fips)
			}
			continue
		case "PR":
			if !ok || fips[:2] != "72" {
				t.Errorf("PR %s: found as %q", row["county"], fips)
			}
		default:
			if fips != row["fips_code"] {
				t.Errorf("%s %s: found as %q, want %s", row["state"], row["county"], fips, row["fips_code"])
			}
		}
		found++
		seen[fips]++
	}
	if found != 3198-islands || islands != 40 {
		t.Errorf("%d counties and %d islands in the file", found, islands)
	}
	for fips, n := range seen {
		if n > 1 && fips != "06037" {
			t.Errorf("%s stands for %d rows; only Los Angeles has two", fips, n)
		}
	}
	if seen["06037"] != 2 {
		t.Errorf("Los Angeles stands for %d rows, want 2", seen["06037"])
	}
}

func TestThirtyOneCountiesAreNamedWashington(t *testing.T) {
	a := atlas(t)
	n := 0
	for _, s := range a.Shapes() {
		if s.Name != "Washington" {
			continue
		}
		n++
		if fips, ok := a.ByName(s.State, "WASHINGTON"); !ok || fips != s.FIPS {
			t.Errorf("Washington %s: found as %q, want %s", s.State, fips, s.FIPS)
		}
	}
	if n != 31 {
		t.Errorf("%d counties are named Washington", n)
	}
}

func TestCountiesAndCitiesOfOneNameAreToldApart(t *testing.T) {
	a := atlas(t)
	for _, c := range []struct{ state, name, fips string }{
		{"MD", "Baltimore", "24005"},
		{"MD", "Baltimore City", "24510"},
		{"MD", "Baltimore County", "24005"},
		{"MD", "City of Baltimore", "24510"},
		{"MD", "Baltimore (City)", "24510"},
		{"MO", "St. Louis", "29189"},
		{"MO", "Saint Louis City", "29510"},
		{"MO", "ST LOUIS COUNTY", "29189"},
		{"VA", "Richmond", "51159"},
		{"VA", "Richmond City", "51760"},
		{"VA", "Fairfax", "51059"},
		{"VA", "Fairfax city", "51600"},
		{"VA", "Franklin County", "51067"},
		{"VA", "Franklin City", "51620"},
		{"VA", "Roanoke", "51161"},
		{"VA", "Roanoke City", "51770"},
		{"VA", "Charles City", "51036"},
		{"VA", "James City County", "51095"},
		{"VA", "Alexandria", "51510"},
		{"VA", "Alexandria City", "51510"},
		{"NV", "Carson City", "32510"},
	} {
		if got, _ := a.ByName(c.state, c.name); got != c.fips {
			t.Errorf("%s %s: %q, want %s", c.state, c.name, got, c.fips)
		}
	}
}

func TestSpellingsOfACountyFold(t *testing.T) {
	a := atlas(t)
	for _, c := range []struct{ state, name, fips string }{
		{"NM", "Doña Ana", "35013"},
		{"NM", "Dona Ana County", "35013"},
		{"AK", "Kusilvak (formerly Wade Hampton)", "02158"},
		{"SD", "Shannon", "46102"},
		{"IL", "La Salle", "17099"},
		{"IL", "LaSalle", "17099"},
		{"IN", "De Kalb", "18033"},
		{"MD", "Prince George's", "24033"},
		{"MD", "PRINCE GEORGES", "24033"},
		{"MO", "Sainte Genevieve", "29186"},
		{"LA", "St. John the Baptist Parish", "22095"},
		{"AK", "Anchorage Municipality", "02020"},
		{"AK", "Juneau City and Borough", "02110"},
		{"AK", "Chugach Census Area", "02063"},
		{"AK", "Copper River", "02066"},
		{"PR", "Añasco Municipio", "72011"},
		{"PR", "Mayaguez", "72097"},
		{"FL", "Dade", "12086"},
		{"FL", "miami dade", "12086"},
		{"DC", "District of Columbia", "11001"},
		{"CT", "Fairfield", "09001"},
		{"ia", " o'brien ", "19141"},
	} {
		if got, _ := a.ByName(c.state, c.name); got != c.fips {
			t.Errorf("%s %q: %q, want %s", c.state, c.name, got, c.fips)
		}
	}
	for _, c := range [][2]string{{"CT", "Capitol"}, {"TX", "Nowhere"}, {"", ""}, {"ZZ", "Washington"}, {"TX", "County"}} {
		if got, ok := a.ByName(c[0], c[1]); ok {
			t.Errorf("%s %q: found as %s", c[0], c[1], got)
		}
	}
}

func TestTheAtlasHasTheCountiesCMSUses(t *testing.T) {
	a := atlas(t)
	connecticut := a.InState("CT")
	if len(a.Shapes()) != 3232 || len(connecticut) != 8 {
		t.Fatalf("%d counties, %d in Connecticut", len(a.Shapes()), len(connecticut))
	}
	for i, s := range connecticut {
		if want := strconv.Itoa(9001 + 2*i); s.FIPS != "0"+want {
			t.Errorf("Connecticut has %s, want 0%s", s.FIPS, want)
		}
	}
	for _, fips := range []string{"02063", "02066", "46102", "02158"} {
		if _, ok := a.ByFIPS(fips); !ok {
			t.Errorf("%s is missing", fips)
		}
	}
	for i, s := range a.Shapes() {
		if i > 0 && a.Shapes()[i-1].FIPS >= s.FIPS {
			t.Errorf("%s is twice or out of order", s.FIPS)
		}
		if s.State == "" || s.Name == "" || s.LandSqMi <= 0 {
			t.Errorf("%s has no state, name or area: %q %q %v", s.FIPS, s.State, s.Name, s.LandSqMi)
		}
		if len(s.Geometry) == 0 && s.FIPS != "51610" {
			t.Errorf("%s %s has no boundary; only Falls Church may lack one", s.FIPS, s.Name)
		}
	}
}

func FuzzByName(f *testing.F) {
	a := atlas(f)
	f.Add("MD", "Baltimore (City)")
	f.Add("PR", "Mayagüez Municipio")
	f.Add("", "(((")
	f.Fuzz(func(t *testing.T, state, name string) {
		if fips, ok := a.ByName(state, name); ok {
			if _, exists := a.ByFIPS(fips); !exists {
				t.Fatalf("%q %q gives %q, which does not exist", state, name, fips)
			}
		}
	})
}
