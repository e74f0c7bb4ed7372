package app

import "fmt"

// reasons says why each figure of the cell is what it is.
func (l *look) reasons() []Reason {
	c := l.screen
	population, standards := l.populationSource(), l.standardsSource()
	return []Reason{
		{
			Title: "Share with access", Value: c.ShareText() + "%",
			Lines:  []string{fmt.Sprintf("%s of %s beneficiaries live within both limits", comma(int(l.people(l.cell.Covered))), comma(int(l.people(l.cell.Weight))))},
			Source: population.File, AsOf: population.AsOf, Estimate: population.Estimate,
		},
		{
			Title: "Share required", Value: fmt.Sprintf("%d%%", c.RequiredPercent),
			Lines: []string{l.row.County.Type.String() + " county"}, Citation: "42 CFR 422.116(d)(4)",
			Source: standards.File, AsOf: standards.AsOf, Estimate: standards.Estimate,
		},
	}
}

// turn says in one sentence what would turn the cell, or what holds it.
func (l *look) turn(d *CellDetail) string { return d.Cell.Class.String() + "." }
