package maps

import (
	"strconv"

	"countyline/app"
	"countyline/ui/widget/choropleth"
)

// cell is that of the what-if, or of the figures while there is none.
func (s *Screen) cell(county, specialty int) app.Cell {
	if w := s.desk.WhatIf(); w != nil && w.Base() == s.figures {
		return w.Cell(county, specialty)
	}
	return *s.figures.Cell(county, specialty)
}

// recolor says on map, legend, list and what-if what holds under the ticks.
func (s *Screen) recolor() {
	if s.figures == nil || !s.loaded {
		return
	}
	facts := map[string]choropleth.Fact{}
	var counties app.Tally
	for i := range s.figures.Counties {
		f := s.fact(i)
		counties[f.Class]++
		fips := s.figures.Counties[i].FIPS
		if had, ok := facts[fips]; !ok || had.Class < f.Class { // CMS judges Los Angeles in two parts
			facts[fips] = f
		}
	}
	if s.ground != nil {
		s.plot.SetGround(s.ground, facts)
		s.stage.fit()
		s.ground = nil
	}
	s.plot.SetFacts(facts)
	counties[app.OutsideArea] = s.plot.Outside()
	s.legend.set(s.legendTitle(), counties, s.figures.Prospects > 0, s.marks())
	s.list.count(s.bySpecialty(), s.figures.Prospects > 0)
	s.whatIf.set(s.desk.WhatIf(), s.code())
	s.header.SetSub(s.subtitle())
	s.stage.arrange()
	s.lay()
}

// fact is what the map says of a county.
func (s *Screen) fact(county int) choropleth.Fact {
	if s.specialty == all {
		return s.worst(county)
	}
	c := s.cell(county, s.specialty)
	note := s.figures.Specialties[s.specialty].Name + " " + c.PercentText() + ", " + lower(c.Class.String())
	return choropleth.Fact{Class: int(c.Class), Figure: c.Figure(), Note: note}
}

// worst is the worst of all specialties, with the number of those that fail as figure.
func (s *Screen) worst(county int) choropleth.Fact {
	var t app.Tally
	for i := range s.figures.Specialties {
		t[s.cell(county, i).Class]++
	}
	fails := strconv.Itoa(t.Fail())
	return choropleth.Fact{
		Class: int(t.Worst()), Figure: fails,
		Note: fails + " of " + strconv.Itoa(t.Cells()) + " specialties fail",
	}
}

func (s *Screen) bySpecialty() []app.Tally {
	list := make([]app.Tally, len(s.figures.Specialties))
	for i := range list {
		for county := range s.figures.Counties {
			list[i][s.cell(county, i).Class]++
		}
	}
	return list
}

func (s *Screen) legendTitle() string {
	if s.specialty == all {
		return "Worst of all specialties"
	}
	return s.figures.Specialties[s.specialty].Name
}

// code is that of the specialty shown, "" for all.
func (s *Screen) code() string {
	if s.specialty == all {
		return ""
	}
	return s.figures.Specialties[s.specialty].Code
}
