package reports

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"countyline/reports/page"
)

const (
	coverSide   = 162.0                           // contents, right
	coverMain   = page.TextWidth - coverSide - 24 // what the figures rest on, left
	coverColumn = (page.TextWidth - 24) / 3       // key facts
	coverStep   = coverColumn + 12                // from one key fact to the next
	coverAir    = 72.0                            // above the title when there is room
	coverLead   = 19.0                            // of the answer's lines
	boxPad      = 14.0                            // inside the answer box
)

var (
	coverSubStyle = page.Style{Face: page.Regular, Size: 14, Color: page.Ink2}
	answerStyle   = page.Style{Face: page.Regular, Size: 14, Color: page.Ink}
	factStyle     = page.Style{Face: page.Semibold, Size: 14, Color: page.Ink}
)

// coverHolds says whether sources and method fit on the cover.
func (p *paper) coverHolds() bool {
	_, fits := p.coverTrial(true)
	return fits
}

// coverTrial lays the cover out on a page of its own and says where it ends and whether it fits.
func (p *paper) coverTrial(whole bool) (end float64, fits bool) {
	trial := &page.Document{Pages: []*page.Page{{}}}
	p.flow.Doc, p.flow.Y = trial, page.CoverTop
	defer func() { p.flow.Doc = p.doc }()
	p.coverBody(0, whole)
	return p.flow.Y, len(trial.Pages) == 1 && p.flow.Y <= page.BodyBottom
}

// cover fills the first page, now that every part knows its pages.
func (p *paper) cover() {
	first := &page.Document{Pages: p.doc.Pages[:1:1]}
	whole := p.partPages("Sources and method") == ""
	end, _ := p.coverTrial(whole)
	air := min(coverAir, max(0, page.BodyBottom-end))
	p.flow.Doc, p.flow.Y = first, page.CoverTop
	p.coverBody(air, whole)
	p.flow.Doc = p.doc
}

func (p *paper) partPages(title string) string {
	for _, l := range p.parts {
		if l.title == title {
			return l.pages()
		}
	}
	return ""
}

// pagesPhrase is page 3, or pages 3–5.
func pagesPhrase(pages string) string {
	if strings.Contains(pages, "–") {
		return "pages " + pages
	}
	return "page " + pages
}

func (p *paper) coverBody(air float64, whole bool) {
	p.letterhead()
	p.flow.Y += 28 + air
	p.coverTitle()
	p.keyFacts()
	p.answerBox()
	p.coverTables(whole)
	p.readWithCare(whole)
}

// letterhead is the plan's mark, where it has a name to take it from, its name, product and contract.
func (p *paper) letterhead() {
	f, x, y := p.flow, page.MarginX, p.flow.Y
	if mark := initials(p.Plan); mark != "" {
		f.Draw(page.Path{Lines: [][]page.Point{page.RoundBox(page.Rect{X: x, Y: y, W: 30, H: 30}, 5)}, Closed: true, Fill: page.Accent})
		f.Draw(p.fonts.Middle(x+15, y+20.6, mark, page.Style{Face: page.Semibold, Size: 15, Color: page.White}))
		x += 40
	}
	name := page.Style{Face: page.Semibold, Size: 14, Color: page.Accent}
	for i, line := range p.fonts.Fit(page.Plain(orDefault(p.Plan, "Plan not named"), name), page.TextWidth-40, 2) {
		f.Draw(line.Ops(x, y+13+18*float64(i))...)
		f.Y = y + 18*float64(i)
	}
	f.Draw(page.Left(x, f.Y+26, joinDots(p.Product, prefixed("Contract ", p.Contract)), page.NoteStyle))
	f.Y += 30
}

