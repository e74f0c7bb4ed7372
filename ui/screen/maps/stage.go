package maps

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/choropleth"
)

// frame lays header, main region and footer out; the empty screen takes the main region.
type frame struct{}

// MinSize is what the header and the narrowest map need.
func (frame) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 320) }

// Layout places the regions.
func (frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, theme.Header)
	high := max(0, size.Height-theme.Header-theme.Footer)
	put(objects[1], 0, theme.Header, size.Width, high)
	put(objects[2], 0, theme.Header, size.Width, high)
	put(objects[3], 0, size.Height-theme.Footer, size.Width, theme.Footer)
}

// Widths of the list of specialties, and of a map under which its cards are made small, in pixels.
const (
	listWidth  = 240
	listNarrow = 208
	roomy      = 560
)

// stage is the main region: the list, the map, and the cards on the map.
type stage struct {
	s       *Screen
	content *fyne.Container
	rule    *ruled
	narrow  bool
	placed  bool
}

func newStage(s *Screen) *stage {
	g := &stage{s: s, rule: newRuled()}
	g.content = &fyne.Container{Layout: g, Objects: []fyne.CanvasObject{
		g.rule, s.list.content, s.plot, s.legend.card, s.whatIf.card, s.zoom.card,
	}}
	return g
}

// MinSize is small: a map takes the room there is.
func (g *stage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 240) }

// Layout places list and map, and the cards in the corners of the map.
func (g *stage) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, left := g.s, float32(listWidth)
	narrow := size.Width-listWidth < roomy
	if narrow {
		left = listNarrow
	}
	if narrow != g.narrow || !g.placed {
		g.narrow, g.placed = narrow, true
		s.legend.narrow(narrow)
		s.whatIf.setFolded(narrow)
		g.fit()
	}
	g.rule.at = left - 1
	put(g.rule, 0, 0, left, size.Height)
	put(s.list.content, 0, 0, left-1, size.Height)
	put(s.plot, left, 0, size.Width-left, size.Height)
	const edge = theme.Gap
	wide := float32(legendWidth)
	if narrow {
		wide = legendNarrow
	}
	put(s.legend.card, left+edge, edge, wide, s.legend.card.MinSize().Height)
	m := s.whatIf.card.MinSize()
	w := min(max(m.Width, whatIfWidth), size.Width-left-2*edge-48)
	if s.whatIf.folded {
		w = m.Width
	}
	put(s.whatIf.card, left+edge, size.Height-edge-m.Height, w, m.Height)
	z := s.zoom.card.MinSize()
	put(s.zoom.card, size.Width-edge-z.Width, size.Height-edge-z.Height, z.Width, z.Height)
	var boxes []choropleth.Box
	for _, card := range []*kit.Card{s.legend.card, s.whatIf.card, s.zoom.card} {
		boxes = append(boxes, choropleth.Box{At: card.Position().Subtract(s.plot.Position()), Size: card.Size()})
	}
	s.plot.SetCovered(boxes)
}

// arrange places the cards anew after one has another height.
func (g *stage) arrange() { g.Layout(g.content.Objects, g.content.Size()) }

// fit keeps the counties beside the cards, unless they lie so wide that they would become too small.
func (g *stage) fit() {
	left := float32(whatIfWidth + theme.Gap)
	if g.narrow {
		left = legendNarrow + theme.Gap
	}
	if g.s.plot.Aspect() > 1.2 {
		left = 0
	}
	g.s.plot.SetPadding(choropleth.Padding{Left: left})
}

// ruled is a line between list and map.
type ruled struct {
	widget.BaseWidget
	at float32
}

func newRuled() *ruled {
	r := &ruled{}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the ground of the list and the line.
func (r *ruled) CreateRenderer() fyne.WidgetRenderer {
	ground, line := &canvas.Rectangle{}, &canvas.Rectangle{}
	d := &rest{of: r, objects: []fyne.CanvasObject{ground, line}}
	d.min = func() fyne.Size { return fyne.NewSize(1, 1) }
	d.layout = func(size fyne.Size) {
		put(ground, 0, 0, size.Width, size.Height)
		put(line, r.at, 0, 1, size.Height)
	}
	d.paint = func(k *theme.Tokens) { ground.FillColor, line.FillColor = k.Bg, k.Line }
	return d.start()
}
