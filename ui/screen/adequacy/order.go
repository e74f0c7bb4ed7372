package adequacy

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"countyline/app"
	"countyline/ui/widget/heat"
)

// order is how counties are ordered: as one of orders, or by a column.
type order struct {
	by      string // "", "name", "state", "type", "count 0" …, or a specialty's code
	reverse bool
}

// orders are the choices of the menu, and what they are called in a place.
var orders = [...]struct{ by, words string }{{"", "Failing first"}, {"name", "Name"}, {"state", "State"}}

func (o order) String() string {
	if o.reverse {
		return o.by + "-"
	}
	return o.by
}

func readOrder(s string) order {
	by, reverse := strings.CutSuffix(s, "-")
	return order{by, reverse}
}

const countPrefix = "count "

// head is the order as the grid's heads name it.
func (o order) head(columns []heat.Column) heat.Sort {
	s := heat.Sort{Column: heat.NoColumn, Reverse: o.reverse}
	count, isCount := strings.CutPrefix(o.by, countPrefix)
	switch {
	case o.by == "name":
		s.Column = heat.NameColumn
	case o.by == "type":
		s.Column = heat.NoteColumn
	case isCount:
		if n, err := strconv.Atoi(count); err == nil {
			s.Column = heat.FirstCount - n
		}
	default:
		if i := slices.IndexFunc(columns, func(c heat.Column) bool { return c.Key == o.by }); i >= 0 {
			s.Column = i
		}
	}
	return s
}

// orderOf is what a click on a head asks for.
func orderOf(s heat.Sort, columns []heat.Column) order {
	o := order{reverse: s.Reverse}
	switch {
	case s.Column >= 0:
		o.by = columns[s.Column].Key
	case s.Column == heat.NameColumn:
		o.by = "name"
	case s.Column == heat.NoteColumn:
		o.by = "type"
	default:
		o.by = countPrefix + strconv.Itoa(heat.FirstCount-s.Column)
	}
	return o
}

// sorted orders counties: the worst first where cells are compared, and by name where all else is equal.
func (v *view) sorted(o order) {
	compare := v.compare(o.by)
	slices.SortStableFunc(v.counties, func(x, y int) int {
		first := compare(x, y)
		if o.reverse {
			first = -first
		}
		a, b := &v.figures.Counties[x], &v.figures.Counties[y]
		return cmp.Or(first, strings.Compare(a.Name, b.Name), strings.Compare(a.State, b.State), strings.Compare(a.Key, b.Key))
	})
}

func (v *view) compare(by string) func(x, y int) int {
	of := v.figures.Counties
	count, isCount := strings.CutPrefix(by, countPrefix)
	specialty, isColumn := v.figures.SpecialtyIndex(by)
	switch {
	case by == "name":
		return func(x, y int) int { return strings.Compare(of[x].Name, of[y].Name) }
	case by == "state":
		return func(x, y int) int { return strings.Compare(of[x].State, of[y].State) }
	case by == "type":
		return func(x, y int) int { return cmp.Compare(of[x].Type, of[y].Type) }
	case isCount:
		n, _ := strconv.Atoi(count)
		class := v.countClasses()[min(n, len(v.countClasses())-1)]
		return func(x, y int) int { return cmp.Compare(v.tally[y][class], v.tally[x][class]) }
	case isColumn:
		return func(x, y int) int { return worse(v.cell(x, specialty), v.cell(y, specialty)) }
	}
	return func(x, y int) int { return cmp.Compare(v.start[y].Fail(), v.start[x].Fail()) }
}

// worse compares cells by class, then by share, then by what is missing from the count.
func worse(x, y app.Cell) int {
	return cmp.Or(cmp.Compare(y.Class, x.Class), cmp.Compare(x.ShareE4, y.ShareE4), cmp.Compare(x.Counted-x.Required, y.Counted-y.Required))
}
