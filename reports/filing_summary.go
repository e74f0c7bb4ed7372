package reports

import (
	"strings"

	"countyline/reports/page"
)

// The longest county table that shares the first page, and the longest printed at all: beyond it, counties
// are summed by state.
const (
	countyRowsPage = 24
	countyRowsMax  = 320
)

// summary is the second page: four figures, the counties, and the specialties that fail.
func (p *paper) summary() {
	p.flow.Title("Summary", p.summarySentence())
	p.figures()
	switch n := len(p.Counties); {
	case n > countyRowsMax:
		p.failingSpecialties()
		p.byState()
	case n > countyRowsPage:
		p.failingSpecialties()
		p.byCounty()
	default:
		p.byCounty()
		p.failingSpecialties()
	}
}

// summarySentence says where the gaps lie, from the figures alone.
func (p *paper) summarySentence() string {
	gaps := p.SpecialtyGaps()
	t := p.Tally()
	switch {
	case t.Cells == 0:
		return "There is nothing to assess: no county and specialty was in scope."
	case t.Fail() == 0:
		return "Every cell meets the standard."
	case len(gaps) == 1:
		return "Every gap is one specialty: " + p.Specialties[gaps[0].Specialty].Name + "."
	}
	if n := p.mostlyFailing(); n > 1 && t.Fail() > t.Meet {
		all := Count(n) + " of the " + CountOf(len(p.Specialties), "specialty type", "specialty types")
		if n == len(p.Specialties) {
			all = "All " + CountOf(n, "specialty type", "specialty types")
		}
		if t.Meet == 0 {
			return all + " fail in every county."
		}
		return all + " fail in most counties."
	}
	top := gaps[:2]
	n := top[0].Tally.Fail() + top[1].Tally.Fail()
	names := p.Specialties[top[0].Specialty].Name + " and " + p.Specialties[top[1].Specialty].Name
	if len(p.Counties) == 1 {
		return Count(len(gaps)) + " of the " + CountOf(len(p.Specialties), "specialty type", "specialty types") + " fail."
	}
	if len(gaps) > 2 && 3*n < t.Fail() {
		return Count(len(gaps)) + " of the " + CountOf(len(p.Specialties), "specialty type", "specialty types") + " have a gap; most gaps are " +
			p.gapPhrase(top[0]) + " and " + p.gapPhrase(top[1]) + "."
	}
	if len(gaps) == 2 {
		return "Every gap is one of two specialties: " + names + "."
	}
	return Count(n) + " of the " + Count(int64(t.Fail())) + " gaps are " + names + "; the others lie in " +
		countInWords(len(gaps)-2, "more specialty", "more specialties") + "."
}

// gapPhrase is a specialty with its number of gaps.
func (p *paper) gapPhrase(g SpecialtyGap) string {
	return p.Specialties[g.Specialty].Name + " (" + Count(int64(g.Tally.Fail())) + ")"
}

// mostlyFailing counts the specialties that fail in more than half of the counties.
func (p *paper) mostlyFailing() int {
	n := 0
	for _, t := range p.BySpecialty() {
		if 2*t.Fail() > t.Cells {
			n++
		}
	}
	return n
}

// figure is a headline figure with its word; icon, word and colour always go together.
type figure struct {
	value int
	icon  page.Icon
	word  string
}

func (p *paper) figures() {
	t := p.Tally()
	list := []figure{{t.Cells, page.NoIcon, "cells in " + CountOf(p.CountyCount(), "county", "counties")}, {t.Meet, page.IconMeets, "Meet the standard"}}
	if t.Fixable+t.Structural > 0 || t.Fail() == 0 && p.Prospects > 0 {
		list = append(list, figure{t.Fixable, page.IconFixable, "Fixable with the prospects"}, figure{t.Structural, page.IconStructural, "Structural"})
	}
	if t.Unknown > 0 || t.Fail() == 0 && p.Prospects == 0 {
		list = append(list, figure{t.Unknown, page.IconStructural, "Do not meet"})
	}
	step := (page.TextWidth + 12) / 4
	if len(list) > 4 {
		step = (page.TextWidth + 12) / float64(len(list))
	}
	for i, fig := range list {
		p.figure(page.MarginX+step*float64(i), fig)
	}
	p.flow.Y += 48
	p.flow.Draw(p.resultBar(page.Rect{X: page.MarginX, Y: p.flow.Y, W: page.TextWidth, H: 14}, t)...)
	p.flow.Y += 14
	if t.Fail() > 0 {
		p.flow.Y += 6
		p.flow.Para(page.Plain(p.structuralNote(), page.NoteStyle), page.NoteStyle.Size, page.BodyLead)
	}
	if p.Estimate {
		p.flow.Para(p.foot()[:1], page.NoteStyle.Size, page.BodyLead)
	}
}

func (p *paper) figure(x float64, fig figure) {
	y := p.flow.Y
	p.flow.Draw(page.Left(x, y+26, Count(fig.value), page.CoverStyle))
	label := page.NoteStyle
	if fig.icon != page.NoIcon {
		p.flow.Draw(fig.icon.Ops(x, y+33, page.IconSize)...)
		x += page.IconSize + page.IconGap
		label = page.Style{Face: page.Semibold, Size: 9.5, Color: fig.icon.Color()}
	}
	p.flow.Draw(page.Left(x, y+40, fig.word, label))
}

