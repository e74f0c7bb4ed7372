package widget

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// Figure is a number large enough to be seen first; where it can say why, a click or Enter on it does.
type Figure struct {
	control
	label, value, unit, caption string
	ink                         Ink
	why                         func()
}

// NewFigure is a number with its unit beside and a caption below; why opens the reason and may be nil.
func NewFigure(value, unit, caption string, why func()) *Figure {
	f := &Figure{value: value, unit: unit, caption: caption, why: why}
	f.disabled = why == nil
	f.extend(f)
	return f
}

// Labeled puts a label above the number.
func (f *Figure) Labeled(label string) *Figure {
	f.label = label
	return f
}

// Inked gives the number the color of a judgement.
func (f *Figure) Inked(ink Ink) *Figure {
	f.ink = ink
	return f
}

// Set changes what the figure says.
func (f *Figure) Set(value, unit, caption string, ink Ink) {
	f.value, f.unit, f.caption, f.ink = value, unit, caption, ink
	f.Refresh()
}

// Value is the number as it is written.
func (f *Figure) Value() string { return f.value }

// Tapped opens the reason.
func (f *Figure) Tapped(*fyne.PointEvent) {
	if f.why != nil {
		f.take()
		f.why()
	}
}

// TypedKey opens the reason on Enter and Space.
func (f *Figure) TypedKey(e *fyne.KeyEvent) {
	f.keyed()
	if pressed(e) && f.why != nil {
		f.why()
		return
	}
	f.pass(e)
}

// CreateRenderer draws the figure.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer {
	const gap = 8
	label, value := letters("", theme.Small, true), letters("", theme.Display, true)
	unit, caption, info := letters("", theme.Body, false), letters("", theme.Small, false), newMark()
	d := &drawn{of: f, objects: []fyne.CanvasObject{label, value, unit, caption, &info.Image, &f.ring.Rectangle}}
	d.min = func() fyne.Size {
		first := ceil(width(f.value, theme.Display, true))
		if f.unit != "" {
			first += gap + ceil(width(f.unit, theme.Body, false))
		}
		if f.why != nil {
			first += gap + theme.IconText
		}
		w := max(first, ceil(width(f.label, theme.Small, true)), ceil(width(f.caption, theme.Small, false)))
		high := line(theme.Display)
		if f.label != "" {
			high += line(theme.Small)
		}
		if f.caption != "" {
			high += line(theme.Small)
		}
		return fyne.NewSize(w, high)
	}
	d.layout = func(size fyne.Size) {
		y := float32(0)
		if f.label != "" {
			label.Text = Cut(f.label, size.Width+0.5, theme.Small, true)
			place(label, 0, 0, size.Width, line(theme.Small))
			y = line(theme.Small)
		}
		end := size.Width
		if f.why != nil {
			end -= theme.IconText
			place(&info.Image, end, y+11, theme.IconText, theme.IconText)
			end -= gap
		}
		value.Text = Cut(f.value, end+0.5, theme.Display, true)
		w := ceil(width(value.Text, theme.Display, true))
		place(value, 0, y, w, line(theme.Display))
		unit.Text = Cut(f.unit, max(0, end-w-gap)+0.5, theme.Body, false)
		place(unit, w+gap, y+9, max(0, end-w-gap), line(theme.Body))
		y += line(theme.Display)
		caption.Text = Cut(f.caption, size.Width+0.5, theme.Small, false)
		place(caption, 0, y, size.Width, line(theme.Small))
		f.ring.place(-4, 0, size.Width+8, size.Height, theme.RadiusChip)
	}
	d.paint = func(k *theme.Tokens) {
		label.Color, value.Color, unit.Color, caption.Color = k.Ink2, f.ink.Color(k), k.Ink2, k.Ink3
		unit.Hidden, caption.Hidden, label.Hidden = f.unit == "", f.caption == "", f.label == ""
		mark := k.Ink3
		if f.hovered {
			mark = k.AccentText
		}
		info.set("info", mark)
		info.Hidden = f.why == nil
		f.show(k)
	}
	return d.start()
}
