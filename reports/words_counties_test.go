package reports

import (
	"strings"
	"testing"
)

// losAngeles is an area with one county in two rows, as the CMS file has it.
func losAngeles() *Filing {
	f := &Filing{}
	f.Counties = []County{
		{SSA: "05200", FIPS: "06037", Name: "Los Angeles", State: "CA"},
		{SSA: "05210", FIPS: "06037", Name: "Los Angeles", State: "CA"},
		{SSA: "05400", FIPS: "06059", Name: "Orange", State: "CA"},
	}
	return f
}

func TestACountyInTwoRowsIsOneCountyAndShowsItsCodes(t *testing.T) {
	f := losAngeles()
	if got := f.CountiesPhrase(); got != "2 counties (3 rows: Los Angeles has two)" {
		t.Errorf("counted %s", got)
	}
	if names := strings.Join(countyNames(&f.Assessment), "; "); names != "Los Angeles (SSA 05200); Los Angeles (SSA 05210); Orange" {
		t.Errorf("named %s", names)
	}
}

func TestWhatWasNotGivenIsNotInTheTitle(t *testing.T) {
	empty := &Filing{}
	if empty.documentTitle() != "Network adequacy filing" || empty.documentSubject() != "Medicare Advantage" {
		t.Errorf("an empty filing is %q, %q", empty.documentTitle(), empty.documentSubject())
	}
	whole := cypressBend()
	if whole.documentTitle() != "Network adequacy filing F-2027-03, Cypress Bend Health Plan, Inc." || whole.documentSubject() != "Medicare Advantage, contract year 2027, contract H0000" {
		t.Errorf("a filing is %q, %q", whole.documentTitle(), whole.documentSubject())
	}
}

func TestTerritoriesAreNotCalledStates(t *testing.T) {
	p := &paper{Filing: &Filing{}}
	for _, state := range []string{"PR", "GU", "TX", "LA"} {
		p.Counties = append(p.Counties, County{State: state})
	}
	if got := p.statesPhrase(); got != "four states and territories" {
		t.Errorf("counted %s", got)
	}
}

func TestALongListOfCodesNamesTheFewThatAreMissing(t *testing.T) {
	p := &paper{Filing: cypressBend()}
	var codes []string
	for _, s := range p.Specialties {
		if s.Code != "016" {
			codes = append(codes, s.Code)
		}
	}
	if got := p.allBut(codes); got != "All but 016" {
		t.Errorf("reads %q", got)
	}
	if got := p.allBut(codes[:5]); got != "" {
		t.Errorf("five codes read %q", got)
	}
}

func TestPaperSaysHowManyFailingCellsItLeavesOut(t *testing.T) {
	for want, n := range map[string][3]int{
		"28 of 14,977 failing cells with population points are printed here, most people without access first; the workbook lists 2,000.": {28, 2000, 14977},
		"28 of 90 failing cells with population points are printed here, most people without access first; the workbook lists all.":       {28, 90, 90},
	} {
		if got := zipsShortened(n[0], n[1], n[2]); got != want {
			t.Errorf("says %q", got)
		}
	}
}
