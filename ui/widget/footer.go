package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// FooterItem is a source or a date at the foot of a screen; it opens its reason where it can.
type FooterItem struct {
	Words string
	Do    func() // nil for what opens nothing
}

// Footer is the foot of a screen: on what its figures stand, and from which sources; 28 high.
type Footer struct {
	widget.BaseWidget
	left    *Text
	sources []*source
}

// NewFooter is the foot of a screen.
func NewFooter(left string, sources ...FooterItem) *Footer {
	f := &Footer{left: NewText(left, Style{Size: theme.Small, Ink: InkThird, Cut: true})}
	f.ExtendBaseWidget(f)
	f.Set(left, sources...)
	return f
}

// Set changes what the foot says.
func (f *Footer) Set(left string, sources ...FooterItem) {
	f.left.SetText(left)
	f.sources = nil
	for _, s := range sources {
		f.sources = append(f.sources, newSource(s))
	}
	f.Refresh()
}

// CreateRenderer draws the foot.
func (f *Footer) CreateRenderer() fyne.WidgetRenderer {
	rule := &canvas.Rectangle{}
	d := &drawn{of: f}
	d.min = func() fyne.Size { return fyne.NewSize(200, theme.Footer) }
	d.layout = func(size fyne.Size) {
		place(rule, 0, 0, size.Width, 1)
		end := size.Width - theme.Margin
		for i := len(f.sources) - 1; i >= 0; i-- {
			s, w := f.sources[i], f.sources[i].MinSize().Width
			s.Hidden = end-w < theme.Margin+80 // where there is no room the first sources go
			if !s.Hidden {
				place(s, end-w, 1, w, size.Height-1)
				end -= w + theme.Gap
			}
		}
		place(f.left, theme.Margin, 1, max(0, end-theme.Margin), size.Height-1)
	}
	d.paint = func(k *theme.Tokens) {
		rule.FillColor = k.Line
		d.objects = []fyne.CanvasObject{rule, f.left}
		for _, s := range f.sources {
			d.objects = append(d.objects, s)
		}
	}
	return d.start()
}

// source is one item of a footer.
type source struct {
	control
	item FooterItem
}

func newSource(item FooterItem) *source {
	s := &source{item: item}
	s.disabled = item.Do == nil
	s.extend(s)
	return s
}

// Tapped opens the reason.
func (s *source) Tapped(*fyne.PointEvent) {
	if s.item.Do != nil {
		s.take()
		s.item.Do()
	}
}

// TypedKey opens the reason on Enter and Space.
func (s *source) TypedKey(e *fyne.KeyEvent) {
	s.keyed()
	if pressed(e) && s.item.Do != nil {
		s.item.Do()
		return
	}
	s.pass(e)
}

// CreateRenderer draws the words.
func (s *source) CreateRenderer() fyne.WidgetRenderer {
	words := letters(s.item.Words, theme.Small, false)
	d := &drawn{of: s, objects: []fyne.CanvasObject{words, &s.ring.Rectangle}}
	d.min = func() fyne.Size { return fyne.NewSize(ceil(width(s.item.Words, theme.Small, false)), theme.Footer-1) }
	d.layout = func(size fyne.Size) {
		place(words, 0, 0, size.Width, size.Height)
		s.ring.place(0, 6, size.Width, size.Height-12, theme.RadiusCell)
	}
	d.paint = func(k *theme.Tokens) {
		words.Color = k.Ink3
		if s.hovered && !s.disabled {
			words.Color = k.AccentText
		}
		s.show(k)
	}
	return d.start()
}
