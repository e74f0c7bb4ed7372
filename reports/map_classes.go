package reports

import (
	"slices"

	"countyline/reports/page"
)

// classColors are the four fills, pale to dark; at least 9 L* apart, so that grey print keeps them apart.
var classColors = [4]page.Color{page.RGB(0xEEF2F3), page.RGB(0xC9DADD), page.RGB(0x8FB3BA), page.RGB(0x3F7782)}

// class is a range of failing cells, both ends included.
type class struct{ from, to int }

// classes are the ranges that occur, pale to dark; the first is always 0.
type classes []class

// classesOf adapts the ranges to the data: each count its own class while there are no more than three,
// else 0, 1, 2–3, 4 or more, else thirds of the counties that fail.
func classesOf(fails []int) classes {
	var failing []int
	for _, n := range fails {
		if n > 0 {
			failing = append(failing, n)
		}
	}
	slices.Sort(failing)
	list := classes{{0, 0}}
	distinct := slices.Compact(slices.Clone(failing))
	if len(distinct) <= 3 {
		for _, n := range distinct {
			list = append(list, class{n, n})
		}
		return list
	}
	most := distinct[len(distinct)-1]
	if most <= 9 && distinct[0] == 1 && distinct[1] <= 3 {
		return append(list, class{1, 1}, class{2, 3}, class{4, most})
	}
	from := 1
	for _, to := range [...]int{failing[(len(failing)-1)/3], failing[2*(len(failing)-1)/3], most} {
		if to >= from {
			list = append(list, class{from, to})
			from = to + 1
		}
	}
	return list
}

func (c classes) of(n int) int {
	for i, r := range c {
		if n <= r.to {
			return i
		}
	}
	return len(c) - 1
}

// color is the fill of a class; a single class of failures takes the middle shade.
func (c classes) color(i int) page.Color {
	if len(c) == 2 && i == 1 {
		return classColors[2]
	}
	return classColors[i]
}

// label is a class in words.
func (c classes) label(i int) string {
	switch r := c[i]; {
	case r.from == r.to:
		return Count(r.from)
	case i == len(c)-1:
		return Count(r.from) + " or more"
	default:
		return Count(r.from) + "–" + Count(r.to)
	}
}

// failuresByCounty are the failing cells of each drawn county and whether any is structural; where two rows
// share an outline the worse one counts.
func (v *atlasView) failuresByCounty() (fails []int, structural []bool) {
	fails, structural = make([]int, len(v.area)), make([]bool, len(v.area))
	for row, t := range v.a.ByCounty() {
		if at := v.byRow[row]; at >= 0 {
			fails[at] = max(fails[at], t.Fail())
			structural[at] = structural[at] || t.Structural > 0
		}
	}
	return fails, structural
}
