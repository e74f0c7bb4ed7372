package choropleth

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// textSize is that of everything written on a map.
const textSize = float64(theme.Small)

// renderer shows the picture where the view wants it, the words at the pointer and the ring of the focus.
type renderer struct {
	m       *Map
	ground  *canvas.Rectangle
	image   *canvas.Image
	card    *canvas.Rectangle
	name    *canvas.Text
	note    *canvas.Text
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
}

// CreateRenderer makes the canvas objects of the map.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{
		m: m, ground: canvas.NewRectangle(nil), image: &canvas.Image{ScaleMode: canvas.ImageScaleFastest},
		card: canvas.NewRectangle(nil), name: canvas.NewText("", nil), note: canvas.NewText("", nil), ring: canvas.NewRectangle(nil),
	}
	r.card.StrokeWidth, r.card.CornerRadius = 1, theme.RadiusControl
	r.name.TextSize, r.note.TextSize = theme.Body, theme.Small
	r.name.TextStyle.Bold = true
	r.ring.StrokeWidth = 2
	r.objects = []fyne.CanvasObject{r.ground, r.image, r.card, r.name, r.note, r.ring}
	m.parts = r
	r.Refresh()
	r.Layout(m.Size()) // the window lays out no second renderer of a size that stays
	return r
}

// Layout fits the map anew if it showed all, and else keeps its middle.
func (r *renderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Move(fyne.NewPos(1, 1))
	r.ring.Resize(size.Subtract(fyne.NewSize(2, 2)))
	m := r.m
	if m.size == size {
		m.place()
		return
	}
	m.size = size
	if m.fitted {
		m.Fit()
	} else {
		m.move(m.view)
	}
	m.place()
}

func (r *renderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *renderer) Destroy()                     {}

// Refresh takes on the theme's colours; a picture in other colours is made anew.
func (r *renderer) Refresh() {
	t, m := theme.Now(), r.m
	r.ground.FillColor = t.Neighbor
	r.card.FillColor, r.card.StrokeColor = t.Surface, t.LineStrong
	r.name.Color, r.note.Color = t.Ink, t.Ink2
	r.ring.StrokeColor = t.Accent
	r.ring.Hidden = !m.focused || m.pointed
	if m.picture != nil && r.image.Image != m.picture { // only then: a picture is costly to hand to the screen
		r.image.Image = m.picture
		r.image.Refresh()
	}
	for _, o := range r.objects {
		if o != r.image {
			o.Refresh()
		}
	}
	r.tell()
	if m.tokens != nil && m.tokens != t {
		m.behind(colors)
	}
}

// place puts the picture where the view wants it, stretched while it is of another zoom.
func (m *Map) place() {
	if m.parts == nil || m.sheet == nil {
		return
	}
	s, img := m.sheet, m.parts.image
	stretch := m.view.zoom / s.perMile // screen units per pixel
	if s.perMile == m.view.zoom*s.ratio {
		stretch = 1 / s.ratio
	}
	at := m.view.spot(s.corner, m.size)
	snap := func(v float32) float32 { return float32(int(float64(v)*s.ratio+1e6+0.5)-1e6) / float32(s.ratio) }
	img.Resize(fyne.NewSize(float32(float64(s.width)*stretch), float32(float64(s.height)*stretch)))
	img.Move(fyne.NewPos(snap(at.X), snap(at.Y)))
}
