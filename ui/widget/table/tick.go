package table

import (
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// tickState is what a check box says.
type tickState uint8

const (
	unticked tickState = iota
	ticked
	partly
)

// tick is a check box of 16 by 16 pixels.
type tick struct {
	square *canvas.Rectangle
	mark   *canvas.Image
}

func newTick() tick {
	t := tick{canvas.NewRectangle(nil), canvas.NewImageFromResource(nil)}
	t.square.CornerRadius, t.square.StrokeWidth = theme.RadiusChip, 1
	t.mark.FillMode = canvas.ImageFillContain
	t.mark.Hide()
	return t
}

func (t tick) move(x, y float32) {
	put(t.square, x, y, 16, 16)
	put(t.mark, x+2, y+2, 12, 12)
}

func (t tick) show(on bool) {
	show(t.square, on)
	if !on {
		show(t.mark, false)
	}
}

func (t tick) paint(d *drawing, s tickState) {
	if !t.square.Visible() {
		return
	}
	k := d.tokens
	ground, border := k.Surface, k.LineStrong
	if s != unticked {
		ground, border = k.Accent, k.Accent
	}
	if t.square.FillColor != ground || t.square.StrokeColor != border {
		t.square.FillColor, t.square.StrokeColor = ground, border
		t.square.Refresh()
	}
	d.icons.put(t.mark, [...]string{"", "check", "minus"}[s], k.AccentInk)
}
