package reports

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countyline/reports/page"
)

func TestTheTwinHasEveryCellWithTheFilingsFigures(t *testing.T) {
	f := twinFiling()
	rows := twinPage(t, f).table(t, "cells-table")
	var order []int
	for _, g := range f.Groups() {
		order = append(order, g.Cells...)
	}
	if len(rows) != len(f.Cells) {
		t.Fatalf("%d rows, want %d", len(rows), len(f.Cells))
	}
	for i, at := range order {
		c := f.Cells[at]
		want := []string{
			f.Counties[c.County].Name, f.Counties[c.County].Type, f.Specialties[c.Specialty].Code + " " + f.Specialties[c.Specialty].Name,
			Count(c.Counted), Count(c.Required), c.LimitText(), c.PercentText(), c.CreditText(), c.WithCreditText(),
			strconv.Itoa(c.RequiredPercent), c.Result(), "",
		}
		if !c.Pass {
			want[11] = f.Cause(&c)
		}
		if !slices.Equal(rows[i], want) {
			t.Errorf("row %d\n got %q\nwant %q", i+1, rows[i], want)
		}
	}
}

func TestTheTwinReadsAsThePaperDoes(t *testing.T) {
	page := twinPage(t, twinFiling())
	for _, c := range []struct {
		table string
		row   int
		want  string
	}{
		{"cells-table", 0, "Holmes|Rural|019 Neurology|5|1|75 / 60|73.3|+10|83.3|85|Fixable|1.7 points short after credits. Listed prospects could close it; they are not contracted yet."},
		{"cells-table", 1, "Holmes|Rural|040 Acute Inpatient Hospitals|4|7|75 / 60|100.0|–|100.0|85|Structural|3 more beds needed. Not fixable with the 640 listed prospects."},
		{"cells-table", 3, "=Issaquena \"South\", <b>|CEAC|S03 Primary Care|2|1|70 / 60|–|–|–|85|Structural|No population points lie in this county, so no share with access can be computed. Not fixable with the 640 listed prospects."},
		{"cells-table", 8, "Washington|Micro|040 Acute Inpatient Hospitals|1,204|19|85.5 / 70*|100.0|–|100.0|85|Meets|"},
		{"inputs-table", 0, "Standards|CMS HSD Reference File|Dec 17, 2025"},
		{"inputs-table", 1, "Population points|90 ZIP points|ACS 2023"},
		{"counties-table", 0, "Washington|25750|Micro|10,782|2|–|1|–"},
		{"counties-table", 2, "Holmes|25250|Rural|4,161|1|1|1|3"},
		{"counties-table", 3, "Three counties|||15,095|3|1|5|1"},
		{"specialties-table", 0, "019 Neurology|Holmes|1|Fixable"},
		{"specialties-table", 1, "019 Neurology|=Issaquena \"South\", <b>; Washington|2|Structural"},
		{"map-table", 0, "Holmes|2|Yes|Yes"},
		{"map-table", 1, "Washington|1|Yes|No"},
		{"shares-table", 0, "Holmes|73.3|85|Fixable"},
		{"zip-table-1", 0, "39169|Tchula|964|Jackson|62.6|75.2|+2.6|Outside"},
		{"zip-table-1", 1, "39063|Durant|3,197|Jackson|57.9|69.4|–|Within"},
		{"zip-table-2", 0, "38701|Greenville|10,782|none counted|–|–|–|Outside"},
		{"servicing-table", 0, "2000000002|+Ann Marlow, MD|019 Neurology|Jackson, MS|LOI|stated|3"},
		{"signed-table", 1, "Roster|Rows taken into the network; rows set aside are listed with their reasons|1,284|9 set aside"},
		{"signed-table", 2, "Letters of intent|Providers under letter of intent, counted in pending counties only|1|Frozen"},
	} {
		rows := page.table(t, c.table)
		if c.row >= len(rows) {
			t.Errorf("%s has %d rows, want at least %d", c.table, len(rows), c.row+1)
		} else if got := strings.Join(rows[c.row], "|"); got != c.want {
			t.Errorf("%s, row %d\n got %s\nwant %s", c.table, c.row+1, got, c.want)
		}
	}
	text := page.root.text()
	for _, want := range []string{
		"3 of 9 cells meet the standard.", "Of the 6 that fail, 1 can be closed with the 640 listed prospects; 5 cannot.", "February 11, 2026", "January 30, 2026", "F-2027-03",
		"1,109 of 4,161 beneficiaries have no provider within the limits.", "Rural, limit 75 minutes and 60 miles, needed 85%. Access 73.3%, with credit 83.3%.",
		"Marcus Feld, Network Manager, Contracting", "No name entered, Director, Provider Network", "Signature: not signed", "7f3a 91c4 0be2 c21e", "Countyline 1.0.0",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// figures are the words of a text that hold a digit, without the marks around them.
func figures(text string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(text) {
		if word = strings.Trim(word, ".,;:()·*"); strings.ContainsAny(word, "0123456789") {
			out[word] = true
		}
	}
	return out
}

func TestEveryFigureOnPaperIsInTheTwin(t *testing.T) {
	fonts, err := page.HouseFonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*Filing{cypressBend(), twinFiling()} {
		doc, _ := FilingDocument(f, nil, fonts)
		onScreen := figures(twinPage(t, f).root.text())
		for i, sheet := range doc.Pages {
			if i == 0 {
				continue // the cover's contents are page numbers, which the twin drops; its facts are tested above
			}
			for _, op := range sheet.Ops {
				text, ok := op.(page.Text)
				if !ok || strings.HasPrefix(text.S, "Page ") {
					continue
				}
				for figure := range figures(text.S) {
					if !onScreen[figure] {
						t.Errorf("%s, page %d: %q of %q is not in the twin", f.Number, i+1, figure, text.S)
					}
				}
			}
		}
	}
}

func TestEveryTableIsReadableWithoutSeeingIt(t *testing.T) {
	withMarket, without := twinFiling(), twinFiling()
	without.Prospects = 0
	for i := range without.Cells {
		if !without.Cells[i].Pass {
			without.Cells[i].Gap = GapUnknown
		}
	}
	for _, f := range []*Filing{withMarket, without} {
		everyTableIsReadable(t, twinPage(t, f))
	}
}

func everyTableIsReadable(t *testing.T, page readPageResult) {
	t.Helper()
	tables := page.root.all("table")
	if len(tables) < 9 {
		t.Fatalf("only %d tables", len(tables))
	}
	for _, table := range tables {
		if caption := table.all("caption"); len(caption) != 1 || caption[0].text() == "" {
			t.Errorf("table %s has no caption", table.attr["id"])
		}
		for _, th := range table.all("th") {
			if !slices.Contains([]string{"col", "row", "rowgroup"}, th.attr["scope"]) {
				t.Errorf("table %s: heading %q has scope %q", table.attr["id"], th.text(), th.attr["scope"])
			}
		}
		columns := 0
		for _, th := range table.all("thead")[0].all("th") {
			columns++
			if th.text() == "" {
				t.Errorf("table %s has a column without a name", table.attr["id"])
			}
		}
		for _, tr := range table.all("tr") {
			width := 0
			for _, cell := range append(tr.all("td"), tr.all("th")...) {
				span, err := strconv.Atoi(cell.attr["colspan"])
				if err != nil {
					span = 1
				}
				width += span
			}
			if width != columns {
				t.Errorf("table %s: a row of %d cells under %d columns: %s", table.attr["id"], width, columns, tr.text())
			}
		}
	}
}

func TestHeadingsStepDownWithoutGaps(t *testing.T) {
	page := twinPage(t, twinFiling())
	if page.root.attr["lang"] != "en" || len(page.root.all("h1")) != 1 || page.root.all("title")[0].text() == "" {
		t.Error("want a language, one h1 and a title")
	}
	last := 0
	for _, n := range page.root.all("h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(n.name[1] - '0')
		if level > last+1 {
			t.Errorf("h%d %q follows h%d", level, n.text(), last)
		}
		last = level
	}
}

func TestLinksAndLabelsPointAtSomething(t *testing.T) {
	page := twinPage(t, twinFiling())
	ids := map[string]bool{}
	page.root.walk(func(n *node) {
		if id := n.attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("id %s is used twice", id)
			}
			ids[id] = true
		}
	})
	page.root.walk(func(n *node) {
		if to, ok := strings.CutPrefix(n.attr["href"], "#"); ok && !ids[to] {
			t.Errorf("link to %q leads nowhere", to)
		}
		if by := n.attr["aria-labelledby"]; by != "" && !ids[by] {
			t.Errorf("label %q does not exist", by)
		}
	})
}

