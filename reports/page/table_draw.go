package page

import "strings"

// tableRun is one table on its way down the pages.
type tableRun struct {
	*Table
	flow  *Flow
	rows  []laidRow
	group *Row // the group row that the next data row belongs to
}

// Table draws a table; one that does not fit breaks between rows.
func (f *Flow) Table(t *Table) {
	run := &tableRun{Table: t, flow: f}
	for i := range t.Rows {
		run.rows = append(run.rows, t.lay(f.Fonts, &t.Rows[i]))
	}
	keep := run.least()
	switch t.Heading {
	case SectionHeading:
		f.Section(t.Title, keep)
	case SmallHeading:
		f.H3(t.Title, keep)
	default:
		f.Keep(keep)
	}
	run.head()
	if len(t.Rows) == 0 {
		f.Draw(Left(f.X, Baseline(f.Y+t.pad(), SmallStyle.Size, SmallLead), t.Empty, NoteStyle))
		f.Y += 2*t.pad() + SmallLead
		f.Draw(HLine(f.X, f.Y, t.width(), 0.4, Hair))
	}
	for i := range run.rows {
		if f.Y+run.ahead(i, run.together(i))+run.reserve(i) > BodyBottom && !run.first(i) && !run.restFits(i) {
			run.breakPage()
		}
		run.row(&run.rows[i], i+1 < len(run.rows) && run.rows[i+1].Kind == TotalRow)
	}
	run.foot(false)
}

// Least is the height that a table needs to begin on a page, its own heading apart: head, first rows and note.
func (t *Table) Least(f *Fonts) float64 {
	run := &tableRun{Table: t, flow: &Flow{Fonts: f}}
	for i := range t.Rows[:min(len(t.Rows), 4)] {
		run.rows = append(run.rows, t.lay(f, &t.Rows[i]))
	}
	return run.least()
}

func (r *tableRun) least() float64 {
	return r.headHeight() + r.ahead(0, 3) + r.footHeight(r.flow.Fonts, len(r.rows) > 3)
}

// restFits says that all rows from i on end on this page, so that the note needs no word of continuing.
func (r *tableRun) restFits(i int) bool {
	return r.flow.Y+r.ahead(i, len(r.rows)-i)+r.footHeight(r.flow.Fonts, false) <= BodyBottom
}

// ahead is the height of the next n rows.
func (r *tableRun) ahead(i, n int) float64 {
	h := 0.0
	for _, row := range r.rows[min(i, len(r.rows)):min(i+n, len(r.rows))] {
		h += row.height
	}
	return h
}

// together is how many rows must stay on one page from i on: a group row keeps two rows with it, the
// row before a total keeps the total.
func (r *tableRun) together(i int) int {
	switch {
	case r.rows[i].Kind == GroupRow:
		return 3
	case i+2 == len(r.rows) && r.rows[i+1].Kind == TotalRow:
		return 2
	}
	return 1
}

// reserve is the height for the note below row i: longer when rows are left, for "Table continues."
func (r *tableRun) reserve(i int) float64 {
	return r.footHeight(r.flow.Fonts, i+r.together(i) < len(r.rows))
}

// first says that row i opens its page, so that breaking again would gain nothing.
func (r *tableRun) first(i int) bool { return i == 0 && r.flow.Y < BodyTop+100 }

func (r *tableRun) breakPage() {
	f := r.flow
	r.foot(true)
	f.NewPage()
	if r.Title != "" {
		f.lines(f.Fonts.Fit(Plain(r.Title+", continued", H3Style), f.Width, 1), H3Style.Size, H3Lead)
		f.Y += 3
	}
	r.head()
	if r.group != nil {
		r.groupRow(r.group, ", continued")
	}
}

func (t *Table) headHeight() float64 {
	lines := 1
	for _, c := range t.Columns {
		lines = max(lines, 1+strings.Count(c.Title, "\n"))
	}
	return HeadLead*float64(lines) + 5
}

