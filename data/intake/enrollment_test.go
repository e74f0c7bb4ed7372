package intake

import (
	"context"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

func TestEnrollmentIsAddedUpByCounty(t *testing.T) {
	text := "Contract,State,County,SSA Code,FIPS Code,Enrolled,Enrollment\n" +
		"H0000,CA,Fresno,,,,120\nH0001,CA,Fresno,,,,30\nH0000,CA,,,06019,,5\nH0000,CA,Los Angeles,05200,06037,,7\nH0000,CA,Los Angeles,05210,06037,,8\n" +
		"H0000,CA,Kern,,,,*\nH0000,CA,Atlantis,,,,9\nH0000,,,,,,4\nH0000,CA,Kern,,,,many\n"
	enrollment, report, err := ReadEnrollment(context.Background(), write(t, "members.csv", text), PopulationOptions{Places: realPlaces(t)})
	if err != nil {
		t.Fatal(err)
	}
	want := []data.CountyMembers{{FIPS: "06019", Members: 155}, {SSA: "05200", FIPS: "06037", Members: 7}, {SSA: "05210", FIPS: "06037", Members: 8}}
	if !slices.Equal(enrollment.Counties, want) {
		t.Errorf("%+v", enrollment.Counties)
	}
	var reasons []string
	for _, r := range report.Rejects {
		reasons = append(reasons, r.Reason)
	}
	if report.Rejected != 4 || !slices.Equal(reasons, []string{hiddenCount, "no county of this name in the state", "no county: the row states none", "the number of beneficiaries is not a number"}) {
		t.Errorf("%d rejected: %q", report.Rejected, reasons)
	}
}

func TestAFileWithoutCountiesIsNoEnrollment(t *testing.T) {
	_, _, err := ReadEnrollment(context.Background(), write(t, "members.csv", "zip,members\n93710,4\n"), PopulationOptions{})
	if said := sentence(t, err); !strings.Contains(said, "the county (its SSA or FIPS code") {
		t.Error(said)
	}
}
