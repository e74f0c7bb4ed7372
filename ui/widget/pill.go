package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// PillKind is the judgement of a pill, a bar or a toast.
type PillKind uint8

// The kinds. Thin passes, but only just.
const (
	PillNeutral PillKind = iota
	PillOk
	PillThin
	PillWarn
	PillBad
	PillInfo
	PillAccent
)

// paint is the kind's text, ground and border.
func (p PillKind) paint(k *theme.Tokens) (ink, ground, border color.NRGBA) {
	switch p {
	case PillOk:
		return k.Ok.Text, k.Ok.Bg, k.Ok.Bg
	case PillThin:
		return k.Ok.Text, k.Surface, k.Ok.Solid
	case PillWarn:
		return k.Warn.Text, k.Warn.Bg, k.Warn.Bg
	case PillBad:
		return k.Bad.Text, k.Bad.Bg, k.Bad.Bg
	case PillInfo:
		return k.Info.Text, k.Info.Bg, k.Info.Bg
	case PillAccent:
		return k.AccentText, k.AccentWeak, k.AccentWeak
	}
	return k.Neut.Text, k.Neut.Bg, k.Neut.Bg
}

// solid is what the kind fills areas with.
func (p PillKind) solid(k *theme.Tokens) color.NRGBA {
	switch p {
	case PillOk, PillThin:
		return k.Ok.Solid
	case PillWarn:
		return k.Warn.Solid
	case PillBad:
		return k.Bad.Solid
	case PillInfo:
		return k.Info.Solid
	case PillAccent:
		return k.Accent
	}
	return k.Neut.Solid
}

// Pill is a status: icon, word and color.
type Pill struct {
	widget.BaseWidget
	kind        PillKind
	icon, words string
}

// NewPill is a status with both an icon and a word.
func NewPill(kind PillKind, icon, words string) *Pill {
	p := &Pill{kind: kind, icon: icon, words: words}
	p.ExtendBaseWidget(p)
	return p
}

// ClassPill is the status of a cell by its app.Class.
func ClassPill(class int) *Pill {
	l := classLooks()[class]
	return NewPill(l.kind, l.icon, l.words)
}

// SetClass shows another app.Class.
func (p *Pill) SetClass(class int) {
	l := classLooks()[class]
	p.Set(l.kind, l.icon, l.words)
}

// Set shows another status.
func (p *Pill) Set(kind PillKind, icon, words string) {
	p.kind, p.icon, p.words = kind, icon, words
	p.Refresh()
}

// Words is what the pill says.
func (p *Pill) Words() string { return p.words }

type classLook struct {
	kind        PillKind
	icon, words string
}

func classLooks() [6]classLook {
	return [6]classLook{
		{PillNeutral, "circle-dashed", "Not in service area"},
		{PillOk, "circle-check", "Passes with buffer"},
		{PillThin, "contrast", "Passes, thin"},
		{PillWarn, "wrench", "Fails, fixable"},
		{PillBad, "circle-alert", "Fails, no prospects listed"},
		{PillBad, "octagon-x", "Fails, structural"},
	}
}

// CreateRenderer draws the pill.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	const left, gap, right = 6, 4, 8
	b, icon, words := newBox(theme.RadiusPill, 1), newMarkOf(theme.IconPill), letters("", theme.Small, true)
	d := &drawn{of: p, objects: append(b.objects(), &icon.Image, words)}
	d.min = func() fyne.Size {
		return fyne.NewSize(left+theme.IconPill+gap+ceil(width(p.words, theme.Small, true))+right, theme.Pill)
	}
	d.layout = func(size fyne.Size) {
		y := float32(int((size.Height - theme.Pill) / 2))
		w := min(size.Width, d.min().Width)
		b.place(0, y, w, theme.Pill)
		place(&icon.Image, left, y+3, theme.IconPill, theme.IconPill)
		room := w - left - theme.IconPill - gap - right
		words.Text = Cut(p.words, room+1, theme.Small, true)
		place(words, left+theme.IconPill+gap, y-0.5, room, theme.Pill)
	}
	d.paint = func(k *theme.Tokens) {
		ink, ground, border := p.kind.paint(k)
		b.set(ground, border)
		icon.set(p.icon, ink)
		words.Color = ink
	}
	return d.start()
}