// head draws the column heads, bottom aligned over a rule.
func (r *tableRun) head() {
	f := r.flow
	bottom := f.Y + r.headHeight()
	for i, c := range r.Columns {
		left, width := r.inner(i)
		lines := strings.Split(c.Title, "\n")
		for j, s := range lines {
			y := bottom - 5 - HeadLead*float64(len(lines)-1-j) - 2
			f.Draw(f.aligned(f.X+left, width, y, c.Align, s, HeadStyle))
		}
	}
	f.Draw(HLine(f.X, bottom, r.width(), 0.9, Ink))
	f.Y = bottom
}

func (f *Flow) aligned(x, width, y float64, align Align, s string, style Style) Text {
	if align == AlignRight {
		return f.Fonts.Right(x+width, y, s, style)
	}
	return Left(x, y, s, style)
}

func (r *tableRun) row(row *laidRow, beforeTotal bool) {
	f := r.flow
	switch row.Kind {
	case GroupRow:
		r.groupRow(row.Row, "")
		r.group = row.Row
		return
	case TotalRow:
		f.Draw(HLine(f.X, f.Y, r.width(), 0.9, Ink))
		r.group = nil
	}
	for i, lines := range row.cells {
		r.cell(row, i, lines)
	}
	if len(row.note) > 0 {
		left, _ := r.inner(r.NoteFrom)
		y := f.Y + row.height - r.pad() - noteLead*float64(len(row.note))
		for j, line := range row.note {
			f.Draw(line.Ops(f.X+left, Baseline(y+noteLead*float64(j), NoteStyle.Size, noteLead))...)
		}
	}
	f.Y += row.height
	if row.Kind != TotalRow && !beforeTotal {
		f.Draw(HLine(f.X, f.Y, r.width(), 0.4, RuleColor))
	}
}

func (r *tableRun) cell(row *laidRow, col int, lines []Line) {
	f := r.flow
	left, width := r.inner(col)
	top := f.Y + r.pad()
	if icon := row.Cells[col].Icon; icon != NoIcon {
		f.Draw(icon.Ops(f.X+left, top+(SmallLead-IconSize)/2, IconSize)...)
		left, width = left+IconSize+IconGap, width-IconSize-IconGap
	}
	for j, line := range lines {
		x := f.X + left
		if r.Columns[col].Align == AlignRight {
			x += width - line.Width
		}
		f.Draw(line.Ops(x, Baseline(top+SmallLead*float64(j), SmallStyle.Size, SmallLead))...)
	}
}

func (r *tableRun) groupRow(row *Row, continued string) {
	f := r.flow
	f.Draw(Bar(Rect{f.X, f.Y + 0.3, r.width(), groupHeight - 0.3}, Tint)) // the line above stays whole
	line := f.Fonts.Fit(Plain(row.Group+continued+row.GroupTail, SmallStyle.Bold()), r.width()-12, 1)[0]
	f.Draw(line.Ops(f.X+6, Baseline(f.Y, SmallStyle.Size, groupHeight))...)
	f.Y += groupHeight
	f.Draw(HLine(f.X, f.Y, r.width(), 0.4, RuleColor))
}

const footGap = 6.0

func (t *Table) footLines(f *Fonts, continues bool) []Line {
	runs := t.Foot
	if continues {
		runs = append(runs[:len(runs):len(runs)], Run{" Table continues.", NoteStyle})
	}
	if len(runs) == 0 {
		return nil
	}
	return f.Wrap(runs, t.width())
}

func (t *Table) footHeight(f *Fonts, continues bool) float64 {
	if n := len(t.footLines(f, continues)); n > 0 {
		return footGap + BodyLead*float64(n)
	}
	return 0
}

// foot writes the note: at the page's end where the table goes on, else below the last row.
func (r *tableRun) foot(continues bool) {
	f := r.flow
	lines := r.footLines(f.Fonts, continues)
	if len(lines) == 0 {
		return
	}
	f.Y += footGap
	if continues {
		f.Y = max(f.Y, BodyBottom-BodyLead*float64(len(lines)))
	}
	f.lines(lines, NoteStyle.Size, BodyLead)
}
