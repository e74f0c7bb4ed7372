package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Row is a line of a pane: label, note, and the value in bold at the right, a hairline below.
type Row struct {
	widget.BaseWidget
	label, note, value string
	ink                Ink // of the value
	below              bool
	plain              bool
	cut                bool
}

// NewRow is a line 28 high; the note stands before the value.
func NewRow(label, note, value string) *Row {
	r := &Row{label: label, note: note, value: value}
	r.ExtendBaseWidget(r)
	return r
}

// NewReason is a line of a reason, 46 high: label and value, and below them where the value is from.
func NewReason(label, value, from string) *Row {
	r := NewRow(label, from, value)
	r.below = true
	return r
}

// Inked gives the value the color of a judgement.
func (r *Row) Inked(ink Ink) *Row {
	r.ink = ink
	return r
}

// Plain leaves the hairline out.
func (r *Row) Plain() *Row {
	r.plain = true
	return r
}

// Set changes what the row says.
func (r *Row) Set(label, note, value string) {
	r.label, r.note, r.value = label, note, value
	r.Refresh()
}

// MouseIn says the whole row if some of it is cut.
func (r *Row) MouseIn(*desktop.MouseEvent) {
	if r.cut {
		ShowHint(r, join(join(r.label, r.note), r.value))
	}
}

// MouseMoved changes nothing.
func (r *Row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hint.
func (r *Row) MouseOut() { HideHint(r) }

// CreateRenderer draws the row.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	label, note, value := letters("", theme.Body, false), letters("", theme.Small, false), letters("", theme.Body, true)
	rule := &canvas.Rectangle{}
	d := &drawn{of: r, objects: []fyne.CanvasObject{label, note, value, rule}}
	d.min = func() fyne.Size {
		if r.below && r.note != "" {
			return fyne.NewSize(120, 46)
		}
		return fyne.NewSize(120, theme.Row)
	}
	d.layout = func(size fyne.Size) {
		place(rule, 0, size.Height-1, size.Width, 1)
		high := float32(theme.Row)
		value.Text = Cut(r.value, size.Width*0.7, theme.Body, true)
		w := ceil(width(value.Text, theme.Body, true))
		place(value, size.Width-w, 0, w, high-2)
		rest := max(0, size.Width-w-theme.Step)
		if r.below {
			note.Text = Cut(r.note, size.Width, theme.Small, false)
			place(note, 0, 24, size.Width, line(theme.Small))
		} else {
			n := min(ceil(width(r.note, theme.Small, false)), max(0, rest-min(rest*0.6, ceil(width(r.label, theme.Body, false))+theme.Step)))
			note.Text = Cut(r.note, n, theme.Small, false)
			place(note, rest-n, 0.5, n, high-2)
			rest -= n + theme.Step
		}
		label.Text = Cut(r.label, max(0, rest)+0.5, theme.Body, false)
		place(label, 0, 0, max(0, rest), high-2)
		r.cut = label.Text != r.label || note.Text != r.note || value.Text != r.value
	}
	d.paint = func(k *theme.Tokens) {
		label.Color, note.Color, value.Color, rule.FillColor = k.Ink, k.Ink3, r.ink.Color(k), k.Line
		rule.Hidden, note.Hidden = r.plain, r.note == ""
	}
	return d.start()
}
