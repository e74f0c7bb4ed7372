package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// Radio is a choice of one among few, one below the other.
type Radio struct {
	control
	words   []string
	chosen  int
	changed func(int)
}

// NewRadio is a choice; chosen is -1 for none, changed is told when the user chooses another one.
func NewRadio(words []string, chosen int, changed func(int)) *Radio {
	r := &Radio{words: words, chosen: chosen, changed: changed}
	r.extend(r)
	return r
}

// Chosen is the index of the choice, -1 for none.
func (r *Radio) Chosen() int { return r.chosen }

// SetChosen shows a choice without telling of it.
func (r *Radio) SetChosen(i int) {
	r.chosen = i
	r.Refresh()
}

// Tapped chooses the line under the pointer.
func (r *Radio) Tapped(e *fyne.PointEvent) {
	r.take()
	r.choose(int(e.Position.Y / theme.Row))
}

// TypedKey chooses with the arrows.
func (r *Radio) TypedKey(e *fyne.KeyEvent) {
	r.keyed()
	switch e.Name {
	case fyne.KeyUp:
		r.choose(max(0, r.chosen-1))
	case fyne.KeyDown:
		r.choose(r.chosen + 1)
	case fyne.KeySpace:
		r.choose(max(0, r.chosen))
	default:
		r.pass(e)
	}
}

func (r *Radio) choose(i int) {
	if i < 0 || i >= len(r.words) || i == r.chosen || r.disabled {
		return
	}
	r.SetChosen(i)
	if r.changed != nil {
		r.changed(i)
	}
}

// CreateRenderer draws the lines.
func (r *Radio) CreateRenderer() fyne.WidgetRenderer {
	const side = 16
	d := &drawn{of: r}
	rims, holes, labels := []*canvas.Circle{}, []*canvas.Circle{}, []*canvas.Text{}
	for _, w := range r.words {
		rims, holes, labels = append(rims, &canvas.Circle{}), append(holes, &canvas.Circle{}), append(labels, letters(w, theme.Body, false))
		last := len(rims) - 1
		d.objects = append(d.objects, rims[last], holes[last], labels[last])
	}
	d.objects = append(d.objects, &r.ring.Rectangle)
	d.min = func() fyne.Size {
		var widest float32
		for _, w := range r.words {
			widest = max(widest, width(w, theme.Body, false))
		}
		return fyne.NewSize(side+theme.Step+ceil(widest), theme.Row*float32(len(r.words)))
	}
	d.layout = func(size fyne.Size) {
		for i := range labels {
			y, in := float32(i)*theme.Row, float32(1)
			if i == r.chosen {
				in = 5
			}
			place(rims[i], 0, y+6, side, side)
			place(holes[i], in, y+6+in, side-2*in, side-2*in)
			room := size.Width - side - theme.Step
			labels[i].Text = Cut(r.words[i], room+0.5, theme.Body, false)
			place(labels[i], side+theme.Step, y, room, theme.Row-1)
		}
		r.ring.place(0, max(0, float32(r.chosen))*theme.Row+6, side, side, side/2)
	}
	d.paint = func(k *theme.Tokens) {
		for i := range labels {
			rims[i].FillColor, holes[i].FillColor, labels[i].Color = k.LineStrong, k.Surface, k.Ink
			if i == r.chosen {
				rims[i].FillColor, holes[i].FillColor = k.Accent, k.AccentInk
			}
			if r.disabled {
				labels[i].Color = k.Ink3
			}
		}
		r.show(k)
	}
	return d.start()
}
