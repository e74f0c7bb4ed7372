package reports

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestTheWorkbookHasItsSixSheetsSummaryFirst(t *testing.T) {
	want := "Summary|Cells|ZIP deficiencies|Servicing providers|Set aside|Sources & method"
	if got := strings.Join(openWorkbook(t, twinFiling()).GetSheetList(), "|"); got != want {
		t.Errorf("sheets are %s, want %s", got, want)
	}
}

func TestTheCellsSheetSaysWhatTheGridSays(t *testing.T) {
	f := twinFiling()
	sheet := rows(t, openWorkbook(t, f), "Cells")
	lines := readCSV(t, grid(t, &f.Assessment))
	for i, line := range lines {
		for j, want := range line {
			got := ""
			if j < len(sheet[i]) {
				got = sheet[i][j]
			}
			want = strings.TrimPrefix(want, "'") // in a workbook text is text by its type
			if lines[0][j] == "covered_percent" && i > 0 && want != "" {
				g, _ := strconv.ParseFloat(got, 64)
				w, _ := strconv.ParseFloat(want, 64)
				if g != w {
					t.Errorf("row %d, covered_percent: %s, want %s", i, got, want)
				}
			} else if got != want {
				t.Errorf("row %d, %s: %q, want %q", i, lines[0][j], got, want)
			}
		}
	}
}

func TestFiguresAreNumbersAndTextIsText(t *testing.T) {
	raw := part(t, workbookBytes(t, twinFiling()), "xl/worksheets/sheet3.xml")
	if strings.Contains(raw, "<f>") {
		t.Error("the sheet holds a formula")
	}
	for _, want := range []string{`t="inlineStr"><is><t>25250</t></is>`, `<v>1204</v>`, `<v>73.3477</v>`, `<is><t>=Issaquena &#34;South&#34;, &lt;b&gt;</t></is>`} {
		if !strings.Contains(raw, want) {
			t.Errorf("the Cells sheet does not hold %s", want)
		}
	}
}

func TestTheListsAreInTheWorkbook(t *testing.T) {
	book := openWorkbook(t, twinFiling())
	for _, c := range []struct {
		sheet string
		row   int
		want  string
	}{
		{"ZIP deficiencies", 1, "Holmes|25250|019|Neurology|39169|Tchula|33.18|-90.22|964|Y|Jackson|62.64|75.2|2.6"},
		{"ZIP deficiencies", 3, "Washington|25750|019|Neurology|38701|Greenville|33.4|-91.06|10782|Y||||0"},
		{"Servicing providers", 1, "2000000002|+Ann Marlow, MD|019 Neurology|Jackson, MS|LOI|stated|3"},
		{"Set aside", 2, "roster.xlsx|18|name|=HYPERLINK(\"http://example.test\")|The beds are missing; counted as 0.|warning"},
	} {
		if got := strings.Join(rows(t, book, c.sheet)[c.row], "|"); got != c.want {
			t.Errorf("%s, row %d\n got %s\nwant %s", c.sheet, c.row, got, c.want)
		}
	}
	summary := rows(t, book, "Summary")
	text := ""
	for _, row := range summary {
		text += strings.Join(row, "|") + "\n"
	}
	for _, want := range []string{"3 of 9 cells meet the standard.", "Holmes|25250|Rural|Yes|4161|1|1|1|0", "Neurology|019|3|1|2|0|Holmes; Washington; =Issaquena", "data check code 7f3a 91c4 0be2 c21e"} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary does not say %q:\n%s", want, text)
		}
	}
}

