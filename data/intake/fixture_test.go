package intake

import (
	"context"
	"encoding/csv"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"countyline/data"
	"countyline/geo"
)

const sharedData = "../../../shared/data/"

// shared is a real file beside the repository; without the folder the test is left out.
func shared(t testing.TB, name string) string {
	t.Helper()
	path := sharedData + name
	if _, err := os.Stat(path); err != nil {
		t.Skip("the real files of ../shared/data are not on this machine")
	}
	return path
}

// table reads a CSV file of the repository or the shared folder, without its header.
func csvRows(t testing.TB, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	reader := csv.NewReader(file)
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// hsdTypes are the codes and names a roster may use.
func hsdTypes(t testing.TB) []data.Specialty {
	var all []data.Specialty
	for _, row := range csvRows(t, "../../assets/rules/specialties.csv") {
		all = append(all, data.Specialty{Code: row[0], Name: row[1], EvaluatedAs: row[0]})
	}
	for i := range all {
		if all[i].Code < "007" {
			all[i].EvaluatedAs = data.PrimaryCare
		}
	}
	return all
}

func aliasTable(t testing.TB) map[string]Alias {
	text, err := os.ReadFile("../../assets/rules/specialty_aliases.csv")
	if err != nil {
		t.Fatal(err)
	}
	all, err := ReadAliases(text)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var builtInPlaces = sync.OnceValues(func() (Places, error) {
	atlas, err := geo.LoadAtlas()
	if err != nil {
		return nil, err
	}
	zips, err := geo.LoadGazetteer()
	return PlacesOf(atlas, zips), err
})

func realPlaces(t testing.TB) Places {
	places, err := builtInPlaces()
	if err != nil {
		t.Fatal(err)
	}
	return places
}

// write makes a file of the test's own.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func rosterOptions(t testing.TB) RosterOptions {
	return RosterOptions{Specialties: hsdTypes(t), Aliases: aliasTable(t), Places: realPlaces(t)}
}

// readRoster reads a roster that the test writes; the report must add up.
func readRoster(t testing.TB, name, text string) (*Roster, *Report) {
	t.Helper()
	roster, report, err := ReadRosters(context.Background(), []string{write(t, name, text)}, rosterOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, roster, report)
	return roster, report
}

// addsUp checks that every row was taken or has exactly one reason.
func addsUp(t testing.TB, roster *Roster, report *Report) {
	t.Helper()
	reasons := 0
	for _, r := range report.Rejects {
		if !r.Warning {
			reasons++
		}
		if r.Line < 1 || r.Reason == "" || r.Class == "" || r.File == "" {
			t.Errorf("incomplete entry %+v", r)
		}
	}
	if report.Rows != report.Taken+report.Rejected || reasons != report.Rejected || len(roster.Participations) != report.Taken {
		t.Errorf("rows %d, taken %d (%d participations), rejected %d, reasons %d", report.Rows, report.Taken, len(roster.Participations), report.Rejected, reasons)
	}
}

// sentence checks that an error is one for a person, and says so.
func sentence(t testing.TB, err error) string {
	t.Helper()
	var e *data.Error
	if !errors.As(err, &e) {
		t.Fatalf("not a sentence for a person: %v", err)
	}
	if e.Code != "bad_file" || !strings.HasSuffix(e.Message, "Nothing was imported.") || len(e.Message) > 5000 || strings.ContainsAny(e.Message, "\n\x00") {
		t.Errorf("not one clear sentence: %q", e.Message)
	}
	return e.Message
}

// npiOf makes a valid NPI of a number.
func npiOf(n int) string {
	stem := "1" + pad(n, 8)
	for check := range 10 {
		s := stem + strconv.Itoa(check)
		if _, ok := data.ParseNPI(s); ok {
			return s
		}
	}
	panic("no check digit")
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// nationalRoster makes a roster with coordinates, like a whole country's.
func nationalRoster(rows int) string {
	var b strings.Builder
	b.WriteString("npi,name,specialty_code,lat,lon,status\n")
	random := rand.New(rand.NewPCG(1, 2))
	for i := range rows {
		b.WriteString(npiOf(i) + ",Provider " + pad(i, 7) + "," + pad(7+random.IntN(2), 3) + "," +
			strconv.FormatFloat(30+random.Float64()*15, 'f', 6, 64) + "," + strconv.FormatFloat(-120+random.Float64()*45, 'f', 6, 64) + ",signed\n")
	}
	return b.String()
}

// nationalPopulation makes points with counties, like a whole country's.
func nationalPopulation(rows int) string {
	var b strings.Builder
	b.WriteString("zip,lat,lon,county_fips,beneficiaries\n")
	random := rand.New(rand.NewPCG(3, 4))
	for range rows {
		b.WriteString(pad(random.IntN(99_999), 5) + "," + strconv.FormatFloat(30+random.Float64()*15, 'f', 6, 64) + "," +
			strconv.FormatFloat(-120+random.Float64()*45, 'f', 6, 64) + ",06019," + strconv.Itoa(random.IntN(2000)) + "\n")
	}
	return b.String()
}
