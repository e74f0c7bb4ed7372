package app

import (
	"slices"
	"testing"

	"countyline/data"
)

func TestAServiceAreaIsFoundByWhicheverCodesItsCountiesWereChosen(t *testing.T) {
	// The number 05010 is the SSA code of one county and the FIPS code of another, as some are.
	ref := &data.Reference{Counties: []data.County{
		{SSA: "05010", FIPS: "06001"}, {SSA: "05020", FIPS: "05010"}, {SSA: "05200", FIPS: "06037"}, {SSA: "05210", FIPS: "06037"},
	}}
	for name, test := range map[string]struct{ area, want []string }{
		"SSA codes":                   {[]string{"05010", "05200"}, []string{"05010", "05200"}},
		"FIPS codes":                  {[]string{"05010", "06037"}, []string{"05020", "05200", "05210"}},
		"a colleague's FIPS code":     {[]string{"05010", "05200", "06037"}, []string{"05010", "05200", "05210"}},
		"the same county twice":       {[]string{"05200", "06001", "05010"}, []string{"05200", "05010"}},
		"a code that is no county's":  {[]string{"05020", "99999"}, []string{"05020", "99999"}},
		"one that may be either code": {[]string{"05010", "06001"}, []string{"05020", "05010"}},
	} {
		var area []data.ServiceCounty
		for _, code := range test.area {
			area = append(area, data.ServiceCounty{County: code, Filing: data.Expansion})
		}
		var got []string
		for _, c := range located(area, ref) {
			if c.Filing != data.Expansion {
				t.Errorf("%s: the filing kind of %s is lost", name, c.County)
			}
			got = append(got, c.County)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v is found as %v, want %v", name, test.area, got, test.want)
		}
	}
}
