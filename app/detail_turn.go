package app

import (
	"fmt"

	"countyline/app/adequacy"
)

// turn says in one sentence what would turn the cell, or what holds it.
func (l *look) turn(d *CellDetail) string {
	switch {
	case d.Cell.Class == Buffered:
		return l.held(d)
	case d.Cell.Class == Thin:
		return l.hangsOn(d)
	case l.cell.Weight == 0:
		return "No population points lie in this county, so nothing that is signed can show access."
	case d.Cell.Class == Failing:
		return "Whether it can be closed is unknown: no prospects are listed."
	case d.Cell.Class == Fixable:
		return l.fixedBy(d)
	}
	return l.outOfReach()
}

// held says that the cell stands whoever leaves.
func (l *look) held(d *CellDetail) string {
	return fmt.Sprintf("Passes whichever one of its %s leaves.", some(len(d.Counting), "practice"))
}

// hangsOn names the practices that the cell cannot lose, or the count that leaves no room.
func (l *look) hangsOn(d *CellDetail) string {
	var names []string
	for _, c := range d.Counting {
		if c.Alone {
			names = append(names, c.Practice)
		}
	}
	switch len(names) {
	case 0:
		return fmt.Sprintf("Passes with %s of %s required; %s would leave room.", Count(d.Cell.Counted), Count(d.Cell.Required), Count(buffered(d.Cell.Required)))
	case 1:
		return "Passes, but fails without " + names[0] + "."
	case 2:
		return "Passes, but fails without " + names[0] + " or without " + names[1] + "."
	}
	return fmt.Sprintf("Passes, but fails if any one of %d practices leaves.", len(names))
}

// fixedBy says who would turn the cell alone, or that it takes several.
func (l *look) fixedBy(d *CellDetail) string {
	alone := 0
	for _, p := range l.holding.Market {
		if p.Cell.Pass() {
			alone++
		}
	}
	switch best := d.Prospects[0].Practice; alone {
	case 0:
		return fmt.Sprintf("No practice turns it alone; together the %d in reach do.", len(l.holding.Market))
	case 1:
		return best + " would turn it alone."
	case 2:
		return best + " would turn it alone, and so would " + d.Prospects[1].Practice + "."
	default:
		return fmt.Sprintf("%s would turn it alone, and so would %d others.", best, alone-1)
	}
}

// outOfReach says how far everybody who is listed would bring the cell.
func (l *look) outOfReach() string {
	n, all := len(l.holding.Market), l.holding.Together
	if n == 0 {
		return "No listed prospect is in reach of anybody in this county."
	}
	who := fmt.Sprintf("With all %d listed practices in reach", n)
	if n == 1 {
		who = "With the one listed practice in reach"
	}
	return who + " " + l.would(all) + "."
}

// would says what a cell would show.
func (l *look) would(c adequacy.Cell) string {
	count := fmt.Sprintf("%s of %s %s would count", Count(c.Counted), Count(c.Required), unitOf(c.Required, l.Specialties[l.ref.Specialty]))
	if c.AccessPass {
		return count
	}
	share := shareText(shareE4(c.Covered, c.Weight)) + "% would have access"
	if c.CountPass {
		return share
	}
	return share + " and " + count
}
