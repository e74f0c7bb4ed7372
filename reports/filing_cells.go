package reports

import (
	"slices"
	"strings"

	"countyline/reports/page"
)

// How much of the county × specialty table paper carries. A failing cell takes 28 points, a meeting one 17.
const (
	failRowsMax = 2400 // about 100 pages in full; beyond it, a line for each county names every failing type
	meetRowsMax = 2200 // about 60 pages in full; beyond it, a line for each county
	lineRowsMax = 1400 // of such lines
)

// cells is the table that is filed: failures first, pending before current, then all that meets by county.
func (p *paper) cells() {
	p.flow.Title("Counties and specialties", "Failures first, pending counties before current ones. Then all cells that meet, by county.")
	t := p.cellsTable()
	tally := p.Tally()
	credits := p.anyCredit()
	briefFails, briefMeets := tally.Fail() > failRowsMax, tally.Meet > meetRowsMax
	if tally.Cells == 0 {
		t.Empty = "Every county and specialty in scope would be here; none was in scope."
	}
	if briefFails {
		p.flow.Table(p.failLines())
		p.shortened("The " + Count(int64(tally.Fail())) + " failing cells are named here by county; adequacy.csv and the workbook give counts, limits and shares of every one.")
	}
	for _, g := range p.Groups() {
		if g.Failed && briefFails || !g.Failed && briefMeets {
			continue
		}
		head, tail, _ := strings.Cut(g.Title, ":")
		t.Rows = append(t.Rows, page.Row{Kind: page.GroupRow, Group: head, GroupTail: ":" + tail})
		for _, i := range g.Cells {
			t.Rows = append(t.Rows, p.cellRow(&p.Assessment.Cells[i], credits))
		}
	}
	if len(t.Rows) > 0 || tally.Cells == 0 {
		p.flow.Space(8)
		p.flow.Table(t)
	}
	if briefMeets {
		p.flow.Space(8)
		p.flow.Table(p.meetLines())
		p.shortened("The " + Count(tally.Meet) + " cells that meet are summed by county here; adequacy.csv and the workbook list every one with its figures.")
	}
}

// cellsTable has the columns of the filing; without any credit the two credit columns are left out.
func (p *paper) cellsTable() *page.Table {
	right := page.AlignRight
	t := &page.Table{Title: "Counties and specialties", NoteFrom: 2, Foot: p.foot(p.cellNotes()...), Columns: []page.Column{
		{Title: "County", Width: 54},
		{Title: "Class", Width: 32},
		{Title: "Specialty", Width: 122},
		{Title: "Counted", Width: 36, Align: right},
		{Title: "Needed", Width: 36, Align: right},
		{Title: "Limit\nmin / mi", Width: 46, Align: right},
		{Title: "Access\n%", Width: 31, Align: right},
	}}
	if p.anyCredit() {
		t.Columns = append(t.Columns, page.Column{Title: "Credit\npoints", Width: 30, Align: right}, page.Column{Title: "With\ncredit", Width: 29, Align: right},
			page.Column{Title: "Needed\n%", Width: 34, Align: right}, page.Column{Title: "Result", Width: 54})
		if p.Tally().Unknown > 0 { // "Does not meet" is longer than the other results
			t.Columns[0].Width, t.Columns[2].Width, t.Columns[10].Width = 50, 110, 70
		}
		p.widenClass(t)
		return t
	}
	t.Columns[0].Width, t.Columns[1].Width, t.Columns[2].Width = 66, 40, 139
	t.Columns = append(t.Columns, page.Column{Title: "Needed\n%", Width: 36, Align: right}, page.Column{Title: "Result", Width: 74})
	p.widenClass(t)
	return t
}

// widenClass makes room for the one class of two words, at the cost of the specialty.
func (p *paper) widenClass(t *page.Table) {
	if !slices.ContainsFunc(p.Counties, func(c County) bool { return strings.Contains(c.Type, " ") }) {
		return
	}
	more := max(0, 52-t.Columns[1].Width)
	t.Columns[1].Width += more
	t.Columns[2].Width -= more
}

// classCell keeps a class of two words on one line.
func classCell(class string) page.Cell {
	if !strings.Contains(class, " ") {
		return page.Txt(class)
	}
	style := page.SmallStyle
	style.Size = 7.5
	return page.Mixed(page.Run{S: class, Style: style})
}

func (p *paper) anyCredit() bool {
	return slices.ContainsFunc(p.Assessment.Cells, func(c Cell) bool { return c.CreditPoints > 0 })
}

// cellNotes stand under every part of the table.
func (p *paper) cellNotes() []string {
	notes := []string{"A beneficiary has access when a counted provider is inside both limits. Each NPI is counted once."}
	if p.Tally().Fail() > 0 {
		notes = append(notes, p.structuralNote())
	}
	if slices.ContainsFunc(p.Assessment.Cells, func(c Cell) bool { return c.Adjusted }) {
		notes = append(notes, "* Limit adjusted by CMS for this county and specialty.")
	}
	if p.anyCredit() {
		return append(notes, "A share with credit stops at 100.")
	}
	return append(notes, "No credit points are applied.")
}

