package choropleth

import (
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"
)

// Map shows counties by class. It is moved with the pointer, the wheel and the keyboard, and calls back with the FIPS
// code of a county. All methods run on the UI goroutine.
type Map struct {
	widget.BaseWidget
	// OnSelect is called when the user selects a county or, with "", none.
	OnSelect func(fips string)
	// OnOpen is called at a second click on the selected county, and at Enter.
	OnOpen func(fips string)
	// OnMoved is called when the user has moved or zoomed the map.
	OnMoved func()
	// Run does work on another goroutine and calls done on the UI goroutine afterwards; nil takes a goroutine and fyne.Do.
	Run func(work, done func())

	look
	view    view
	padding Padding
	fitted  bool // the view still is the one that shows all
	size    fyne.Size
	hovered int // county under the pointer, -1 for none
	pointer fyne.Position
	boxes   []Box // what lies over the map
	focused bool
	pointed bool // focus came by the pointer, so there is no ring until a key is used
	sheet   *sheet
	picture *image.RGBA
	spare   *image.RGBA // of the picture before
	brush   *brush
	busy    bool
	held    bool // changes are being made that are to be drawn together
	stale   staleness
	asked   int // generation of the newest job
	parts   *renderer
}

// margin is how much larger than the widget a sheet is on every side, in screen units: that far a map can be dragged
// before a new one is needed.
const margin = 224

// New is a map of a ground on which no county has a class yet; a nil ground is an empty map.
func New(g *Ground) *Map {
	m := &Map{look: look{selected: -1}, hovered: -1, fitted: true}
	m.ExtendBaseWidget(m)
	m.SetGround(g, nil)
	return m
}

// SetGround shows other counties with what is known of them by FIPS code, and all of those served.
func (m *Map) SetGround(g *Ground, facts map[string]Fact) {
	if g == nil {
		g = NewGround(nil, nil)
	}
	m.ground, m.facts = g, factsOf(g, facts)
	m.selected, m.hovered, m.sheet, m.busy = -1, -1, nil, false
	m.asked++ // what is under way is of the old ground
	m.Fit()
}

// SetFacts says what is known of the counties, by FIPS code; the others are outside of the service area.
func (m *Map) SetFacts(facts map[string]Fact) {
	m.facts = factsOf(m.ground, facts)
	m.behind(colors)
	m.showNote()
}

func factsOf(g *Ground, facts map[string]Fact) []Fact {
	out := make([]Fact, len(g.counties))
	for i, c := range g.counties {
		out[i] = facts[c.fips]
	}
	return out
}

// SetLayers lays other marks over the counties.
func (m *Map) SetLayers(l Layers) {
	m.layers = l
	m.behind(colors)
}

// Highlight dims the classes that are not asked for.
func (m *Map) Highlight(s Shown) {
	m.shown = s
	m.behind(colors)
}

// Select marks a county by FIPS code, or none, without calling back; one that lies outside of the view is brought in.
func (m *Map) Select(fips string) {
	at, ok := m.ground.byFIPS[fips]
	if !ok {
		at = -1
	}
	if at == m.selected {
		return
	}
	m.selected = at
	m.reveal()
	m.behind(colors)
}

// Selected is the FIPS code of the selected county, "" when there is none.
func (m *Map) Selected() string {
	if m.selected < 0 {
		return ""
	}
	return m.ground.counties[m.selected].fips
}

// reveal moves the map when the selected county's middle cannot be seen.
func (m *Map) reveal() {
	if m.selected < 0 || m.size.IsZero() {
		return
	}
	const edge = 24
	p := m.ground.counties[m.selected].pole
	at := m.view.spot(p, m.size)
	hidden := at.X < edge || at.Y < edge || at.X > m.size.Width-edge || at.Y > m.size.Height-edge
	for _, b := range m.boxes {
		d := at.Subtract(b.At)
		hidden = hidden || d.X > 0 && d.Y > 0 && d.X < b.Size.Width && d.Y < b.Size.Height
	}
	if hidden {
		m.move(view{mid: p, zoom: m.view.zoom})
	}
}

// SetPadding is the room that cards over the map cover, for Fit.
func (m *Map) SetPadding(p Padding) {
	m.padding = p
	if m.fitted {
		m.Fit()
	}
}

// Box is a part of the widget in screen units.
type Box struct {
	At   fyne.Position
	Size fyne.Size
}

