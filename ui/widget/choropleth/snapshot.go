package choropleth

import (
	"image"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// Snapshot is a still map for a card or a pane.
type Snapshot struct {
	Ground   *Ground
	Facts    map[string]Fact // by FIPS code
	Layers   Layers
	Selected string   // FIPS code
	Around   []string // counties by FIPS code that are shown as large as the size allows; none for all that are served
	Padding  Padding
}

// Draw makes the picture for a size in screen units with a ratio of pixels to them. It may run on any goroutine.
func (s Snapshot) Draw(size fyne.Size, ratio float64, tokens *theme.Tokens) (image.Image, error) {
	b, err := newBrush(textSize, ratio)
	if err != nil {
		return nil, err
	}
	l := look{ground: s.Ground, facts: factsOf(s.Ground, s.Facts), layers: s.Layers, selected: -1, tokens: tokens}
	if at, ok := s.Ground.byFIPS[s.Selected]; ok {
		l.selected = at
	}
	bound, first := s.Ground.served, true
	for _, fips := range s.Around {
		at, ok := s.Ground.byFIPS[fips]
		switch c := s.Ground.counties; {
		case ok && first:
			bound, first = c[at].bound, false
		case ok:
			bound = bound.Union(c[at].bound)
		}
	}
	v := fit(bound, size, s.Padding)
	return l.paint(newSheet(s.Ground, frameOf(v, size, 0, ratio)), b, nil), nil
}
