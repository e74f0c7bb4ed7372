package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"countyline/data"
)

// without strips where a row stood, which is all that its place in the file may change.
func without(all []data.Participation) []data.Participation {
	all = slices.Clone(all)
	for i := range all {
		all[i].Row = data.RowRef{}
	}
	slices.SortFunc(all, func(p, q data.Participation) int {
		if p.NPI != q.NPI {
			return int(p.NPI) - int(q.NPI)
		}
		if c := strings.Compare(p.Specialty+p.SSA+p.Location.Key(), q.Specialty+q.SSA+q.Location.Key()); c != 0 {
			return c
		}
		return int(p.Status) - int(q.Status)
	})
	return all
}

func TestTheOrderOfRowsNeverMatters(t *testing.T) {
	opt := rosterOptions(t)
	folder := t.TempDir()
	one := func(values ...string) *rapid.Generator[string] { return rapid.SampledFrom(values) }
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.Join([]string{
				one("1992840490", "1740295419", "1366502502", "1").Draw(t, "npi"), one("003", "040", "S03", "044").Draw(t, "code"), one("A", "B", "").Draw(t, "name"),
				one("1 Main St", "1 MAIN ST.", "2 Oak Ave", "PO Box 1").Draw(t, "address"), one("93710", "93711", "").Draw(t, "zip"),
				one("36.82410", "36.82412", "", "0").Draw(t, "lat"), one("-119.7627", "-119.7629", "").Draw(t, "lon"),
				one("signed", "active", "", "loi").Draw(t, "status"), one("10", "20", "").Draw(t, "beds"),
			}, ",") + "\n"
		}), 1, 30).Draw(t, "lines")
		shuffled := slices.Clone(lines)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		read := func(lines []string) (*Roster, *Report) {
			path := filepath.Join(folder, "roster.csv")
			text := "npi,specialty_code,name,address,zip,lat,lon,status,beds\n" + strings.Join(lines, "")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			roster, report, err := ReadRosters(context.Background(), []string{path}, opt)
			if err != nil {
				t.Fatal(err)
			}
			return roster, report
		}
		first, firstReport := read(lines)
		second, secondReport := read(shuffled)
		if !slices.Equal(without(first.Participations), without(second.Participations)) {
			t.Fatalf("%+v\n%+v", first.Participations, second.Participations)
		}
		if firstReport.Rejected != secondReport.Rejected || firstReport.Duplicates != secondReport.Duplicates || firstReport.Warned != secondReport.Warned {
			t.Fatalf("%+v\n%+v", firstReport, secondReport)
		}
	})
}

func TestRowsAreCutAsTheStandardLibraryCutsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.SampledFrom([]rune("ab,\"\n é;|")), 0, 6, -1)
		records := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 4), 1, 20).Draw(t, "records")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		_ = w.WriteAll(records)
		table := &table{content: &content{body: b.String()}, delim: ',', quotes: strings.Contains(b.String(), `"`)}
		chunks, err := table.chunks(context.Background(), 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		reader := csv.NewReader(bytes.NewReader(b.Bytes()))
		reader.FieldsPerRecord = -1
		type numbered struct {
			line  int
			cells []string
		}
		var want, got []numbered
		for {
			record, err := reader.Read()
			if err != nil {
				break
			}
			line, _ := reader.FieldPos(0)
			for i := range record {
				record[i] = strings.TrimSpace(record[i])
			}
			if !allBlank(record) {
				want = append(want, numbered{line, record})
			}
		}
		for _, c := range chunks {
			_ = table.each(c, func(line int, cells []string, _ rowDoubt) {
				got = append(got, numbered{line, slices.Clone(cells)})
			})
		}
		if len(got) != len(want) {
			t.Fatalf("%d rows, not %d: %q", len(got), len(want), b.String())
		}
		for i := range want {
			if got[i].line != want[i].line || !slices.Equal(got[i].cells, want[i].cells) {
				t.Fatalf("%v, not %v in %q", got[i], want[i], b.String())
			}
		}
	})
}

