package app

import "countyline/data"

// Source is a file that the figures rest on, as the foot of a screen names it.
type Source struct {
	Name     string // "Roster", "Standards", "Population" or "Enrollment"
	File     string // what it is: a file's name, or the built-in estimate in words
	AsOf     string // YYYY-MM-DD or a year; empty when not known
	Estimate bool   // there is no CMS file behind it
	Kind     data.DatasetKind
}

// Sources lists what the figures rest on: each roster, the reference, the population and the enrollment.
func (a *Adequacy) Sources() []Source {
	e := a.audit.evidence
	var list []Source
	for _, f := range e.files {
		one := Source{Name: "Roster", File: f.name, AsOf: f.asOf, Kind: data.RosterFile}
		if f.byHand {
			one.Name, one.Kind = "Network", data.ByHand
		}
		list = append(list, one)
	}
	list = append(list, a.standardsSource(), a.populationSource())
	if e.enrollment != nil {
		list = append(list, Source{Name: "Enrollment", File: e.enrollment.Source.Name, AsOf: e.enrollment.Source.AsOf, Kind: data.EnrollmentFile})
	}
	return list
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

// membersOf counts the plan's members in a county, by its SSA code where file and reference have one, else by its FIPS
// code; -1 says that no file states them. What is stated for the FIPS code of Los Angeles alone is known of neither of
// the two parts that CMS judges.
func (e *evidence) membersOf(c *data.County) int64 {
	if e.enrollment == nil {
		return -1
	}
	members := int64(-1)
	for _, m := range e.enrollment.Counties {
		here := m.FIPS != "" && m.FIPS == c.FIPS && (c.SSA == "" || c.FIPS != losAngeles)
		if m.SSA != "" && c.SSA != "" {
			here = m.SSA == c.SSA
		}
		if here {
			members = max(members, 0) + m.Members
		}
	}
	return members
}

const losAngeles = "06037"
