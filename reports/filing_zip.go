package reports

import (
	"cmp"
	"slices"
	"strings"

	"countyline/reports/page"
)

const (
	zipTableWidth = 356.0
	zipMapWidth   = 136.0
	zipMapHeight  = 118.0
	zipPagesMax   = 40 // pages of ZIP tables; what is left out is said
	zipRowsBrief  = 18 // of one cell where there are more than zipCellsMany
	zipCellsMany  = 80
	zipRowsMax    = 60 // ZIP codes of one cell; those within the limits come last and go first
)

// zips lists the ZIP codes of the failing cells, those outside the limits first.
func (p *paper) zips() {
	p.flow.Title("ZIP codes without access", "ZIP codes of failing cells, those outside the limits first. Pending counties come first, then cells with most people without access.")
	first := p.flow.PageNumber()
	gaps := p.orderedGaps()
	if len(gaps) == 0 {
		p.flow.Para(page.Plain(p.noZIPs(), page.BodyStyle), page.BodyStyle.Size, page.BodyLead)
		return
	}
	printed := 0
	for ; printed < len(gaps) && p.flow.PageNumber() < first+zipPagesMax; printed++ {
		p.zipGap(gaps[printed])
	}
	if all := len(gaps) + p.ZIPGapsLeftOut; printed < all {
		p.shortened(zipsShortened(printed, len(gaps), all))
	}
	p.zipNote()
}

// zipsShortened says for how many failing cells ZIP codes are printed, and where more are listed.
func zipsShortened(printed, listed, all int) string {
	s := Count(printed) + " of " + CountOf(all, "failing cell", "failing cells") + " with population points are printed here, most people without access first"
	switch listed {
	case all:
		return s + "; the workbook lists all."
	case printed:
		return s + "."
	}
	return s + "; the workbook lists " + Count(listed) + "."
}

func (p *paper) noZIPs() string {
	if p.Tally().Fail() == 0 {
		return "No ZIP code is listed: every cell meets the standard."
	}
	return "No ZIP code is listed: the failing cells have no population points, or their providers are too few while all ZIP codes have access."
}

// orderedGaps puts pending counties first, then the cells with most people without access.
func (p *paper) orderedGaps() []*ZIPGap {
	list := make([]*ZIPGap, len(p.ZIPGaps))
	for i := range p.ZIPGaps {
		list[i] = &p.ZIPGaps[i]
	}
	current := func(g *ZIPGap) int {
		if p.Counties[g.County].Pending {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b *ZIPGap) int {
		return cmp.Or(current(a)-current(b), cmp.Compare(b.WithoutAccess, a.WithoutAccess))
	})
	return list
}

// zipGap is one failing cell: heading, sentence, table and map.
func (p *paper) zipGap(gap *ZIPGap) {
	table, lead := p.zipTable(gap), p.zipLead(gap)
	drawn := p.maps.hasOutline(gap.County)
	block := page.H3Lead + 1 + page.SmallLead*float64(len(lead)) + 4
	least := table.Least(p.fonts)
	need := max(least, table.Height(p.fonts))
	if drawn {
		need = max(need, zipMapHeight)
	}
	if block+need+16 > page.BodyBottom-page.BodyTop {
		need = max(zipMapHeight, least) // longer than a page: begin where map and a few rows fit
	}
	p.flow.Keep(16 + block + need)
	p.flow.Space(16)
	p.zipHeading(gap, lead)
	top, number := p.flow.Y, p.flow.PageNumber()
	if drawn {
		box := page.Rect{X: page.MarginX + page.TextWidth - zipMapWidth, Y: top, W: zipMapWidth, H: zipMapHeight}
		p.flow.Draw(p.maps.zipMap(p.fonts, gap, box)...)
	}
	p.flow.Table(table)
	if drawn && p.flow.PageNumber() == number {
		p.flow.Y = max(p.flow.Y, top+zipMapHeight)
	}
}

func (p *paper) zipHeading(gap *ZIPGap, lead []page.Line) {
	f, c := p.flow, p.cellOf(gap.County, gap.Specialty)
	county, s := p.Counties[gap.County], p.Specialties[gap.Specialty]
	facts := county.Type
	if c != nil {
		facts = joinDots(county.Type, "limit "+decimal(c.MaxMinutes)+" min and "+decimal(c.MaxMiles)+" miles", "needed "+decimal(float64(c.RequiredPercent))+"%")
	}
	y := page.Baseline(f.Y, page.H3Style.Size, page.H3Lead)
	right := p.fonts.Right(page.MarginX+page.TextWidth, y, facts, page.NoteStyle)
	title := p.fonts.Fit(page.Plain(p.names[gap.County]+" · "+s.Code+" "+s.Name, page.H3Style), right.X-page.MarginX-12, 1)[0]
	f.Draw(title.Ops(page.MarginX, y)...)
	f.Draw(right)
	f.Y += page.H3Lead + 1
	for _, line := range lead {
		f.Draw(line.Ops(page.MarginX, page.Baseline(f.Y, page.SmallStyle.Size, page.SmallLead))...)
		f.Y += page.SmallLead
	}
	f.Y += 4
}

