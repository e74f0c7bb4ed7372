package maps

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// press is a row that can be clicked on, or pressed with Enter and Space.
type press struct {
	widget.BaseWidget
	self     fyne.Widget
	do       func()
	hovered  bool
	focused  bool
	pointed  bool // focus came by the pointer, so there is no ring until a key is used
	disabled bool
	ground   canvas.Rectangle
	ring     canvas.Rectangle
}

func (p *press) extend(self fyne.Widget, do func()) {
	p.self, p.do = self, do
	p.ring.StrokeWidth, p.ring.CornerRadius, p.ground.CornerRadius = 2, theme.RadiusControl, theme.RadiusChip
	p.ExtendBaseWidget(self)
}

// Tapped does it.
func (p *press) Tapped(*fyne.PointEvent) {
	if p.disabled {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.self); c != nil && c.Focused() != p.self.(fyne.Focusable) {
		p.pointed = true
		c.Focus(p.self.(fyne.Focusable))
	}
	p.do()
}

// TypedKey does it on Enter and Space.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	p.pointed = false
	p.self.Refresh()
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.do()
	default:
		kit.Pass(p.self, e)
	}
}

// Disable takes the row out of use and out of the focus order.
func (p *press) Disable() { p.disabled = true }

// Enable puts it back in use.
func (p *press) Enable() { p.disabled = false }

// Disabled says whether it is out of use.
func (p *press) Disabled() bool { return p.disabled }

// TypedRune takes no letters.
func (p *press) TypedRune(rune) {}

// FocusGained shows the ring.
func (p *press) FocusGained() { p.focused = true; p.self.Refresh() }

// FocusLost hides it.
func (p *press) FocusLost() { p.focused, p.pointed = false, false; p.self.Refresh() }

// MouseIn marks the row as under the pointer.
func (p *press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.self.Refresh() }

// MouseMoved changes nothing.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends that.
func (p *press) MouseOut() { p.hovered = false; p.self.Refresh() }

// paint colors ground and ring.
func (p *press) paint(k *theme.Tokens, chosen bool) {
	p.ground.FillColor = k.Hover
	if chosen {
		p.ground.FillColor = k.AccentWeak
	}
	p.ground.Hidden = (!p.hovered || p.disabled) && !chosen
	p.ring.StrokeColor, p.ring.FillColor = k.Accent, nil
	p.ring.Hidden = !p.focused || p.pointed
}

// rest is the renderer of a row: its objects, how they are laid out, and how painted.
type rest struct {
	of      fyne.Widget
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func(*theme.Tokens)
}

func (r *rest) start() fyne.WidgetRenderer {
	r.paint(theme.Now())
	return r
}

func (r *rest) Destroy()                     {}
func (r *rest) MinSize() fyne.Size           { return r.min() }
func (r *rest) Layout(size fyne.Size)        { r.layout(size) }
func (r *rest) Objects() []fyne.CanvasObject { return r.objects }

func (r *rest) Refresh() {
	r.paint(theme.Now())
	r.layout(r.of.Size())
	canvas.Refresh(r.of)
}

// put moves and resizes an object.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

// letters is a text of a row's own drawing.
func letters(size float32, bold bool, align fyne.TextAlign) *canvas.Text {
	return &canvas.Text{TextSize: size, TextStyle: fyne.TextStyle{Bold: bold}, Alignment: align}
}

// width is how wide a text runs.
func width(t *canvas.Text, words string) float32 {
	return fyne.MeasureText(words, t.TextSize, t.TextStyle).Width
}
