package app

// Tally counts cells by class.
type Tally [Structural + 1]int

// Cells counts all of them.
func (t Tally) Cells() int { return t.Pass() + t.Fail() }

// Pass counts those that meet the standard.
func (t Tally) Pass() int { return t[Buffered] + t[Thin] }

// Fail counts those that do not.
func (t Tally) Fail() int { return t[Fixable] + t[Failing] + t[Structural] }

// Worst is the worst class that occurs; OutsideArea when there are no cells. It is what a map of all specialties
// paints a county with.
func (t Tally) Worst() Class {
	for c := Structural; c > OutsideArea; c-- {
		if t[c] > 0 {
			return c
		}
	}
	return OutsideArea
}

// Tally counts the cells of the whole area.
func (a *Adequacy) Tally() Tally { return a.total }

// SpecialtyTally counts the cells of a specialty, one per county.
func (a *Adequacy) SpecialtyTally(specialty int) Tally { return a.bySpecialty[specialty] }

// CountyTally counts the cells of a county, one per specialty.
func (a *Adequacy) CountyTally(county int) Tally { return a.Counties[county].Tally }

// Worst is the worst class among the cells of a county.
func (a *Adequacy) Worst(county int) Class { return a.Counties[county].Tally.Worst() }

// WorstTally counts the counties by their worst class: the legend of a map of all specialties.
func (a *Adequacy) WorstTally() Tally {
	var t Tally
	for i := range a.Counties {
		t[a.Worst(i)]++
	}
	return t
}
