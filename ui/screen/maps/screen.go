// Package maps is the Map screen: counties by class for one specialty or all, who could close a gap, and what if.
package maps

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
	"countyline/ui/widget/choropleth"
)

// Screen is the map with its list of specialties, legend, what-if and layers.
type Screen struct {
	desk    *desk.Desk
	content *fyne.Container

	header     *kit.Header
	basis      *kit.Segments
	layersMenu *kit.Button
	list       *specialties
	plot       *choropleth.Map
	legend     *legend
	whatIf     *whatIfCard
	zoom       *zoomButtons
	footer     *kit.Footer
	empty      *kit.Empty
	stage      *stage

	figures   *app.Adequacy
	served    []string           // FIPS codes that the map's ground was made for
	loads     int                // generation of the ground under way
	ground    *choropleth.Ground // that has come and is not shown yet
	ready     *Ready             // prepared before, for the figures to come
	loaded    bool
	asked     desk.Place // to be shown once there are figures
	specialty int        // index, all for the worst of all
	county    int        // index of the selected county, none
	outside   string     // FIPS code of a selected county outside of the service area
	practice  string     // key of the practice chosen among those who could fix the cell
	shown     choropleth.Shown
	layers    layers
	towns     []choropleth.Place
	sites     []app.Site // of the specialty shown
	sitesOf   siteKey
	looked    *findings // into the selected county; nil while under way
	looks     int       // generation
	pane      *fyne.Container
	paneOf    string
	reasons   *kit.Fold // why the figures of the cell are what they are
	why       bool      // that is open, also for the next cell
}

// No specialty is the worst of all, no county is no selection.
const (
	all  = -1
	none = -1
)

// New builds the screen; it follows the figures of the desk.
func New(d *desk.Desk) *Screen {
	s := &Screen{desk: d, specialty: all, county: none, layers: usualLayers()}
	s.plot = choropleth.New(nil)
	s.plot.Run = d.Quietly
	s.plot.OnSelect, s.plot.OnOpen = s.selectFIPS, s.openFIPS
	s.list = newSpecialties(s.chooseSpecialty)
	s.legend = newLegend(s.filter)
	s.whatIf = newWhatIfCard(s.tick, s.resetWhatIf)
	s.zoom = newZoomButtons(s.plot)
	s.basis = kit.NewSegments([]string{"Filing basis", "Member-ready basis"}, int(d.Basis()), s.chooseBasis)
	s.layersMenu = s.newLayersMenu()
	s.header = kit.NewHeader("Map", "", s.basis, s.layersMenu)
	s.footer = kit.NewFooter("")
	s.empty = kit.NewEmpty("map", "The map colors every county by whether its network meets the standard. Import a roster to see yours.",
		"Import a roster", func() { d.Host.Go(desk.Place{Screen: desk.Imports}) })
	s.stage = newStage(s)
	s.legend.arrange, s.whatIf.arrange = s.stage.arrange, s.stage.arrange
	s.content = &fyne.Container{Layout: frame{}, Objects: []fyne.CanvasObject{s.header, s.stage.content, s.empty, s.footer}}
	d.OnChange(s.changed)
	s.load()
	return s
}

// Content is the whole screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// changed follows the desk.
func (s *Screen) changed(c desk.Change) {
	switch c {
	case desk.NewFigures:
		s.load()
	case desk.NewWhatIf:
		s.recolor()
		if s.county == none {
			return
		}
		s.tellCounty()
		s.look()
	case desk.NewTheme:
		kit.Repaint(s.content)
		s.tellCounty()
	}
}

func (s *Screen) chooseBasis(i int) { s.desk.SetBasis(app.Basis(i)) }

// chooseSpecialty shows another specialty by its index.
func (s *Screen) chooseSpecialty(index int) {
	if index == s.specialty {
		return
	}
	s.specialty, s.practice, s.looked = index, "", nil
	s.list.choose(index)
	s.recolor()
	s.look()
	s.desk.Host.Moved()
}

// stepSpecialty goes to the specialty above or below in the list.
func (s *Screen) stepSpecialty(by int) {
	to := s.specialty + by
	if s.figures != nil && to >= all && to < len(s.figures.Specialties) {
		s.chooseSpecialty(to)
	}
}

// filter dims the classes that are not asked for.
func (s *Screen) filter(shown choropleth.Shown) {
	s.shown = shown
	s.plot.Highlight(shown)
}

// selectFIPS selects the county the user clicked on or walked to; "" deselects.
func (s *Screen) selectFIPS(fips string) {
	s.county, s.outside, s.practice, s.looked = none, fips, "", nil
	if at := s.figures.Outlined(fips); len(at) > 0 {
		s.county, s.outside = at[0], ""
	}
	s.look()
	s.desk.Host.Moved()
}

// openFIPS goes to the county's cell in Adequacy.
func (s *Screen) openFIPS(string) {
	if s.county == none {
		return
	}
	p := desk.Place{Screen: desk.Adequacy, County: s.figures.Counties[s.county].Key}
	if s.specialty != all {
		p.Specialty = s.figures.Specialties[s.specialty].Code
	}
	s.desk.Host.Go(p)
}

// subtitle is what the map shows, in a few words.
func (s *Screen) subtitle() string {
	what := "All specialties, worst"
	if s.specialty != all {
		what = s.figures.Specialties[s.specialty].Name
	}
	return what + " · " + several(len(s.figures.Counties), "county", "counties")
}
