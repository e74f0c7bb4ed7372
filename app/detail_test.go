package app

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"countyline/app/adequacy"
	"countyline/data"
)

// detailOf looks into a cell of an area.
func detailOf(t *testing.T, a *Adequacy, county, specialty int) *CellDetail {
	t.Helper()
	d, err := a.Detail(context.Background(), county, specialty)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// everyCellOf calls a function with the detail of every cell of a class, or of every n-th cell where it is OutsideArea.
func everyCellOf(t *testing.T, a *Adequacy, class Class, see func(*CellDetail)) {
	t.Helper()
	for i := range a.Cells {
		if a.Cells[i].Class == class || class == OutsideArea && i%13 == 0 {
			see(detailOf(t, a, i/len(a.Specialties), i%len(a.Specialties)))
		}
	}
}

func TestADetailAgreesWithTheCellAndWithItself(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	everyCellOf(t, a, OutsideArea, func(d *CellDetail) {
		var people, out int64
		without := 0
		for i, p := range d.Points {
			people += p.People
			if !p.Covered {
				out += p.People
				without++
				if i != without-1 {
					t.Errorf("%s %s: points without access do not stand first", d.County.Name, d.Specialty.Code)
				}
			}
			if p.Covered && (p.MilesOver > 0 || p.Miles > d.Cell.MaxMiles+1e-9 || p.Nearest == "") {
				t.Errorf("%s %s: %+v is said to be covered", d.County.Name, d.Specialty.Code, p)
			}
		}
		if slack := int64(len(d.Points)); without != d.Without || max(people-d.People, d.People-people) > slack || max(out-d.PeopleOut, d.PeopleOut-out) > slack {
			t.Errorf("%s %s: points hold %d people, %d outside; the county %d and %d", d.County.Name, d.Specialty.Code, people, out, d.People, d.PeopleOut)
		}
		counted := 0
		for _, c := range d.Counting {
			counted += c.Counted
			if c.ShareE4 > d.Cell.ShareE4 || c.Providers == 0 || c.Practice == "" || len(c.Locations) == 0 {
				t.Errorf("%s %s: %+v of %+v", d.County.Name, d.Specialty.Code, c, d.Cell)
			}
		}
		if counted < d.Cell.Counted || (counted > 0) != (d.Cell.Counted > 0) {
			t.Errorf("%s %s: practices count %d, the cell %d", d.County.Name, d.Specialty.Code, counted, d.Cell.Counted)
		}
		if !strings.HasSuffix(d.Turn, ".") || strings.Contains(d.Turn, "  ") {
			t.Errorf("%q is no sentence", d.Turn)
		}
	})
}

func TestWhoIsSaidToTurnOrBreakACellDoesSoInTheWhatIf(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	w := a.WhatIf()
	everyCellOf(t, a, Fixable, func(d *CellDetail) {
		for _, p := range d.Prospects {
			w.Set(p.Key, true)
			cell := w.Cell(d.Ref.County, d.Ref.Specialty)
			if cell.Class.Fails() == p.Turns || cell.Counted != p.Counted || cell.ShareE4 != p.ShareE4 {
				t.Errorf("%s %s: %+v, ticked %+v", d.County.Name, d.Specialty.Code, p, cell)
			}
			w.Set(p.Key, false)
		}
		if len(d.Prospects) == 0 || !d.Prospects[0].InReach {
			t.Errorf("%s %s is fixable by nobody: %+v", d.County.Name, d.Specialty.Code, d.Prospects)
		}
	})
	seen := 0
	everyCellOf(t, a, Thin, func(d *CellDetail) {
		if seen++; seen%5 > 0 {
			return
		}
		fragile := false
		for _, c := range d.Counting {
			w.Set(c.Key, false)
			if fails := w.Cell(d.Ref.County, d.Ref.Specialty).Class.Fails(); fails != c.Alone {
				t.Errorf("%s %s: without %+v it fails: %v", d.County.Name, d.Specialty.Code, c, fails)
			}
			w.Set(c.Key, true)
			fragile = fragile || c.Alone
		}
		if fragile != d.Cell.Fragile {
			t.Errorf("%s %s: fragile is %v", d.County.Name, d.Specialty.Code, d.Cell.Fragile)
		}
	})
}

func TestProspectsStandInTheOrderOfWhatTheyBring(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	everyCellOf(t, a, Fixable, func(d *CellDetail) {
		for i := 1; i < len(d.Prospects); i++ {
			x, y := d.Prospects[i-1], d.Prospects[i]
			if y.InReach && !x.InReach || x.InReach == y.InReach && (y.Turns && !x.Turns || x.Turns == y.Turns && y.ShareE4 > x.ShareE4) {
				t.Errorf("%s %s: %+v before %+v", d.County.Name, d.Specialty.Code, x, y)
			}
		}
	})
	everyCellOf(t, a, Structural, func(d *CellDetail) {
		for _, p := range d.Prospects {
			if p.Turns || math.IsInf(p.Miles, 0) {
				t.Errorf("%s %s: %+v", d.County.Name, d.Specialty.Code, p)
			}
		}
	})
}

func TestEveryFigureHasItsReason(t *testing.T) {
	titles := []string{"Share with access", "Share required", "Limits", "Distance method", "Counted", "Required", "Letters of intent", "Basis", "Credits"}
	for _, basis := range []Basis{FilingBasis, MemberReadyBasis} {
		everyCellOf(t, sampleArea(t, basis), OutsideArea, func(d *CellDetail) {
			var got []string
			for _, r := range d.Reasons {
				got = append(got, r.Title)
				if r.Value == "" || len(r.Lines) == 0 || slices.Contains(r.Lines, "") {
					t.Errorf("%s %s: %+v", d.County.Name, d.Specialty.Code, r)
				}
			}
			if !slices.Equal(got, titles) {
				t.Fatalf("reasons %v", got)
			}
		})
	}
}

func TestTheReasonsOfOneCellInFull(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	county, _ := a.CountyIndex("28083") // Leflore
	specialty, _ := a.SpecialtyIndex("008")
	want := map[string]string{
		"Share required":    "85%: Leflore is a Rural county · 90% in Large Metro and Metro, 85% in Micro, Rural and CEAC counties (42 CFR 422.116(d)(4))",
		"Limits":            "60 mi and 75 min: Base limits of Rural counties for code 008 · A beneficiary has access within both (42 CFR 422.116)",
		"Distance method":   "Straight line: Minutes are miles × 1.2 in Rural counties, 50 mph · Factors read from the limits CMS publishes; its contractor's speeds are not published ()",
		"Required":          "1 provider: 3,742 beneficiaries × 0.11297 = 422.7 to cover · 0.11297 is the 95th percentile ratio of Rural counties · 0.23 per 1,000 × 422.7 = 0.10, rounded up to 1 (42 CFR 422.116(e))",
		"Letters of intent": "Not counted: Leflore is in operation · They count in initial and expansion counties only ()",
		"Credits":           "None applied: Telehealth, certificate-of-need and new-service-area credits add no points here (42 CFR 422.116(d)(5)-(7))",
	}
	for _, r := range detailOf(t, a, county, specialty).Reasons {
		got := r.Value + ": " + strings.Join(r.Lines, " · ") + " (" + r.Citation + ")"
		if wanted, ok := want[r.Title]; ok && got != wanted {
			t.Errorf("%s\n got %s\nwant %s", r.Title, got, wanted)
		}
	}
}

func TestLettersOfIntentAreExplainedByTheFilingKindOfTheCounty(t *testing.T) {
	for _, basis := range []Basis{FilingBasis, MemberReadyBasis} {
		a := sampleArea(t, basis)
		for i, c := range a.Counties {
			l := a.lookInto(CellRef{i, 0})
			if want := map[bool]string{true: "Counted", false: "Not counted"}[basis == FilingBasis && c.Filing == data.Expansion]; l.whyLetters().Value != want {
				t.Errorf("%s, %s, %s basis: %s", c.Name, c.Filing, basis, l.whyLetters().Value)
			}
		}
	}
}

func TestASentenceSaysWhatWouldTurnACell(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	l := a.lookInto(CellRef{0, 0})
	part := func(pass bool) adequacy.Part {
		return adequacy.Part{Cell: adequacy.Cell{CountPass: pass, AccessPass: pass}}
	}
	joiners := []Joiner{{Practice: "Delta Heart"}, {Practice: "Twin Rivers"}, {Practice: "Bayou Clinic"}}
	counters := []Counter{{Practice: "Delta Heart", Alone: true}, {Practice: "Twin Rivers", Alone: true}, {Practice: "Bayou Clinic", Alone: true}}
	for _, c := range []struct {
		class    Class
		market   []adequacy.Part
		together adequacy.Cell
		counting []Counter
		weight   int64
		want     string
	}{
		{Fixable, []adequacy.Part{part(true), part(false)}, adequacy.Cell{}, nil, 1, "Delta Heart would turn it alone."},
		{Fixable, []adequacy.Part{part(true), part(true)}, adequacy.Cell{}, nil, 1, "Delta Heart would turn it alone, and so would Twin Rivers."},
		{Fixable, []adequacy.Part{part(true), part(true), part(true)}, adequacy.Cell{}, nil, 1, "Delta Heart would turn it alone, and so would 2 others."},
		{Fixable, []adequacy.Part{part(false), part(false)}, adequacy.Cell{}, nil, 1, "No practice turns it alone; together the 2 in reach do."},
		{Structural, nil, adequacy.Cell{}, nil, 1, "No listed prospect is in reach of anybody in this county."},
		{Structural, []adequacy.Part{part(false)}, adequacy.Cell{Weight: 1000, Covered: 712, CountPass: true}, nil, 1, "With the one listed practice in reach 71.2% would have access."},
		{Structural, []adequacy.Part{part(false), part(false)}, adequacy.Cell{Weight: 1000, Covered: 712, Counted: 2, Required: 5}, nil, 1, "With all 2 listed practices in reach 71.2% would have access and 2 of 5 providers would count."},
		{Failing, nil, adequacy.Cell{}, nil, 1, "Whether it can be closed is unknown: no prospects are listed."},
		{Failing, nil, adequacy.Cell{}, nil, 0, "No population points lie in this county, so nothing that is signed can show access."},
		{Thin, nil, adequacy.Cell{}, counters[:1], 1, "Passes, but fails without Delta Heart."},
		{Thin, nil, adequacy.Cell{}, counters[:2], 1, "Passes, but fails without Delta Heart or without Twin Rivers."},
		{Thin, nil, adequacy.Cell{}, counters, 1, "Passes, but fails if any one of 3 practices leaves."},
		{Thin, nil, adequacy.Cell{}, []Counter{{}, {}}, 1, "Passes with 5 of 5 required; 6 would leave room."},
		{Buffered, nil, adequacy.Cell{}, []Counter{{}, {}}, 1, "Passes whichever one of its 2 practices leaves."},
	} {
		l.holding.Market, l.holding.Together, l.cell.Weight = c.market, c.together, c.weight
		d := &CellDetail{Cell: Cell{Class: c.class, Counted: 5, Required: 5}, Counting: c.counting, Prospects: joiners}
		if got := l.turn(d); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestRoundingUpIsSeenInTheFigureBeforeIt(t *testing.T) {
	for f, want := range map[float64]string{0.1311: "0.13", 1.0004: "1.0004", 2: "2.00", 2.0000006: "2.00", 1.996: "2.00", 34.999: "35.00", 1204.3: "1,204.30"} {
		if got := untilRounded(f); got != want {
			t.Errorf("%v is shown as %s, want %s", f, got, want)
		}
	}
}

func TestACountyNextDoorIsListedWithItsClass(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	county, _ := a.CountyIndex("28083")
	d := detailOf(t, a, county, 0)
	if len(d.Neighbors) < 3 {
		t.Fatalf("Leflore has neighbors %v", d.Neighbors)
	}
	for _, n := range d.Neighbors {
		if n.Class != a.Cell(n.County, 0).Class || n.County == county {
			t.Errorf("%+v", n)
		}
	}
}

func TestPointsAndSitesAreThoseOfTheRecords(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	county, _ := a.CountyIndex("28083")
	specialty, _ := a.SpecialtyIndex("019")
	points, d := a.Points(county, specialty), detailOf(t, a, county, specialty)
	out := 0
	for _, p := range points {
		if !p.Covered {
			out++
		}
	}
	if len(points) != len(d.Points) || out != d.Without || len(a.Points(county, -1)) != len(points) {
		t.Errorf("%d points, %d without access; the detail has %d and %d", len(points), out, len(d.Points), d.Without)
	}
	all, neurology := a.Sites(""), a.Sites("019")
	if len(neurology) == 0 || len(neurology) >= len(all) || len(a.Sites("no code")) > 0 {
		t.Errorf("%d sites, %d of neurology", len(all), len(neurology))
	}
	w, prospects := a.WhatIf(), 0
	for _, s := range neurology {
		if s.Providers == 0 || s.Lat == 0 || s.Practice == "" || s.Status == data.Terminated || w.In(s.Key) != s.Counts {
			t.Errorf("%+v", s)
		}
		if !s.Counts {
			prospects++
		}
	}
	if prospects == 0 {
		t.Error("no prospect for neurology has a site")
	}
}