func TestAnyWorkbookScansAsTheLibraryReadsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.OneOf(
			rapid.Map(rapid.StringOfN(rapid.SampledFrom([]rune("ab <>&\"'_x0D\n\té−")), 0, 12, -1), func(s string) any { return s }),
			rapid.Map(rapid.Float64Range(-1e9, 1e9), func(f float64) any { return f }),
			rapid.Map(rapid.Int(), func(i int) any { return i }),
		), 0, 5), 1, 8).Draw(t, "rows")
		file := excelize.NewFile()
		for i, row := range rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			_ = file.SetSheetRow("Sheet1", cell, &row)
		}
		var b bytes.Buffer
		if err := file.Write(&b); err != nil {
			t.Fatal(err)
		}
		again, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		want, _ := again.GetRows("Sheet1", excelize.Options{RawCellValue: true})
		w, err := openWorkbook(context.Background(), &content{path: "x.xlsx", body: b.String()})
		if err != nil {
			t.Fatal(err)
		}
		err = w.scan(w.sheets[0], func(line int, cells []string) error {
			if !slices.Equal(cells, want[line-1]) {
				t.Fatalf("line %d: %q, not %q", line, cells, want[line-1])
			}
			want[line-1] = nil
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for line, row := range want {
			if !allBlank(row) {
				t.Fatalf("line %d was not read: %q", line+1, row)
			}
		}
	})
}

func TestADecimalIsReadExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`-?[0-9]{1,4}(\.[0-9]{0,14})?`).Draw(t, "text")
		fast, ok := decimal(text)
		slow, slowOK := general(text)
		if !ok || !slowOK || fast != slow {
			t.Fatalf("%s is %v, not %v", text, fast, slow)
		}
	})
}

func TestALargeFileIsReadInPiecesWithItsLines(t *testing.T) {
	text := nationalRoster(30_000) // several pieces
	lines := strings.SplitAfter(text, "\n")
	for _, bad := range []int{1, 9_999, 20_000, 29_999} {
		lines[bad] = "123,two\n"
	}
	lines[15_000] = strings.Replace(lines[15_000], "Provider", "\"Pro\nvider", 1)
	lines[15_000] = strings.Replace(lines[15_000], ",0", "\",0", 1)
	roster, report := readRoster(t, "large.csv", strings.Join(lines, ""))
	var at []int
	for _, r := range report.Rejects {
		at = append(at, r.Line)
	}
	if !slices.Equal(at, []int{2, 10_000, 20_002, 30_001}) || len(roster.Participations) != 29_996 {
		t.Errorf("rejected lines %v, %d taken", at, len(roster.Participations))
	}
	if !slices.IsSortedFunc(roster.Participations, func(p, q data.Participation) int { return int(p.Row.Line - q.Row.Line) }) {
		t.Error("the rows are out of order")
	}
}

func TestTheTextOfAFileIsLetGo(t *testing.T) {
	var b strings.Builder
	b.WriteString("npi,name,specialty_code,zip,remarks\n")
	for i := range 2000 {
		b.WriteString(npiOf(i) + ",Name " + pad(i, 4) + ",003,93710," + strings.Repeat("x", 8<<10) + "\n")
	}
	text := b.String()
	path, opt := write(t, "roster.csv", text), rosterOptions(t)
	live := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	before := live()
	roster, report, err := ReadRosters(context.Background(), []string{path}, opt)
	if err != nil || report.Taken != 2000 {
		t.Fatal(err, report)
	}
	if kept := live() - before; kept > 4<<20 {
		t.Errorf("%d bytes are kept of a file of %d", kept, len(text))
	}
	runtime.KeepAlive(text)
	runtime.KeepAlive(roster)
	runtime.KeepAlive(report)
}
