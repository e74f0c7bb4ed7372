package team

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/keys"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

const (
	sideHigh = 98
	sideGap  = theme.Gap
	padSide  = 16
	none     = -1 // the side that is chosen before anybody chose
)

// sides are what people wrote, beside each other, of which one is chosen: by a click, or with Left and Right. Enter
// keeps it then.
type sides struct {
	widget.BaseWidget
	onChoose func(int)
	onKeep   func()

	list             []app.Side
	now              time.Time
	chosen, hovered  int
	focused, pointed bool
}

func newSides(list []app.Side, now time.Time, choose func(int), keep func()) *sides {
	s := &sides{list: list, now: now, onChoose: choose, onKeep: keep, chosen: none, hovered: -1}
	s.ExtendBaseWidget(s)
	return s
}

// whose is who wrote a side.
func whose(s *app.Side) string {
	if s.You {
		return s.Person + ", you"
	}
	return s.Person
}

// valueWords is a value, or that it is none.
func valueWords(v string) string {
	if v == "" {
		return "Nothing"
	}
	return v
}

// choose marks a side.
func (s *sides) choose(i int) {
	if i = max(0, min(i, len(s.list)-1)); i != s.chosen {
		s.chosen = i
		s.Refresh()
		s.onChoose(i)
	}
}

// box is where a side stands.
func (s *sides) box(i int, width float32) (x, y, w float32) {
	w = float32(int((width - sideGap) / 2))
	return float32(i%2) * (w + sideGap), float32(i/2) * (sideHigh + sideGap), w
}

func (s *sides) at(p fyne.Position) int {
	for i := range s.list {
		if x, y, w := s.box(i, s.Size().Width); p.X >= x && p.X < x+w && p.Y >= y && p.Y < y+sideHigh {
			return i
		}
	}
	return -1
}

// Tapped chooses the side under the pointer.
func (s *sides) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && c.Focused() != fyne.Focusable(s) {
		s.pointed = true
		c.Focus(s)
	}
	if i := s.at(e.Position); i >= 0 {
		s.choose(i)
	}
}

// TypedKey chooses and keeps.
func (s *sides) TypedKey(e *fyne.KeyEvent) {
	if s.pointed {
		s.pointed = false
		s.Refresh()
	}
	if !s.key(e) {
		keys.Pass(s, e)
	}
}

func (s *sides) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(max(0, s.chosen) + 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.onKeep()
	default:
		return false
	}
	return true
}

// TypedRune passes letters on.
func (s *sides) TypedRune(r rune) { keys.PassRune(s, r) }

// TypedShortcut passes shortcuts on.
func (s *sides) TypedShortcut(c fyne.Shortcut) { keys.PassShortcut(s, c) }

// FocusGained shows the ring.
func (s *sides) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost hides the ring.
func (s *sides) FocusLost() {
	s.focused, s.pointed = false, false
	s.Refresh()
}

// MouseIn marks the side under the pointer.
func (s *sides) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved marks the side under the pointer, and says its value whole if it is cut.
func (s *sides) MouseMoved(e *desktop.MouseEvent) {
	i := s.at(e.Position)
	if i == s.hovered {
		return
	}
	s.hovered = i
	kit.HideHint(s)
	if i >= 0 {
		if _, _, w := s.box(i, s.Size().Width); measure(valueWords(s.list[i].Value), theme.Lead, true) > w-2*padSide {
			kit.ShowHint(s, s.list[i].Value)
		}
	}
	s.Refresh()
}

// MouseOut ends the hover.
func (s *sides) MouseOut() {
	s.hovered = -1
	kit.HideHint(s)
	s.Refresh()
}

// sideView is what one side is drawn with.
type sideView struct {
	ring, edge, fill         *canvas.Rectangle
	rim, hole                *canvas.Circle
	name, when, value, below *canvas.Text
}

func newSideView() *sideView {
	return &sideView{
		ring: &canvas.Rectangle{CornerRadius: theme.RadiusControl + 3, StrokeWidth: 2},
		edge: &canvas.Rectangle{CornerRadius: theme.RadiusControl}, fill: &canvas.Rectangle{CornerRadius: theme.RadiusControl - 1},
		rim: &canvas.Circle{}, hole: &canvas.Circle{},
		name: letters(theme.Body, true), when: letters(theme.Small, false), value: letters(theme.Lead, true), below: letters(theme.Small, false),
	}
}

// CreateRenderer draws the sides.
func (s *sides) CreateRenderer() fyne.WidgetRenderer {
	views := make([]*sideView, len(s.list))
	var objects []fyne.CanvasObject
	for i := range views {
		v := newSideView()
		views[i] = v
		objects = append(objects, v.ring, v.edge, v.fill, v.rim, v.hole, v.name, v.when, v.value, v.below)
	}
	d := &drawn{of: s, objects: func() []fyne.CanvasObject { return objects }}
	d.min = func() fyne.Size {
		lines := (len(s.list) + 1) / 2
		return fyne.NewSize(240, float32(lines)*(sideHigh+sideGap)-sideGap)
	}
	d.layout = func(size fyne.Size) {
		for i, v := range views {
			s.place(i, v, size.Width)
		}
	}
	d.paint = func(k *theme.Tokens) {
		for i, v := range views {
			s.paint(i, v, k)
		}
	}
	return d.start()
}

func (s *sides) place(i int, v *sideView, width float32) {
	const radio = 16
	x, y, w := s.box(i, width)
	border, in := float32(1), float32(1)
	if i == s.chosen {
		border, in = 2, 5
	}
	put(v.ring, x-4, y-4, w+8, sideHigh+8)
	put(v.edge, x, y, w, sideHigh)
	put(v.fill, x+border, y+border, w-2*border, sideHigh-2*border)
	put(v.rim, x+padSide, y+14, radio, radio)
	put(v.hole, x+padSide+in, y+14+in, radio-2*in, radio-2*in)
	side := &s.list[i]
	when := moment(side.When, s.now)
	end := measure(when, theme.Small, false)
	v.when.Text = when
	put(v.when, x+w-padSide-end, y+12, end, 20)
	left := x + padSide + radio + theme.Step
	write(v.name, whose(side), left, y+12, x+w-padSide-end-theme.Step-left, 20)
	write(v.value, valueWords(side.Value), x+padSide, y+40, w-2*padSide, 24)
	write(v.below, side.Reason, x+padSide, y+66, w-2*padSide, 18)
}

func (s *sides) paint(i int, v *sideView, k *theme.Tokens) {
	v.edge.FillColor, v.fill.FillColor = k.LineStrong, k.Surface
	v.rim.FillColor, v.hole.FillColor = k.LineStrong, k.Surface
	v.name.Color, v.when.Color, v.value.Color, v.below.Color = k.Ink, k.Ink3, k.Ink, k.Ink3
	if i == s.hovered {
		v.fill.FillColor = k.Hover
	}
	if i == s.chosen {
		v.edge.FillColor, v.rim.FillColor, v.hole.FillColor = k.Accent, k.Accent, k.AccentInk
	}
	v.ring.StrokeColor, v.ring.Hidden = k.Accent, !s.focused || s.pointed || i != max(0, s.chosen)
}
