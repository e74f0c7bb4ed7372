package paper

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countyline/reports/page"
	"countyline/ui/theme"
)

// marker is what hits of a search are marked with on white paper, as a felt pen does: text under it stays readable.
var marker, markerNow = color.NRGBA{R: 255, G: 224, B: 138, A: 255}, color.NRGBA{R: 255, G: 173, B: 92, A: 255}

// CreateRenderer draws the desk, the sheets in view, the scroll bar and the ring.
func (p *Paper) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{paper: p, ground: canvas.NewRectangle(color.Transparent), clip: container.NewClip(p.sheets), thumb: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.thumb.CornerRadius, r.ring.StrokeWidth = 3, 2
	r.Refresh()
	r.Layout(p.Size()) // the window lays out no second renderer of a size that stays
	return r
}

type renderer struct {
	paper               *Paper
	ground, thumb, ring *canvas.Rectangle
	clip                *container.Clip
}

func (r *renderer) Destroy()           {}
func (r *renderer) MinSize() fyne.Size { return r.paper.MinSize() }

func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.clip, r.thumb, r.ring}
}

func (r *renderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.clip.Resize(size)
	r.ring.Resize(size)
	r.placeThumb()
}

func (r *renderer) placeThumb() {
	p := r.paper
	size := p.Size()
	r.thumb.Hidden = p.desk.length <= size.Height
	if r.thumb.Hidden {
		return
	}
	thumb := p.thumb()
	r.thumb.Move(fyne.NewPos(size.Width-10, p.y/max(1, p.desk.length-size.Height)*(size.Height-thumb)))
	r.thumb.Resize(fyne.NewSize(6, thumb))
}

func (r *renderer) Refresh() {
	k := theme.Now()
	r.ground.FillColor, r.thumb.FillColor = k.Sunken, k.LineStrong
	r.ring.StrokeColor, r.ring.Hidden = k.Accent, !r.paper.focused
	r.placeThumb()
	for _, o := range []fyne.CanvasObject{r.ground, r.thumb, r.ring} {
		o.Refresh()
	}
	r.paper.sheets.Refresh()
}

// sheets is what moves under the clip: a pool of sheets, one for each page in view.
type sheets struct {
	widget.BaseWidget
	paper *Paper
}

func newSheets(p *Paper) *sheets {
	s := &sheets{paper: p}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheets) CreateRenderer() fyne.WidgetRenderer {
	return &sheetsRenderer{paper: s.paper, current: canvas.NewRectangle(color.Transparent)}
}

type sheetsRenderer struct {
	paper   *Paper
	pool    []*sheetView
	shown   []*sheetView
	current *canvas.Rectangle // around the current hit
}

// sheetView is one sheet: its edge, and the picture on it.
type sheetView struct {
	page    int
	edge    *canvas.Rectangle
	picture *canvas.Image
	base    *image.RGBA // what is painted, without marks
	query   string      // the marks that are on the picture
	current int
}

func (r *sheetsRenderer) Destroy()           {}
func (r *sheetsRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *sheetsRenderer) Layout(fyne.Size)   { r.Refresh() }

func (r *sheetsRenderer) Objects() []fyne.CanvasObject {
	list := make([]fyne.CanvasObject, 0, 2*len(r.shown)+1)
	for _, v := range r.shown {
		list = append(list, v.edge, v.picture)
	}
	return append(list, r.current)
}

// Refresh shows the pages in view; a sheet keeps its page as long as it can, for a picture costs to bring to the screen.
func (r *sheetsRenderer) Refresh() {
	p := r.paper
	first, last := p.desk.visible(p.y, p.Size().Height)
	var kept []*sheetView
	for _, v := range r.shown {
		if v.page >= first && v.page <= last {
			kept = append(kept, v)
		} else {
			r.pool = append(r.pool, v)
		}
	}
	r.shown = kept
	for n := first; n <= last; n++ {
		i := slices.IndexFunc(r.shown, func(v *sheetView) bool { return v.page == n })
		if i < 0 {
			r.shown = append(r.shown, r.take(n))
			i = len(r.shown) - 1
		}
		r.place(r.shown[i])
	}
	r.ringHit(first, last)
}

