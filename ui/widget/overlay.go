package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// overlay covers the canvas with a panel in it: a menu, a dialog or the palette. It takes the focus in and gives it
// back, closes with Esc, and a light one closes with a click beside it.
type overlay struct {
	widget.BaseWidget
	where  fyne.Canvas
	before fyne.Focusable
	hints  *hints

	panel   fyne.CanvasObject
	place   func(size fyne.Size) (fyne.Position, fyne.Size)
	light   bool                      // closes with a click beside it
	own     bool                      // takes the keys itself
	key     func(*fyne.KeyEvent) bool // first look at keys nothing inside used
	letter  func(rune)
	closed  func() // after it was closed by the user without a choice
	visible bool
}

func newOverlay(where fyne.Canvas, panel fyne.CanvasObject) *overlay {
	o := &overlay{where: where, panel: panel, hints: newHints()}
	o.ExtendBaseWidget(o)
	return o
}

// open shows the overlay and focuses something in it, or itself.
func (o *overlay) open(focus fyne.Focusable) {
	o.before, o.visible = o.where.Focused(), true
	if below, _ := layerOf(o.where.Content()); below != nil {
		below.stop()
		below.hide()
	}
	o.where.Overlays().Add(o)
	o.Resize(o.where.Size())
	if focus == nil && o.own {
		focus = o
	}
	if focus != nil {
		o.where.Focus(focus)
	}
}

// close takes the overlay away and gives the focus back.
func (o *overlay) close() {
	if !o.visible {
		return
	}
	o.visible = false
	o.where.Unfocus() // or what has the focus inside would still have it when it is shown again
	o.where.Overlays().Remove(o)
	if o.before != nil {
		o.where.Focus(o.before)
	}
}

// dismiss closes because the user turned away.
func (o *overlay) dismiss() {
	if !o.visible {
		return
	}
	o.close()
	if o.closed != nil {
		o.closed()
	}
}

func (o *overlay) layer() (*hints, Timer) { return o.hints, nil }

func (o *overlay) typed(e *fyne.KeyEvent) {
	if o.key != nil && o.key(e) {
		return
	}
	if e.Name == fyne.KeyEscape {
		o.dismiss()
	}
}

// Tapped beside the panel closes a light overlay.
func (o *overlay) Tapped(e *fyne.PointEvent) {
	at, size := o.place(o.Size())
	inside := e.Position.X >= at.X && e.Position.Y >= at.Y && e.Position.X < at.X+size.Width && e.Position.Y < at.Y+size.Height
	if o.light && !inside {
		o.dismiss()
	}
}

// FocusGained changes nothing to see.
func (o *overlay) FocusGained() {}

// FocusLost changes nothing to see.
func (o *overlay) FocusLost() {}

// TypedRune is for what takes letters itself, such as a menu.
func (o *overlay) TypedRune(r rune) {
	if o.letter != nil {
		o.letter(r)
	}
}

// TypedKey is for what takes keys itself.
func (o *overlay) TypedKey(e *fyne.KeyEvent) { o.typed(e) }

// Disabled keeps overlays that take no keys themselves out of the focus order.
func (o *overlay) Disabled() bool { return !o.own }

// Enable is not for overlays: whether one takes keys is decided when it is made.
func (o *overlay) Enable() {}

// Disable is not for overlays.
func (o *overlay) Disable() {}

// CreateRenderer draws the panel.
func (o *overlay) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: o, objects: []fyne.CanvasObject{o.panel, o.hints}}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.layout = func(size fyne.Size) {
		at, need := o.place(size)
		o.panel.Move(at)
		o.panel.Resize(need)
		o.hints.Resize(size)
	}
	d.paint = func(*theme.Tokens) {}
	return d
}

// panel is a surface with a border and something on it.
type panel struct {
	widget.BaseWidget
	content fyne.CanvasObject
	pad     float32
}

func newPanel(content fyne.CanvasObject, pad float32) *panel {
	p := &panel{content: content, pad: pad}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer draws the surface.
func (p *panel) CreateRenderer() fyne.WidgetRenderer {
	b := newBox(theme.RadiusCard, 1)
	d := &drawn{of: p, objects: append(b.objects(), p.content)}
	d.min = func() fyne.Size { return p.content.MinSize().AddWidthHeight(2*p.pad, 2*p.pad) }
	d.layout = func(size fyne.Size) {
		b.place(0, 0, size.Width, size.Height)
		place(p.content, p.pad, p.pad, size.Width-2*p.pad, size.Height-2*p.pad)
	}
	d.paint = func(k *theme.Tokens) { b.set(k.Surface, k.LineStrong) }
	return d.start()
}
