package reports

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"countyline/reports/page"
)

func fontsFor(t testing.TB) *page.Fonts {
	t.Helper()
	f, err := page.HouseFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// lay is a filing as a document.
func lay(t testing.TB, f *Filing) (*page.Document, []string) {
	t.Helper()
	return FilingDocument(f, atlasShapes(t), fontsFor(t))
}

func TestTheSameFilingGivesTheSameBytes(t *testing.T) {
	shapes := atlasShapes(t)
	sums := make([][32]byte, 12)
	var wait sync.WaitGroup
	for i := range sums {
		wait.Go(func() {
			var b bytes.Buffer
			if _, err := FilingPDF(cypressBend(), shapes, &b); err != nil {
				t.Error(err)
			}
			sums[i] = sha256.Sum256(b.Bytes())
		})
	}
	wait.Wait()
	if len(slices.Compact(sums)) != 1 {
		t.Error("twelve runs gave different files")
	}
}

func TestEveryPageOfTheFilingCountsItselfAndTheTotal(t *testing.T) {
	doc, _ := lay(t, cypressBend())
	for i, p := range doc.Pages {
		if want := fmt.Sprintf("Page %d of %d", i+1, len(doc.Pages)); !strings.Contains(textOf(p), want) {
			t.Errorf("page %d does not say %q", i+1, want)
		}
	}
}

func TestTheContentsPointAtTheirPages(t *testing.T) {
	doc, _ := lay(t, cypressBend())
	for _, part := range []string{"Summary", "Map of the service area", "ZIP codes without access", "Servicing providers", "Sign-off"} {
		cover := strings.Split(textOf(doc.Pages[0]), "\n")
		pages := cover[slices.Index(cover, part)+1]
		var first int
		if _, err := fmt.Sscan(strings.Split(pages, "–")[0], &first); err != nil || !strings.Contains(textOf(doc.Pages[first-1]), part+"\n") {
			t.Errorf("%s is not on page %q", part, pages)
		}
	}
}

func TestEveryFailingCellIsPrintedWithItsFigures(t *testing.T) {
	f := cypressBend()
	doc, notes := lay(t, f)
	text := doc.Texts()
	if len(notes) > 0 {
		t.Errorf("a filing of fourteen counties was shortened: %v", notes)
	}
	for i := range f.Cells {
		c := &f.Cells[i]
		if c.Pass {
			continue
		}
		s := f.Specialties[c.Specialty]
		row := strings.Join([]string{
			f.Counties[c.County].Name, f.Counties[c.County].Type, s.Code, " " + s.Name, fmt.Sprint(c.Counted), fmt.Sprint(c.Required),
			c.LimitText(), c.PercentText(), c.CreditText(), c.WithCreditText(), "85", c.Result(), f.Cause(c),
		}, "\n")
		row = strings.Replace(row, s.Code+"\n ", s.Code+" \n", 1)
		if !strings.Contains(text, row+"\n") {
			t.Errorf("no row reads\n%s", row)
		}
	}
	for _, want := range []string{"581 of 602 cells meet the standard. ", "Fourteen counties", "59,858", "Not fixable with the 214 listed prospects.", "7f3a 91c4 0be2 c21e", "Marcus Feld"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not printed", want)
		}
	}
}

func TestEveryMeetingCellIsPrintedWhileThereAreFew(t *testing.T) {
	f := cypressBend()
	doc, _ := lay(t, f)
	if got := strings.Count(doc.Texts(), "Meets\n"); got != 581 {
		t.Errorf("%d cells read Meets, not 581", got)
	}
}

func TestPendingCountiesComeFirst(t *testing.T) {
	doc, _ := lay(t, cypressBend())
	text := doc.Texts()
	pending, current := strings.Index(text, "Does not meet: 3 cells in pending counties"), strings.Index(text, "Does not meet: 18 cells in current counties")
	meets := strings.Index(text, "Meets: ")
	if pending < 0 || pending > current || current > meets {
		t.Errorf("the groups stand at %d, %d and %d", pending, current, meets)
	}
}

func TestAnEstimateSaysSoOnEveryPage(t *testing.T) {
	f := cypressBend()
	f.Estimate = true
	doc, _ := lay(t, f)
	for i, p := range doc.Pages {
		if !strings.Contains(strings.ToLower(textOf(p)), strings.ToLower(EstimateNotice)) {
			t.Errorf("page %d does not say that it is an estimate", i+1)
		}
	}
	if !strings.Contains(textOf(doc.Pages[0]), estimateSentence) {
		t.Error("the cover does not say it")
	}
}

func TestWithoutProspectsNothingIsCalledFixable(t *testing.T) {
	doc, _ := lay(t, unknownGaps(cypressBend()))
	text := doc.Texts()
	for _, word := range []string{"Fixable", "Structural", "fixable"} {
		if strings.Contains(strings.ReplaceAll(text, "Neurology in Holmes and in Humphreys", ""), word) {
			t.Errorf("%q is printed", word)
		}
	}
	if !strings.Contains(text, "unknown: no prospects were loaded") || strings.Count(text, "Does not meet\n") < 21 {
		t.Error("the failing cells are not said to be unknown")
	}
}

