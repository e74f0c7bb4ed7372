package reports

import (
	"slices"

	"countyline/reports/page"
)

// classColors are the four fills, pale to dark; at least 9 L* apart, so that grey print keeps them apart.
var classColors = [4]page.Color{page.RGB(0xEEF2F3), page.RGB(0xC9DADD), page.RGB(0x8FB3BA), page.RGB(0x3F7782)}

// shade is how one county is filled.
type shade struct {
	class   int
	hatched bool
}

// classes are the upper limits of the classes of failing cells; the first is always 0.
type classes []int

// classesOf adapts the limits to the data: 0, 1, 2–3, 4 or more while that tells counties apart, else
// thirds of the counties that fail.
func classesOf(fails []int) classes {
	var failing []int
	for _, n := range fails {
		if n > 0 {
			failing = append(failing, n)
		}
	}
	slices.Sort(failing)
	limits := classes{0}
	if len(failing) == 0 {
		return limits
	}
	most := failing[len(failing)-1]
	steps := []int{1, 3, most}
	if most > 9 {
		steps = []int{failing[(len(failing)-1)/3], failing[2*(len(failing)-1)/3], most}
	}
	for _, s := range steps {
		if last := limits[len(limits)-1]; s > last && last < most {
			limits = append(limits, min(s, most))
		}
	}
	return limits
}

func (c classes) of(n int) int {
	for i, limit := range c {
		if n <= limit {
			return i
		}
	}
	return len(c) - 1
}

// color is the fill of a class; with fewer than four, the darkest are kept for the worst.
func (c classes) color(class int) page.Color {
	if class == 0 {
		return classColors[0]
	}
	if len(c) == 2 {
		return classColors[2]
	}
	return classColors[class]
}

// label is a class in words.
func (c classes) label(class int) string {
	from, to := 0, c[class]
	if class > 0 {
		from = c[class-1] + 1
	}
	switch {
	case class > 0 && class == len(c)-1 && from != to:
		return comma(int64(from)) + " or more"
	case from == to:
		return comma(int64(to))
	}
	return comma(int64(from)) + "–" + comma(int64(to))
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
