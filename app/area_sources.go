package app

import "countyline/data"

// Source is a file that the figures rest on, as the foot of a screen names it.
type Source struct {
	Name     string // "Roster", "Standards" or "Population"
	File     string // what it is: a file's name, or the built-in estimate in words
	AsOf     string // YYYY-MM-DD or a year; empty when not known
	Estimate bool   // there is no CMS file behind it
	Kind     data.DatasetKind
}

// Sources lists what the figures rest on: each roster, the reference and the population.
func (a *Adequacy) Sources() []Source {
	e := a.audit.evidence
	var list []Source
	for _, f := range e.files {
		list = append(list, Source{Name: "Roster", File: f.name, AsOf: f.asOf, Kind: data.RosterFile})
	}
	return append(list, a.standardsSource(), a.populationSource())
}

// standardsSource is the CMS reference file, or the word estimate.
func (a *Adequacy) standardsSource() Source {
	ref := a.audit.evidence.reference
	s := Source{Name: "Standards", File: ref.Source.Name, AsOf: ref.Source.AsOf, Estimate: ref.Estimate, Kind: data.ReferenceFile}
	if ref.Estimate {
		s.File = "estimate, no CMS reference file"
	}
	return s
}

func (a *Adequacy) populationSource() Source {
	p := a.audit.evidence.population
	return Source{Name: "Population", File: p.Source.Name, AsOf: p.Source.AsOf, Estimate: p.Estimate, Kind: data.PopulationFile}
}
