package reports

import (
	"strconv"
	"strings"

	"countyline/reports/page"
)

// signOff is the last part: what is signed, what the signers know, the statement and the signatures.
func (p *paper) signOff() {
	p.flow.Title("Sign-off", joinSpace(orDefault(prefixed("Filing ", p.Number), "This filing")+", frozen "+orDefault(p.AsOf, orDefault(longDate(p.Frozen), "on a day not stated"))+".",
		"Signing changes nothing in the figures; a later change needs a new filing."))
	p.whatIsSigned()
	p.known()
	p.statement()
	for _, s := range p.signers() {
		p.signature(s)
	}
	p.checkCode()
}

func joinSpace(parts ...string) string { return strings.Join(parts, " ") }

func (p *paper) whatIsSigned() {
	t := &page.Table{Title: "What is signed", Heading: page.SmallHeading, Columns: []page.Column{
		{Title: "Part", Width: 96}, {Title: "Content", Width: 260}, {Title: "Count", Width: 54, Align: page.AlignRight}, {Title: "State", Width: 94},
	}}
	frozen := page.Status(page.IconMeets, "Frozen")
	add := func(part, content string, count int, state page.Cell) {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Name(part), page.Txt(content), page.Txt(Count(count)), state}})
	}
	add("Assessment", "Cells, "+CountOf(len(p.Counties), "county", "counties")+" × "+CountOf(len(p.Specialties), "specialty type", "specialty types"), len(p.Assessment.Cells), frozen)
	set := frozen
	if p.SetAside > 0 {
		set = page.Status(page.IconProgress, Count(p.SetAside)+" set aside")
	}
	add("Roster", "Rows taken into the network; rows set aside are listed with their reasons", p.Taken, set)
	if n := p.loiProviders(); n > 0 {
		add("Letters of intent", "Providers under letter of intent, counted in pending counties only", n, frozen)
	}
	add("Servicing providers", "Lines in the list of providers that count", len(p.Servicing), frozen)
	p.flow.Table(t)
}

func (p *paper) known() {
	p.flow.H3("Known to the signers", 2*page.SmallLead)
	list := p.KnownToSigners
	if p.Estimate {
		list = append([]string{capital(EstimateNotice) + ". County types and required counts are derived, not CMS's own."}, list...)
	}
	if len(list) == 0 {
		p.flow.Para(page.Plain("Nothing beyond the notes on the pages before.", page.SmallStyle), page.SmallStyle.Size, 12)
	}
	for i, s := range list {
		p.flow.Item(strconv.Itoa(i+1)+".", page.Plain(s, page.SmallStyle), 15, 12)
		p.flow.Y += 3
	}
}

func (p *paper) statement() {
	p.flow.H3("Statement", 2*page.BodyLead+signatureHeight*float64(min(3, len(p.signers()))))
	p.flow.Para(page.Plain(p.statementText(), page.BodyStyle), page.BodyStyle.Size, page.BodyLead)
}

// signers are the prepared lines, or three empty ones.
func (p *paper) signers() []Signer {
	if len(p.Signers) > 0 {
		return p.Signers
	}
	return []Signer{{Role: "Prepared by"}, {Role: "Reviewed by"}, {Role: "Approved by"}}
}

const (
	signatureHeight = 70.0
	signatureWidth  = 178.0
	dateWidth       = 112.0
)

// signature is one block: role, and lines for signature, name and date.
func (p *paper) signature(s Signer) {
	f := p.flow
	f.Keep(signatureHeight)
	y := f.Y + 12
	role := page.Style{Face: page.Semibold, Size: 9.5, Color: page.Ink}
	f.Draw(page.Left(page.MarginX, y+10, s.Role, role))
	middle, right := page.MarginX+signatureWidth+18, page.MarginX+page.TextWidth-dateWidth
	line := y + 46
	name := p.fonts.Fit(page.Plain(s.Name, page.BodyStyle.At(10.5)), signatureWidth, 1)[0]
	f.Draw(name.Ops(middle, line-5)...)
	for _, l := range [...]struct {
		x, w float64
		text string
	}{{page.MarginX, signatureWidth, "Signature"}, {middle, signatureWidth, joinDots("Name", s.Title)}, {right, dateWidth, "Date"}} {
		f.Draw(page.HLine(l.x, line, l.w, 0.8, page.Ink))
		f.Draw(p.fonts.Fit(page.Plain(l.text, page.NoteStyle), l.w, 1)[0].Ops(l.x, line+10)...)
	}
	f.Y += signatureHeight
}

// checkCode lets anyone verify that a paper and the data belong together.
func (p *paper) checkCode() {
	code := orDefault(spacedCode(p.CheckCode), "none")
	runs := []page.Run{
		{S: "Check code of the frozen data: ", Style: page.NoteStyle},
		{S: code, Style: page.NoteStyle.Bold().In(page.Ink)},
		{S: ". The same data and the same release give the same pages.", Style: page.NoteStyle},
	}
	p.flow.Keep(26)
	p.flow.Y = max(p.flow.Y+10, page.BodyBottom-page.BodyLead)
	p.flow.Para(runs, page.NoteStyle.Size, page.BodyLead)
}
