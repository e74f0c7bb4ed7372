package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// Segments is a choice of one among few, all of them in sight.
type Segments struct {
	control
	words   []string
	chosen  int
	changed func(int)
}

// NewSegments is a choice; changed is told when the user chooses another one.
func NewSegments(words []string, chosen int, changed func(int)) *Segments {
	s := &Segments{words: words, chosen: chosen, changed: changed}
	s.extend(s)
	return s
}

// Chosen is the index of the choice.
func (s *Segments) Chosen() int { return s.chosen }

// SetChosen shows a choice without telling of it.
func (s *Segments) SetChosen(i int) {
	if i != s.chosen {
		s.chosen = i
		s.Refresh()
	}
}

// SetWords changes what the segments say, such as the counts in them.
func (s *Segments) SetWords(words []string) {
	s.words = words
	s.Refresh()
}

func (s *Segments) choose(i int) {
	if i < 0 || i >= len(s.words) || i == s.chosen || s.disabled {
		return
	}
	s.SetChosen(i)
	if s.changed != nil {
		s.changed(i)
	}
}

// Tapped chooses the segment under the pointer.
func (s *Segments) Tapped(e *fyne.PointEvent) {
	s.take()
	x := float32(0)
	for i := range s.words {
		x += s.part(i, s.Size().Width)
		if e.Position.X < x {
			s.choose(i)
			return
		}
	}
}

// TypedKey chooses with the arrows, Home and End.
func (s *Segments) TypedKey(e *fyne.KeyEvent) {
	s.keyed()
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.words) - 1)
	default:
		s.pass(e)
	}
}

// natural is how wide a segment wants to be: as when chosen, so that nothing moves with the choice.
func (s *Segments) natural(i int) float32 {
	return ceil(width(s.words[i], theme.Body, true)) + 2*padButton
}

func (s *Segments) whole() float32 {
	sum := float32(0)
	for i := range s.words {
		sum += s.natural(i)
	}
	return sum
}

// part is the width of a segment in a given width of all.
func (s *Segments) part(i int, all float32) float32 { return s.natural(i) * all / s.whole() }

// CreateRenderer draws the segments.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	v := &segmentsView{s: s, frame: newBox(theme.RadiusControl, 1)}
	d := &drawn{of: s}
	d.min = func() fyne.Size { return fyne.NewSize(s.whole(), theme.Control) }
	d.layout = v.layout
	d.paint = func(k *theme.Tokens) {
		v.paint(k)
		d.objects = v.objects()
	}
	return d.start()
}

type segmentsView struct {
	s      *Segments
	frame  *box
	fill   canvas.Rectangle
	rules  []*canvas.Rectangle
	labels []*canvas.Text
}

func (v *segmentsView) objects() []fyne.CanvasObject {
	all := append(v.frame.objects(), &v.fill)
	for _, r := range v.rules {
		all = append(all, r)
	}
	for _, l := range v.labels {
		all = append(all, l)
	}
	return append(all, &v.s.ring.Rectangle)
}

func (v *segmentsView) paint(k *theme.Tokens) {
	for len(v.labels) < len(v.s.words) {
		v.labels = append(v.labels, letters("", theme.Body, false))
		v.rules = append(v.rules, &canvas.Rectangle{})
	}
	v.labels, v.rules = v.labels[:len(v.s.words)], v.rules[:len(v.s.words)]
	v.frame.set(k.Surface, k.LineStrong)
	v.fill.FillColor = k.AccentWeak
	v.fill.Hidden = v.s.chosen < 0 || v.s.chosen >= len(v.s.words)
	for i, l := range v.labels {
		v.rules[i].FillColor = k.LineStrong
		l.Alignment, l.TextStyle.Bold, l.Color = fyne.TextAlignCenter, i == v.s.chosen, k.Ink
		if i == v.s.chosen {
			l.Color = k.AccentText
		}
		if v.s.disabled {
			l.Color = k.Ink3
		}
	}
	v.s.show(k)
}

func (v *segmentsView) layout(size fyne.Size) {
	v.frame.place(0, 0, size.Width, size.Height)
	v.s.ring.place(0, 0, size.Width, size.Height, theme.RadiusControl)
	x := float32(0)
	for i, l := range v.labels {
		w := v.s.part(i, size.Width)
		l.Text = Cut(v.s.words[i], w-8, theme.Body, i == v.s.chosen)
		place(l, x, 0, w, size.Height-1)
		place(v.rules[i], float32(int(x)), 1, 1, size.Height-2)
		v.rules[i].Hidden = i == 0
		if i == v.s.chosen {
			v.fillPart(i, float32(int(x)), float32(int(x+w)), size)
		}
		x += w
	}
}

// fillPart fills the chosen segment inside the frame, rounded where the frame is.
func (v *segmentsView) fillPart(i int, from, to float32, size fyne.Size) {
	v.fill.TopLeftCornerRadius, v.fill.BottomLeftCornerRadius = 0, 0
	v.fill.TopRightCornerRadius, v.fill.BottomRightCornerRadius = 0, 0
	if i == 0 {
		v.fill.TopLeftCornerRadius, v.fill.BottomLeftCornerRadius = theme.RadiusControl-1, theme.RadiusControl-1
	}
	if i == len(v.labels)-1 {
		to = size.Width - 1
		v.fill.TopRightCornerRadius, v.fill.BottomRightCornerRadius = theme.RadiusControl-1, theme.RadiusControl-1
	}
	place(&v.fill, from+1, 1, to-from-1, size.Height-2)
}