func (p *paper) cellRow(c *Cell, credits bool) page.Row {
	s := p.Specialties[c.Specialty]
	label := strings.TrimPrefix(specialtyLabel(s), s.Code)
	row := page.Row{Cells: []page.Cell{
		page.Name(p.names[c.County]), classCell(p.Counties[c.County].Type),
		page.Mixed(page.Run{S: s.Code, Style: page.SmallStyle.Bold()}, page.Run{S: label, Style: page.SmallStyle}),
		page.Txt(Count(c.Counted)), page.Txt(Count(c.Required)), page.Txt(c.LimitText()), page.Txt(c.PercentText()),
	}}
	if credits {
		row.Cells = append(row.Cells, page.Txt(c.CreditText()), page.Txt(c.WithCreditText()))
	}
	row.Cells = append(row.Cells, page.Txt(Count(c.RequiredPercent)), status(*c))
	if !c.Pass {
		row.Note = p.Cause(c)
	}
	return row
}

// failLines name every failing type of a county in one row, where a row for each would fill a book.
func (p *paper) failLines() *page.Table {
	t := &page.Table{Title: "Cells that fail, by county", Heading: page.SectionHeading, Foot: p.foot(p.structuralNote()), Columns: []page.Column{
		{Title: "County", Width: 96},
		{Title: "Class", Width: 60},
		{Title: "Fail", Width: 34, Align: page.AlignRight},
		{Title: "Types that fail", Width: 230, MaxLines: 8},
		{Title: "Result", Width: 84},
	}}
	perCounty := make([][3][]string, len(p.Counties))
	for i := range p.Assessment.Cells {
		if c := &p.Assessment.Cells[i]; !c.Pass {
			kind := kindIndex(c)
			perCounty[c.County][kind] = append(perCounty[c.County][kind], p.Specialties[c.Specialty].Code)
		}
	}
	for _, pending := range [...]bool{true, false} {
		for i, c := range p.Counties {
			if c.Pending == pending {
				t.Rows = append(t.Rows, p.failLine(i, perCounty[i])...)
			}
		}
	}
	if n := len(t.Rows); n > lineRowsMax {
		t.Rows = t.Rows[:lineRowsMax]
		p.notes = append(p.notes, "The filing names the failing cells of the first counties only; adequacy.csv and the workbook list all.")
		t.Foot = p.foot("The first "+Count(lineRowsMax)+" of "+Count(n)+" rows are printed; adequacy.csv and the workbook list every failing cell.", p.structuralNote())
	}
	return t
}

// kinds are the gaps in the order of their rows.
var kinds = [3]Gap{GapFixable, GapStructural, GapUnknown}

func kindIndex(c *Cell) int {
	for i, k := range kinds {
		if gapKind(c) == k {
			return i
		}
	}
	return len(kinds) - 1
}

func (p *paper) failLine(county int, byKind [3][]string) []page.Row {
	var rows []page.Row
	for kind, codes := range byKind {
		if len(codes) == 0 {
			continue
		}
		types := strings.Join(codes, ", ")
		if len(codes) == len(p.Specialties) {
			types = "All " + CountOf(len(codes), "type", "types")
		} else if rest := p.allBut(codes); rest != "" {
			types = rest
		}
		rows = append(rows, page.Row{Cells: []page.Cell{
			page.Name(p.names[county]), page.Txt(p.Counties[county].Type), page.Txt(Count(len(codes))),
			page.Txt(types), status(Cell{Gap: kinds[kind]}),
		}})
	}
	return rows
}

// meetLines sum what meets in a row for each county, with the smallest margin.
func (p *paper) meetLines() *page.Table {
	t := &page.Table{Title: "Cells that meet, by county", Heading: page.SectionHeading, Tight: true, Foot: p.foot(), Columns: []page.Column{
		{Title: "County", Width: 140},
		{Title: "Class", Width: 72},
		{Title: "Cells that\nmeet", Width: 56, Align: page.AlignRight},
		{Title: "Lowest\naccess %", Width: 56, Align: page.AlignRight},
		{Title: "Lowest in", Width: 180},
	}}
	lowest := make([]*Cell, len(p.Counties))
	for i := range p.Assessment.Cells {
		c := &p.Assessment.Cells[i]
		if c.Pass && (lowest[c.County] == nil || worse(c, lowest[c.County])) {
			lowest[c.County] = c
		}
	}
	for i, tally := range p.ByCounty() {
		if tally.Meet == 0 {
			continue
		}
		low := lowest[i]
		lowIn := specialtyLabel(p.Specialties[low.Specialty])
		if e4, ok := low.PercentE4(); !ok || e4 >= 100*10_000 {
			lowIn = NoValue
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{
			page.Name(p.names[i]), page.Txt(p.Counties[i].Type), page.Txt(Count(tally.Meet)),
			page.Txt(low.PercentText()), page.Txt(lowIn),
		}})
	}
	if n := len(t.Rows); n > lineRowsMax {
		t.Rows = t.Rows[:lineRowsMax]
		t.Foot = p.foot("The first " + Count(lineRowsMax) + " of " + Count(n) + " counties are printed; adequacy.csv and the workbook list all.")
	}
	return t
}
