package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"countyline/app/adequacy"
	"countyline/data"
)

// sampleArea is the sample workspace assessed on a basis, once for all tests: nobody may change it.
func sampleArea(t testing.TB, basis Basis) *Adequacy {
	t.Helper()
	both, err := assessedSample()
	if err != nil {
		t.Fatal(err)
	}
	return both[basis]
}

var assessedSample = sync.OnceValues(func() (both [2]*Adequacy, err error) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "sample")
	if err != nil {
		return both, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := CreateSample(ctx, filepath.Join(dir, "plan"), quiet); err != nil {
		return both, err
	}
	w, err := OpenWorkspace(ctx, filepath.Join(dir, "plan"), quiet)
	if err != nil {
		return both, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	for _, basis := range []Basis{FilingBasis, MemberReadyBasis} {
		if both[basis], err = w.Adequacy(ctx, "", basis); err != nil {
			return both, err
		}
	}
	return both, nil
})

// assessedAgain is an area as it would be with other records, assessed in full with the market it had.
func assessedAgain(t testing.TB, a *Adequacy, scope Scope, change func(member int, p *data.Participation)) *Adequacy {
	t.Helper()
	e := *a.audit.evidence
	e.network = slices.Clone(e.network)
	for i := range e.network {
		change(i, &e.network[i])
	}
	audit, err := e.judge(context.Background(), scope, Cover{}, a.Basis, quiet)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]data.FilingKind{}
	for _, c := range a.Counties {
		kinds[c.Key] = c.Filing
	}
	again := &Adequacy{Basis: a.Basis, audit: audit}
	again.fill(kinds)
	return again
}

func TestTheSampleShowsEveryClassThatMatters(t *testing.T) {
	for _, basis := range []Basis{FilingBasis, MemberReadyBasis} {
		a := sampleArea(t, basis)
		tally, sum := a.Tally(), Tally{}
		for s := range a.Specialties {
			for class, n := range a.SpecialtyTally(s) {
				sum[class] += n
			}
		}
		if tally != sum || tally.Cells() != len(a.Cells) || tally.Cells() != len(a.Counties)*len(a.Specialties) {
			t.Errorf("%s: %v in all, %v by specialty, %d cells", basis, tally, sum, len(a.Cells))
		}
		if tally[Buffered] == 0 || tally[Thin] == 0 || tally[Fixable] == 0 || tally[Structural] == 0 || tally[Failing] > 0 {
			t.Errorf("%s: %v", basis, tally)
		}
		if a.WorstTally().Cells() != len(a.Counties) || a.Basis != basis || a.Product.ID == "" || a.Plan.Name == "" || a.Contract.Number == "" {
			t.Errorf("%s: %v of %+v", basis, a.WorstTally(), a.Product)
		}
	}
	filing, ready := sampleArea(t, FilingBasis).Tally(), sampleArea(t, MemberReadyBasis).Tally()
	if ready.Fail() <= filing.Fail() {
		t.Errorf("%d cells fail for members, %d in the filing: what is signed only should count in one", ready.Fail(), filing.Fail())
	}
}