func TestTheMapSaysItsFinding(t *testing.T) {
	images := twinPage(t, twinFiling()).root.all("img")
	want := "Cells that fail, by county: 3 counties have a gap; 0 counties meet all 3 types. Most fail in =Issaquena \"South\", <b>: 3. At least one structural gap: 3 counties."
	if len(images) != 1 || images[0].attr["alt"] != want || !strings.HasPrefix(images[0].attr["src"], "data:image/png;base64,") {
		t.Errorf("the map is %+v", images)
	}
	var b bytes.Buffer
	if err := WriteHTML(&b, twinFiling(), nil); err != nil {
		t.Fatal(err)
	}
	page := readPage(t, b.Bytes())
	if len(page.root.all("img")) != 0 || len(page.table(t, "map-table")) != 3 {
		t.Error("without a picture the table must stand alone")
	}
}

func TestIconsAreHiddenAndStatusIsText(t *testing.T) {
	page := twinPage(t, twinFiling())
	for _, svg := range page.root.all("svg") {
		if svg.attr["aria-hidden"] != "true" || strings.TrimSpace(svg.text()) != "" {
			t.Errorf("an icon speaks: %+v", svg.attr)
		}
	}
	page.root.walk(func(n *node) {
		if strings.HasPrefix(n.attr["class"], "status") && n.text() == "" {
			t.Error("a status without a word")
		}
	})
}

