package reports

import (
	"slices"
	"strings"

	"countyline/reports/page"
)

// namesMax is how many counties a line of the summary names before it counts the rest.
const namesMax = 24

// failingSpecialties lists the specialties where any cell fails, a row for each kind of gap.
func (p *paper) failingSpecialties() {
	t := &page.Table{Title: "By specialty, where any cell fails", Heading: page.SectionHeading, Columns: []page.Column{
		{Title: "Specialty", Width: 164}, {Title: "Counties that fail", Width: 216, MaxLines: 5}, {Title: "Cells", Width: 40, Align: page.AlignRight}, {Title: "Kind", Width: 84}},
		Empty: "No specialty fails in any county."}
	for _, gap := range p.SpecialtyGaps() {
		for _, kind := range [...]Gap{GapFixable, GapStructural, GapUnknown} {
			if counties := p.failing(gap.Specialty, kind); len(counties) > 0 {
				t.Rows = append(t.Rows, p.gapRow(gap.Specialty, kind, counties))
			}
		}
	}
	if p.Estimate {
		t.Foot = p.foot()
	}
	p.flow.Table(t)
}

func (p *paper) gapRow(specialty int, kind Gap, counties []string) page.Row {
	s, n := p.Specialties[specialty], len(counties)
	if n > namesMax {
		counties = append(counties[:namesMax:namesMax], "and "+comma(int64(n-namesMax))+" more")
	}
	return page.Row{Cells: []page.Cell{page.Mixed(page.Run{S: s.Code + " ", Style: page.SmallStyle.Bold()}, page.Run{S: s.Name, Style: page.SmallStyle}),
		page.Txt(strings.Join(counties, ", ")), page.Txt(comma(int64(n))), status(Cell{Gap: kind})}}
}

// failing names the counties where a specialty fails in one way.
func (p *paper) failing(specialty int, kind Gap) []string {
	var names []string
	for i := range p.Cells {
		if c := &p.Cells[i]; c.Specialty == specialty && !c.Pass && gapKind(c) == kind {
			names = append(names, p.names[c.County])
		}
	}
	slices.Sort(names)
	return names
}

// gapKind folds everything that is neither fixable nor structural into unknown.
func gapKind(c *Cell) Gap {
	if c.Gap == GapFixable || c.Gap == GapStructural {
		return c.Gap
	}
	return GapUnknown
}

// status is a cell's result: icon, word and colour.
func status(c Cell) page.Cell {
	icon := page.IconStructural
	switch {
	case c.Pass:
		icon = page.IconMeets
	case c.Gap == GapFixable:
		icon = page.IconFixable
	}
	return page.Status(icon, c.Result())
}

// byState sums the counties of a very large service area.
func (p *paper) byState() {
	right := page.AlignRight
	t := &page.Table{Title: "By state", Heading: page.SectionHeading, Tight: true, Foot: p.foot(), Columns: []page.Column{
		{Title: "State", Width: 160}, {Title: "Counties", Width: 60, Align: right}, {Title: "Medicare\nbeneficiaries", Width: 90, Align: right},
		{Title: "Cells", Width: 64, Align: right}, {Title: "Cells that\nmeet", Width: 64, Align: right}, {Title: "Cells that\nfail", Width: 66, Align: right}}}
	type sum struct {
		counties      int
		beneficiaries int64
		tally         Tally
	}
	sums := map[string]*sum{}
	for i, tally := range p.ByCounty() {
		c := p.Counties[i]
		if sums[c.State] == nil {
			sums[c.State] = &sum{}
		}
		s := sums[c.State]
		s.counties++
		s.beneficiaries += c.Beneficiaries
		s.tally.Cells += tally.Cells
		s.tally.Meet += tally.Meet
	}
	for _, state := range sortedKeys(sums) {
		s := sums[state]
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Name(stateName(state)), page.Txt(comma(int64(s.counties))), page.Txt(comma(s.beneficiaries)),
			page.Txt(comma(int64(s.tally.Cells))), page.Txt(comma(int64(s.tally.Meet))), page.Txt(countOrDash(s.tally.Fail()))}})
	}
	p.flow.Table(t)
	p.shortened("The " + comma(int64(len(p.Counties))) + " counties are summed by state here; adequacy.csv and the workbook list them one by one.")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
