package widget

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// drawn is the renderer of everything in the kit: objects, where they stand, and how they are painted.
type drawn struct {
	of      fyne.CanvasObject
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func(*theme.Tokens) // reads the tokens anew, so a change of theme shows
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
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawn) Refresh() {
	d.paint(theme.Now())
	d.layout(d.of.Size())
	canvas.Refresh(d.of)
}

// place moves and resizes an object.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// letters is a text of a widget's own drawing, one line high and vertically centered where it is placed.
func letters(s string, size float32, bold bool) *canvas.Text {
	return &canvas.Text{Text: s, TextSize: size, TextStyle: fyne.TextStyle{Bold: bold}}
}

// width is how wide a text runs, in pixels.
func width(s string, size float32, bold bool) float32 {
	if s == "" {
		return 0
	}
	return fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold}).Width
}

// Cut is the text as it fits into a width in pixels: whole, or its beginning with an ellipsis.
func Cut(s string, room, size float32, bold bool) string {
	if width(s, size, bold) <= room {
		return s
	}
	runes := []rune(s)
	n := sort.Search(len(runes), func(n int) bool { return width(string(runes[:n+1])+"…", size, bold) > room })
	for n > 0 && runes[n-1] == ' ' {
		n--
	}
	return string(runes[:n]) + "…"
}

// mark is an icon of a widget's own drawing.
type mark struct {
	canvas.Image
	name string
	ink  color.NRGBA
	side float32
}

func newMark() *mark { return newMarkOf(theme.IconText) }

func newMarkOf(side float32) *mark {
	m := &mark{side: side}
	m.FillMode = canvas.ImageFillContain
	return m
}

// set draws another icon or color; "" hides the icon.
func (m *mark) set(name string, ink color.NRGBA) {
	m.Hidden = name == ""
	if name == "" || name == m.name && ink == m.ink {
		return
	}
	m.name, m.ink = name, ink
	m.Resource = theme.Icon(name, ink, m.side)
	m.Image.Refresh()
}

// box is a rounded rectangle with a border as wide as asked. It is two filled rectangles, which stay sharp at every
// scale where a stroke of one pixel would blur.
type box struct {
	outer, inner canvas.Rectangle
	border       float32
}

func newBox(radius, border float32) *box {
	b := &box{border: border}
	b.outer.CornerRadius, b.inner.CornerRadius = radius, max(0, radius-border)
	return b
}

func (b *box) objects() []fyne.CanvasObject { return []fyne.CanvasObject{&b.outer, &b.inner} }

func (b *box) place(x, y, w, h float32) {
	place(&b.outer, x, y, w, h)
	place(&b.inner, x+b.border, y+b.border, max(0, w-2*b.border), max(0, h-2*b.border))
}

func (b *box) set(fill, border color.NRGBA) { b.inner.FillColor, b.outer.FillColor = fill, border }

func (b *box) hide(hidden bool) { b.outer.Hidden, b.inner.Hidden = hidden, hidden }
