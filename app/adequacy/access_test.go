package adequacy

import (
	"math"
	"slices"
	"testing"

	"countyline/data"
)

func TestTheRowsOfLosAngelesShareTheirPointsAndNotTheirMinimums(t *testing.T) {
	w := town(at(1, anna, "008"), at(1, ben, "008"))
	w.counties = []data.County{countyOf("05200", "06037"), countyOf("05210", "06037")}
	w.counties[0].Requirements[inCardiology].Required = 3
	w.counties[1].Requirements[inCardiology].Required = 2
	w.points[0].CountyFIPS = "06037"
	r := w.assess()
	for row, pass := range []bool{false, true} {
		got := r.Cell(row, inCardiology)
		if got.Counted != 2 || got.Weight != 100*data.PerBeneficiary || got.Covered != got.Weight || got.Pass() != pass {
			t.Errorf("%s: %+v, want pass %v", w.counties[row].SSA, *got, pass)
		}
	}
	w.points[0].SSA = "05210"
	r = w.assess()
	if r.Cell(0, inCardiology).Weight != 0 || r.Cell(1, inCardiology).Weight != 100*data.PerBeneficiary {
		t.Error("a point that states its row feeds the other one too")
	}
}

func TestACountyWithoutBeneficiariesDoesNotPass(t *testing.T) {
	for what, points := range map[string][]data.Point{
		"no points":                 nil,
		"points where nobody lives": {{CountyFIPS: "06001", Lon: -90}},
		"points of another county":  {{CountyFIPS: "06003", Lon: -90, Beneficiaries: 1}},
	} {
		w := town(at(1, anna, "008"), at(1, mary, data.AcuteHospital))
		w.points = points
		r := w.assess()
		for typ := range w.types {
			if got := r.Cell(0, typ); got.Weight != 0 || got.Counted != 0 || got.AccessPass || got.Pass() {
				t.Errorf("%s: %+v", what, *got)
			}
		}
		if in := w.network().Inspect(r.Area, 0, inCardiology); len(in.Points) != 0 || len(in.Seats) != 0 {
			t.Errorf("%s: %+v", what, in)
		}
	}
}

func TestPercentagesAreComparedUnrounded(t *testing.T) {
	for _, c := range []struct {
		kind    data.CountyType
		covered int64 // of 100 beneficiaries, in micro-beneficiaries
		pass    bool
	}{
		{data.LargeMetro, 90_000_000, true},
		{data.Metro, 90_000_000, true},
		{data.Metro, 89_999_999, false}, // 89.999999 % reads 90.0000 when rounded
		{data.Micro, 85_000_000, true},
		{data.Micro, 84_999_999, false},
		{data.Rural, 85_000_000, true},
		{data.CEAC, 84_999_999, false},
	} {
		w := town(at(1, anna, "008"))
		w.counties[0].Type = c.kind
		w.points = []data.Point{
			{CountyFIPS: "06001", Lon: -90, Beneficiaries: c.covered},
			{CountyFIPS: "06001", Lon: -80, Beneficiaries: 100*data.PerBeneficiary - c.covered},
		}
		if got := w.assess().Cell(0, inCardiology); got.Covered != c.covered || got.AccessPass != c.pass {
			t.Errorf("%v: %+v, want pass %v", c.kind, *got, c.pass)
		}
	}
}

