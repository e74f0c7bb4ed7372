package reports

import "strconv"

// twinCell is a row of the county × specialty table.
type twinCell struct {
	County, Class, Specialty, Counted, Needed, Limit, Access, Credit, WithCredit, NeededPercent, Cause string
	Status                                                                                             twinStatus
}

// cellGroup is one group of cells with their figures.
func cellGroup(p *paper, g Group) twinGroup[twinCell] {
	rows := make([]twinCell, len(g.Cells))
	for i, at := range g.Cells {
		rows[i] = newTwinCell(p, &p.Assessment.Cells[at])
	}
	return twinGroup[twinCell]{g.Title, rows}
}

// shareGroups is the data of the small maps: the failing cells of each specialty.
func shareGroups(p *paper) []twinGroup[twinCell] {
	var groups []twinGroup[twinCell]
	group := map[int]int{}
	for _, g := range p.SpecialtyGaps() {
		group[g.Specialty] = len(groups)
		title := specialtyName(p.Specialties[g.Specialty]) + ": " + CountOf(len(g.Counties), "county fails", "counties fail")
		groups = append(groups, twinGroup[twinCell]{Title: title})
	}
	for i := range p.Assessment.Cells {
		if c := &p.Assessment.Cells[i]; !c.Pass {
			g := &groups[group[c.Specialty]]
			g.Rows = append(g.Rows, newTwinCell(p, c))
		}
	}
	return groups
}

func newTwinCell(p *paper, c *Cell) twinCell {
	row := twinCell{
		County: p.names[c.County], Class: p.Counties[c.County].Type, Specialty: specialtyName(p.Specialties[c.Specialty]),
		Counted: Count(c.Counted), Needed: Count(c.Required), Limit: c.LimitText(),
		Access: c.PercentText(), Credit: c.CreditText(), WithCredit: c.WithCreditText(),
		NeededPercent: strconv.Itoa(c.RequiredPercent), Status: statusOf(c.Result()),
	}
	if !c.Pass {
		row.Cause = p.Cause(c)
	}
	return row
}

// twinZIPGap is one failing cell with its ZIP codes.
type twinZIPGap struct {
	ID                             int
	Title, Finding, Facts, Closest string
	Rows                           []twinZIP
}

// twinZIP is a row of a ZIP table.
type twinZIP struct {
	ZIP, Place, Beneficiaries, Nearest, Miles, Minutes, Over string
	Status                                                   twinStatus
}

func newTwinZIPGap(p *paper, id int, gap *ZIPGap) twinZIPGap {
	out := twinZIPGap{ID: id, Title: p.names[gap.County] + " · " + specialtyName(p.Specialties[gap.Specialty]), Finding: gap.Finding(), Facts: p.zipFacts(gap), Closest: gap.Closest}
	for _, r := range gap.Rows {
		row := twinZIP{
			ZIP: r.ZIP, Place: r.Place, Beneficiaries: Count(r.Beneficiaries), Nearest: r.Nearest,
			Miles: oneDecimal(r.Miles), Minutes: oneDecimal(r.Minutes), Over: NoValue, Status: statusOf(r.limitWord()),
		}
		if r.Nearest == "" {
			row.Nearest, row.Miles, row.Minutes = "none counted", NoValue, NoValue
		}
		if r.MilesOver > 0 {
			row.Over = "+" + oneDecimal(r.MilesOver)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
