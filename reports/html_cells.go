package reports

import "strconv"

// twinCell is a row of the county × specialty table.
type twinCell struct {
	County, Class, Specialty, Counted, Needed, Limit, Access, Credit, WithCredit, NeededPercent, Cause string
	Status                                                                                             twinStatus
}

// cellGroups is every cell in the filing's order.
func cellGroups(f *Filing, names []string) []twinGroup[twinCell] {
	var groups []twinGroup[twinCell]
	for _, g := range f.Groups() {
		rows := make([]twinCell, len(g.Cells))
		for i, at := range g.Cells {
			rows[i] = newTwinCell(f, names, &f.Cells[at])
		}
		groups = append(groups, twinGroup[twinCell]{g.Title, rows})
	}
	return groups
}

// shareGroups is the data of the small maps: the failing cells of each specialty.
func shareGroups(f *Filing, names []string) []twinGroup[twinCell] {
	var groups []twinGroup[twinCell]
	group := map[int]int{}
	for _, g := range f.SpecialtyGaps() {
		group[g.Specialty] = len(groups)
		title := specialtyName(f.Specialties[g.Specialty]) + ": " + countOf(len(g.Counties), "county fails", "counties fail")
		groups = append(groups, twinGroup[twinCell]{Title: title})
	}
	for i := range f.Cells {
		if c := &f.Cells[i]; !c.Pass {
			g := &groups[group[c.Specialty]]
			g.Rows = append(g.Rows, newTwinCell(f, names, c))
		}
	}
	return groups
}

func newTwinCell(f *Filing, names []string, c *Cell) twinCell {
	row := twinCell{
		County: names[c.County], Class: f.Counties[c.County].Type, Specialty: specialtyName(f.Specialties[c.Specialty]),
		Counted: comma(int64(c.Counted)), Needed: comma(int64(c.Required)), Limit: c.LimitText(),
		Access: c.PercentText(), Credit: c.CreditText(), WithCredit: c.WithCreditText(),
		NeededPercent: strconv.Itoa(c.RequiredPercent), Status: statusOf(c.Result()),
	}
	if !c.Pass {
		row.Cause = f.Cause(c)
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

func newTwinZIPGap(f *Filing, i int) twinZIPGap {
	gap := f.ZIPGaps[i]
	out := twinZIPGap{ID: i + 1, Title: f.ZIPGapTitle(gap), Finding: gap.Finding(), Facts: f.ZIPGapFacts(gap), Closest: gap.Closest}
	for _, r := range gap.Rows {
		row := twinZIP{
			ZIP: r.ZIP, Place: r.Place, Beneficiaries: comma(r.Beneficiaries), Nearest: r.Nearest,
			Miles: oneDecimal(r.Miles), Minutes: oneDecimal(r.Minutes), Over: NoValue, Status: statusOf(r.Limit()),
		}
		if r.Nearest == "" {
			row.Nearest, row.Miles, row.Minutes = "None", NoValue, NoValue
		}
		if r.MilesOver > 0 {
			row.Over = "+" + oneDecimal(r.MilesOver)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
