package widget

import "fyne.io/fyne/v2"

// stacked lays objects out one below the other, each as wide as the room; a paragraph takes the height it needs there.
type stacked struct {
	gap, side, top, bottom float32
}

// NewStack puts objects one below the other, a gap in pixels between them.
func NewStack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &stacked{gap: gap}, Objects: objects}
}

// NewPadded is a stack with padding in pixels at its sides, above and below.
func NewPadded(side, above, below, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &stacked{gap: gap, side: side, top: above, bottom: below}, Objects: objects}
}

// Layout places the objects.
func (s *stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := s.top
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		w := size.Width - 2*s.side
		o.Resize(fyne.NewSize(w, o.Size().Height)) // what wraps learns its width and with it its height
		h := o.MinSize().Height
		place(o, s.side, y, w, h)
		y += h + s.gap
	}
}

// MinSize is the room the objects need at the width they were last given.
func (s *stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, n := fyne.Size{Height: s.top + s.bottom}, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width = max(size.Width, m.Width+2*s.side)
		size.Height += m.Height
		n++
	}
	size.Height += s.gap * float32(max(0, n-1))
	return size
}

// NewLine puts objects beside each other, a gap in pixels between them, each in the middle of the height.
func NewLine(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &lined{gap: gap}, Objects: objects}
}

// NewEnds puts one object at the left, in the room that the other at the right end leaves.
func NewEnds(left fyne.CanvasObject, right ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &lined{gap: 8, first: true}, Objects: append([]fyne.CanvasObject{left}, right...)}
}

type lined struct {
	gap   float32
	first bool // the first takes the room that is left
}

// Layout places the objects.
func (l *lined) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	spare := max(0, size.Width-l.MinSize(objects).Width)
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		w := m.Width
		if i == 0 && l.first {
			w += spare
		}
		w = max(0, min(w, size.Width-x))
		place(o, x, float32(int((size.Height-m.Height)/2)), w, m.Height)
		x += w + l.gap
	}
}

// MinSize is the room the objects need.
func (l *lined) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size = fyne.NewSize(size.Width+m.Width, max(size.Height, m.Height))
		n++
	}
	size.Width += l.gap * float32(max(0, n-1))
	return size
}
