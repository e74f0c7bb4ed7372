package reports

import (
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
)

//go:embed twin/filing.gohtml
var twinSource string

//go:embed twin/twin.css
var twinStyle string

// WriteHTML writes the accessible twin of the filing: the same figures in the same order as one file that
// needs no network, for screen readers, narrow windows and large type. Long tables are cut and say so. The map is embedded as a picture
// beside its data table; without one the table stands alone.
func WriteHTML(w io.Writer, f *Filing, mapPNG []byte) error {
	page, err := template.New("filing").Funcs(template.FuncMap{
		"comma":     func(n int) string { return Count(n) },
		"longdate":  longDate,
		"shortdate": ShortDate,
		"status":    statusOf,
		"counties":  func(f *Filing) string { return CountOf(f.CountyCount(), "county", "counties") },
	}).Parse(twinSource)
	if err != nil {
		return err
	}
	return page.Execute(w, newTwin(f, mapPNG))
}

// twin is what the template prints: the filing and its tables, every figure already as text.
type twin struct {
	F             *Filing
	paper         *paper // the words that the printed filing uses
	Product       string
	ServiceArea   string
	Frozen        string // which filing was frozen when
	Sentence      string // of the summary
	GapNote       string // what fixable and structural mean
	CellNotes     string
	Signed        []twinPart
	Known         []string
	Signers       []Signer
	Provenance    [2]string
	Title         string
	Style         template.CSS
	Notice        string
	Suffix        string // behind each caption while the figures are an estimate
	Statement     string
	Tally         Tally
	GapsKnown     bool
	CountyColumns int
	CountyGroups  []twinGroup[twinCounty]
	CountyTotal   twinCounty
	LOINote       string
	SpecialtyRows []twinSpecialty
	NoZIPs        string // why there is no ZIP table
	MapURL        template.URL
	MapFinding    string
	MapRows       []twinMapCounty
	ShareGroups   []twinGroup[twinCell]
	CellGroups    []twinGroup[twinCell]
	FailLines     []twinFailLine // in place of the groups that fail
	MeetLines     []twinMeetLine // in place of the groups that meet
	ZIPGaps       []twinZIPGap
	Servicing     []Servicing
	Cuts          twinCuts
}

// twinGroup is one tbody: rows under a heading that states the group and its count.
type twinGroup[R any] struct {
	Title string
	Rows  []R
}

// twinStatus is a result as word and icon; the icon is hidden from readers.
type twinStatus struct{ Word, Class string }

func statusOf(word string) twinStatus {
	switch word {
	case "Meets", "Meet", "Within":
		return twinStatus{word, "meets"}
	case "Fixable":
		return twinStatus{word, "fixable"}
	case "Structural", "Outside", "Does not meet", "Do not meet":
		return twinStatus{word, "structural"}
	}
	return twinStatus{Word: word}
}

func newTwin(f *Filing, mapPNG []byte) *twin {
	p := &paper{Filing: f, names: countyNames(&f.Assessment)}
	t := &twin{
		F: f, paper: p, Product: joinDots(f.Product, prefixed("Contract ", f.Contract)), ServiceArea: p.serviceArea(),
		Frozen:   orDefault(prefixed("Filing ", f.Number), "This filing") + ", frozen " + orDefault(f.AsOf, orDefault(longDate(f.Frozen), "on a day not stated")) + ".",
		Sentence: p.summarySentence(), CellNotes: strings.Join(p.cellNotes(), " "),
		NoZIPs: p.noZIPs(), Signers: p.signers(),
		Provenance: [2]string{
			joinDots(prefixed("As of ", f.AsOf), prefixed("Standards: ", f.StandardsLine), f.NetworkLine),
			joinDots(prefixed("Filing ", f.Number), prefixed("Countyline ", f.Version), prefixed("data check code ", spacedCode(f.CheckCode))),
		},
		Title: f.documentTitle(),
		Style: template.CSS(twinStyle), Notice: EstimateNotice, Statement: p.statementText(),
		Tally: f.Tally(), GapsKnown: f.Prospects > 0, MapFinding: f.MapFinding(),
	}
	if f.Estimate {
		t.Suffix = " (" + EstimateNotice + ")"
	}
	if len(mapPNG) > 0 {
		t.MapURL = template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(mapPNG))
	}
	if p.pendingCounties() > 0 {
		t.LOINote = "A provider under letter of intent may reach more than one county; the total counts each provider once."
	}
	t.CountyColumns = 6 // and those of the gaps
	if t.GapsKnown {
		t.CountyColumns += 2
	}
	if t.Tally.Unknown > 0 {
		t.CountyColumns++
	}
	if t.Tally.Fail() > 0 {
		t.GapNote = p.structuralNote()
	}
	t.summarise()
	t.cells()
	t.zips()
	t.servicing()
	t.sign()
	return t
}
