package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// Toggle switches something on or off at once.
type Toggle struct {
	control
	on      bool
	changed func(bool)
}

// NewToggle is a switch; changed is told when the user switches it.
func NewToggle(on bool, changed func(bool)) *Toggle {
	t := &Toggle{on: on, changed: changed}
	t.extend(t)
	return t
}

// Named says on hover what the toggle switches.
func (t *Toggle) Named(words string) *Toggle {
	t.hint = words
	return t
}

// On says whether it is on.
func (t *Toggle) On() bool { return t.on }

// SetOn shows it on or off without telling of it.
func (t *Toggle) SetOn(on bool) {
	if on != t.on {
		t.on = on
		t.Refresh()
	}
}

// Tapped switches.
func (t *Toggle) Tapped(*fyne.PointEvent) {
	t.take()
	t.flip()
}

// TypedKey switches on Space and Enter.
func (t *Toggle) TypedKey(e *fyne.KeyEvent) {
	t.keyed()
	if pressed(e) {
		t.flip()
		return
	}
	t.pass(e)
}

func (t *Toggle) flip() {
	if t.disabled {
		return
	}
	t.SetOn(!t.on)
	if t.changed != nil {
		t.changed(t.on)
	}
}

// CreateRenderer draws track and knob.
func (t *Toggle) CreateRenderer() fyne.WidgetRenderer {
	const wide, high, knobSize = 32, 18, 14
	track, knob := &canvas.Rectangle{CornerRadius: high / 2}, &canvas.Circle{}
	d := &drawn{of: t, objects: []fyne.CanvasObject{track, knob, &t.ring.Rectangle}}
	d.min = func() fyne.Size { return fyne.NewSize(wide, high) }
	d.layout = func(size fyne.Size) {
		y := float32(int((size.Height - high) / 2))
		place(track, 0, y, wide, high)
		x := float32(2)
		if t.on {
			x = wide - knobSize - 2
		}
		place(knob, x, y+2, knobSize, knobSize)
		t.ring.place(0, y, wide, high, high/2)
	}
	d.paint = func(k *theme.Tokens) {
		track.FillColor, knob.FillColor = k.LineStrong, k.Surface
		if t.on {
			track.FillColor = k.Accent
		}
		if t.disabled {
			track.FillColor = k.Line
		}
		t.show(k)
	}
	return d.start()
}