func TestAccessIsWithinBothLimits(t *testing.T) {
	slow := straightLine
	slow.MinutesPerMile = [5]float64{4, 3, 2.6, 2.4, 2.2} // half the speed
	roads := straightLine
	roads.RoadFactor = 1.25
	for _, c := range []struct {
		rule  string
		rules Rules
		kind  data.CountyType
		limit data.Limit
		miles float64 // of reach
	}{
		{"at the base speed the distance decides", straightLine, data.Metro, data.Limit{Minutes: 15, Miles: 10}, 10},
		{"and where the minutes leave room", straightLine, data.Rural, data.Limit{Minutes: 75, Miles: 60}, 60},
		{"the minutes bind at half the speed", slow, data.Metro, data.Limit{Minutes: 15, Miles: 10}, 5},
		{"the minutes bind where they are short", straightLine, data.Metro, data.Limit{Minutes: 12, Miles: 10}, 8},
		{"if only a little", straightLine, data.Metro, data.Limit{Minutes: 14.7, Miles: 10}, 9.8},
		{"roads are longer than straight lines", roads, data.Metro, data.Limit{Minutes: 15, Miles: 10}, 8},
		{"in miles and in minutes", roads, data.Metro, data.Limit{Minutes: 12, Miles: 10}, 6.4},
		{"100 miles at 1.1 minutes are 110, not 110.00000000000001", straightLine, data.CEAC, data.Limit{Minutes: 110, Miles: 100}, 100},
	} {
		if got := c.rules.Reach(c.kind, c.limit); math.Abs(got-c.miles) > 1e-9 {
			t.Errorf("%s: reach is %v miles, want %v", c.rule, got, c.miles)
		}
		for step, covered := range map[float64]bool{-1e-6: true, 1e-6: false} {
			w := town(at(c.miles+step, anna, "008"))
			w.rules, w.counties[0].Type, w.counties[0].Requirements[inCardiology].Limit = c.rules, c.kind, c.limit
			if got := w.assess().Cell(0, inCardiology); (got.Covered > 0) != covered || got.Counted > 0 != covered {
				t.Errorf("%s: at %+v miles of the limit: %+v", c.rule, step, *got)
			}
		}
	}
}

func TestABaseCeilingMileIsNeverLostToRounding(t *testing.T) {
	for _, kind := range data.CountyTypes {
		for miles := 5.0; miles <= 200; miles += 5 {
			limit := data.Limit{Minutes: miles * straightLine.MinutesPerMile[kind], Miles: miles}
			if got := straightLine.Reach(kind, limit); got != miles {
				t.Errorf("%v, %v: reach is %v", kind, limit, got)
			}
		}
	}
}

func TestPointsOfUnknownCountiesAreReported(t *testing.T) {
	w := town()
	w.points = append(w.points,
		data.Point{CountyFIPS: "99999", Beneficiaries: 1}, data.Point{CountyFIPS: "99999", Beneficiaries: 1},
		data.Point{SSA: "77777", CountyFIPS: "06001", Beneficiaries: 1}, data.Point{Beneficiaries: 1})
	w.counties = append(w.counties, data.County{SSA: "40010", Requirements: w.counties[0].Requirements}) // an island without FIPS
	a := w.area()
	if want := []Unplaced{{"", 1}, {"77777", 1}, {"99999", 2}}; !slices.Equal(a.Unplaced, want) {
		t.Errorf("unplaced: %v, want %v", a.Unplaced, want)
	}
	if a.Rows[0].Weight != 100*data.PerBeneficiary || a.Rows[1].Weight != 0 {
		t.Errorf("a stated row that is unknown, or a point of no county, feeds a row: %d, %d", a.Rows[0].Weight, a.Rows[1].Weight)
	}
}

func TestAScopeJudgesOnlyItsRowsAndReportsOnlyForeignPoints(t *testing.T) {
	w := town(at(1, anna, "008"))
	w.counties = append(w.counties, countyOf("05010", "06003"))
	w.points = append(w.points, data.Point{CountyFIPS: "06003", Lon: -90, Beneficiaries: 5})
	a := NewArea(AreaInput{Reference: w.reference(), Rows: []int{1}, Points: w.points, Rules: w.rules})
	r := Assess(a, w.network())
	if len(a.Rows) != 1 || a.Rows[0].County.SSA != "05010" || len(a.Unplaced) != 0 || r.Cell(0, inCardiology).Covered != 5 {
		t.Errorf("rows %v, unplaced %v, %+v", len(a.Rows), a.Unplaced, *r.Cell(0, inCardiology))
	}
}

func TestWordsOfTheEngine(t *testing.T) {
	for gap, word := range map[Gap]string{NoGap: "none", Fixable: "fixable", Structural: "structural", UnknownGap: "unknown"} {
		if gap.String() != word {
			t.Errorf("gap %d reads %q", gap, gap.String())
		}
	}
	if FilingBasis.String() != "filing" || MemberReadyBasis.String() != "member-ready" {
		t.Error("the bases have other names")
	}
	rules := RulesOf(&data.Standards{Percent: ruleOfPercent, MinutesPerMile: ruleOfMinutes})
	if rules != straightLine {
		t.Errorf("rules of the standards: %+v", rules)
	}
}