func TestTheFilingBasisAgreesWithTheAuditOfTheCommandLine(t *testing.T) {
	w, _ := sampled(t)
	audit, err := w.Audit(context.Background(), "2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	a := sampleArea(t, FilingBasis)
	for i := range audit.Assessment.Cells {
		want, got := &audit.Assessment.Cells[i], &a.Cells[i]
		if got.Required != want.Required || got.Counted != want.Counted || got.ShareText() != want.PercentText() || got.Class.Fails() == want.Pass || got.MaxMiles != want.MaxMiles {
			t.Fatalf("cell %d: %+v, want %+v", i, got, want)
		}
	}
}

func TestCountiesAndSpecialtiesAreFoundByTheirCodes(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	for i, c := range a.Counties {
		if at, ok := a.CountyIndex(c.Key); !ok || at != i {
			t.Errorf("%s is at %d, %v", c.Key, at, ok)
		}
		if at := a.Outlined(c.FIPS); !slices.Contains(at, i) {
			t.Errorf("outline %s is of %v", c.FIPS, at)
		}
	}
	kinds := map[data.FilingKind]int{}
	for _, c := range a.Counties {
		kinds[c.Filing]++
	}
	if kinds[data.Operating] == 0 || kinds[data.Expansion] == 0 {
		t.Errorf("filing kinds %v", kinds)
	}
	if at, ok := a.SpecialtyIndex("008"); !ok || a.Specialties[at].Code != "008" {
		t.Error(at, ok)
	}
	if _, ok := a.SpecialtyIndex("001"); ok {
		t.Error("001 is judged as S03, it has no cells")
	}
	if _, ok := a.CountyIndex("99999"); ok {
		t.Error("there is no county 99999")
	}
}

func TestACellSaysInOneFigureWhatFails(t *testing.T) {
	for _, c := range []struct {
		cell          Cell
		figure, share string
	}{
		{Cell{ShareE4: 1_000_000, AccessPass: true, CountPass: true}, "100", "100.0"},
		{Cell{ShareE4: 899_999, CountPass: true}, "89", "89.9"},
		{Cell{ShareE4: 899_999, Counted: 1, Required: 2}, "89", "89.9"},
		{Cell{ShareE4: 950_000, AccessPass: true, Counted: 2, Required: 5}, "2/5", "95.0"},
		{Cell{ShareE4: 42}, "<1", "0.0"},
		{Cell{ShareE4: 0}, "0", "0.0"},
		{Cell{ShareE4: -1, CountPass: true}, "–", "–"},
	} {
		if c.cell.Figure() != c.figure || c.cell.ShareText() != c.share {
			t.Errorf("%+v: %q and %q, want %q and %q", c.cell, c.cell.Figure(), c.cell.ShareText(), c.figure, c.share)
		}
	}
}

func TestAThinCellHangsOnOnePracticeOrHasNoneToSpare(t *testing.T) {
	pass := adequacy.Cell{CountPass: true, AccessPass: true}
	for _, c := range []struct {
		required, counted int
		fragile           bool
		want              Class
	}{
		{1, 1, false, Thin},
		{1, 2, false, Buffered},
		{1, 2, true, Thin},
		{5, 5, false, Thin},
		{5, 6, false, Buffered},
		{10, 11, false, Thin},
		{10, 12, false, Buffered},
		{11, 13, false, Thin},
		{11, 14, false, Buffered},
		{0, 0, false, Buffered},
	} {
		cell := pass
		cell.Required, cell.Counted = c.required, c.counted
		if got := classOf(cell, c.fragile); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
	for gap, want := range map[adequacy.Gap]Class{adequacy.Fixable: Fixable, adequacy.Structural: Structural, adequacy.UnknownGap: Failing} {
		if got := classOf(adequacy.Cell{Gap: gap}, false); got != want || !got.Fails() {
			t.Errorf("%s: %s", gap, got)
		}
	}
}

func TestWhatIsMissingHasACodeThatTeaches(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	if _, err := w.Adequacy(ctx, "", FilingBasis); data.CodeOf(err) != "no_product" {
		t.Error(err)
	}
	product, err := w.db.SaveProduct(ctx, data.Product{Name: "Test HMO", LineOfBusiness: "MA", ContractYear: 2028})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Adequacy(ctx, product.ID, FilingBasis); data.CodeOf(err) != "empty_scope" {
		t.Error(err)
	}
	if err := w.db.SaveServiceArea(ctx, product.ID, []data.ServiceCounty{{County: "28083"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Adequacy(ctx, product.ID, FilingBasis); data.CodeOf(err) != "no_roster" {
		t.Error(err)
	}
}

func TestWithoutListedProspectsAFailureIsNeitherFixableNorStructural(t *testing.T) {
	a := sampleArea(t, FilingBasis)
	e := *a.audit.evidence
	e.market = adequacy.NoMarket
	audit, err := e.judge(context.Background(), a.audit.scope, Cover{}, FilingBasis, quiet)
	if err != nil {
		t.Fatal(err)
	}
	unknown := &Adequacy{Basis: FilingBasis, audit: audit}
	unknown.fill(nil)
	if n := unknown.Tally(); n[Fixable]+n[Structural] > 0 || n[Failing] != a.Tally().Fail() {
		t.Errorf("%v, of %v", n, a.Tally())
	}
}

func TestACountyOfTheSampleChosenByFIPSMeansItsRowsOfTheReference(t *testing.T) {
	ref := &data.Reference{Counties: []data.County{{SSA: "05200", FIPS: "06037"}, {SSA: "05210", FIPS: "06037"}, {SSA: "25410", FIPS: "28083"}}}
	area := []data.ServiceCounty{{County: "06037", Filing: data.Initial}, {County: "28083"}}
	want := []data.ServiceCounty{{County: "05200", Filing: data.Initial}, {County: "05210", Filing: data.Initial}, {County: "25410"}}
	if got := located(area, ref); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := located(want, ref); !slices.Equal(got, want) {
		t.Errorf("SSA codes became %v", got)
	}
	if bad := []data.ServiceCounty{{County: "06037"}, {County: "12345"}}; !slices.Equal(located(bad, ref), bad) {
		t.Error("an unknown county must be refused by its own code")
	}
}

func TestGapsStayKnownWhenTheLastProspectIsNoneAnyMore(t *testing.T) {
	ctx := context.Background()
	w, _ := sampled(t)
	before, err := w.Adequacy(ctx, "", FilingBasis)
	if err != nil {
		t.Fatal(err)
	}
	members, _, err := w.db.LoadMembers(ctx, before.Product.ID)
	if err != nil {
		t.Fatal(err)
	}
	var prospects []string
	for i := range members {
		if members[i].Status == data.Prospect {
			prospects = append(prospects, members[i].ID(before.Product.ID))
		}
	}
	gone := data.Terminated
	if _, err := w.db.EditParticipations(ctx, prospects, data.ParticipationEdit{Status: &gone}); err != nil {
		t.Fatal(err)
	}
	after, err := w.Adequacy(ctx, before.Product.ID, FilingBasis)
	if err != nil {
		t.Fatal(err)
	}
	if n := after.Tally(); n[Failing] > 0 || n[Structural] <= before.Tally()[Structural] || n.Fail() != before.Tally().Fail() {
		t.Errorf("%v, before %v", n, before.Tally())
	}
}
