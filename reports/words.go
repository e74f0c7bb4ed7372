package reports

import (
	"strconv"
	"strings"
	"time"
)

// NoValue is printed where there is none; 0 means counted and zero.
const NoValue = "–"

// Headline is the one-sentence answer on the cover.
func (a *Assessment) Headline() string {
	t := a.Tally()
	return Count(t.Meet) + " of " + CountOf(t.Cells, "cell meets", "cells meet") + " the standard."
}

// HeadlineDetail says what can be done about the cells that fail; empty when none does.
func (a *Assessment) HeadlineDetail() string {
	t := a.Tally()
	if t.Fail() == 0 {
		return ""
	}
	var b strings.Builder
	switch {
	case t.Unknown > 0:
		b.WriteString("Whether the " + Count(int64(t.Fail())) + " that fail can be closed is unknown: no prospects were loaded.")
	default:
		b.WriteString("Of the " + Count(int64(t.Fail())) + " that fail, " + Count(t.Fixable) + " can be closed with the " +
			Count(a.Prospects) + " listed prospects; " + Count(t.Structural) + " cannot.")
	}
	if n := a.pendingFailures(); n > 0 && n < t.Fail() {
		b.WriteString(" " + Count(n) + " of the " + Count(int64(t.Fail())) + " lie in the counties applied for.")
	}
	return b.String()
}

// CellsExplained says what a cell is and how many there are.
func (a *Assessment) CellsExplained() string {
	rows := CountOf(len(a.Counties), "county", "counties")
	if n := a.CountyCount(); n != len(a.Counties) {
		rows = CountOf(len(a.Counties), "county row", "county rows") + " of " + CountOf(n, "county", "counties")
	}
	return "A cell is one county and one specialty. " + rows + " times " +
		CountOf(len(a.Specialties), "specialty type makes ", "specialty types make ") + CountOf(len(a.Cells), "cell", "cells") + "."
}

// Result is the printed result of a cell: one word, never colour alone.
func (c Cell) Result() string {
	switch {
	case c.Pass:
		return "Meets"
	case c.Gap == GapFixable:
		return "Fixable"
	case c.Gap == GapStructural:
		return "Structural"
	}
	return "Does not meet"
}

// Cause says in one line why a failing cell fails and what is known about closing it.
func (a *Assessment) Cause(c *Cell) string {
	var parts []string
	unit := a.Specialties[c.Specialty].Unit
	if c.Counted == 0 {
		parts = append(parts, "None counted.")
	} else if !c.CountPass {
		if missing := c.Required - c.Counted; missing > 0 {
			parts = append(parts, Count(missing)+" more "+unit+" needed.")
		} else {
			parts = append(parts, "The minimum number is not met.")
		}
	}
	e4, ok := c.PercentE4()
	switch short := int64(c.RequiredPercent-c.CreditPoints)*10_000 - e4; {
	case !ok:
		parts = append(parts, "No population points lie in this county, so no share with access can be computed.")
	case !c.AccessPass && c.Counted > 0 && c.CreditPoints > 0:
		parts = append(parts, tenthsUp(short)+" points short after credits.")
	case !c.AccessPass && c.Counted > 0:
		parts = append(parts, tenthsUp(short)+" points short.")
	}
	switch c.Gap {
	case GapFixable:
		parts = append(parts, "Listed prospects could close it; they are not contracted yet.")
	case GapStructural:
		parts = append(parts, "Not fixable with the "+Count(a.Prospects)+" listed prospects.")
	}
	return strings.Join(parts, " ")
}

// LimitText prints both limits, with a star where CMS adjusted them.
func (c Cell) LimitText() string {
	s := decimal(c.MaxMinutes) + " / " + decimal(c.MaxMiles)
	if c.Adjusted {
		s += "*"
	}
	return s
}

// PercentText is the share with access as paper prints it: one decimal, truncated like the comparison, so
// that 89.99 never reads 90.0. It is a dash for a county without points.
func (c Cell) PercentText() string {
	e4, ok := c.PercentE4()
	if !ok {
		return NoValue
	}
	return Tenths(e4)
}

// WithCreditText is the share with access plus credit points, at most 100.
func (c Cell) WithCreditText() string {
	e4, ok := c.PercentE4()
	if !ok {
		return NoValue
	}
	return Tenths(min(e4+int64(c.CreditPoints)*10_000, 100*10_000))
}

// CreditText prints credit points with their sign, or a dash.
func (c Cell) CreditText() string {
	if c.CreditPoints == 0 {
		return NoValue
	}
	return "+" + strconv.Itoa(c.CreditPoints)
}

func (a *Assessment) pendingFailures() int {
	n := 0
	for i := range a.Cells {
		if c := &a.Cells[i]; !c.Pass && a.Counties[c.County].Pending {
			n++
		}
	}
	return n
}

// Tenths prints ten-thousandths with one decimal, truncated.
func Tenths(e4 int64) string {
	return strconv.FormatInt(e4/10_000, 10) + "." + strconv.FormatInt(e4%10_000/1_000, 10)
}

// tenthsUp prints ten-thousandths with one decimal, rounded up: what is missing is never nothing.
func tenthsUp(e4 int64) string { return Tenths(e4 + 999) }

// decimal prints a limit with as many decimals as it needs.
func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// oneDecimal prints miles and minutes; from a thousand on, where a tenth says nothing, without decimals.
func oneDecimal(f float64) string {
	if f >= 999.95 {
		return strconv.FormatFloat(f, 'f', 0, 64)
	}
	return strconv.FormatFloat(f, 'f', 1, 64)
}

// Count prints a whole number with thousands separated: 1,935.
func Count[N int | int64](n N) string {
	s := strconv.FormatInt(int64(n), 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// countOrDash prints a count in a summary table, where nothing is a dash.
func countOrDash(n int) string {
	if n == 0 {
		return NoValue
	}
	return Count(n)
}

// CountOf prints a number with its noun: 1 county, 1,935 cells.
func CountOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Count(n) + " " + many
}

// longDate prints YYYY-MM-DD as January 30, 2026; anything else is printed as it is.
func longDate(s string) string { return dateAs(s, "January 2, 2006") }

// ShortDate prints YYYY-MM-DD as Jan 30, 2026; anything else, such as a year, is printed as it is.
func ShortDate(s string) string { return dateAs(s, "Jan 2, 2006") }

func dateAs(s, layout string) string {
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return day.Format(layout)
}
