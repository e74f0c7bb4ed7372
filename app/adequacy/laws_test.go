package adequacy

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

func TestAssessEqualsAComparisonOfEveryPair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := aWorld().Draw(t, "world")
		if problem := w.compare(w.assess()); problem != "" {
			t.Fatal(problem)
		}
	})
}

func TestADenseWorldEqualsAComparisonOfEveryPair(t *testing.T) {
	for seed := range uint64(3) {
		w := denseWorld(seed, 3000)
		if problem := w.compare(w.assess()); problem != "" {
			t.Errorf("seed %d: %s", seed, problem)
		}
		if problem := w.compare(NewScenario(w.area(), w.network()).Result()); problem != "" {
			t.Errorf("seed %d, scenario: %s", seed, problem)
		}
	}
}

func TestRowOrderNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := aWorld().Draw(t, "world")
		want := w.assess()
		w.points = rapid.Permutation(w.points).Draw(t, "points in another order")
		w.members = rapid.Permutation(w.members).Draw(t, "members in another order")
		sameResults(t, w.assess(), want)
	})
}

func TestMoreProvidersNeverLowerAFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := aWorld().Draw(t, "world")
		before := w.assess()
		w.members = append(slices.Clone(w.members), someOf(aMember(), 1, 3, 10).Draw(t, "more")...)
		after := w.assess()
		for i, c := range after.Cells {
			if old := before.Cells[i]; c.Counted < old.Counted || c.Covered < old.Covered || old.Pass() && !c.Pass() {
				t.Fatalf("cell %d went from %+v to %+v", i, old, c)
			}
		}
	})
}

func TestTheNumberOfProcessorsNeverMatters(t *testing.T) {
	w := denseWorld(7, 9000)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	alone := w.assess()
	for _, processors := range []int{2, 5} {
		runtime.GOMAXPROCS(processors)
		if !slices.Equal(w.assess().Cells, alone.Cells) {
			t.Errorf("%d processors give other figures than one", processors)
		}
		if !slices.Equal(NewScenario(w.area(), w.network()).Result().Cells, alone.Cells) {
			t.Errorf("%d processors give a scenario other figures than one", processors)
		}
	}
}

// compare holds every cell against the plain one and tells of the first that differs.
func (w world) compare(r *Result) string {
	for row := range w.counties {
		for typ := range w.types {
			if got, want := *r.Cell(row, typ), w.plain(row, typ); got != want {
				return fmt.Sprintf("%s %s: got %+v, want %+v", w.counties[row].SSA, w.types[typ].Code, got, want)
			}
		}
	}
	return ""
}

// denseWorld has counties with many points and types with many members, so that trees have several levels and
// pairs are settled by balls. Each of five counties crowds around a place of its own.
func denseWorld(seed uint64, members int) world {
	r := rand.New(rand.NewPCG(seed, 1))
	w := world{types: smallTypes, codes: smallCodes, rules: straightLine, letters: map[string]bool{"05001": true}}
	place := func(town int) (lat, lon float64) {
		return 34 + 0.4*float64(town) + r.NormFloat64()*0.15, -118 + 0.5*float64(town%2) + r.NormFloat64()*0.15
	}
	for i := range 5 {
		c := countyOf(fmt.Sprintf("0500%d", i), fmt.Sprintf("0600%d", i))
		c.Type = data.CountyTypes[i]
		for t := range c.Requirements {
			c.Requirements[t] = data.Requirement{Required: 10 * i * i, Limit: data.Limit{Minutes: 200, Miles: float64(4 + 3*i + 5*t)}}
		}
		w.counties = append(w.counties, c)
		for range 20 * (i + 1) {
			lat, lon := place(i)
			w.points = append(w.points, data.Point{CountyFIPS: c.FIPS, Lat: lat, Lon: lon, Beneficiaries: r.Int64N(5e6)})
		}
	}
	for i := range members {
		m := data.Participation{NPI: data.NPI(1e9 + r.IntN(2*members)), Beds: r.Int32N(30), Status: statuses[r.IntN(5)*r.IntN(2)]}
		m.Specialty = []string{"001", "006", "008", "040", "046"}[r.IntN(5)]
		m.Location.Lat, m.Location.Lon = place(r.IntN(5) * r.IntN(2))
		if i%7 == 0 && i > 0 {
			m.NPI, m.Location, m.Specialty = w.members[i-1].NPI, w.members[i-1].Location, w.members[i-1].Specialty
		}
		w.members = append(w.members, m)
	}
	return w
}
