package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

const restBeforeHint = 400 * time.Millisecond

// Stage is a window's whole content with the layers above it in which toasts and hints are told. Without a stage
// under them, widgets say no hints.
type Stage struct {
	widget.BaseWidget
	Timer  Timer // when to show a hint; nil shows it at once
	Toasts *Toasts

	content fyne.CanvasObject
	hints   *hints
}

// NewStage puts the layers above the content of a window.
func NewStage(content fyne.CanvasObject) *Stage {
	s := &Stage{Timer: Later, content: content, hints: newHints(), Toasts: NewToasts()}
	s.ExtendBaseWidget(s)
	return s
}

// SetContent puts other content below the hints.
func (s *Stage) SetContent(content fyne.CanvasObject) {
	s.content = content
	s.Refresh()
}

// CreateRenderer draws the content and the hints.
func (s *Stage) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: s, objects: []fyne.CanvasObject{s.content, s.Toasts, s.hints}}
	d.min = func() fyne.Size { return s.content.MinSize() }
	d.layout = func(size fyne.Size) {
		s.content.Resize(size)
		s.Toasts.Resize(size)
		s.hints.Resize(size)
	}
	d.paint = func(*theme.Tokens) { d.objects[0] = s.content }
	return d
}

func (s *Stage) layer() (*hints, Timer) { return s.hints, s.Timer }

// staged is whatever covers a canvas and has a layer for hints.
type staged interface{ layer() (*hints, Timer) }

// ShowHint says a text beside an object on which the pointer rests.
func ShowHint(about fyne.CanvasObject, text string) {
	l, timer := layerOf(about)
	if l == nil {
		return
	}
	l.stop()
	if timer == nil {
		l.show(about, text)
		return
	}
	l.stop = timer(restBeforeHint, func() { l.show(about, text) })
}

// HideHint ends the hint about an object.
func HideHint(about fyne.CanvasObject) {
	if l, _ := layerOf(about); l != nil {
		l.stop()
		l.hide()
	}
}

func layerOf(o fyne.CanvasObject) (*hints, Timer) {
	where := fyne.CurrentApp().Driver().CanvasForObject(o)
	if where == nil {
		return nil, nil
	}
	root := where.Overlays().Top()
	if root == nil {
		root = where.Content()
	}
	if s, ok := root.(staged); ok {
		return s.layer()
	}
	return nil, nil
}

// hints is the layer itself: one line of text in a small box.
type hints struct {
	widget.BaseWidget
	stop  func()
	about fyne.CanvasObject
	box   *box
	words *canvas.Text
}

func newHints() *hints {
	h := &hints{stop: func() {}, box: newBox(theme.RadiusChip, 1), words: letters("", theme.Small, false)}
	h.ExtendBaseWidget(h)
	return h
}

func (h *hints) show(about fyne.CanvasObject, text string) {
	h.about, h.words.Text = about, text
	h.Refresh()
}

func (h *hints) hide() {
	if h.about != nil {
		h.about = nil
		h.Refresh()
	}
}

func (h *hints) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: h, objects: append(h.box.objects(), h.words)}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.layout = h.arrange
	d.paint = func(k *theme.Tokens) {
		h.box.set(k.Ink, k.Ink)
		h.words.Color = k.Surface
		h.words.Hidden = h.about == nil
		h.box.hide(h.about == nil)
	}
	return d.start()
}

// arrange puts the box under the object, or above it at the lower edge, always inside the window.
func (h *hints) arrange(size fyne.Size) {
	if h.about == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(h.about).Subtract(driver.AbsolutePositionForObject(h))
	need := fyne.MeasureText(h.words.Text, theme.Small, fyne.TextStyle{})
	w, tall := min(need.Width+2*theme.Step, size.Width), need.Height+theme.Step
	x := max(0, min(at.X+(h.about.Size().Width-w)/2, size.Width-w))
	y := at.Y + h.about.Size().Height + 6
	if y+tall > size.Height {
		y = at.Y - tall - 6
	}
	x, y = float32(int(x)), float32(int(y))
	h.box.place(x, y, w, tall)
	place(h.words, x+theme.Step, y, w-2*theme.Step, tall)
}
