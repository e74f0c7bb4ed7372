package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Icon is a line icon.
type Icon struct {
	widget.BaseWidget
	name string
	ink  Ink
	size float32
}

// NewIcon is a line icon; size is in pixels, 0 is that of an icon in text.
func NewIcon(name string, ink Ink, size float32) *Icon {
	if size == 0 {
		size = theme.IconText
	}
	i := &Icon{name: name, ink: ink, size: size}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes the icon and its role.
func (i *Icon) Set(name string, ink Ink) {
	i.name, i.ink = name, ink
	i.Refresh()
}

// CreateRenderer draws the icon in the middle of its room.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	m := newMarkOf(i.size)
	d := &drawn{of: i, objects: []fyne.CanvasObject{&m.Image}}
	d.min = func() fyne.Size { return fyne.NewSquareSize(i.size) }
	d.layout = func(size fyne.Size) {
		place(m, float32(int((size.Width-i.size)/2)), float32(int((size.Height-i.size)/2)), i.size, i.size)
	}
	d.paint = func(k *theme.Tokens) { m.set(i.name, i.ink.Color(k)) }
	return d.start()
}
