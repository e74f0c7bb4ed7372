package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// control is what everything that takes focus has in common: focus with its ring, hover, being disabled, a hint.
type control struct {
	widget.BaseWidget
	self     fyne.Widget
	hint     string // said while the pointer rests on it
	focused  bool
	pointed  bool // focus came by the pointer, so there is no ring until a key is used
	hovered  bool
	disabled bool
	ring     ring
	hooks
}

// hooks are what a form listens to in its fields.
type hooks struct {
	key      func(*fyne.KeyEvent) bool
	shortcut func(fyne.Shortcut) bool
}

func (h *hooks) hook() *hooks { return h }

func (c *control) extend(self fyne.Widget) {
	c.self = self
	c.ExtendBaseWidget(self)
}

// FocusGained shows the ring.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
}

// FocusLost hides the ring.
func (c *control) FocusLost() {
	c.focused, c.pointed = false, false
	c.Refresh()
}

// TypedRune takes no letters.
func (c *control) TypedRune(rune) {}

// TypedKey passes a key on to the window.
func (c *control) TypedKey(e *fyne.KeyEvent) { c.pass(e) }

// MouseIn marks the control as under the pointer.
func (c *control) MouseIn(e *desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
	if c.hint != "" {
		ShowHint(c.self, c.hint)
	}
}

// MouseMoved changes nothing.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (c *control) MouseOut() {
	c.hovered = false
	c.Refresh()
	HideHint(c.self)
}

// Disable takes the control out of use and out of the focus order.
func (c *control) Disable() { c.setDisabled(true) }

// Enable puts the control back in use.
func (c *control) Enable() { c.setDisabled(false) }

// Disabled says whether the control is out of use.
func (c *control) Disabled() bool { return c.disabled }

func (c *control) setDisabled(disabled bool) {
	if c.disabled != disabled {
		c.disabled = disabled
		c.Refresh()
	}
}

// take focuses the control because the pointer used it.
func (c *control) take() {
	if where := fyne.CurrentApp().Driver().CanvasForObject(c.self); where != nil && where.Focused() != c.self.(fyne.Focusable) {
		c.pointed = true
		where.Focus(c.self.(fyne.Focusable))
	}
}

// keyed says that a key is being used here, which brings the ring.
func (c *control) keyed() {
	if c.pointed {
		c.pointed = false
		c.Refresh()
	}
}

// TypedShortcut passes a shortcut on: to the form around the control, or to the window.
func (c *control) TypedShortcut(s fyne.Shortcut) { passShortcut(c.self, s) }

func (c *control) pass(e *fyne.KeyEvent) { Pass(c.self, e) }

// Pass gives a key that a focused widget does not use to the form around it, the dialog around it, or the window.
func Pass(from fyne.CanvasObject, e *fyne.KeyEvent) {
	if h, ok := from.(interface{ hook() *hooks }); ok && h.hook().key != nil && h.hook().key(e) {
		return
	}
	where := fyne.CurrentApp().Driver().CanvasForObject(from)
	if where == nil {
		return
	}
	if top, ok := where.Overlays().Top().(*overlay); ok {
		top.typed(e)
		return
	}
	if handler := where.OnTypedKey(); handler != nil {
		handler(e)
	}
}

func passShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	if h, ok := from.(interface{ hook() *hooks }); ok && h.hook().shortcut != nil && h.hook().shortcut(s) {
		return
	}
	if where, ok := fyne.CurrentApp().Driver().CanvasForObject(from).(fyne.Shortcutable); ok {
		where.TypedShortcut(s)
	}
}

// ring is the focus ring: 2 pixels of accent, 2 pixels outside.
type ring struct{ canvas.Rectangle }

func (r *ring) place(x, y, w, h, radius float32) {
	r.StrokeWidth, r.CornerRadius = 2, radius+3
	place(&r.Rectangle, x-3, y-3, w+6, h+6)
}

// show paints the ring of a control.
func (c *control) show(k *theme.Tokens) {
	c.ring.StrokeColor = k.Accent
	c.ring.Hidden = !c.focused || c.pointed || c.disabled
}
