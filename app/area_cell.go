package app

import (
	"strconv"

	"countyline/app/adequacy"
	"countyline/data"
	"countyline/reports"
)

// Cell is one county × specialty as screens show it.
type Cell struct {
	Required, Counted    int // providers, beds or facilities
	CountPass            bool
	AccessPass           bool
	ShareE4              int64 // of beneficiaries with access, ten-thousandths of a percent, truncated; -1 without population points
	RequiredPercent      int
	MaxMiles, MaxMinutes float64
	Adjusted             bool // CMS customised the limit
	Fragile              bool // passes, and fails without some one practice
	Class                Class
}

// Class is what a screen says of a cell in one word, from good to bad.
type Class uint8

// The classes. Thin means: passes, but the loss of one practice fails it, or the count is under 1.2 times what is
// required. Failing means: fails, and no prospects are listed that could tell whether it can be closed.
const (
	OutsideArea Class = iota
	Buffered
	Thin
	Fixable
	Failing
	Structural
)

// String is the class in the words of every screen.
func (c Class) String() string {
	return [...]string{"Not in service area", "Passes with buffer", "Passes, thin", "Fails, fixable", "Fails, no prospects listed", "Fails, structural"}[c]
}

// Fails says that a cell of the class does not meet the standard.
func (c Class) Fails() bool { return c >= Fixable }

// Figure is the text of a heat or map cell: the whole percent with access, truncated but never to nothing ("<1"); what
// is counted and what is needed ("2/5") where only the count fails; a dash without population points.
func (c Cell) Figure() string {
	switch {
	case c.ShareE4 < 0:
		return reports.NoValue
	case c.AccessPass && !c.CountPass:
		return strconv.Itoa(c.Counted) + "/" + strconv.Itoa(c.Required)
	}
	return reports.WholePercent(c.ShareE4)
}

// ShareText is the share with access in percent as reports print it, one decimal, truncated; a dash without
// population points.
func (c Cell) ShareText() string { return shareText(c.ShareE4) }

// PercentText is the share with access with its sign; a dash without population points.
func (c Cell) PercentText() string {
	if c.ShareE4 < 0 {
		return reports.NoValue
	}
	return c.ShareText() + "%"
}

func shareText(e4 int64) string {
	if e4 < 0 {
		return reports.NoValue
	}
	return reports.Tenths(e4)
}

// shareE4 is a covered share in ten-thousandths of a percent, truncated; -1 where there is nobody.
func shareE4(covered, weight int64) int64 {
	e4, ok := reports.Cell{Covered: covered, Weight: weight}.PercentE4()
	if !ok {
		return -1
	}
	return e4
}

// cellOf brings the engine's result into the form of screens.
func (a *Adequacy) cellOf(county, specialty int, c adequacy.Cell, fragile bool) Cell {
	of := a.audit.Result.Area.Rows[county].County
	need := of.Requirements[specialty]
	cell := Cell{
		Required: c.Required, Counted: c.Counted, CountPass: c.CountPass, AccessPass: c.AccessPass,
		ShareE4: shareE4(c.Covered, c.Weight), RequiredPercent: a.audit.evidence.standards.Percent[of.Type],
		MaxMiles: need.Limit.Miles, MaxMinutes: need.Limit.Minutes, Adjusted: need.Adjusted, Fragile: fragile,
	}
	cell.Class = classOf(c, fragile)
	return cell
}

// classOf says in one word what a result means; fragile means that the loss of one practice fails it.
func classOf(c adequacy.Cell, fragile bool) Class {
	switch c.Gap {
	case adequacy.Fixable:
		return Fixable
	case adequacy.Structural:
		return Structural
	case adequacy.UnknownGap:
		return Failing
	}
	if fragile || c.Required > 0 && c.Counted < buffered(c.Required) {
		return Thin
	}
	return Buffered
}

// buffered is the count from which a cell has some to spare: 1.2 times what is required, rounded up.
func buffered(required int) int { return (required*6 + 4) / 5 }

// unitOf names what is counted: "provider", "bed" or "facility", for one or for several.
func unitOf(n int, s data.Specialty) string {
	switch s.Unit {
	case data.Beds:
		return either(n, "bed", "beds")
	case data.Facilities:
		return either(n, "facility", "facilities")
	}
	return either(n, "provider", "providers")
}
