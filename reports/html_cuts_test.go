package reports

import (
	"bytes"
	"strings"
	"testing"
)

// vastFiling is a filing far beyond what a page should hold: every type fails in every even county.
func vastFiling() *Filing {
	f := &Filing{Assessment: *national(), ZIPGapsLeftOut: 12977}
	for i := range f.Cells {
		if c := &f.Cells[i]; c.County%2 == 0 {
			c.Pass, c.AccessPass, c.Gap = false, false, GapUnknown
		} else {
			c.Pass, c.Gap = true, GapNone
		}
	}
	for i := range 2000 {
		f.ZIPGaps = append(f.ZIPGaps, ZIPGap{County: 2 * (i % 100), Specialty: i % len(f.Specialties), Rows: make([]ZIPRow, 10)})
	}
	f.Servicing = make([]Servicing, 1501)
	return f
}

func TestAVastTwinStaysSmallAndSaysWhatItLeavesOut(t *testing.T) {
	f := vastFiling()
	var b bytes.Buffer
	if err := WriteHTML(&b, f, nil); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 5<<20 {
		t.Errorf("the page has %d bytes", b.Len())
	}
	page := readPage(t, b.Bytes())
	everyTableIsReadable(t, page)
	text := page.root.text()
	tally := f.Tally()
	for _, want := range []string{
		"The " + Count(int64(tally.Fail())) + " failing cells are named here by county; adequacy.csv and the workbook give",
		"The " + Count(tally.Meet) + " cells that meet are summed by county here; adequacy.csv and the workbook list",
		"The ZIP codes of 300 of 14,977 failing cells with population points are listed here; the workbook lists those of 2,000.",
		"The first 1,500 of 1,501 lines are listed here; the workbook lists them all.",
		"are not repeated here by specialty; adequacy.csv and the workbook give every one.",
		"Rows of more than 60 counties name the first of them; adequacy.csv and the workbook name all.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if n := len(page.table(t, "fails-table")); n != (len(f.Counties)+1)/2 {
		t.Errorf("%d lines of counties that fail, want every one of %d", n, (len(f.Counties)+1)/2)
	}
}

func TestTheTwinSaysHowManyCellsHaveTheirZIPCodes(t *testing.T) {
	for _, c := range []struct {
		here, listed, leftOut int
		want                  string
	}{
		{0, 0, 0, ""},
		{120, 120, 0, ""},
		{300, 2000, 0, "The ZIP codes of 300 of 2,000 failing cells with population points are listed here; the workbook lists those of all."},
		{300, 2000, 12977, "The ZIP codes of 300 of 14,977 failing cells with population points are listed here; the workbook lists those of 2,000. adequacy.csv has every cell with its share."},
		{200, 200, 5, "The ZIP codes of 200 of 205 failing cells with population points are listed here; the workbook lists those of the same cells. adequacy.csv has every cell with its share."},
	} {
		if got := zipCut(c.here, c.listed, c.leftOut); got != c.want {
			t.Errorf("%d, %d, %d\n got %s\nwant %s", c.here, c.listed, c.leftOut, got, c.want)
		}
	}
}

func TestALongListOfCountiesSaysHowManyMoreThereAre(t *testing.T) {
	names := []string{"Holmes, MS", "Leflore, MS", "Tate, MS"}
	if got := firstNames(names, 3); got != "Holmes, MS; Leflore, MS; Tate, MS" {
		t.Error(got)
	}
	if got := firstNames(names, 1); got != "Holmes, MS and 2 more" {
		t.Error(got)
	}
}
