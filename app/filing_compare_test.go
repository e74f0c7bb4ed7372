package app

import (
	"testing"

	"countyline/data"
)

// compared is an assessment of one specialty in counties by SSA and FIPS code, all of whose cells pass or fail.
func compared(pass bool, codes ...[2]string) *Adequacy {
	a := &Adequacy{Specialties: []data.Specialty{{Code: "008"}}}
	for _, c := range codes {
		a.Counties = append(a.Counties, AreaCounty{SSA: c[0], FIPS: c[1]})
		a.Cells = append(a.Cells, Cell{CountPass: pass, AccessPass: pass})
	}
	return a
}

func TestCellsAreMatchedWhenTheReferenceComesOrGoes(t *testing.T) {
	frozen := func(codes ...[2]string) map[string]frozenCell {
		cells := map[string]frozenCell{}
		for _, c := range codes {
			cells[frozenKey(c[0], c[1], "008")] = frozenCell{pass: true}
		}
		return cells
	}
	ssa, fips := [][2]string{{"05200", "06037"}, {"05210", "06037"}, {"05090", "06019"}}, [][2]string{{"", "06037"}, {"", "06019"}}
	for name, test := range map[string]struct {
		then map[string]frozenCell
		now  [][2]string
		fell int
	}{
		"taken back": {frozen(ssa...), fips, 2},
		"put in":     {frozen(fips...), ssa, 3},
		"as it was":  {frozen(ssa...), ssa, 3},
	} {
		if got := compare(test.then, compared(false, test.now...)); len(got.Fell) != test.fell || got.New+got.Gone != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	// Of two rows that were one county's, one that failed makes the county fail.
	then := frozen(ssa...)
	then[frozenKey("05210", "06037", "008")] = frozenCell{required: 9}
	if got := compare(then, compared(true, fips...)); len(got.Turned) != 1 || got.Turned[0].RequiredThen != 9 {
		t.Errorf("one of two rows failed: %+v", got)
	}
	if got := compare(frozen(ssa...), compared(true, [2]string{"", "06037"}, [2]string{"", "28151"})); got.New != 1 || got.Gone != 1 {
		t.Errorf("counties that came and went: %+v", got)
	}
}