func TestTheTwinNeedsNoNetworkAndRunsNothing(t *testing.T) {
	page := twinPage(t, twinFiling())
	if n := page.root.all("script", "link", "iframe", "object", "form", "base"); len(n) > 0 {
		t.Errorf("the page holds <%s>", n[0].name)
	}
	page.root.walk(func(n *node) {
		for _, name := range []string{"src", "href", "srcset", "action"} {
			if v := n.attr[name]; v != "" && !strings.HasPrefix(v, "#") && !strings.HasPrefix(v, "data:image/png") {
				t.Errorf("<%s %s=%q> leaves the file", n.name, name, v)
			}
		}
	})
	if css := page.root.all("style")[0].text(); strings.Contains(css, "url(") || strings.Contains(css, "@import") {
		t.Error("the style sheet loads something")
	}
}

func TestAnEstimateSaysSoAtEveryTableOfFigures(t *testing.T) {
	f := twinFiling()
	f.Estimate = true
	page := twinPage(t, f)
	for _, id := range []string{"counties-caption", "specialties-caption", "map-caption", "shares-caption", "cells-caption", "zip-caption-1"} {
		found := false
		page.root.walk(func(n *node) { found = found || n.attr["id"] == id && strings.Contains(n.text(), EstimateNotice) })
		if !found {
			t.Errorf("%s does not say %q", id, EstimateNotice)
		}
	}
}

func TestANetworkWithoutAGapHasATwinToo(t *testing.T) {
	f := twinFiling()
	f.Cells, f.ZIPGaps, f.Servicing, f.Inputs, f.Prospects = f.Cells[:1], nil, nil, nil, 0
	f.Counties, f.Specialties = f.Counties[:1], f.Specialties[:1]
	text := twinPage(t, f).root.text()
	for _, want := range []string{"1 of 1 cell meets the standard.", "Every cell meets the standard.", "No ZIP code is listed: every cell meets the standard."} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestTheSameFilingGivesTheSameTwin(t *testing.T) {
	var first, second bytes.Buffer
	if err := WriteHTML(&first, twinFiling(), []byte("map")); err != nil {
		t.Fatal(err)
	}
	if err := WriteHTML(&second, twinFiling(), []byte("map")); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs differ")
	}
}

// BenchmarkTwin writes the twin of a state: 100 counties × 43 types.
func BenchmarkTwin(b *testing.B) {
	f := &Filing{Assessment: *national()}
	f.Counties, f.Cells = f.Counties[:100], f.Cells[:4300]
	for b.Loop() {
		if err := WriteHTML(io.Discard, f, nil); err != nil {
			b.Fatal(err)
		}
	}
}