// SetCovered says which parts of the map other things lie over, so that names are written elsewhere.
func (m *Map) SetCovered(boxes []Box) {
	if !slices.Equal(boxes, m.boxes) {
		m.boxes = boxes
		m.behind(colors)
	}
}

// covers are the boxes as pixels of a sheet.
func (m *Map) covers(f frame) []image.Rectangle {
	var list []image.Rectangle
	for _, b := range m.boxes {
		at := m.view.at(b.At, m.size)
		x, y := f.xy(at)
		w, h := float64(b.Size.Width)*f.ratio, float64(b.Size.Height)*f.ratio
		list = append(list, image.Rect(int(x), int(y), int(x+w), int(y+h)))
	}
	return list
}

// Fit shows all counties served.
func (m *Map) Fit() {
	m.fitted = true
	if m.size.IsZero() {
		return
	}
	m.move(m.whole())
	m.fitted = true
}

func (m *Map) whole() view { return fit(m.ground.served, m.size, m.padding) }

// View is the middle of the map in degrees and its zoom in screen units per mile; a zoom of 0 stands for the view that
// Fit gives.
func (m *Map) View() (middle orb.Point, zoom float64) {
	if m.fitted {
		return orb.Point{}, 0
	}
	return m.ground.proj.Inverse(m.view.mid), m.view.zoom
}

// SetView goes to what View returned.
func (m *Map) SetView(middle orb.Point, zoom float64) {
	if zoom <= 0 {
		m.Fit()
		return
	}
	m.move(view{mid: m.ground.proj.Project(middle), zoom: zoom})
}

// Zoom brings the map nearer by a factor, around its middle.
func (m *Map) Zoom(factor float64) {
	m.zoom(fyne.NewPos(m.size.Width/2, m.size.Height/2), factor)
	m.moved()
}

// Zoomed says that the map is shown nearer than it takes to show all counties, by this factor.
func (m *Map) Zoomed() float64 {
	if m.size.IsZero() {
		return 1
	}
	return m.view.zoom / m.whole().zoom
}

func (m *Map) zoom(at fyne.Position, factor float64) {
	if m.size.IsZero() {
		return
	}
	whole := m.whole().zoom
	zoom := math.Max(whole*0.5, math.Min(math.Max(24, whole*4), m.view.zoom*factor))
	m.move(m.view.around(at, m.size, zoom))
}

// move shows another view: at once what there is of it, and then all of it.
func (m *Map) move(v view) {
	m.fitted = false
	m.view = v.near(m.ground.served)
	m.place()
	if !m.covered() {
		m.behind(pixels)
	}
}

// covered says that the sheet is as fine as the view and has some room left on every side.
func (m *Map) covered() bool {
	if m.sheet == nil || m.size.IsZero() || m.sheet.perMile != m.view.zoom*m.sheet.ratio {
		return false
	}
	const reserve = 96
	seen := frameOf(m.view, m.size, reserve, 1).bound()
	held := m.sheet.bound()
	return held.Contains(seen.Min) && held.Contains(seen.Max)
}

// MinSize is small: a map takes the room there is.
func (m *Map) MinSize() fyne.Size { return fyne.NewSize(120, 120) }

// county is the one at a spot of the widget, -1 for none.
func (m *Map) county(pos fyne.Position) int {
	if m.sheet == nil {
		return -1
	}
	return m.sheet.id(m.view.at(pos, m.size))
}

// CountyAt is the FIPS code of the county at a spot of the widget, "" for none.
func (m *Map) CountyAt(pos fyne.Position) string {
	if i := m.county(pos); i >= 0 {
		return m.ground.counties[i].fips
	}
	return ""
}

// PositionOf is where a place in degrees is on the widget.
func (m *Map) PositionOf(lonLat orb.Point) fyne.Position {
	return m.view.spot(m.ground.proj.Project(lonLat), m.size)
}

// Outside counts the counties of the states served in that are not served themselves.
func (m *Map) Outside() int {
	n := 0
	for _, c := range m.ground.counties {
		if c.home && !c.served {
			n++
		}
	}
	return n
}

// Aspect is how much wider than high the counties served lie.
func (m *Map) Aspect() float64 {
	b := m.ground.served
	return (b.Max[0] - b.Min[0]) / math.Max(1, b.Max[1]-b.Min[1])
}
