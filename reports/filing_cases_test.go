package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"countyline/geo"
)

// areaFiling is a filing over every county of some states, with failures scattered over it: one cell in
// each failEvery, or all when it is 1.
func areaFiling(t testing.TB, failEvery int, states ...string) *Filing {
	t.Helper()
	f := cypressBend()
	f.Assessment = Assessment{Specialties: f.Specialties, Prospects: 214}
	f.ZIPGaps, f.FilingKind = nil, "operating"
	classes := []string{"CEAC", "Rural", "Micro", "Metro", "Large Metro"}
	for _, s := range atlasShapes(t) {
		if len(states) > 0 && !slices.Contains(states, s.State) {
			continue
		}
		i := len(f.Counties)
		f.Counties = append(f.Counties, County{SSA: fmt.Sprintf("%05d", i+1), FIPS: s.FIPS, Name: s.Name, State: s.State, Type: classes[(i*7)%5], Beneficiaries: int64(500 + i*137%90000)})
		f.addCells(i, failEvery)
		f.addZIPs(i, s)
	}
	return f
}

func (f *Filing) addCells(i, failEvery int) {
	weight := f.Counties[i].Beneficiaries * 1_000_000
	for s := range f.Specialties {
		c := Cell{
			County: i, Specialty: s, Required: 1 + (i*s)%7, Counted: 9, CountPass: true, AccessPass: true, Pass: true, Gap: GapNone,
			MaxMinutes: 75, MaxMiles: 60, Weight: weight, Covered: weight, RequiredPercent: 85,
		}
		if (i*i+s*31+i*s)%failEvery == 0 {
			c.Covered, c.AccessPass, c.Pass, c.Gap = weight/100*int64((i*13+s)%85), false, false, GapFixable
			if (i+s)%3 == 0 {
				c.Gap = GapStructural
			}
		}
		f.Cells = append(f.Cells, c)
	}
}

func (f *Filing) addZIPs(i int, s geo.Shape) {
	for _, c := range f.Cells[i*len(f.Specialties):] {
		if c.Pass {
			continue
		}
		gap := ZIPGap{County: i, Specialty: c.Specialty, WithoutAccess: 400, Total: f.Counties[i].Beneficiaries}
		for n := range 1 + i%6 {
			gap.Rows = append(gap.Rows, ZIPRow{
				ZIP: fmt.Sprintf("%05d", 70000+i*7+n), Place: fmt.Sprintf("Place %c", 'A'+n), Lat: s.Center[1] + float64(n%3)*0.05, Lon: s.Center[0] - float64(n)*0.04,
				Beneficiaries: int64(60 + n*n*90), Outside: n%2 == 0, Nearest: "Elsewhere", Miles: 70.4, Minutes: 84.5, MilesOver: 10.4,
			})
		}
		f.ZIPGaps = append(f.ZIPGaps, gap)
	}
}

// unknownGaps is the same filing with no prospects loaded.
func unknownGaps(f *Filing) *Filing {
	f.Prospects = 0
	for i := range f.Cells {
		if !f.Cells[i].Pass {
			f.Cells[i].Gap = GapUnknown
		}
	}
	return f
}

var longName = strings.Repeat("Longfellow ", 6) + "of Far Counties"