func TestTheFilingNeverSaysThatCMSRequires(t *testing.T) {
	doc, _ := lay(t, cypressBend())
	if strings.Contains(doc.Texts(), "CMS requires") {
		t.Error("the filing speaks for CMS")
	}
}

func TestWhatTheFontLacksIsInTheReport(t *testing.T) {
	f := cypressBend()
	f.Plan = "漢 Health"
	var b bytes.Buffer
	report, err := FilingPDF(f, nil, &b)
	if err != nil || len(report.Replaced) != 1 || report.Replaced[0].Rune != '漢' {
		t.Errorf("reported %v, %v", report.Replaced, err)
	}
}

func TestExtremeFilingsAreLaidOut(t *testing.T) {
	empty := &Filing{}
	long := cypressBend()
	long.Plan, long.Product, long.Number = longName, longName, strings.Repeat("F", 90)
	for i := range long.Inputs {
		long.Inputs[i].Source = longName + " " + longName
	}
	for range 30 {
		long.Inputs = append(long.Inputs, long.Inputs[0])
		long.Method = append(long.Method, long.Method[0])
		long.KnownToSigners = append(long.KnownToSigners, long.KnownToSigners[0])
	}
	one := cypressBend()
	one.Counties, one.Specialties, one.Cells, one.ZIPGaps = one.Counties[:1], one.Specialties[:1], one.Cells[:1], nil
	noPoints := cypressBend()
	for i := range noPoints.Cells {
		c := &noPoints.Cells[i]
		c.Weight, c.Covered, c.AccessPass, c.Pass, c.Gap = 0, 0, false, false, GapUnknown
	}
	allMeet := cypressBend()
	allMeet.Assessment, allMeet.ZIPGaps = assessment(cypressCounties, cypressTypes), nil
	if doc, _ := lay(t, long); !strings.Contains(doc.Texts(), "Sources and method") || strings.Count(doc.Texts(), long.Method[0]) < 30 {
		t.Error("sources and method that do not fit on the cover have no pages of their own")
	}
	for name, f := range map[string]*Filing{"empty": empty, "long": long, "one": one, "no points": noPoints, "all meet": allMeet} {
		doc, _ := lay(t, f)
		for i, p := range doc.Pages {
			for _, op := range p.Ops {
				if text, ok := op.(page.Text); ok && (text.Y > page.BodyBottom && text.Y < 738 || text.X < page.MarginX-0.1) {
					t.Errorf("%s, page %d: %q stands at %.1f, %.1f", name, i+1, text.S, text.X, text.Y)
				}
			}
		}
	}
}

func TestTextasIsCompleteAndShort(t *testing.T) {
	f := areaFiling(t, 1, "TX")
	doc, notes := lay(t, f)
	text := doc.Texts()
	for _, c := range f.Counties {
		if !strings.Contains(text, c.Name+"\n") {
			t.Errorf("%s is not named", c.Name)
		}
	}
	if len(doc.Pages) > 130 || len(notes) == 0 {
		t.Errorf("%d pages, %d notes on what was shortened", len(doc.Pages), len(notes))
	}
	for _, note := range notes {
		if !strings.Contains(text, note[:40]) {
			t.Errorf("the page does not say %q", note)
		}
	}
}

func TestThePDFReadsInOrder(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed, so the finished PDF cannot be read back")
	}
	var pdf bytes.Buffer
	if _, err := FilingPDF(cypressBend(), atlasShapes(t), &pdf); err != nil {
		t.Fatal(err)
	}
	read := exec.Command(tool, "-raw", "-", "-")
	read.Stdin = &pdf
	out, err := read.Output()
	if err != nil {
		t.Fatal(err)
	}
	text := string(out)
	at := 0
	for _, want := range []string{
		"Cypress Bend Health Plan, Inc.", "Network adequacy filing", "581 of 602 cells meet the standard.", "Summary", "Map of the service area", "Holmes Rural 019 Neurology 5 1 75 / 60 73.3 +10 83.3 85 Fixable",
		"39169 Tchula 964 Jackson 62.6 75.2 +2.6 Outside", "To the best of our knowledge",
	} {
		next := strings.Index(text[at:], want)
		if next < 0 {
			t.Fatalf("%q does not follow", want)
		}
		at += next
	}
}

// textOf are the runs of a page, one a line.
func textOf(p *page.Page) string {
	return (&page.Document{Pages: []*page.Page{p}}).Texts()
}

func BenchmarkFilingOfFourteenCounties(b *testing.B) { benchmarkFiling(b, cypressBend()) }
func BenchmarkFilingOfTexas(b *testing.B)            { benchmarkFiling(b, areaFiling(b, 1, "TX")) }

func benchmarkFiling(b *testing.B, f *Filing) {
	shapes := atlasShapes(b)
	for b.Loop() {
		if _, err := FilingPDF(f, shapes, &bytes.Buffer{}); err != nil {
			b.Fatal(err)
		}
	}
}
