package widget

import "fyne.io/fyne/v2"

// Repaint paints objects anew with everything they hold, for what was out of the window while its theme changed.
func Repaint(objects ...fyne.CanvasObject) {
	for _, o := range objects {
		if c, ok := o.(*fyne.Container); ok {
			Repaint(c.Objects...)
			continue // a container draws nothing itself
		}
		if h, ok := o.(interface{ holds() []fyne.CanvasObject }); ok {
			Repaint(h.holds()...)
		}
		if d, ok := o.(interface{ drawsWith() []fyne.CanvasObject }); ok {
			Repaint(d.drawsWith()...)
		}
		o.Refresh()
	}
}

func (h *Header) drawsWith() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{h.title, h.sub}, h.actions...)
}

func (f *Footer) drawsWith() []fyne.CanvasObject {
	list := []fyne.CanvasObject{f.left}
	for _, s := range f.sources {
		list = append(list, s)
	}
	return list
}

func (f *Fold) drawsWith() []fyne.CanvasObject { return []fyne.CanvasObject{f.head} }

func (n *Entry) drawsWith() []fyne.CanvasObject { return []fyne.CanvasObject{n.Editor} }
