package filings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// halves puts the list left, 464 wide or a third of the room, a line, and the paper in the rest; where there is no room
// for both, the list alone.
type halves struct{}

const leastPaper = 240 // pixels

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := max(340, min(464, float32(int(size.Width*0.365))))
	objects[1].Show()
	objects[2].Show()
	if size.Width-left < leastPaper {
		left = size.Width
		objects[1].Hide()
		objects[2].Hide()
	}
	put(objects[0], 0, 0, left, size.Height)
	put(objects[1], left, 0, 1, size.Height)
	put(objects[2], left+1, 0, size.Width-left-1, size.Height)
}

func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(340, 320) }

// column puts bars above and below what takes the rest: the third object.
type column struct{}

func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Height
	for i, o := range objects {
		if i != 2 && o.Visible() {
			rest -= o.MinSize().Height
		}
	}
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		if i == 2 {
			h = rest
		}
		put(o, 0, y, size.Width, h)
		y += h
	}
}

func (column) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// strip is a bar of a fixed height with a ground and a line at its inner edge.
type strip struct {
	widget.BaseWidget
	height  float32
	above   bool // the line is above
	content fyne.CanvasObject
}

func newStrip(height float32, above bool, content fyne.CanvasObject) *strip {
	s := &strip{height: height, above: above, content: content}
	s.ExtendBaseWidget(s)
	return s
}

// MinSize is the height of the bar.
func (s *strip) MinSize() fyne.Size { return fyne.NewSize(200, s.height) }

// CreateRenderer draws the bar.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{strip: s, ground: &canvas.Rectangle{}, line: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type stripRenderer struct {
	strip        *strip
	ground, line *canvas.Rectangle
}

func (r *stripRenderer) Destroy()           {}
func (r *stripRenderer) MinSize() fyne.Size { return r.strip.MinSize() }

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.line, r.strip.content}
}

func (r *stripRenderer) Layout(size fyne.Size) {
	put(r.ground, 0, 0, size.Width, size.Height)
	y := size.Height - 1
	if r.strip.above {
		y = 0
	}
	put(r.line, 0, y, size.Width, 1)
	put(r.strip.content, theme.Margin, 0, size.Width-2*theme.Margin, size.Height-1)
}

func (r *stripRenderer) Refresh() {
	k := theme.Now()
	r.ground.FillColor, r.line.FillColor = k.Surface, k.Line
	r.Layout(r.strip.Size())
	r.strip.content.Refresh()
	canvas.Refresh(r.strip)
}

// newRule is the line between the halves.
func newRule() fyne.CanvasObject { return newStrip(0, true, kit.NewText("", kit.Style{Cut: true})) }
