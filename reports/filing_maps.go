package reports

import (
	"countyline/reports/page"
)

const (
	mainMapHeight   = 402.0
	smallMapHeight  = 142.0
	smallMapWidth   = 140.0
	smallMapsPerRow = 2
	smallMapsLeast  = 3 // counties; with fewer, a list says more
)

// serviceMap is the map of the service area with the first two small maps; the others follow on pages of
// their own.
func (p *paper) serviceMap() {
	p.flow.Title("Map of the service area", p.maps.mapSentence())
	if len(p.maps.area) == 0 {
		return
	}
	where := &mapPaper{fonts: p.fonts, add: p.flow.Draw}
	box := page.Rect{X: page.MarginX, Y: p.flow.Y, W: page.TextWidth, H: mainMapHeight}
	end, note := p.maps.mainMap(where, box)
	p.flow.Y = end
	if note != "" {
		p.flow.Para(page.Plain(note, page.NoteStyle), page.NoteStyle.Size, page.SmallLead)
	}
	if p.Estimate {
		p.flow.Para(p.foot()[:1], page.NoteStyle.Size, page.SmallLead)
	}
	if len(p.maps.area) < smallMapsLeast {
		p.failingSpecialtyLines(p.SpecialtyGaps())
		return
	}
	p.smallMaps(p.SpecialtyGaps())
}

// failingSpecialtyLines name the specialties that fail, where a map of one or two counties would only
// repeat the same outline.
func (p *paper) failingSpecialtyLines(gaps []SpecialtyGap) {
	if len(gaps) == 0 {
		return
	}
	t := &page.Table{Title: "Specialties that fail", Heading: page.SmallHeading, Tight: true, Columns: []page.Column{
		{Title: "Specialty", Width: 230}, {Title: "County", Width: 130}, {Title: "Access\n%", Width: 54, Align: page.AlignRight}, {Title: "Result", Width: 90},
	}}
	if p.Estimate {
		t.Foot = p.foot()
	}
	for _, gap := range gaps {
		for _, county := range gap.Counties {
			if c := p.cellOf(county, gap.Specialty); c != nil {
				t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Txt(specialtyLabel(p.Specialties[gap.Specialty])), page.Name(p.names[county]), page.Txt(c.PercentText()), status(*c)}})
			}
		}
	}
	p.flow.Table(t)
}

// smallMaps are one map for each specialty that fails, with the shares in the counties.
func (p *paper) smallMaps(gaps []SpecialtyGap) {
	explained, title := false, "Map of the service area, by specialty"
	for len(gaps) > 0 {
		need := smallMapHeight + 6.0
		if !explained {
			need += page.SmallLead
		}
		if p.flow.Room() < need {
			p.flow.Title(title, smallMapWords)
			explained, title = true, "Map of the service area, by specialty, continued"
		}
		p.flow.Draw(page.HLine(page.MarginX, p.flow.Y, page.TextWidth, 0.5, page.RuleColor))
		p.flow.Y += 6
		if !explained {
			p.flow.Para(page.Plain(smallMapWords, page.NoteStyle), page.NoteStyle.Size, page.SmallLead)
			explained = true
		}
		row := gaps[:min(smallMapsPerRow, len(gaps))]
		gaps = gaps[len(row):]
		for i, gap := range row {
			p.smallMap(gap, page.MarginX+(page.TextWidth+12)/smallMapsPerRow*float64(i), p.flow.Y)
		}
		p.flow.Y += smallMapHeight
	}
}

// smallMapWords explain the small maps once.
const smallMapWords = "Share of beneficiaries with access, in percent, where the cell fails. Dark: under half have access. Palest: the cell meets the standard."

// failingNames are the counties of a gap, as many as the words beside a small map hold.
func (p *paper) failingNames(gap SpecialtyGap) string {
	var names []string
	for _, i := range gap.Counties {
		names = append(names, p.names[i])
	}
	return p.shortList(names)
}

// smallMap is one specialty: the map left, its words right.
func (p *paper) smallMap(gap SpecialtyGap, x, y float64) {
	box := page.Rect{X: x, Y: y, W: smallMapWidth, H: smallMapHeight - 8}
	p.flow.Draw(p.maps.specialtyMap(p.fonts, gap.Specialty, box)...)
	x += smallMapWidth + 10
	width := (page.TextWidth-12)/smallMapsPerRow - smallMapWidth - 10
	name := p.Specialties[gap.Specialty]
	for _, line := range p.fonts.Fit(page.Plain(name.Code+" "+name.Name, page.SmallStyle.Bold()), width, 3) {
		p.flow.Draw(line.Ops(x, page.Baseline(y, page.SmallStyle.Size, page.SmallLead))...)
		y += page.SmallLead
	}
	y += 2
	for _, kind := range [...]struct {
		n   int
		gap Gap
	}{{gap.Tally.Fixable, GapFixable}, {gap.Tally.Structural, GapStructural}, {gap.Tally.Unknown, GapUnknown}} {
		if kind.n > 0 {
			y = p.kindLine(Cell{Gap: kind.gap}, kind.n, x, y)
		}
	}
	y += 2
	for _, line := range p.fonts.Fit(page.Plain(p.failingNames(gap), page.SmallStyle), width, 8) {
		p.flow.Draw(line.Ops(x, page.Baseline(y, page.SmallStyle.Size, page.SmallLead))...)
		y += page.SmallLead
	}
}

// rowsPhrase counts counties, or their rows where CMS has two for one county.
func (p *paper) rowsPhrase(n int) string {
	if p.CountyCount() != len(p.Counties) {
		return CountOf(n, "county row", "county rows")
	}
	return CountOf(n, "county", "counties")
}

// kindLine is icon, word and count.
func (p *paper) kindLine(c Cell, n int, x, y float64) float64 {
	s := status(c)
	p.flow.Draw(s.Icon.Ops(x, y+2, page.IconSize)...)
	s.Runs[0].S += ": " + p.rowsPhrase(n)
	width := (page.TextWidth-12)/smallMapsPerRow - smallMapWidth - 10 - page.IconSize - page.IconGap
	for _, line := range p.fonts.Fit(s.Runs, width, 2) {
		p.flow.Draw(line.Ops(x+page.IconSize+page.IconGap, page.Baseline(y, page.SmallStyle.Size, 12))...)
		y += 12
	}
	return y
}
