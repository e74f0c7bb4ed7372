package reports

import (
	"slices"
	"strings"

	"countyline/reports/page"
)

// A row of the summary names all its counties up to namesMax, else the first namesSome and how many more.
const (
	namesMax   = 24
	namesSome  = 10
	typesNamed = 6 // specialties of one row that are named; more are given by code
)

// failingSpecialties lists the specialties where any cell fails, a row for each kind of gap.
func (p *paper) failingSpecialties() {
	t := &page.Table{
		Title: "By specialty, where any cell fails", Heading: page.SectionHeading, Columns: []page.Column{
			{Title: "Specialty", Width: 172, MaxLines: 9}, {Title: "Counties that fail", Width: 208, MaxLines: 5}, {Title: "Cells", Width: 40, Align: page.AlignRight}, {Title: "Kind", Width: 84},
		},
		Empty: "No specialty fails in any county.",
	}
	for _, g := range p.alike() {
		t.Rows = append(t.Rows, p.gapRow(g))
	}
	if p.Estimate {
		t.Foot = p.foot()
	}
	p.flow.Table(t)
}

// alikeGaps are specialties that fail in the same way in the same counties: one row of the summary.
type alikeGaps struct {
	specialties []int
	kind        Gap
	counties    []string
}

func (p *paper) alike() []*alikeGaps {
	var list []*alikeGaps
	byKey := map[string]*alikeGaps{}
	for _, gap := range p.SpecialtyGaps() {
		for _, kind := range kinds {
			counties := p.failing(gap.Specialty, kind)
			if len(counties) == 0 {
				continue
			}
			key := string(kind) + "\n" + strings.Join(counties, "\n")
			if byKey[key] == nil {
				byKey[key] = &alikeGaps{kind: kind, counties: counties}
				list = append(list, byKey[key])
			}
			byKey[key].specialties = append(byKey[key].specialties, gap.Specialty)
		}
	}
	return list
}

func (p *paper) gapRow(g *alikeGaps) page.Row {
	n := len(g.counties)
	var codes, names []string
	for _, i := range g.specialties {
		codes, names = append(codes, p.Specialties[i].Code), append(names, p.Specialties[i].Name)
	}
	if len(g.specialties) > typesNamed {
		names = []string{"(" + CountOf(len(g.specialties), "type", "types") + ")"}
	}
	if rest := p.allBut(codes); rest != "" {
		codes = []string{rest}
	}
	if len(g.specialties) == len(p.Specialties) && n > 1 {
		codes, names = []string{"All"}, []string{CountOf(len(p.Specialties), "type", "types")}
	}
	return page.Row{Cells: []page.Cell{
		page.Mixed(page.Run{S: strings.Join(codes, ", ") + " ", Style: page.SmallStyle.Bold()}, page.Run{S: strings.Join(names, ", "), Style: page.SmallStyle}),
		page.Txt(p.shortList(g.counties)), page.Txt(Count(int64(n * len(g.specialties)))), status(Cell{Gap: g.kind}),
	}}
}

// shortList joins names of counties: all up to namesMax, else the first namesSome and how many more. Names
// with their states have commas of their own and are set apart by semicolons.
func (p *paper) shortList(names []string) string {
	mark := ", "
	if !p.oneState() {
		mark = "; "
	}
	if n := len(names); n > namesMax {
		return strings.Join(names[:namesSome], mark) + mark + "and " + Count(int64(n-namesSome)) + " more"
	}
	return strings.Join(names, mark)
}

// allBut names the few codes that are not in a long list of codes; empty where the list itself says more.
func (p *paper) allBut(codes []string) string {
	const fewest, most = 10, 5 // codes of the list, and codes missing from it
	missing := len(p.Specialties) - len(codes)
	if len(codes) < fewest || missing < 1 || missing > most {
		return ""
	}
	var rest []string
	for _, s := range p.Specialties {
		if !slices.Contains(codes, s.Code) {
			rest = append(rest, s.Code)
		}
	}
	return "All but " + strings.Join(rest, ", ")
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
		{Title: "State", Width: 160},
		{Title: "Counties", Width: 60, Align: right},
		{Title: "Medicare\nbeneficiaries", Width: 90, Align: right},
		{Title: "Cells", Width: 64, Align: right},
		{Title: "Cells that\nmeet", Width: 64, Align: right},
		{Title: "Cells that\nfail", Width: 66, Align: right},
	}}
	type sum struct {
		counties      []County
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
		s.counties = append(s.counties, c)
		s.beneficiaries += c.Beneficiaries
		s.tally.Cells += tally.Cells
		s.tally.Meet += tally.Meet
	}
	states := sortedKeys(sums)
	slices.SortStableFunc(states, func(a, b string) int { return strings.Compare(stateName(a), stateName(b)) })
	for _, state := range states {
		s := sums[state]
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{
			page.Name(stateName(state)), page.Txt(Count(int64(countyCount(s.counties)))), page.Txt(Count(s.beneficiaries)),
			page.Txt(Count(s.tally.Cells)), page.Txt(Count(s.tally.Meet)), page.Txt(countOrDash(s.tally.Fail())),
		}})
	}
	p.flow.Table(t)
	p.shortened("The " + Count(int64(p.CountyCount())) + " counties are summed by state here; adequacy.csv and the workbook list them one by one.")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
