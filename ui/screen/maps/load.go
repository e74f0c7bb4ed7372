package maps

import (
	"slices"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/widget/choropleth"
)

// load takes over the figures of the desk. The ground is made anew only when other counties are served.
func (s *Screen) load() {
	if s.figures != nil {
		s.asked = s.Place()
	}
	s.figures = s.desk.Figures()
	s.loads++
	if s.figures == nil {
		s.loaded = false
		s.showEmpty(true)
		return
	}
	s.basis.SetChosen(int(s.figures.Basis))
	s.list.set(s.figures)
	served := servedBy(s.figures)
	if s.loaded && slices.Equal(served, s.served) {
		s.restore(s.asked)
		return
	}
	if r := s.ready; r != nil && slices.Equal(served, r.served) {
		s.use(r)
		return
	}
	var r *Ready
	w, figures, load := s.desk.Workspace, s.figures, s.loads
	s.desk.Quietly(func() { r = Prepare(w, servedBy(figures)) }, func() {
		if load == s.loads {
			s.use(r)
		}
	})
}

// Ready is what a map needs besides its figures, made off the UI goroutine.
type Ready struct {
	served []string // FIPS codes
	ground *choropleth.Ground
	towns  []choropleth.Place
}

// Prepare makes what the map of a service area needs, given by the FIPS codes of its counties in order. It may be called
// from any goroutine, to begin before there is a screen.
func Prepare(w *app.Workspace, served []string) *Ready {
	return &Ready{served: served, ground: choropleth.NewGround(w.Atlas().Shapes(), served), towns: townsOf(w, statesOf(w, served))}
}

// Use takes what was prepared for the figures to come.
func (s *Screen) Use(r *Ready) { s.ready = r }

func (s *Screen) use(r *Ready) {
	s.ready = nil
	s.served, s.towns, s.ground, s.loaded = r.served, r.towns, r.ground, true
	s.plot.AtOnce(func() {
		s.showEmpty(false)
		s.restore(s.asked)
	})
}

func (s *Screen) showEmpty(empty bool) {
	s.empty.Hidden = !empty
	s.stage.content.Hidden = empty
	s.footer.Hidden, s.basis.Hidden, s.layersMenu.Hidden = empty, empty, empty
	s.header.SetSub("")
	if empty {
		s.desk.Host.ShowDetail("", nil)
	}
	s.content.Refresh()
}

func servedBy(a *app.Adequacy) []string {
	var list []string
	for _, c := range a.Counties {
		list = append(list, c.FIPS)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func statesOf(w *app.Workspace, served []string) []string {
	var list []string
	for _, fips := range served {
		if c, ok := w.Atlas().ByFIPS(fips); ok && !slices.Contains(list, c.State) {
			list = append(list, c.State)
		}
	}
	return list
}

// townsMost is how many towns a map may name at the most, however near it is.
const townsMost = 2000

func townsOf(w *app.Workspace, states []string) []choropleth.Place {
	towns := w.Gazetteer().Towns(states...)
	var list []choropleth.Place
	for _, t := range towns[:min(len(towns), townsMost)] {
		list = append(list, choropleth.Place{Name: t.Name, At: [2]float64{t.Lon, t.Lat}})
	}
	return list
}

// restore shows a place, as far as these figures have it.
func (s *Screen) restore(p desk.Place) {
	s.asked = desk.Place{}
	s.specialty, s.county, s.outside, s.looked = all, none, "", nil
	if i, ok := s.figures.SpecialtyIndex(p.Specialty); ok {
		s.specialty = i
	}
	if i, ok := s.figures.CountyIndex(p.County); ok {
		s.county = i
	}
	s.practice = p.Record
	s.readChoice(p.Choice)
	s.list.filter(p.Filter)
	s.list.choose(s.specialty)
	s.legend.show(s.shown)
	s.plot.Highlight(s.shown)
	s.recolor()
	fips := ""
	if s.county != none {
		fips = s.figures.Counties[s.county].FIPS
	}
	s.plot.Select(fips)
	s.plot.SetView([2]float64{float64(p.X), float64(p.Y)}, float64(p.Zoom))
	s.look()
	s.tellSources()
}
