package adequacy

import (
	"cmp"
	"fmt"
	"slices"

	"countyline/app"
	"countyline/data"
	"countyline/ui/widget/heat"
)

// view is what the grid shows of the figures: counties and specialties that pass the filter, in order.
type view struct {
	figures     *app.Adequacy
	whatIf      *app.WhatIf
	filter      filter
	counties    []int // indexes into the figures
	specialties []int
	tally       []app.Tally // by county of the figures: its cells of the shown specialties, as they would be
	start       []app.Tally // the same in the network as it is, by which rows are ordered, so that none jumps at a tick
	whole       app.Tally   // of the shown cells, as they would be
}

// look makes the view of a filter and an order. What a former view of the same figures has counted is taken over; it
// must be nil after a practice was tried.
func look(figures *app.Adequacy, whatIf *app.WhatIf, f filter, o order, former *view) *view {
	v := &view{figures: figures, whatIf: whatIf, filter: f}
	if former != nil && former.figures == figures && former.filter.group == f.group && former.filter.failing == f.failing && (!f.failing || former.filter == f) {
		v.specialties, v.tally, v.start = former.specialties, former.tally, former.start
	} else {
		v.chooseSpecialties()
		v.count()
	}
	v.chooseCounties()
	v.sorted(o)
	for _, c := range v.counties {
		for class, n := range v.tally[c] {
			v.whole[class] += n
		}
	}
	return v
}

// cell is a cell as it would be.
func (v *view) cell(county, specialty int) app.Cell { return v.whatIf.Cell(county, specialty) }

// chooseSpecialties takes those of the group, most failures first.
func (v *view) chooseSpecialties() {
	a := v.figures
	for t := range a.Specialties {
		if v.filter.specialty(&a.Specialties[t]) {
			v.specialties = append(v.specialties, t)
		}
	}
	if v.filter.failing {
		v.count()
		v.chooseCounties()
		v.specialties = slices.DeleteFunc(v.specialties, v.passes)
		v.counties = nil
	}
	slices.SortStableFunc(v.specialties, func(x, y int) int {
		return cmp.Compare(a.SpecialtyTally(y).Fail(), a.SpecialtyTally(x).Fail())
	})
}

// passes says whether a specialty fails in no county of the view, neither under the what-if nor as the network is.
func (v *view) passes(specialty int) bool {
	return !slices.ContainsFunc(v.counties, func(c int) bool {
		return v.cell(c, specialty).Class.Fails() || v.figures.Cell(c, specialty).Class.Fails()
	})
}

// count counts each county's cells of the shown specialties.
func (v *view) count() {
	v.tally, v.start = make([]app.Tally, len(v.figures.Counties)), make([]app.Tally, len(v.figures.Counties))
	for c := range v.figures.Counties {
		for _, t := range v.specialties {
			v.tally[c][v.cell(c, t).Class]++
			v.start[c][v.figures.Cell(c, t).Class]++
		}
	}
}

func (v *view) chooseCounties() {
	f := v.filter
	for c := range v.figures.Counties {
		of := &v.figures.Counties[c]
		if !f.county(of) || f.failing && v.tally[c].Fail()+v.start[c].Fail() == 0 {
			continue
		}
		if f.class != app.OutsideArea && v.tally[c][f.class] == 0 {
			continue
		}
		v.counties = append(v.counties, c)
	}
}

// countClasses are the classes counted beside each county: without prospects nobody knows what is fixable.
func (v *view) countClasses() []app.Class {
	if v.figures.Tally()[app.Failing] > 0 {
		return []app.Class{app.Failing}
	}
	return []app.Class{app.Structural, app.Fixable}
}

// worst is the code of the specialty that a county fails worst, of those with most failures first.
func (v *view) worst(county string) string {
	c, known := v.figures.CountyIndex(county)
	if !known || len(v.specialties) == 0 {
		return ""
	}
	return v.figures.Specialties[slices.MinFunc(v.specialties, func(x, y int) int {
		return cmp.Compare(v.cell(c, y).Class, v.cell(c, x).Class)
	})].Code
}

