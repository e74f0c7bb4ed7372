package reports

import "slices"

// Tally counts cells by their result.
type Tally struct{ Cells, Meet, Fixable, Structural, Unknown int }

// Fail is the number of cells that do not meet the standard.
func (t Tally) Fail() int { return t.Cells - t.Meet }

func (t *Tally) add(c *Cell) {
	t.Cells++
	switch {
	case c.Pass:
		t.Meet++
	case c.Gap == GapFixable:
		t.Fixable++
	case c.Gap == GapStructural:
		t.Structural++
	default:
		t.Unknown++
	}
}

// Tally counts all cells.
func (a *Assessment) Tally() Tally {
	var t Tally
	for i := range a.Cells {
		t.add(&a.Cells[i])
	}
	return t
}

// ByCounty counts the cells of each county, parallel to Counties.
func (a *Assessment) ByCounty() []Tally {
	out := make([]Tally, len(a.Counties))
	for i := range a.Cells {
		out[a.Cells[i].County].add(&a.Cells[i])
	}
	return out
}

// BySpecialty counts the cells of each specialty, parallel to Specialties.
func (a *Assessment) BySpecialty() []Tally {
	out := make([]Tally, len(a.Specialties))
	for i := range a.Cells {
		out[a.Cells[i].Specialty].add(&a.Cells[i])
	}
	return out
}

// Group is a part of the county × specialty table: cells under one heading.
type Group struct {
	Title  string // states the group and its count
	Failed bool
	Cells  []int // indexes into Assessment.Cells
}

// Groups orders all cells as the filing prints them: failures in pending counties, failures in current
// counties, then the cells that meet the standard, county by county. A group without cells is left out.
func (a *Assessment) Groups() []Group {
	var pending, current Group
	meeting := make([]Group, len(a.Counties))
	for i := range a.Cells {
		c := &a.Cells[i]
		switch {
		case c.Pass:
			meeting[c.County].Cells = append(meeting[c.County].Cells, i)
		case a.Counties[c.County].Pending:
			pending.Cells = append(pending.Cells, i)
		default:
			current.Cells = append(current.Cells, i)
		}
	}
	pending.Failed, current.Failed = true, true
	pending.Title = "Does not meet: " + CountOf(len(pending.Cells), "cell", "cells") + " in pending counties"
	current.Title = "Does not meet: " + CountOf(len(current.Cells), "cell", "cells") + " in current counties"
	names := countyNames(a)
	for i := range meeting {
		meeting[i].Title = "Meets: " + names[i] + ", " + CountOf(len(meeting[i].Cells), "cell", "cells")
	}
	return slices.DeleteFunc(append([]Group{pending, current}, meeting...), func(g Group) bool { return len(g.Cells) == 0 })
}

// SpecialtyGap is a specialty with failing cells and the counties where it fails.
type SpecialtyGap struct {
	Specialty int
	Tally     Tally
	Counties  []int
}

// SpecialtyGaps lists the specialties where any cell fails, those with most failing cells first.
func (a *Assessment) SpecialtyGaps() []SpecialtyGap {
	gaps := make([]SpecialtyGap, len(a.Specialties))
	for i, t := range a.BySpecialty() {
		gaps[i] = SpecialtyGap{Specialty: i, Tally: t}
	}
	for i := range a.Cells {
		if c := &a.Cells[i]; !c.Pass {
			gaps[c.Specialty].Counties = append(gaps[c.Specialty].Counties, c.County)
		}
	}
	gaps = slices.DeleteFunc(gaps, func(g SpecialtyGap) bool { return len(g.Counties) == 0 })
	slices.SortStableFunc(gaps, func(x, y SpecialtyGap) int { return y.Tally.Fail() - x.Tally.Fail() })
	return gaps
}

// CountyName is the printed name of a county: with its state where the service area crosses a state line.
func (a *Assessment) CountyName(i int) string {
	c := a.Counties[i]
	return c.printedName(a.oneState(), a.rowsByFIPS()[c.FIPS] > 1)
}

// oneState reports whether all counties lie in one state.
func (a *Assessment) oneState() bool {
	for i := range a.Counties {
		if a.Counties[i].State != a.Counties[0].State {
			return false
		}
	}
	return true
}
