package intake

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"countyline/data"
)

func TestTheStateRosterIsTakenOrReportedRowByRow(t *testing.T) {
	path := shared(t, "roster/ca_dmhc_roster_fresno_2000rows.csv")
	roster, report, err := ReadRosters(context.Background(), []string{path}, rosterOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, roster, report)
	if report.Rows != 2000 {
		t.Errorf("%d rows", report.Rows)
	}
	// The file repeats itself every 251 rows, and there lacks a line end: two rows stand on one line.
	classes := map[Class]int{}
	for _, r := range report.Rejects {
		if !r.Warning {
			classes[r.Class]++
		}
	}
	if classes[BadRow] == 0 || classes[Duplicate] == 0 || classes[BadSpecialty] == 0 || len(classes) != 3 {
		t.Errorf("reasons %v", classes)
	}
	for _, p := range roster.Participations {
		if p.Location.CountyFIPS == "" || p.Location.Quality != data.ZIPPoint || p.Status != data.Signed || p.Name == "" || p.Practice == "" {
			t.Errorf("%+v", p)
		}
	}
	t.Logf("%d taken, %v", report.Taken, classes)
}

// TestFloridaEndocrinologistsCountWithoutPaediatricAndReproductive converts the real list to a roster: its eight
// spellings of the specialty are two adult ones and six that are not HSD types.
func TestFloridaEndocrinologistsCountWithoutPaediatricAndReproductive(t *testing.T) {
	text, err := os.ReadFile(shared(t, "facilities/FL_fl_endocrinologists.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Providers []struct {
			Address, NPI, Name, Specialty string
			Lat, Lng                      json.Number
		}
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "florida.csv")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	adults, others := 0, 0
	w := csv.NewWriter(file)
	_ = w.Write([]string{"npi", "name", "specialty", "address", "lat", "lon"})
	for _, p := range list.Providers {
		_ = w.Write([]string{p.NPI, p.Name, p.Specialty, p.Address, p.Lat.String(), p.Lng.String()})
		if p.Specialty == "Endocrinology" || p.Specialty == "Internal Medicine: Endocrinology, Diabetes & Metabolism" {
			adults++
		} else {
			others++
		}
	}
	w.Flush()
	_ = file.Close()
	roster, report, err := ReadRosters(context.Background(), []string{path}, rosterOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, roster, report)
	specialty := 0
	for _, r := range report.Rejects {
		if r.Class == BadSpecialty && !r.Warning {
			specialty++
		}
	}
	npis := map[data.NPI]bool{}
	for _, p := range roster.Participations {
		npis[p.NPI] = true
		if p.Specialty != "012" {
			t.Errorf("%+v", p)
		}
	}
	if specialty != others || report.Taken+report.Duplicates+(report.Rejected-report.Duplicates-others) != adults || adults != 1113 || others != 640 {
		t.Errorf("%d adult rows, %d others; %d rejected for their specialty, %d taken, %d duplicates of %d rejected", adults, others, specialty, report.Taken, report.Duplicates, report.Rejected)
	}
	t.Logf("%d locations of %d endocrinologists, %d duplicates", report.Taken, len(npis), report.Duplicates)
}
