package adequacy

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// flow puts objects beside each other and goes on in a new line where there is no room; the last keeps to the right end
// of its line.
type flow struct {
	gap   float32 // pixels between objects and lines
	width float32 // last given
}

// Layout places the objects.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.walk(objects, func(o fyne.CanvasObject, x, y float32) {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, y+max(0, (theme.Control-m.Height)/2)))
		o.Resize(m)
	})
}

// MinSize is as high as the objects were at the last width.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	f.walk(objects, func(o fyne.CanvasObject, x, y float32) {
		m := o.MinSize()
		size = fyne.NewSize(max(size.Width, m.Width), max(size.Height, y+max(theme.Control, m.Height)))
	})
	return size
}

func (f *flow) walk(objects []fyne.CanvasObject, place func(o fyne.CanvasObject, x, y float32)) {
	x, y, high := float32(0), float32(0), float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && f.width > 0 && x+m.Width > f.width {
			x, y = 0, y+high+f.gap
			high = 0
		}
		at := x
		if i == len(objects)-1 && f.width > 0 {
			at = max(x, f.width-m.Width)
		}
		place(o, at, y)
		x, high = x+m.Width+f.gap, max(theme.Control, high, m.Height)
	}
}
