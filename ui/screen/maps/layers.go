package maps

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"countyline/app"
	"countyline/geo"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/choropleth"
)

// layers says what lies over the counties.
type layers [6]bool

// The layers, in the order of their menu.
const (
	networkLayer = iota
	prospectLayer
	zipLayer
	ringLayer
	nameLayer
	everyLayer
)

var layerWords = [...]string{"In-network locations", "Prospects", "ZIP points of the selected county", "Reach of the chosen practice", "Names of towns", "Locations of all specialties"}

func usualLayers() layers { return layers{true, true, true, true, true, false} }

// newLayersMenu is the button that opens the menu of layers.
func (s *Screen) newLayersMenu() *kit.Button {
	b := kit.NewButton("Layers", "layers", kit.Secondary, nil)
	b.OnTapped = func() {
		var items []kit.MenuItem
		for i, words := range layerWords {
			items = append(items, kit.MenuItem{Words: words, Checked: s.layers[i], Do: func() { s.switchLayer(i) }})
		}
		kit.ShowMenu(items, b)
	}
	return b
}

func (s *Screen) switchLayer(i int) {
	s.layers[i] = !s.layers[i]
	s.lay()
	s.legend.setMarks(s.marks())
}

// lay puts the layers over the counties.
func (s *Screen) lay() {
	if s.figures == nil || !s.loaded {
		return
	}
	var l choropleth.Layers
	if s.layers[nameLayer] {
		l.Places = s.towns
	}
	s.laySites(&l)
	if s.looked != nil {
		s.layCell(&l)
	}
	s.plot.SetLayers(l)
}

// laySites shows who counts as a dot, and who could join as a small circle.
func (s *Screen) laySites(l *choropleth.Layers) {
	if s.specialty == all && !s.layers[everyLayer] {
		return
	}
	joined, left := s.ticked()
	for _, site := range s.sites {
		at := orb.Point{site.Lon, site.Lat}
		counts := site.Counts && !left[site.Key] || joined[site.Key]
		switch {
		case counts && s.layers[networkLayer]:
			l.Sites = append(l.Sites, at)
		case !counts && s.layers[prospectLayer] && s.specialty != all:
			l.Targets = append(l.Targets, choropleth.Target{At: at})
		}
	}
}

// ticked are the practices that join and leave in the what-if.
func (s *Screen) ticked() (joined, left map[string]bool) {
	joined, left = map[string]bool{}, map[string]bool{}
	if w := s.desk.WhatIf(); w != nil {
		for _, p := range w.Chosen() {
			if p.Joins {
				joined[p.Key] = true
			} else {
				left[p.Key[1:]] = true // the key of one who leaves is that of the practice after a sign
			}
		}
	}
	return joined, left
}

// layCell shows what was found about the selected county: its ZIP points, who could fix the cell, and how far the chosen
// one reaches.
func (s *Screen) layCell(l *choropleth.Layers) {
	if s.layers[zipLayer] && s.known() {
		for _, p := range s.looked.points {
			l.Points = append(l.Points, choropleth.Point{At: orb.Point{p.Lon, p.Lat}, People: int(p.People), Covered: p.Covered})
		}
	}
	if s.looked.detail == nil || !s.layers[prospectLayer] || !s.looked.detail.Cell.Class.Fails() {
		return // without a list there are no ranks
	}
	var ranked []choropleth.Target
	for i, j := range s.looked.fixers() {
		at, ok := s.nearest(j.Key)
		if !ok {
			continue
		}
		chosen := j.Key == s.practice
		ranked = append(ranked, choropleth.Target{At: at, Rank: i + 1, Chosen: chosen})
		if chosen && s.layers[ringLayer] {
			l.Rings = append(l.Rings, choropleth.Ring{At: at, Miles: s.looked.detail.Cell.MaxMiles})
		}
	}
	l.Targets = append(ranked, l.Targets...)
}

// known says that what was found about the selected county is of the cell as it is shown, and not of ticks before.
func (s *Screen) known() bool {
	if s.looked == nil || s.looked.detail == nil {
		return s.looked != nil
	}
	return s.cell(s.county, s.specialty) == s.looked.detail.Cell
}

// nearest is a practice's location nearest to the middle of the selected county.
func (s *Screen) nearest(key string) (orb.Point, bool) {
	shape, _ := s.desk.Workspace.Atlas().ByFIPS(s.figures.Counties[s.county].FIPS)
	var best orb.Point
	least := -1.0
	for _, site := range s.sites {
		d := geo.Haversine(shape.Center[1], shape.Center[0], site.Lat, site.Lon)
		if site.Key == key && (least < 0 || d < least) {
			best, least = orb.Point{site.Lon, site.Lat}, d
		}
	}
	return best, least >= 0
}

// marks are the lines of the legend about what lies over the counties.
func (s *Screen) marks() []fyne.CanvasObject {
	var list []fyne.CanvasObject
	if s.layers[networkLayer] && (s.specialty != all || s.layers[everyLayer]) {
		list = append(list, newMark(siteMark, "In network"))
	}
	if s.layers[prospectLayer] && s.specialty != all && slices.ContainsFunc(s.sites, func(p app.Site) bool { return !p.Counts }) {
		list = append(list, newMark(targetMark, "Prospect"))
	}
	if !s.layers[zipLayer] || !s.known() {
		return list
	}
	if s.specialty == all {
		return append(list, newMark(coveredMark, "ZIP point"))
	}
	without := func(p app.PopulationDot) bool { return !p.Covered }
	if !slices.ContainsFunc(s.looked.points, without) {
		return append(list, newMark(coveredMark, "ZIP with access"))
	}
	list = append(list, newMark(missingMark, "ZIP without access"))
	if s.looked.detail.Without < len(s.looked.points) {
		list = append(list, newMark(coveredMark, "ZIP with access"))
	}
	return list
}

// siteKey is what a list of locations was made for.
type siteKey struct {
	figures *app.Adequacy
	code    string
}

// markKind is how something is drawn on the map.
type markKind uint8

const (
	siteMark markKind = iota
	targetMark
	coveredMark
	missingMark
)

// mark is a line of the legend: how something is drawn, and what it is.
type mark struct {
	widget.BaseWidget
	kind  markKind
	words string
}

func newMark(kind markKind, words string) *mark {
	m := &mark{kind: kind, words: words}
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer draws the line.
func (m *mark) CreateRenderer() fyne.WidgetRenderer {
	disc, words := &canvas.Circle{}, letters(theme.Small, false, fyne.TextAlignLeading)
	d := &rest{of: m, objects: []fyne.CanvasObject{disc, words}}
	d.min = func() fyne.Size { return fyne.NewSize(100, 20) }
	d.layout = func(size fyne.Size) {
		radius := float32(5)
		if m.kind == siteMark {
			radius = 3.5
		}
		put(disc, 9-radius, 10-radius, 2*radius, 2*radius)
		words.Text = kit.Cut(m.words, size.Width-26, theme.Small, false)
		put(words, 26, 0, size.Width-26, 19)
	}
	d.paint = func(k *theme.Tokens) {
		words.Color = k.Ink2
		disc.FillColor, disc.StrokeColor, disc.StrokeWidth = k.Ink, nil, 0
		switch m.kind {
		case targetMark:
			disc.FillColor, disc.StrokeColor, disc.StrokeWidth = k.Surface, k.Accent, 2
		case coveredMark:
			disc.FillColor = k.Ok.Solid
		case missingMark:
			disc.FillColor, disc.StrokeColor, disc.StrokeWidth = k.Surface, k.Bad.Solid, 2
		}
	}
	return d.start()
}