// data is the view as the grid takes it.
func (v *view) data(o order) heat.Data {
	d := heat.Data{Name: "County", Note: "Class", Cell: v.heatCell, Words: v.words}
	for _, class := range v.countClasses() {
		icon := map[app.Class]string{app.Structural: "octagon-x", app.Fixable: "wrench", app.Failing: "circle-alert"}[class]
		d.Counts = append(d.Counts, heat.CountHead{Icon: icon, Class: int(class), Words: "Cells: " + class.String()})
	}
	several := len(states(v.figures)) > 1
	for _, c := range v.counties {
		d.Rows = append(d.Rows, v.row(c, several))
	}
	for _, t := range v.specialties {
		d.Columns = append(d.Columns, v.column(t))
	}
	d.Sort = o.head(d.Columns)
	return d
}

func (v *view) row(county int, states bool) heat.Row {
	c := &v.figures.Counties[county]
	r := heat.Row{Key: c.Key, Name: c.Name, Note: c.Type.String(), Words: countyWords(c)}
	if states {
		r.Name += ", " + c.State
	}
	switch c.Filing {
	case data.Initial, data.Expansion:
		r.Mark = "+"
	}
	for _, class := range v.countClasses() {
		r.Counts = append(r.Counts, v.tally[county][class])
	}
	return r
}

// countyWords are what a county's name says on hover.
func countyWords(c *app.AreaCounty) string {
	words := fmt.Sprintf("%s, %s · %s", c.Name, c.State, c.Type)
	if c.SSA != "" {
		words += " · SSA " + c.SSA
	}
	switch c.Filing {
	case data.Initial:
		words += " · initial county, applied for"
	case data.Expansion:
		words += " · expansion county, applied for"
	}
	return words
}

func (v *view) column(specialty int) heat.Column {
	s := &v.figures.Specialties[specialty]
	column := heat.Column{Key: s.Code, Short: short(*s), Code: s.Code, Words: s.Name + " · " + s.Code}
	for c := range v.figures.Counties {
		cell := v.figures.Cell(c, specialty)
		if !cell.AccessPass || cell.CountPass { // its figure is a percentage
			continue
		}
		if figure := cell.Figure(); len(figure) > max(3, len(column.Widest)) {
			column.Widest = figure
		}
	}
	return column
}

// heatCell is a cell of the grid. While the legend singles out a class, or failing cells are asked for, others keep their
// figure alone.
func (v *view) heatCell(row, column int) heat.Cell {
	c, t := v.counties[row], v.specialties[column]
	cell, base := v.cell(c, t), v.figures.Cell(c, t)
	class := cell.Class
	if v.filter.class != app.OutsideArea && class != v.filter.class {
		class = app.OutsideArea
	}
	if v.filter.failing && !class.Fails() && cell == *base {
		class = app.OutsideArea
	}
	return heat.Cell{Class: int(class), Figure: cell.Figure(), Changed: cell != *base}
}

// words are what a cell says on hover.
func (v *view) words(row, column int) []string {
	c, t := v.counties[row], v.specialties[column]
	cell, base := v.cell(c, t), v.figures.Cell(c, t)
	lines := []string{v.figures.Counties[c].Name + " × " + v.figures.Specialties[t].Name, cell.Class.String(), accessWords(cell), v.countWords(t, cell)}
	if cell != *base {
		lines = append(lines, "In the network as it is: "+baseWords(*base))
	}
	return lines
}

func accessWords(c app.Cell) string {
	if c.ShareE4 < 0 {
		return "No population points"
	}
	return fmt.Sprintf("%s%% with access, %d%% required", c.ShareText(), c.RequiredPercent)
}

func (v *view) countWords(specialty int, c app.Cell) string {
	return fmt.Sprintf("%s %s, %s required", app.Count(c.Counted), v.figures.Specialties[specialty].Unit, app.Count(c.Required))
}

// baseWords are a cell in a few words.
func baseWords(c app.Cell) string {
	return fmt.Sprintf("%s%%, %d of %d · %s", c.ShareText(), c.Counted, c.Required, c.Class)
}

// states are those of the counties, in order.
func states(a *app.Adequacy) []string {
	var list []string
	for i := range a.Counties {
		if !slices.Contains(list, a.Counties[i].State) {
			list = append(list, a.Counties[i].State)
		}
	}
	slices.Sort(list)
	return list
}
