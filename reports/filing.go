package reports

import (
	"io"
	"strconv"
	"strings"
	"time"

	"countyline/geo"
	"countyline/reports/page"
)

// FilingPDF prints the filing. Shapes are the county outlines for its maps: those of the service area's
// states and of their neighbours; without any, the maps are left out with a sentence.
func FilingPDF(f *Filing, shapes []geo.Shape, w io.Writer) (page.Report, error) {
	fonts, err := page.HouseFonts()
	if err != nil {
		return page.Report{}, err
	}
	doc, notes := FilingDocument(f, shapes, fonts)
	if err := page.WritePDF(doc, fonts, w); err != nil {
		return page.Report{}, err
	}
	report := doc.Report(fonts)
	report.Notes = notes
	return report, nil
}

// FilingDocument lays the filing out and says what it had to shorten.
func FilingDocument(f *Filing, shapes []geo.Shape, fonts *page.Fonts) (*page.Document, []string) {
	p := &paper{Filing: f, fonts: fonts, names: countyNames(&f.Assessment), doc: &page.Document{
		Title:    f.documentTitle(),
		Author:   f.Plan,
		Subject:  f.documentSubject(),
		Creator:  "Countyline " + f.Version,
		Language: "en-US",
		Created:  frozenOn(f.Frozen),
	}}
	p.flow = page.NewFlow(p.doc, fonts)
	p.flow.NewPage() // the cover is drawn last: its contents need the page numbers
	p.maps = newAtlasView(&f.Assessment, shapes)
	p.part("Summary", p.summary)
	p.part("Map of the service area", p.serviceMap)
	p.part("Counties and specialties, failures first", p.cells)
	p.part("ZIP codes without access", p.zips)
	p.part("Servicing providers", p.servicing)
	if !p.coverHolds() {
		p.part("Sources and method", p.method)
	}
	p.part("Sign-off", p.signOff)
	p.cover()
	p.doc.Furnish(fonts, p.furniture())
	return p.doc, p.notes
}

// paper is a filing on its way to pages.
type paper struct {
	*Filing
	fonts *page.Fonts
	doc   *page.Document
	flow  *page.Flow
	maps  *atlasView
	names []string // of the counties, as printed
	parts []contentsLine
	notes []string // what was shortened
}

// contentsLine is a part of the document and its pages.
type contentsLine struct {
	title       string
	first, last int
}

func (l contentsLine) pages() string {
	if l.last > l.first {
		return strconv.Itoa(l.first) + "–" + strconv.Itoa(l.last)
	}
	return strconv.Itoa(l.first)
}

// part draws a part on pages of its own and notes them for the contents.
func (p *paper) part(title string, draw func()) {
	first := p.flow.PageNumber() + 1
	draw()
	p.parts = append(p.parts, contentsLine{title, first, p.flow.PageNumber()})
}

// shortened tells the reader on the page, and the person who exports in the report, that the whole
// list is elsewhere.
func (p *paper) shortened(sentence string) {
	p.notes = append(p.notes, sentence)
	p.flow.Space(4)
	p.flow.Para(page.Plain(sentence, page.BodyStyle), page.BodyStyle.Size, page.BodyLead)
}

// foot is a table's note: the estimate first, since it changes how every figure is read.
func (p *paper) foot(sentences ...string) []page.Run {
	var runs []page.Run
	if p.Estimate {
		runs = append(runs, page.Run{S: estimateSentence + " ", Style: page.NoteStyle.Bold().In(page.Fixable)})
	}
	return append(runs, page.Run{S: strings.Join(sentences, " "), Style: page.NoteStyle})
}

// estimateSentence carries the notice where a figure does not rest on the CMS file.
const estimateSentence = "Every figure here is an " + EstimateNotice + "."

func (p *paper) furniture() page.Furniture {
	first := joinDots(prefixed("As of ", p.AsOf), prefixed("Standards: ", p.StandardsLine), p.NetworkLine)
	second := joinDots(prefixed("Filing ", p.Number), prefixed("Countyline ", p.Version), prefixed("data ", spacedCode(p.CheckCode)))
	if p.Estimate {
		second = joinDots(capital(EstimateNotice), second)
	}
	small := page.Style{Face: page.Regular, Size: 8.5, Color: page.Ink2}
	return page.Furniture{
		HeadLeft: []page.Run{
			{S: orDefault(p.Plan, "Plan not named"), Style: small.Bold().In(page.Ink)},
			{S: "  ·  Network adequacy filing, contract year " + yearText(p.ContractYear), Style: small},
		},
		HeadRight:  joinDots(p.Contract, p.statesPhrase()),
		Foot:       [2]string{first, second},
		CoverPages: 1,
	}
}

// frozenOn is the day of the freeze as an instant: the only time that the file itself carries.
func frozenOn(day string) time.Time {
	t, _ := time.Parse(time.DateOnly, day) // an unreadable day leaves the zero time, which the painter replaces
	return t
}

func countyNames(a *Assessment) []string {
	names := make([]string, len(a.Counties))
	one, rows := a.oneState(), a.rowsByFIPS()
	for i, c := range a.Counties {
		names[i] = c.printedName(one, rows[c.FIPS] > 1)
	}
	return names
}
