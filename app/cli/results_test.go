package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const allFiles = "adequacy.csv adequacy.xlsx filing.html filing.pdf map.png rejected.csv"

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	paper(t)
	args := []string{
		"--reference", reference(t), "--population", people(t), "--roster", contractedRoster(t), "--roster", plain(t, "1 040 "+dover+" signed 30", "2 099 "+dover),
		"--state", "DE,CA", "--filing", "expansion", "--expansion-counties", kent,
		"--plan", "Tidewater Health", "--contract", "H0001", "--product", "Tidewater One (HMO)", "--year", "2030", "--number", "7", "--due", "2029-02-10",
	}
	one, two := audit(t, args...), audit(t, args...)
	if names(t, one) != allFiles {
		t.Errorf("wrote %s", names(t, one))
	}
	for name, text := range folder(t, one) {
		if folder(t, two)[name] != text {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

func TestRowsInAnotherOrderGiveTheSameGrid(t *testing.T) {
	rows := []string{"1 008 " + dover, "2 008 " + georgetown, "1 001 " + dover, "1 006 " + georgetown, "3 040 " + dover + " signed 30", "3 040 " + dover + " signed 70", "3 040 " + dover, "4 008 " + dover + " prospect"}
	args := []string{"--reference", reference(t), "--population", people(t), "--formats", "csv"}
	want := read(t, audit(t, append(args, "--roster", plain(t, rows...))...), "adequacy.csv")
	slices.Reverse(rows)
	if got := read(t, audit(t, append(args, "--roster", plain(t, rows...))...), "adequacy.csv"); got != want {
		t.Error("the order of rows changes the grid")
	}
	if got := read(t, audit(t, append(args, "--roster", plain(t, rows[:3]...), "--roster", plain(t, rows[3:]...))...), "adequacy.csv"); got != want {
		t.Error("two files give another grid than one")
	}
}

func TestOnlyTheFormatsAskedForAreWritten(t *testing.T) {
	paper(t)
	args := []string{"--reference", reference(t), "--population", people(t), "--roster", plain(t, "1 008 "+dover), "--counties", kent}
	for formats, want := range map[string]string{
		"csv": "adequacy.csv rejected.csv", "xlsx": "adequacy.xlsx rejected.csv", "pdf": "filing.pdf rejected.csv",
		"html": "filing.html rejected.csv", "png": "map.png rejected.csv", "png,csv": "adequacy.csv map.png rejected.csv",
	} {
		if got := names(t, audit(t, append(args, "--formats", formats)...)); got != want {
			t.Errorf("--formats %s writes %s, want %s", formats, got, want)
		}
	}
	if got := names(t, audit(t, args...)); got != allFiles {
		t.Errorf("without --formats: %s", got)
	}
}

func TestADoneAuditSaysWhatItFoundAndWhereItIs(t *testing.T) {
	paper(t)
	out := filepath.Join(t.TempDir(), "a", "b", "out")
	a := run("audit", "--reference", reference(t), "--population", people(t), "--roster", plain(t, "1 008 "+dover), "--counties", kent, "--formats", "csv,png", "--out", out)
	said := strings.Split(strings.TrimSpace(a.out), "\n")
	if a.code != 0 || len(said) < 4 || !strings.Contains(a.out, "1 of 43 cells") {
		t.Fatalf("exit %d: %q", a.code, a.out)
	}
	for _, path := range said[len(said)-3:] {
		if _, err := os.Stat(path); err != nil || filepath.Dir(path) != out {
			t.Errorf("says that %q is written: %v", path, err)
		}
	}
	if strings.Contains(a.out, "Reading") || !strings.Contains(a.err, "Reading files\n") || !strings.Contains(a.err, "Writing map.png\n") {
		t.Errorf("progress belongs on stderr: %q, %q", a.out, a.err)
	}
}

func TestTimingsAreTheSecondsOfTheFourParts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "timings.json")
	audit(t, "--reference", reference(t), "--population", people(t), "--roster", plain(t, "1 008 "+dover), "--formats", "csv", "--timings", path)
	var seconds map[string]float64
	if err := json.Unmarshal([]byte(read(t, path)), &seconds); err != nil {
		t.Fatal(err)
	}
	if keys := strings.Join(slices.Sorted(maps.Keys(seconds)), " "); keys != "assess prepare read report" {
		t.Errorf("keys %s", keys)
	}
	for key, s := range seconds {
		if s <= 0 || s > 60 {
			t.Errorf("%s took %v seconds", key, s)
		}
	}
}

// TestWhatFilesSayNeverRunsAsAFormula looks into all tables that are written.
func TestWhatFilesSayNeverRunsAsAFormula(t *testing.T) {
	paper(t)
	evil := []string{`=HYPERLINK(""http://evil.test"")`, "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1"}
	rows := []string{"npi,specialty_code,name,address,city,lat,lon,status"}
	for i, text := range evil {
		quoted := `"` + text + `"`
		rows = append(rows,
			strings.Join([]string{npi(i), "008", quoted, quoted, quoted, dover, ""}, ","),
			strings.Join([]string{npi(20 + i), quoted, "A", "B", "C", dover, ""}, ","),
			strings.Join([]string{npi(40 + i), "008", "A", "B", "C", dover, quoted}, ","))
	}
	rows = append(rows, npi(60)+",008,Lost,B,C,-75.524,39.158,signed", npi(61)+",008,Lost,B,C,39.158,=75.524,signed")
	roster := write(t, "=roster.csv", lines(rows...))
	out := audit(t, "--reference", reference(t), "--population", people(t), "--counties", kent, "--roster", roster, "--plan", "=Plan()", "--product", "@P", "--contract", "+1")
	number := regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	swapped := false
	for _, name := range []string{"adequacy.csv", "rejected.csv"} {
		all, err := csv.NewReader(strings.NewReader(read(t, out, name))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, cells := range all {
			for _, cell := range cells {
				if strings.IndexAny(strings.TrimLeft(cell, " \t\r\n\u00a0"), "=+-@") == 0 && !number.MatchString(cell) {
					t.Errorf("%s, line %d: %q runs as a formula", name, i+1, cell)
				}
				swapped = swapped || cell == "-75.524"
			}
		}
	}
	if !swapped {
		t.Error("a longitude under latitude is not shown as it stands in the file")
	}
	book, err := excelize.OpenFile(filepath.Join(out, "adequacy.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for r, cells := range rows {
			for c := range cells {
				axis, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := book.GetCellFormula(name, axis); formula != "" {
					t.Errorf("%s!%s holds the formula %q", name, axis, formula)
				}
			}
		}
	}
	if html := read(t, out, "filing.html"); strings.Contains(html, `<a href="http://evil`) || strings.Contains(html, "<script") {
		t.Error("the HTML twin runs what a file says")
	}
}
