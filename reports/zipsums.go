package reports

import (
	"math"
	"strconv"
)

// ZIPSum is one ZIP code of a failing cell: its points summed, since a ZIP code may have several.
type ZIPSum struct {
	ZIPRow        // the people of all points; distances of the farthest point outside, else of the farthest within
	Points  int   // population points of the ZIP code
	Without int64 // people at its points outside the limits
}

// ByZIP sums the points of each ZIP code, in the order of their first rows. Points without a code stay alone.
func (g ZIPGap) ByZIP() []ZIPSum {
	at := make(map[string]int, len(g.Rows))
	out := make([]ZIPSum, 0, len(g.Rows))
	for _, r := range g.Rows {
		i, known := at[r.ZIP]
		if !known || r.ZIP == "" {
			at[r.ZIP] = len(out)
			out = append(out, ZIPSum{ZIPRow: r, Points: 1, Without: r.without()})
			continue
		}
		sum := &out[i]
		people := sum.Beneficiaries + r.Beneficiaries
		if r.fartherThan(sum.ZIPRow) {
			place := orDefault(sum.Place, r.Place)
			sum.ZIPRow, sum.Place = r, place
		}
		sum.Beneficiaries = people
		sum.Points++
		sum.Without += r.without()
	}
	return out
}

func (r ZIPRow) without() int64 {
	if r.Outside {
		return r.Beneficiaries
	}
	return 0
}

// fartherThan compares two points of a ZIP code: outside before within, none counted before any distance.
func (r ZIPRow) fartherThan(other ZIPRow) bool {
	if r.Outside != other.Outside {
		return r.Outside
	}
	return r.reach() > other.reach()
}

func (r ZIPRow) reach() float64 {
	if r.Nearest == "" {
		return math.Inf(1)
	}
	return max(r.Miles, r.MilesOver)
}

// partly says that the ZIP code has people on both sides of the limits.
func (s ZIPSum) partly() bool { return s.Outside && s.Without < s.Beneficiaries }

// limitWord says on which side of the limits the ZIP code lies.
func (s ZIPSum) limitWord() string {
	if s.partly() {
		return "Partly"
	}
	return s.ZIPRow.limitWord()
}

// milesText are the miles to the nearest counted provider: with two decimals where one would hide that the
// point is beyond the limit.
func (r ZIPRow) milesText() string {
	switch {
	case r.Nearest == "":
		return NoValue
	case r.MilesOver > 0 && r.MilesOver < leastOver:
		return strconv.FormatFloat(r.Miles, 'f', 2, 64)
	}
	return oneDecimal(r.Miles)
}

// overText are the miles beyond the limit; what lies beyond it is never printed as nothing.
func (r ZIPRow) overText() string {
	switch {
	case r.Nearest == "" || r.MilesOver <= 0:
		return NoValue
	case r.MilesOver < leastOver:
		return "<0.1"
	}
	return "+" + oneDecimal(r.MilesOver)
}

// leastOver is the least distance that one decimal shows, in miles.
const leastOver = 0.05
