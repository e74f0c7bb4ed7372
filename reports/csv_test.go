package reports

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheGridHasItsColumnsInTheOrderOfTheIssue(t *testing.T) {
	want := []string{
		"ssa_code", "fips_code", "county", "state", "county_type", "specialty_code", "specialty_name", "required_count", "actual_count",
		"count_pass", "max_minutes", "max_miles", "beneficiaries", "required_percent", "covered_percent", "credit_points", "access_pass", "pass", "gap",
	}
	if got := readCSV(t, grid(t, &twinFiling().Assessment))[0]; strings.Join(got, ",") != strings.Join(want, ",") {
		t.Errorf("columns\n got %q\nwant %q", got, want)
	}
}

func TestEachCellIsALineOfTheGrid(t *testing.T) {
	lines := readCSV(t, grid(t, &twinFiling().Assessment))
	if len(lines) != 10 {
		t.Fatalf("%d lines, want a heading and 9 cells", len(lines))
	}
	for _, c := range []struct {
		line int
		want string
	}{
		{2, "25250|28051|Holmes|MS|Rural|019|Neurology|1|5|Y|75|60|4161|85|73.3477|10|N|N|fixable"},
		{6, "25750|28151|Washington|MS|Micro|040|Acute Inpatient Hospitals|19|1204|Y|85.5|70|10782|85|100.0000|0|Y|Y|none"},
		{5, "25750|28151|Washington|MS|Micro|019|Neurology|1|0|N|60|45|10782|85|0.0000|0|N|N|structural"},
	} {
		if got := strings.Join(lines[c.line], "|"); got != c.want {
			t.Errorf("line %d\n got %s\nwant %s", c.line, got, c.want)
		}
	}
}

func TestAShareJustUnderNinetyNeverReadsNinety(t *testing.T) {
	if got := readCSV(t, grid(t, &twinFiling().Assessment))[4][14]; got != "89.9999" {
		t.Errorf("covered_percent is %s, want 89.9999", got)
	}
}

func TestACountyWithoutPointsHasNoShareAndDoesNotPass(t *testing.T) {
	for _, line := range readCSV(t, grid(t, &twinFiling().Assessment))[7:] {
		if line[14] != "" || line[16] != "N" {
			t.Errorf("covered_percent %q, access_pass %q: want nothing and N", line[14], line[16])
		}
	}
}

func TestAnEstimateSaysSoOnEveryLineBehindTheFixedColumns(t *testing.T) {
	a := twinFiling().Assessment
	a.Estimate = true
	lines := readCSV(t, grid(t, &a))
	if len(lines[0]) != 20 || lines[0][19] != "note" {
		t.Errorf("heading is %q", lines[0])
	}
	for _, line := range lines[1:] {
		if line[19] != EstimateNotice {
			t.Errorf("the line of %s %s says %q", line[2], line[5], line[19])
		}
	}
}

func TestRejectedRowsAreListedWithTheirReasons(t *testing.T) {
	var b bytes.Buffer
	rejects := append(twinFiling().Rejects, Reject{File: "beds.csv", Reason: "The file is empty.", Severity: Rejected})
	if err := WriteRejects(&b, rejects); err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"file", "line", "column", "value", "reason", "kind"},
		{"roster.xlsx", "17", "npi", "1234567890", "The NPI's check digit is wrong.", "rejected"},
		{"roster.xlsx", "18", "name", "'=HYPERLINK(\"http://example.test\")", "The beds are missing; counted as 0.", "warning"},
		{"beds.csv", "", "", "", "The file is empty.", "rejected"},
	}
	for i, line := range readCSV(t, b.Bytes()) {
		if strings.Join(line, "|") != strings.Join(want[i], "|") {
			t.Errorf("line %d\n got %q\nwant %q", i+1, line, want[i])
		}
	}
}