// resultBar shows the shares of meets, fixable and the rest; what cannot be closed is hatched.
func (p *paper) resultBar(box page.Rect, t Tally) []page.Op {
	var ops []page.Op
	if t.Cells == 0 {
		return []page.Op{page.Bar(box, page.Tint)}
	}
	x := box.X
	for i, n := range [3]int{t.Meet, t.Fixable, t.Structural + t.Unknown} {
		if n == 0 {
			continue
		}
		w := max(2.5, box.W*float64(n)/float64(t.Cells))
		w = min(w, box.X+box.W-x)
		part := page.Rect{X: x, Y: box.Y, W: max(0.5, w-1), H: box.H}
		ops = append(ops, page.Bar(part, [3]page.Color{page.Accent, page.FixableBar, page.Structural}[i]))
		if i == 2 {
			ops = append(ops, page.Path{Lines: page.Hatch([][]page.Point{part.Ring()}, 5), Stroke: page.White, Width: 1})
		}
		x += w
	}
	return ops
}

func (p *paper) byCounty() {
	right := page.AlignRight
	t := &page.Table{
		Title: "By county", Heading: page.SectionHeading, Tight: len(p.Counties) <= 16, Columns: []page.Column{
			{Title: "County", Width: 112},
			{Title: "SSA", Width: 44},
			{Title: "Class", Width: 58},
			{Title: "Medicare\nbeneficiaries", Width: 58, Align: right},
			{Title: "Cells that\nmeet, of " + Count(len(p.Specialties)), Width: 64, Align: right},
			{Title: "Fixable", Width: 48, Align: right},
			{Title: "Structural", Width: 60, Align: right},
			{Title: "Providers\nunder LOI", Width: 60, Align: right},
		},
		Empty: "There is no county in the service area.",
	}
	unknown := p.Tally().Unknown > 0
	if unknown {
		t.Columns[5].Title, t.Columns[6].Title = "Do not\nmeet", "Reason\nknown"
		t.Columns = append(t.Columns[:6:6], t.Columns[7])
		t.Columns[0].Width += 60
	}
	tallies := p.ByCounty()
	current, pending := p.countyRows(tallies, false, unknown), p.countyRows(tallies, true, unknown)
	if len(current) > 0 {
		t.Rows = append(t.Rows, page.Row{Kind: page.GroupRow, Group: "Current counties", GroupTail: ", " + Count(len(current)) + ": signed and active providers only"})
		t.Rows = append(t.Rows, current...)
	}
	if len(pending) > 0 {
		t.Rows = append(t.Rows, page.Row{Kind: page.GroupRow, Group: "Pending counties", GroupTail: ", " + Count(len(pending)) + ": applied for, letters of intent may count"})
		t.Rows = append(t.Rows, pending...)
	}
	if len(p.Counties) > 0 {
		t.Rows = append(t.Rows, p.totalRow(unknown))
	}
	if len(pending) > 0 {
		t.Foot = p.foot("A provider under letter of intent may reach more than one county; the total counts each provider once.")
	} else if p.Estimate {
		t.Foot = p.foot()
	}
	p.flow.Table(t)
}

func (p *paper) countyRows(tallies []Tally, pending, unknown bool) []page.Row {
	var rows []page.Row
	for i, c := range p.Counties {
		if c.Pending != pending {
			continue
		}
		cells := []page.Cell{page.Name(p.names[i]), page.Grey(c.SSA), page.Txt(c.Type), page.Txt(Count(c.Beneficiaries)), page.Txt(Count(int64(tallies[i].Meet)))}
		rows = append(rows, page.Row{Cells: append(cells, gapCells(tallies[i], c.LOIProviders, unknown, page.Txt)...)})
	}
	return rows
}

// gapCells are the counts of failing cells and of providers under letter of intent.
func gapCells(t Tally, loi int, unknown bool, cell func(string) page.Cell) []page.Cell {
	if unknown {
		return []page.Cell{cell(countOrDash(t.Fail())), cell(countOrDash(loi))}
	}
	return []page.Cell{cell(countOrDash(t.Fixable)), cell(countOrDash(t.Structural)), cell(countOrDash(loi))}
}

func (p *paper) totalRow(unknown bool) page.Row {
	var beneficiaries int64
	for _, c := range p.Counties {
		beneficiaries += c.Beneficiaries
	}
	t := p.Tally()
	cells := []page.Cell{
		page.Name(capital(countInWords(p.CountyCount(), "county", "counties"))), page.Name(""), page.Name(""),
		page.Name(Count(beneficiaries)), page.Name(Count(t.Meet)),
	}
	return page.Row{Kind: page.TotalRow, Cells: append(cells, gapCells(t, p.loiProviders(), unknown, page.Name)...)}
}

// loiProviders counts each provider under letter of intent once.
func (p *paper) loiProviders() int {
	seen := map[string]bool{}
	for _, s := range p.Servicing {
		if strings.EqualFold(s.Status, "loi") || strings.EqualFold(s.Status, "letter of intent") {
			seen[s.NPI] = true
		}
	}
	return len(seen)
}
