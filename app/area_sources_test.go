package app

import (
	"testing"

	"countyline/data"
)

func TestMembersOfACountyAreFoundByTheCodeThatFileAndReferenceShare(t *testing.T) {
	e := evidence{enrollment: &data.Enrollment{Counties: []data.CountyMembers{
		{SSA: "05200", FIPS: "06037", Members: 7},
		{SSA: "05210", FIPS: "06037", Members: 8},
		{FIPS: "06037", Members: 100},
		{SSA: "05090", FIPS: "06019", Members: 20},
		{FIPS: "06019", Members: 3},
		{SSA: "05140", Members: 5},
	}}}
	for _, c := range []struct {
		of   data.County
		want int64
	}{
		{data.County{SSA: "05200", FIPS: "06037"}, 7},
		{data.County{SSA: "05210", FIPS: "06037"}, 8},
		{data.County{FIPS: "06037"}, 115}, // without a reference file the county is one
		{data.County{SSA: "05090", FIPS: "06019"}, 23},
		{data.County{FIPS: "06019"}, 23},
		{data.County{SSA: "05140", FIPS: "06029"}, 5},
		{data.County{FIPS: "06029"}, -1},
		{data.County{SSA: "05200"}, 7},
		{data.County{SSA: "05999"}, -1},
	} {
		if got := e.membersOf(&c.of); got != c.want {
			t.Errorf("%+v: %d members, want %d", c.of, got, c.want)
		}
	}
	if got := new(evidence).membersOf(&data.County{FIPS: "06019"}); got != -1 {
		t.Errorf("without a file: %d", got)
	}
}