func TestTextFromOutsideIsNeverAFormula(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Bolivar", "Bolivar"},
		{"", ""},
		{"St. Mary's", "St. Mary's"},
		{"a=b", "a=b"},
		{"=1+1", "'=1+1"},
		{"+1 555 0100", "'+1 555 0100"},
		{"-999", "-999"},
		{"-91.03766", "-91.03766"},
		{"--1", "'--1"},
		{"-1-1", "'-1-1"},
		{"-1.", "'-1."},
		{"-.5", "'-.5"},
		{"-1.5.2", "'-1.5.2"},
		{"-1e3", "'-1e3"},
		{"- 1", "'- 1"},
		{"-", "'-"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"  =1+1", "'  =1+1"},
		{"\t=1+1", "'\t=1+1"},
		{"\tplain", "'\tplain"},
		{"\r\nplain", "'\nplain"}, // the reader makes one line break of two
		{"\u00a0=1", "'\u00a0=1"},
		{"\ufeff=1", "'\ufeff=1"},
		{"\u200b@x", "'\u200b@x"},
		{"\uff1d1+1", "'\uff1d1+1"},
		{"\uff0b1", "'\uff0b1"},
		{"\u22121", "'\u22121"},
		{"\x00=1", "'\ufffd=1"},
		{"a\x00b\x1b", "a\ufffdb\ufffd"},
		{"\xff=1", "'\ufffd=1"},
	} {
		if got := throughCSV(t, c.in); got != c.want {
			t.Errorf("%q is written as %q, want %q", c.in, got, c.want)
		}
	}
}

func TestAnyTextComesBackAsItWasOrNeutralised(t *testing.T) {
	number := regexp.MustCompile(`^-\d+(\.\d+)?$`)
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-.0-9]{1,6}`), rapid.StringMatching(`[\t\r\n =+\-@'",;＝＋－＠a-z]{0,12}`), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
	rapid.Check(t, func(t *rapid.T) {
		in := text.Draw(t, "text")
		got := throughCSV(t, in)
		if isFormula(got) && !number.MatchString(got) {
			t.Fatalf("%q is written as %q, which a spreadsheet may run", in, got)
		}
		// encoding/csv reads a quoted \r\n as \n.
		clean := strings.ReplaceAll(cellText(in), "\r\n", "\n")
		if got != clean && got != "'"+clean {
			t.Fatalf("%q is written as %q", in, got)
		}
	})
}

func TestALongCellIsCutWhereNobodyReadsOn(t *testing.T) {
	got := throughCSV(t, strings.Repeat("é", 10<<20))
	if n := len([]rune(got)); n != maxCellRunes+1 || !strings.HasSuffix(got, "…") {
		t.Errorf("10 million letters are written as %d, ending in %q", n, got[max(0, len(got)-9):])
	}
}

func TestAFullDiskIsReported(t *testing.T) {
	full := errors.New("no space left")
	a := twinFiling().Assessment
	for range 12 {
		a.Cells = append(a.Cells, a.Cells...)
	}
	if err := WriteCSV(failing{full}, &a); !errors.Is(err, full) {
		t.Errorf("the error is %v, want that of the disk", err)
	}
}

// BenchmarkNationalCSV writes the grid of every county of the reference file: 137,514 lines.
func BenchmarkNationalCSV(b *testing.B) {
	a := national()
	var n countingWriter
	b.ReportAllocs()
	for b.Loop() {
		n = 0
		if err := WriteCSV(&n, a); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(n))
}

// national is a grid of the size of the whole reference file: 3,198 counties × 43 types.
func national() *Assessment {
	a := &Assessment{Prospects: 1}
	for range 43 {
		a.Specialties = append(a.Specialties, Specialty{Code: "019", Name: "Cardiothoracic Surgery", Unit: "providers"})
	}
	for i := range 3198 {
		a.Counties = append(a.Counties, County{SSA: "25250", FIPS: "28051", Name: "Northumberland", State: "PA", Type: "Large Metro", Beneficiaries: int64(i) * 37})
		for j := range 43 {
			a.Cells = append(a.Cells, Cell{
				County: i, Specialty: j, Required: i % 90, Counted: i * j % 1000, CountPass: i*j%1000 >= i%90, MaxMinutes: 45, MaxMiles: 30,
				Weight: 1_000_000_007, Covered: int64(i*j) * 7000, RequiredPercent: 90, Gap: GapFixable,
			})
		}
	}
	return a
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

type countingWriter int64

func (n *countingWriter) Write(b []byte) (int, error) {
	*n += countingWriter(len(b))
	return len(b), nil
}

func grid(t *testing.T, a *Assessment) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCSV(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readCSV(t *testing.T, raw []byte) [][]string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// throughCSV writes one cell and reads it back.
func throughCSV(t rapid.TB, s string) string {
	var b bytes.Buffer
	c := NewCSV(&b)
	c.Row("first", s)
	if err := c.Flush(); err != nil {
		t.Fatal(err)
	}
	line, err := csv.NewReader(&b).Read()
	if err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	return line[1]
}
