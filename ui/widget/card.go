package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Card is a surface with a border.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
	pad     float32
}

// NewCard puts content on a card.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{content: content, pad: theme.Gap}
	c.ExtendBaseWidget(c)
	return c
}

// Padded changes how far the content stands from the border, in pixels.
func (c *Card) Padded(pixels float32) *Card {
	c.pad = pixels
	return c
}

// CreateRenderer draws the card.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	b := newBox(theme.RadiusCard, 1)
	d := &drawn{of: c, objects: append(b.objects(), c.content)}
	d.min = func() fyne.Size { return c.content.MinSize().AddWidthHeight(2*c.pad, 2*c.pad) }
	d.layout = func(size fyne.Size) {
		b.place(0, 0, size.Width, size.Height)
		place(c.content, c.pad, c.pad, size.Width-2*c.pad, size.Height-2*c.pad)
	}
	d.paint = func(k *theme.Tokens) { b.set(k.Surface, k.Line) }
	return d.start()
}

func (c *Card) holds() []fyne.CanvasObject { return []fyne.CanvasObject{c.content} }
