package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// Link is a line of a pane that leads somewhere: icon, words, a note below, a value, and a chevron.
type Link struct {
	control
	icon, words, note, value, under string
	iconInk, underInk               Ink
	chosen                          bool
	do                              func()
}

// NewLink is a line that leads somewhere.
func NewLink(icon, words string, do func()) *Link {
	l := &Link{icon: icon, words: words, do: do, iconInk: InkSecond}
	l.extend(l)
	return l
}

// Noted puts a note below the words, which makes the line 44 high.
func (l *Link) Noted(note string) *Link {
	l.note = note
	return l
}

// Valued puts a bold value at the right end instead of the chevron, and what it means below it.
func (l *Link) Valued(value, under string, ink Ink) *Link {
	l.value, l.under, l.underInk = value, under, ink
	return l
}

// IconInked gives the icon the color of a judgement.
func (l *Link) IconInked(ink Ink) *Link {
	l.iconInk = ink
	return l
}

// Icon, Words and Note are what the line shows.
func (l *Link) Icon() string  { return l.icon }
func (l *Link) Words() string { return l.words }
func (l *Link) Note() string  { return l.note }

// SetChosen marks the line.
func (l *Link) SetChosen(chosen bool) {
	l.chosen = chosen
	l.Refresh()
}

// Tapped leads there.
func (l *Link) Tapped(*fyne.PointEvent) {
	l.take()
	l.do()
}

// TypedKey leads there on Enter and Space.
func (l *Link) TypedKey(e *fyne.KeyEvent) {
	l.keyed()
	if pressed(e) {
		l.do()
		return
	}
	l.pass(e)
}

// CreateRenderer draws the line.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	v := &linkView{
		l: l, icon: newMark(), chevron: newMark(), words: letters("", theme.Body, false), note: letters("", theme.Small, false),
		value: letters("", theme.Body, true), under: letters("", theme.Small, false),
	}
	v.ground.CornerRadius = theme.RadiusChip
	d := &drawn{of: l, objects: []fyne.CanvasObject{&v.ground, &v.icon.Image, v.words, v.note, v.value, v.under, &v.chevron.Image, &l.ring.Rectangle}}
	d.min = func() fyne.Size {
		if l.note != "" || l.under != "" {
			return fyne.NewSize(120, 44)
		}
		return fyne.NewSize(120, theme.Control)
	}
	d.layout, d.paint = v.layout, v.paint
	return d.start()
}

type linkView struct {
	l                         *Link
	ground                    canvas.Rectangle
	icon, chevron             *mark
	words, note, value, under *canvas.Text
}

func (v *linkView) paint(k *theme.Tokens) {
	l := v.l
	v.ground.FillColor, v.ground.Hidden = k.Hover, !l.hovered && !l.chosen
	if l.chosen {
		v.ground.FillColor = k.AccentWeak
	}
	v.icon.set(l.icon, l.iconInk.Color(k))
	v.chevron.set("chevron-right", k.Ink3)
	v.chevron.Hidden = l.value != ""
	v.words.Color, v.note.Color, v.value.Color, v.under.Color = k.Ink, k.Ink3, k.Ink, l.underInk.Color(k)
	v.words.TextStyle.Bold = l.note != ""
	l.show(k)
}

func (v *linkView) layout(size fyne.Size) {
	l := v.l
	place(&v.ground, -theme.Step, 0, size.Width+2*theme.Step, size.Height)
	l.ring.place(-theme.Step+3, 3, size.Width+2*theme.Step-6, size.Height-6, theme.RadiusChip)
	x, first := float32(0), size.Height
	if l.note != "" || l.under != "" {
		first = 24
	}
	if l.icon != "" {
		place(&v.icon.Image, 0, float32(int((size.Height-theme.IconText)/2)), theme.IconText, theme.IconText)
		x = theme.IconText + theme.Step
	}
	v.value.Text, v.under.Text = l.value, l.under
	end := size.Width - max(ceil(width(l.value, theme.Body, true)), ceil(width(l.under, theme.Small, false)))
	v.value.Alignment, v.under.Alignment = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	place(v.value, end, 2, size.Width-end, first-2)
	place(v.under, end, 22, size.Width-end, line(theme.Small))
	if l.value == "" {
		end = size.Width - theme.IconText
		place(&v.chevron.Image, end, float32(int((size.Height-theme.IconText)/2)), theme.IconText, theme.IconText)
	}
	room := max(0, end-x-theme.Step)
	v.words.Text = Cut(l.words, room+0.5, theme.Body, v.words.TextStyle.Bold)
	v.note.Text = Cut(l.note, room+0.5, theme.Small, false)
	l.hint = ""
	if v.words.Text != l.words || v.note.Text != l.note {
		l.hint = join(l.words, l.note)
	}
	if first == size.Height {
		place(v.value, end, 0, size.Width-end, size.Height-1)
		place(v.words, x, 0, room, size.Height-1)
		return
	}
	place(v.words, x, 2, room, 22)
	place(v.note, x, 22, room, line(theme.Small))
}
