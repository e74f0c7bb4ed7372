package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// drawn is the renderer of the shell's own widgets.
type drawn struct {
	of      fyne.CanvasObject
	objects []fyne.CanvasObject
	min     fyne.Size
	layout  func(fyne.Size)
	paint   func(*theme.Tokens)
}

func (d *drawn) start() *drawn {
	if d.paint != nil {
		d.paint(theme.Now())
	}
	if size := d.of.Size(); !size.IsZero() { // a second renderer: the window lays out none of a size that stays
		d.layout(size)
	}
	return d
}

func (d *drawn) Destroy()                     {}
func (d *drawn) MinSize() fyne.Size           { return d.min }
func (d *drawn) Layout(size fyne.Size)        { d.layout(size) }
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawn) Refresh() {
	if d.paint != nil {
		d.paint(theme.Now())
	}
	d.layout(d.of.Size())
	canvas.Refresh(d.of)
}

// put moves and resizes an object, in pixels.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

// ground is an area of one token.
type ground struct {
	widget.BaseWidget
	token func(*theme.Tokens) color.NRGBA
}

func newGround(token func(*theme.Tokens) color.NRGBA) *ground {
	g := &ground{token: token}
	g.ExtendBaseWidget(g)
	return g
}

func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(color.Transparent)
	d := &drawn{of: g, objects: []fyne.CanvasObject{r}}
	d.layout = func(size fyne.Size) { r.Resize(size) }
	d.paint = func(k *theme.Tokens) { r.FillColor = g.token(k) }
	return d.start()
}

func lineToken(k *theme.Tokens) color.NRGBA { return k.Line }
