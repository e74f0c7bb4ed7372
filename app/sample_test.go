package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"countyline/data"
	"countyline/data/intake"
	"countyline/geo"
	"countyline/reports"
)

func TestTheSampleIsTheSameEveryTime(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for _, dir := range []string{a, b, a} { // writing it again over itself is no harm
		plan, paths, err := WriteSampleFiles(dir)
		if err != nil || len(paths) != 1 || plan.Contract.Number != "H0000" {
			t.Fatal(paths, err)
		}
	}
	one, err1 := os.ReadFile(filepath.Join(a, SampleRoster))
	two, err2 := os.ReadFile(filepath.Join(b, SampleRoster))
	if err1 != nil || err2 != nil || string(one) != string(two) {
		t.Error("two samples differ", err1, err2)
	}
	entries, err := os.ReadDir(a)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestTheSampleNeverReplacesAFileOfTheUser(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, SampleRoster)
	if err := os.WriteFile(path, []byte("my own roster"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := WriteSampleFiles(dir); data.CodeOf(err) != "exists" {
		t.Errorf("got %v", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "my own roster" {
		t.Errorf("the file is now %q, %v", text, err)
	}
	if _, _, err := WriteSampleFiles(filepath.Join(dir, "nowhere")); data.CodeOf(err) != "read_only" {
		t.Errorf("got %v", err)
	}
}

func TestTheSampleInventsItsProvidersAndShowsEveryCase(t *testing.T) {
	plan, err := Sample()
	if err != nil {
		t.Fatal(err)
	}
	codes, towns, npis := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, row := range plan.Rows[:len(plan.Rows)-9] {
		if len(row) != len(plan.Header) {
			t.Fatalf("%d cells: %v", len(row), row)
		}
		if row[colNPI][0] != '2' || !validNPI(row[colNPI]) {
			t.Errorf("NPI %s", row[colNPI])
		}
		npis[row[colNPI]], towns[row[colCity]], codes[row[colCode]] = true, true, true
	}
	if len(plan.Counties) != 45 || len(codes) != 6+28+14 || len(npis) < 300 {
		t.Errorf("%d counties, %d codes, %d providers", len(plan.Counties), len(codes), len(npis))
	}
	for _, town := range sampleTowns {
		if !towns[town.name] {
			t.Errorf("nobody in %s", town.name)
		}
	}
}

// sampleRead is the sample's roster as intake takes it.
func sampleRead(t *testing.T) (*intake.Roster, *intake.Report) {
	t.Helper()
	_, paths, err := WriteSampleFiles(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	atlas, err1 := geo.LoadAtlas()
	zips, err2 := geo.LoadGazetteer()
	standards, err3 := Standards()
	aliases, err4 := Aliases()
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	roster, report, err := intake.ReadRosters(context.Background(), paths, intake.RosterOptions{
		Specialties: standards.Specialties, Aliases: aliases, Places: intake.PlacesOf(atlas, zips),
	})
	if err != nil {
		t.Fatal(err)
	}
	return roster, report
}

func TestTheSampleTeachesWhatARejectedRowIs(t *testing.T) {
	roster, report := sampleRead(t)
	classes := map[intake.Class]int{}
	for _, r := range report.Rejects {
		classes[r.Class]++
		t.Logf("line %d: %s %q: %s (warning %v)", r.Line, r.Column, r.Value, r.Reason, r.Warning)
	}
	for _, class := range []intake.Class{intake.BadNPI, intake.BadSpecialty, intake.BadStatus, intake.BadCoordinates, intake.POBox, intake.Duplicate, intake.BadBeds, intake.BadCounty} {
		if classes[class] == 0 {
			t.Errorf("no row shows %s", class)
		}
	}
	if report.Rejected != 7 || len(report.Rejects) != 9 {
		t.Errorf("%d rows rejected, %d remarks; only the nine at the end of the file should be", report.Rejected, len(report.Rejects))
	}
	var qualities [4]int
	var statuses [5]int
	for _, p := range roster.Participations {
		qualities[p.Location.Quality]++
		statuses[p.Status]++
	}
	if slices.Contains(qualities[:], 0) || slices.Contains(statuses[:], 0) || statuses[data.Terminated] != 1 {
		t.Errorf("location qualities %v, statuses %v: every one should occur", qualities, statuses)
	}
	t.Logf("%d rows taken; qualities %v; statuses %v", report.Taken, qualities, statuses)
}

// TestMostCellsOfTheSampleMeetAndABelievableFewDoNot assesses the roster the way every other is.
func TestMostCellsOfTheSampleMeetAndABelievableFewDoNot(t *testing.T) {
	plan, paths, err := WriteSampleFiles(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	scope := Scope{Filing: plan.Product.Filing}
	for _, c := range plan.Counties {
		scope.Counties = append(scope.Counties, c.County)
		if c.Filing == data.Expansion {
			scope.Expansion = append(scope.Expansion, c.County)
		}
	}
	audit, err := AuditFiles(context.Background(), Files{Rosters: paths, Settings: data.DefaultSettings()}, scope, Cover{}, quiet)
	if err != nil {
		t.Fatal(err)
	}
	gaps, applied := map[reports.Gap]int{}, 0
	for _, cell := range audit.Assessment.Cells {
		gaps[cell.Gap]++
		if county := audit.Assessment.Counties[cell.County]; !cell.Pass {
			t.Logf("%s %s %s: %d of %d, %s", county.Name, audit.Assessment.Specialties[cell.Specialty].Code, county.Type, cell.Counted, cell.Required, cell.Gap)
			if county.Pending {
				applied++
			}
		}
	}
	t.Log(len(audit.Assessment.Cells), gaps)
	if len(audit.Assessment.Cells) != 45*43 || gaps[reports.GapFixable] < 5 || gaps[reports.GapStructural] < 4 ||
		gaps[reports.GapFixable]+gaps[reports.GapStructural] > 120 || gaps[reports.GapUnknown] > 0 || applied == 0 {
		t.Errorf("%d cells: %v, %d of the gaps in the counties applied for", len(audit.Assessment.Cells), gaps, applied)
	}
}

// quiet is the progress of a test.
func quiet(string, int64, int64) {}
