package widget

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// Check is a box that is ticked or not, with its words.
type Check struct {
	control
	words   string
	on      bool
	changed func(bool)
}

// NewCheck is a box with words; changed is told when the user ticks it or takes the tick away.
func NewCheck(words string, on bool, changed func(bool)) *Check {
	c := &Check{words: words, on: on, changed: changed}
	c.extend(c)
	return c
}

// On says whether it is ticked.
func (c *Check) On() bool { return c.on }

// SetOn shows it ticked or not without telling of it.
func (c *Check) SetOn(on bool) {
	if on != c.on {
		c.on = on
		c.Refresh()
	}
}

// Tapped ticks or takes the tick away.
func (c *Check) Tapped(*fyne.PointEvent) {
	c.take()
	c.flip()
}

// TypedKey ticks on Space and Enter.
func (c *Check) TypedKey(e *fyne.KeyEvent) {
	c.keyed()
	if pressed(e) {
		c.flip()
		return
	}
	c.pass(e)
}

func (c *Check) flip() {
	if c.disabled {
		return
	}
	c.SetOn(!c.on)
	if c.changed != nil {
		c.changed(c.on)
	}
}

// CreateRenderer draws the box and its words.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	const side = 16
	b, tick, words := newBox(theme.RadiusChip, 1), newMark(), letters("", theme.Body, false)
	d := &drawn{of: c, objects: append(b.objects(), &tick.Image, words, &c.ring.Rectangle)}
	d.min = func() fyne.Size {
		if c.words == "" {
			return fyne.NewSquareSize(side)
		}
		return fyne.NewSize(side+theme.Step+ceil(width(c.words, theme.Body, false)), theme.Row)
	}
	d.layout = func(size fyne.Size) {
		y := float32(int((size.Height - side) / 2))
		b.place(0, y, side, side)
		place(&tick.Image, 2, y+2, side-4, side-4)
		room := size.Width - side - theme.Step
		words.Text = Cut(c.words, room+0.5, theme.Body, false)
		place(words, side+theme.Step, 0, room, size.Height-1)
		c.ring.place(0, y, side, side, theme.RadiusChip)
	}
	d.paint = func(k *theme.Tokens) {
		words.Color = k.Ink
		b.set(k.Surface, k.LineStrong)
		if c.on {
			b.set(k.Accent, k.Accent)
		}
		if c.disabled {
			words.Color = k.Ink3
			b.set(k.Sunken, k.Line)
		}
		tick.set("check", k.AccentInk)
		if c.disabled {
			tick.set("check", k.Ink3)
		}
		tick.Hidden = !c.on
		c.show(k)
	}
	return d.start()
}