// initials are at most two letters of the plan's name.
func initials(name string) string {
	var b strings.Builder
	for _, word := range strings.Fields(page.Clean(name)) {
		if r, _ := utf8.DecodeRuneInString(word); (unicode.IsLetter(r) || unicode.IsDigit(r)) && utf8.RuneCountInString(b.String()) < 2 {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

func (p *paper) coverTitle() {
	f := p.flow
	f.Para(page.Plain("Network adequacy filing", page.CoverStyle), page.CoverStyle.Size, page.CoverLead)
	f.Y += 4
	for _, s := range []string{"Medicare Advantage, contract year " + yearText(p.ContractYear), p.serviceArea()} {
		f.Para(page.Plain(s, coverSubStyle), coverSubStyle.Size, coverLead)
	}
	f.Y += 24
	f.Draw(page.HLine(page.MarginX, f.Y, page.TextWidth, 1.2, page.Accent))
	f.Y += 8
}

func (p *paper) keyFacts() {
	due := longDate(p.Due)
	facts := [3][2]string{
		{"Due to CMS", orDefault(due, "not stated")},
		{"Figures frozen", orDefault(longDate(p.Frozen), "not stated")},
		{"Filing number", orDefault(p.Number, "not numbered")},
	}
	for i, fact := range facts {
		x := page.MarginX + coverStep*float64(i)
		p.flow.Draw(page.Left(x, p.flow.Y+9, fact[0], page.NoteStyle))
		line := p.fonts.Fit(page.Plain(fact[1], factStyle), coverColumn, 1)[0]
		p.flow.Draw(line.Ops(x, p.flow.Y+26)...)
	}
	p.flow.Y += 50
}

// answerBox is the one-sentence answer: the one accent box of the page.
func (p *paper) answerBox() {
	f := p.flow
	lines := p.fonts.Wrap([]page.Run{{S: p.Headline() + " ", Style: answerStyle.Bold()}, {S: p.HeadlineDetail(), Style: answerStyle}}, page.TextWidth-2*boxPad)
	small := p.fonts.Wrap(page.Plain(p.CellsExplained(), page.NoteStyle), page.TextWidth-2*boxPad)
	height := 2*9 + coverLead*float64(len(lines)) + page.SmallLead*float64(len(small)) + 3
	if p.Estimate {
		height += 15
	}
	x, y := page.MarginX, f.Y
	f.Draw(page.Bar(page.Rect{X: x, Y: y, W: page.TextWidth, H: height}, page.AccentTint), page.Bar(page.Rect{X: x, Y: y, W: 2, H: height}, page.Accent))
	y += 9
	for _, line := range lines {
		f.Draw(line.Ops(x+boxPad, page.Baseline(y, answerStyle.Size, coverLead))...)
		y += coverLead
	}
	y += 3
	for _, line := range small {
		f.Draw(line.Ops(x+boxPad, page.Baseline(y, page.NoteStyle.Size, page.SmallLead))...)
		y += page.SmallLead
	}
	if p.Estimate {
		f.Draw(page.IconFixable.Ops(x+boxPad, y+4, page.IconSize)...)
		f.Draw(page.Left(x+boxPad+page.IconSize+page.IconGap, y+11, estimateSentence, page.SmallStyle.Bold()))
	}
	f.Y += height + 20
}

// coverTables are the sources, left, and the contents, right.
func (p *paper) coverTables(whole bool) {
	f, top := p.flow, p.flow.Y
	contents := &page.Table{Columns: []page.Column{{Title: "Part", Width: 126}, {Title: "Page", Width: coverSide - 126, Align: page.AlignRight}}}
	for _, l := range p.parts {
		contents.Rows = append(contents.Rows, page.Row{Cells: []page.Cell{page.Txt(l.title), page.Txt(l.pages())}})
	}
	inputs := p.inputsTable(coverMain)
	if rows := 8; !whole && len(inputs.Rows) > rows {
		inputs.Rows = inputs.Rows[:rows]
		inputs.Foot = page.Plain("All sources: "+pagesPhrase(p.partPages("Sources and method"))+".", page.NoteStyle)
	}
	left := p.sideTable(page.MarginX, top, "What the figures rest on", inputs)
	right := p.sideTable(page.MarginX+coverMain+24, top, "Contents", contents)
	f.X, f.Y = page.MarginX, max(left, right)+10
}

// sideTable draws a small table under its own heading and returns where it ends.
func (p *paper) sideTable(x, y float64, title string, t *page.Table) float64 {
	f := p.flow
	f.X, f.Y = x, y
	f.Draw(page.Left(x, page.Baseline(y, page.H3Style.Size, page.H3Lead), title, page.H3Style))
	f.Y += page.H3Lead + 1
	f.Table(t)
	return f.Y
}

func (p *paper) inputsTable(width float64) *page.Table {
	t := &page.Table{
		Title:   "What the figures rest on",
		Columns: []page.Column{{Title: "Input", Width: 80}, {Title: "Source", Width: width - 80 - 56}, {Title: "As of", Width: 56}},
		Empty:   "No sources are named.",
	}
	for _, in := range p.Inputs {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Txt(in.Name), page.Txt(in.Source), page.Txt(orDefault(ShortDate(in.AsOf), NoValue))}})
	}
	return t
}

// readWithCare closes the cover; the method stands with it when there is room.
func (p *paper) readWithCare(whole bool) {
	note := page.NoteStyle
	if p.ReadWithCare != "" {
		runs := []page.Run{{S: "Read with care. ", Style: note.Bold().In(page.Ink)}, {S: p.ReadWithCare, Style: note}}
		p.flow.Para(runs, note.Size, page.SmallLead)
		p.flow.Y += 6
	}
	switch {
	case whole && len(p.Method) > 0:
		p.flow.Para([]page.Run{{S: "Method. ", Style: note.Bold().In(page.Ink)}, {S: strings.Join(p.Method, " "), Style: note}}, note.Size, page.SmallLead)
	case !whole:
		p.flow.Para([]page.Run{
			{S: "Method. ", Style: note.Bold().In(page.Ink)},
			{S: "How the figures were made, with citations: " + pagesPhrase(p.partPages("Sources and method")) + ".", Style: note},
		}, note.Size, page.SmallLead)
	}
}

// method is the part that holds what the cover has no room for.
func (p *paper) method() {
	p.flow.Title("Sources and method", "What the figures rest on, and how they were made.")
	p.flow.Table(p.inputsTable(page.TextWidth))
	p.flow.H3("Method", 2*page.BodyLead)
	for _, s := range p.Method {
		p.flow.Item("•", page.Plain(s, page.BodyStyle), 14, page.BodyLead)
		p.flow.Y += 3
	}
}