func TestEverySheetSaysHowManyCellsItHas(t *testing.T) {
	raw := workbookBytes(t, twinFiling())
	book := openWorkbook(t, twinFiling())
	for i, sheet := range book.GetSheetList() {
		rows, columns := rows(t, book, sheet), 0
		for _, row := range rows {
			columns = max(columns, len(row))
		}
		xml := part(t, raw, "xl/worksheets/sheet"+strconv.Itoa(i+2)+".xml")
		_, size, _ := strings.Cut(xml, `<dimension ref="A1:`)
		size, _, _ = strings.Cut(size, `"`)
		column, row, err := excelize.CellNameToCoordinates(size)
		if err != nil || row != len(rows) || column < columns {
			t.Errorf("%s says %q, and has %d rows of up to %d cells", sheet, size, len(rows), columns)
		}
	}
}

func TestTheWorkbookSaysHowManyCellsAreListedByZIP(t *testing.T) {
	f := twinFiling()
	f.ZIPGapsLeftOut = 12975
	book := openWorkbook(t, f)
	want := "2 of 12,977 failing cells with population points are listed by ZIP code; sheet Cells has every cell with its share."
	sheet := rows(t, book, "ZIP deficiencies")
	if got := sheet[len(sheet)-1]; got[0] != want {
		t.Errorf("the last row is %q", got)
	}
	if names := part(t, workbookBytes(t, f), "xl/workbook.xml"); !strings.Contains(names, "ZIP deficiencies&#39;!$A$1:$N$4<") {
		t.Errorf("the filter reaches into the note: %s", names)
	}
	summary := false
	for _, row := range rows(t, book, "Summary") {
		summary = summary || len(row) > 0 && row[0] == "Sheet ZIP deficiencies: "+want
	}
	if !summary {
		t.Error("the summary does not say so")
	}
}

func TestAnEmptyListSaysWhyItIsEmpty(t *testing.T) {
	f := twinFiling()
	f.ZIPGaps, f.Servicing, f.Rejects = nil, nil, nil
	book := openWorkbook(t, f)
	for _, name := range []string{"ZIP deficiencies", "Servicing providers", "Set aside"} {
		if r := rows(t, book, name); len(r) != 2 || !strings.Contains(r[1][0], "would be listed here") {
			t.Errorf("%s reads %q", name, r)
		}
	}
}

func TestAnEstimateSaysSoOnEveryRowOfTheWorkbook(t *testing.T) {
	f := twinFiling()
	f.Estimate = true
	book := openWorkbook(t, f)
	for _, name := range []string{"Cells", "ZIP deficiencies"} {
		for i, row := range rows(t, book, name)[1:] {
			if row[len(row)-1] != EstimateNotice {
				t.Errorf("%s, row %d ends with %q", name, i+1, row[len(row)-1])
			}
		}
	}
}

func TestTheSameFilingGivesTheSameWorkbook(t *testing.T) {
	first := workbookBytes(t, twinFiling())
	for range 11 { // excelize hands over its sheets in a random order
		if !bytes.Equal(first, workbookBytes(t, twinFiling())) {
			t.Fatal("two runs differ")
		}
	}
}

func TestTheWorkbookNamesNoUserAndNoPath(t *testing.T) {
	raw := workbookBytes(t, twinFiling())
	if core := part(t, raw, "docProps/core.xml"); !strings.Contains(core, "<dc:creator>Cypress Bend Health Plan, Inc.</dc:creator>") || !strings.Contains(core, "2026-01-30T00:00:00Z") {
		t.Errorf("the properties are %s", core)
	}
}

// BenchmarkNationalXLSX writes the workbook of the whole reference file.
func BenchmarkNationalXLSX(b *testing.B) {
	f := &Filing{Assessment: *national()}
	b.ReportAllocs()
	for b.Loop() {
		if err := WriteXLSX(io.Discard, f); err != nil {
			b.Fatal(err)
		}
	}
}

func workbookBytes(t *testing.T, f *Filing) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteXLSX(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openWorkbook(t *testing.T, f *Filing) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(workbookBytes(t, f)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func rows(t *testing.T, book *excelize.File, sheet string) [][]string {
	t.Helper()
	out, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// part is one file inside a workbook.
func part(t *testing.T, raw []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