func (r *sheetsRenderer) take(n int) *sheetView {
	if len(r.pool) == 0 {
		picture := canvas.NewImageFromImage(nil)
		picture.FillMode = canvas.ImageFillStretch
		return &sheetView{page: n, edge: canvas.NewRectangle(color.White), picture: picture}
	}
	v := r.pool[len(r.pool)-1]
	r.pool = r.pool[:len(r.pool)-1]
	v.page, v.base, v.picture.Image, v.query = n, nil, nil, ""
	return v
}

func (r *sheetsRenderer) place(v *sheetView) {
	p := r.paper
	at := fyne.NewPos(p.desk.left(v.page)-p.x, p.desk.top(v.page)-p.y)
	at = fyne.NewPos(float32(int(at.X)), float32(int(at.Y+1e5))-1e5) // whole pixels, so that nothing is smeared
	size := p.desk.sizes[v.page]
	v.edge.FillColor, v.edge.StrokeColor, v.edge.StrokeWidth = color.White, theme.Now().LineStrong, 1
	v.edge.Move(at.SubtractXY(1, 1))
	v.edge.Resize(size.AddWidthHeight(2, 2))
	v.edge.Refresh()
	v.picture.Move(at)
	v.picture.Resize(size)
	r.paintOn(v)
}

// paintOn puts the picture on a sheet, with the marks of the search, if it is not there already.
func (r *sheetsRenderer) paintOn(v *sheetView) {
	p := r.paper
	base := p.cache.get(p.wanted(v.page))
	if base == nil && v.base == nil {
		base = p.cache.near(v.page)
	}
	if base == nil {
		base = v.base
	}
	hits, from := p.find.on(v.page)
	current := p.find.current - from
	if base == v.base && v.query == p.find.query && (len(hits) == 0 || v.current == current) {
		v.picture.Hidden = base == nil
		return
	}
	v.base, v.query, v.current = base, p.find.query, current
	v.picture.Hidden = base == nil
	if base != nil {
		v.picture.Image = marked(base, p.doc.Pages[v.page], hits, current)
	}
	v.picture.Refresh()
}

// marked is the picture with its hits marked; without any it is the picture itself.
func marked(base *image.RGBA, sheet *page.Page, hits []hit, current int) image.Image {
	if len(hits) == 0 {
		return base
	}
	img := &image.RGBA{Pix: slices.Clone(base.Pix), Stride: base.Stride, Rect: base.Rect}
	scale := float64(base.Rect.Dx()) / sheet.Width
	for i, h := range hits {
		ink := marker
		if i == current {
			ink = markerNow
		}
		for _, b := range h.boxes {
			multiply(img, image.Rect(int(b.X*scale), int(b.Y*scale), int((b.X+b.W)*scale)+1, int((b.Y+b.H)*scale)+1), ink)
		}
	}
	return img
}

// multiply colors what is light and leaves what is dark.
func multiply(img *image.RGBA, box image.Rectangle, ink color.NRGBA) {
	box = box.Intersect(img.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := img.Pix[img.PixOffset(box.Min.X, y):img.PixOffset(box.Max.X, y)]
		for i := 0; i+3 < len(row); i += 4 {
			row[i] = uint8(int(row[i]) * int(ink.R) / 255)
			row[i+1] = uint8(int(row[i+1]) * int(ink.G) / 255)
			row[i+2] = uint8(int(row[i+2]) * int(ink.B) / 255)
		}
	}
}

// ringHit draws a line around the current hit, so that color does not tell it alone.
func (r *sheetsRenderer) ringHit(first, last int) {
	p := r.paper
	r.current.Hidden = true
	if n := p.find.current; n < len(p.find.hits) {
		if h := p.find.hits[n]; h.page >= first && h.page <= last {
			b := h.boxes[0]
			r.current.Hidden = false
			r.current.StrokeColor, r.current.StrokeWidth, r.current.CornerRadius = color.NRGBA{R: 0x86, G: 0x43, B: 0x0A, A: 255}, 1, 2
			r.current.Move(fyne.NewPos(p.desk.left(h.page)-p.x+float32(b.X)*p.desk.scale-2, p.desk.top(h.page)-p.y+float32(b.Y)*p.desk.scale-2))
			r.current.Resize(fyne.NewSize(float32(b.W)*p.desk.scale+4, float32(b.H)*p.desk.scale+4))
		}
	}
	r.current.Refresh()
}
