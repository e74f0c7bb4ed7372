package team

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// drawn is the renderer of everything that this screen draws itself.
type drawn struct {
	of      fyne.CanvasObject
	objects func() []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func(*theme.Tokens)
}

func (d *drawn) start() *drawn {
	d.paint(theme.Now())
	if size := d.of.Size(); !size.IsZero() { // a second renderer: the window lays out none of a size that stays
		d.layout(size)
	}
	return d
}

func (d *drawn) Destroy()                     {}
func (d *drawn) MinSize() fyne.Size           { return d.min() }
func (d *drawn) Layout(size fyne.Size)        { d.layout(size) }
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects() }

func (d *drawn) Refresh() {
	d.paint(theme.Now())
	d.layout(d.of.Size())
	canvas.Refresh(d.of)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

func letters(size float32, bold bool) *canvas.Text {
	return &canvas.Text{TextSize: size, TextStyle: fyne.TextStyle{Bold: bold}}
}

func measure(s string, size float32, bold bool) float32 {
	if s == "" {
		return 0
	}
	return float32(int(fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold}).Width + 1))
}

// write puts words into a text as they fit into a width.
func write(t *canvas.Text, words string, x, y, room, high float32) {
	t.Text = kit.Cut(words, max(0, room)+0.5, t.TextSize, t.TextStyle.Bold)
	put(t, x, y, room, high)
}

// rule is a hairline.
type rule struct{ widget.BaseWidget }

func newRule() *rule {
	r := &rule{}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the line.
func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	d := &drawn{of: r, objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{line} }}
	d.min = func() fyne.Size { return fyne.NewSize(0, 1) }
	d.layout = func(size fyne.Size) { put(line, 0, 0, size.Width, 1) }
	d.paint = func(k *theme.Tokens) { line.FillColor = k.Line }
	return d.start()
}

// caption is a name in bold with what it is about behind it; the name gives way.
type caption struct {
	widget.BaseWidget
	name, about string
}

func newCaption(name, about string) *caption {
	c := &caption{name: name, about: about}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer draws the words.
func (c *caption) CreateRenderer() fyne.WidgetRenderer {
	v := newCaptionView()
	d := &drawn{of: c, objects: v.objects}
	d.min = func() fyne.Size { return fyne.NewSize(0, 20) }
	d.layout = func(size fyne.Size) { v.place(c.name, c.about, 0, 0, size.Width, size.Height) }
	d.paint = v.paint
	return d.start()
}

// captionView is what a caption is drawn with, here and in a folded line.
type captionView struct{ name, dot, about *canvas.Text }

func newCaptionView() *captionView {
	return &captionView{letters(theme.Body, true), letters(theme.Body, false), letters(theme.Body, false)}
}

func (v *captionView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.name, v.dot, v.about}
}

func (v *captionView) paint(k *theme.Tokens) {
	v.name.Color, v.dot.Color, v.about.Color = k.Ink, k.Ink3, k.Ink2
}

func (v *captionView) place(name, about string, x, y, room, high float32) {
	const between = 20
	behind := min(measure(about, theme.Body, false), room*0.5)
	first := min(measure(name, theme.Body, true), room-behind-between)
	write(v.name, name, x, y, first, high)
	v.dot.Text = "·"
	put(v.dot, x+first+8, y, 6, high)
	write(v.about, about, x+first+between, y, room-first-between, high)
}

// disc is an icon on a round ground of its judgement.
type disc struct {
	widget.BaseWidget
	icon string
	kind kit.PillKind
}

const discSize = 40

func newDisc(icon string, kind kit.PillKind) *disc {
	d := &disc{icon: icon, kind: kind}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer draws ground and icon.
func (c *disc) CreateRenderer() fyne.WidgetRenderer {
	ground, icon := &canvas.Circle{}, kit.NewIcon("circle", kit.InkSecond, theme.IconRail)
	d := &drawn{of: c, objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{ground, icon} }}
	d.min = func() fyne.Size { return fyne.NewSquareSize(discSize) }
	d.layout = func(size fyne.Size) {
		put(ground, 0, 0, discSize, discSize)
		put(icon, (discSize-theme.IconRail)/2, (discSize-theme.IconRail)/2, theme.IconRail, theme.IconRail)
	}
	d.paint = func(k *theme.Tokens) {
		switch c.kind {
		case kit.PillOk:
			ground.FillColor = k.Ok.Bg
			icon.Set(c.icon, kit.InkOk)
		case kit.PillWarn:
			ground.FillColor = k.Warn.Bg
			icon.Set(c.icon, kit.InkWarn)
		default:
			ground.FillColor = k.Neut.Bg
			icon.Set(c.icon, kit.InkSecond)
		}
	}
	return d.start()
}