// zipLead says how many people have no access, and what would close the cell.
func (p *paper) zipLead(gap *ZIPGap) []page.Line {
	rest := gap.Closest
	if c := p.cellOf(gap.County, gap.Specialty); c != nil {
		rest = strings.TrimSpace(percentPhrase(c) + " " + gap.Closest)
	}
	return p.fonts.Fit([]page.Run{{S: gap.Finding() + " ", Style: page.SmallStyle.Bold()}, {S: rest, Style: page.SmallStyle}}, page.TextWidth, 3)
}

func (p *paper) zipTable(gap *ZIPGap) *page.Table {
	right := page.AlignRight
	s := p.Specialties[gap.Specialty]
	t := &page.Table{
		Title: p.names[gap.County] + " · " + s.Code + " " + s.Name, Columns: []page.Column{
			{Title: "ZIP", Width: 36},
			{Title: "Place", Width: 60},
			{Title: "Benefi-\nciaries", Width: 38, Align: right},
			{Title: "Nearest\ncounted", Width: 82},
			{Title: "Miles", Width: 31, Align: right},
			{Title: "Min", Width: 29, Align: right},
			{Title: "Miles\nover", Width: 32, Align: right},
			{Title: "Limit", Width: 0},
		},
		Empty: "No population point of this county is known.",
	}
	last := len(t.Columns) - 1
	t.Columns[last].Width = zipTableWidth
	for _, c := range t.Columns[:last] {
		t.Columns[last].Width -= c.Width
	}
	sums := gap.ByZIP()
	most := zipRowsMax
	if len(p.ZIPGaps) > zipCellsMany {
		most = zipRowsBrief
	}
	for _, z := range sums[:min(len(sums), most)] {
		t.Rows = append(t.Rows, zipRow(z))
	}
	if slices.ContainsFunc(sums, ZIPSum.partly) {
		t.Foot = page.Plain("Partly: some points of the ZIP code are outside the limits; the distances are of its farthest.", page.NoteStyle)
	}
	if n := len(sums) - most; n > 0 {
		outside := 0
		for _, z := range sums[most:] {
			if z.Outside {
				outside++
			}
		}
		t.Foot = append(t.Foot, page.Plain(prefixed(" ", CountOf(n, "more ZIP code is", "more ZIP codes are"))+" not printed, "+Count(outside)+" of them outside; the workbook lists all.", page.NoteStyle)...)
	}
	return t
}

func zipRow(z ZIPSum) page.Row {
	minutes := NoValue
	if z.Nearest != "" {
		minutes = oneDecimal(z.Minutes)
	}
	result := page.Status(page.IconMeets, z.limitWord())
	if z.Outside {
		result = page.Status(page.IconStructural, z.limitWord())
	}
	return page.Row{Cells: []page.Cell{
		page.Name(z.ZIP), page.Txt(z.Place), page.Txt(Count(z.Beneficiaries)), page.Txt(orDefault(z.Nearest, "none counted")),
		page.Txt(z.milesText()), page.Txt(minutes), page.Txt(z.overText()), result,
	}}
}

// zipNote says how the figures per ZIP came about.
func (p *paper) zipNote() {
	note := "Beneficiaries per ZIP follow from the population points named on the cover. Dots on the maps grow with the number of beneficiaries; a crossed dark dot is outside the limits, an open dot within. Miles are measured as the cover says."
	lines := p.fonts.Wrap(p.foot(note), page.TextWidth)
	p.flow.Keep(12 + page.BodyLead*float64(len(lines)))
	p.flow.Space(12)
	p.flow.Para(p.foot(note), page.NoteStyle.Size, page.BodyLead)
}

// cellOf finds a cell; cells stand county by county, specialties in order.
func (p *paper) cellOf(county, specialty int) *Cell {
	if i := county*len(p.Specialties) + specialty; i < len(p.Assessment.Cells) {
		if c := &p.Assessment.Cells[i]; c.County == county && c.Specialty == specialty {
			return c
		}
	}
	for i := range p.Assessment.Cells {
		if c := &p.Assessment.Cells[i]; c.County == county && c.Specialty == specialty {
			return c
		}
	}
	return nil
}
