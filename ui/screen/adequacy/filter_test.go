package adequacy

import (
	"testing"

	"pgregory.net/rapid"

	"countyline/app"
	"countyline/data"
)

func TestAFilterIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := filter{
			group: group(rapid.IntRange(0, 2).Draw(t, "group")), text: rapid.String().Draw(t, "text"),
			state: rapid.SampledFrom([]string{"", "MS", "AL"}).Draw(t, "state"), types: rapid.IntRange(0, len(data.CountyTypes)).Draw(t, "type"),
			filings: rapid.IntRange(0, len(filingKinds)-1).Draw(t, "filing"), failing: rapid.Bool().Draw(t, "failing"),
			class: app.Class(rapid.IntRange(0, int(app.Structural)).Draw(t, "class")),
		}
		if got := readFilter(tabs[f.group], f.text, f.choice()); got != f {
			t.Fatalf("%+v is read from %q as %+v", f, f.choice(), got)
		}
	})
}

func TestAStrangePlaceIsAsTheScreenOpens(t *testing.T) {
	for _, choice := range []string{"type=9 filing=-1 class=x", "failing", "=;&%zz", "class=99"} {
		if got := readFilter("elsewhere", "", choice); got != (filter{}) {
			t.Errorf("%q is read as %+v", choice, got)
		}
	}
}

func TestAnOrderIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := order{rapid.SampledFrom([]string{"", "name", "state", "type", "count 1", "008", "S03"}).Draw(t, "by"), rapid.Bool().Draw(t, "reverse")}
		if got := readOrder(o.String()); got != o {
			t.Fatalf("%+v is read as %+v", o, got)
		}
	})
}

func TestEveryOrderShowsEveryCountyOnce(t *testing.T) {
	a := sample.figures
	w := a.WhatIf()
	for _, by := range []string{"", "name", "state", "type", "count 0", "count 1", "count 7", "008", "999"} {
		for _, reverse := range []bool{false, true} {
			seen := map[int]bool{}
			for _, c := range look(a, w, filter{}, order{by, reverse}, nil).counties {
				seen[c] = true
			}
			if len(seen) != len(a.Counties) {
				t.Errorf("by %q, reversed %v: %d of %d counties", by, reverse, len(seen), len(a.Counties))
			}
		}
	}
}

func TestEverySpecialtyHasANameThatFitsOverItsColumn(t *testing.T) {
	for _, s := range sample.figures.Specialties {
		if name := short(s); len(name) > 7 {
			t.Errorf("%s is headed %q", s.Name, name)
		}
	}
}

func TestCountiesAreFoundByNameAndCodeAndState(t *testing.T) {
	leflore := &app.AreaCounty{Name: "Leflore", State: "MS", SSA: "25410", FIPS: "28083", Type: data.Rural, Filing: data.Expansion}
	for _, c := range []struct {
		filter filter
		shown  bool
	}{
		{filter{}, true},
		{filter{text: " LEF "}, true},
		{filter{text: "flo"}, true},
		{filter{text: "2541"}, true},
		{filter{text: "28083"}, true},
		{filter{text: "410"}, false},
		{filter{text: "lee"}, false},
		{filter{state: "MS"}, true},
		{filter{state: "AL"}, false},
		{filter{types: int(data.Rural) + 1}, true},
		{filter{types: int(data.Metro) + 1}, false},
		{filter{filings: 3}, true},
		{filter{filings: 1}, false},
	} {
		if got := c.filter.county(leflore); got != c.shown {
			t.Errorf("%+v shows Leflore: %v", c.filter, got)
		}
	}
}
