package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// ButtonKind is the weight of a button: one primary per region.
type ButtonKind uint8

// The kinds of buttons.
const (
	Secondary ButtonKind = iota
	Primary
	Quiet
)

// Button does something when tapped, or when Enter or Space is pressed on it.
type Button struct {
	control
	Shortcut string // shown in a box inside the button; the window listens to it
	OnTapped func()

	words, icon, tail string
	kind              ButtonKind
	compact           bool
}

// NewButton is a button of words, an icon or both.
func NewButton(words, icon string, kind ButtonKind, tapped func()) *Button {
	b := &Button{words: words, icon: icon, kind: kind, OnTapped: tapped}
	b.extend(b)
	return b
}

// NewIconButton is a button of an icon alone; its words are said on hover.
func NewIconButton(icon, words string, tapped func()) *Button {
	b := NewButton("", icon, Quiet, tapped)
	b.hint = words
	return b
}

// Framed gives an icon button the border of a secondary button.
func (b *Button) Framed() *Button {
	b.kind = Secondary
	return b
}

// Compact makes the button 28 high, as it stands in the title of a card.
func (b *Button) Compact() *Button {
	b.compact = true
	return b
}

// Keyed shows a shortcut in the button.
func (b *Button) Keyed(shortcut string) *Button {
	b.Shortcut = shortcut
	return b
}

// SetWords changes the words; on a button of an icon alone, those said on hover.
func (b *Button) SetWords(words string) {
	if b.words == "" {
		b.hint = words
		return
	}
	b.words = words
	b.Refresh()
}

// SetIcon changes the icon.
func (b *Button) SetIcon(icon string) {
	b.icon = icon
	b.Refresh()
}

// Words is what the button says, or says on hover.
func (b *Button) Words() string {
	if b.words == "" {
		return b.hint
	}
	return b.words
}

// Tapped does it.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.disabled {
		return
	}
	b.take()
	b.do()
}

// TypedKey does it on Enter and Space.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	b.keyed()
	if pressed(e) {
		b.do()
		return
	}
	b.pass(e)
}

// pressed says that a key presses what has focus.
func pressed(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace
}

func (b *Button) do() {
	if !b.disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	f := newFace()
	d := &drawn{of: b, objects: append(f.objects(), &b.ring.Rectangle)}
	d.min = func() fyne.Size { return f.min(b.look(theme.Now())) }
	d.layout = func(size fyne.Size) {
		f.place(b.look(theme.Now()), size)
		b.ring.place(0, 0, size.Width, size.Height, theme.RadiusControl)
	}
	d.paint = func(k *theme.Tokens) {
		f.set(b.look(k))
		b.show(k)
	}
	return d.start()
}

func (b *Button) look(k *theme.Tokens) look {
	l := look{icon: b.icon, words: b.words, tail: b.tail, keys: b.Shortcut, height: theme.Control, bold: b.kind == Primary}
	if b.compact {
		l.height = theme.Compact
	}
	l.fill, l.border, l.ink, l.mark = k.Surface, k.LineStrong, k.Ink, k.Ink
	switch b.kind {
	case Primary:
		l.fill, l.border, l.ink, l.mark = k.Accent, k.Accent, k.AccentInk, k.AccentInk
	case Quiet:
		l.bare = true
		l.ink, l.mark = k.AccentText, k.AccentText
		if b.words == "" {
			l.mark = k.Ink2
		}
	}
	switch {
	case b.disabled:
		l.ink, l.mark, l.fill, l.border = k.Ink3, k.Ink3, k.Sunken, k.Line
	case !b.hovered:
	case b.kind == Primary:
		l.fill, l.border = k.AccentText, k.AccentText
	case b.kind == Quiet:
		l.bare, l.fill, l.border = false, k.Hover, k.Hover
	default:
		l.fill = k.Hover
	}
	return l
}

// look is what a button-like control shows at a moment.
type look struct {
	icon, words, tail, keys string // tail is an icon after the words
	height                  float32
	bold, bare              bool // bare has no box
	left                    bool // words at the left, tail at the right end
	fill, border, ink, mark color.NRGBA
}

// face draws a button-like control.
type face struct {
	box, keyBox *box
	icon, tail  *mark
	words, keys *canvas.Text
}

func newFace() *face {
	return &face{
		box: newBox(theme.RadiusControl, 1), keyBox: newBox(theme.RadiusCell, 1), icon: newMark(), tail: newMark(),
		words: letters("", theme.Body, false), keys: letters("", theme.Small, false),
	}
}

func (f *face) objects() []fyne.CanvasObject {
	all := append(f.box.objects(), &f.icon.Image, f.words, &f.tail.Image)
	return append(append(all, f.keyBox.objects()...), f.keys)
}

func (f *face) set(l look) {
	f.box.set(l.fill, l.border)
	f.box.hide(l.bare)
	f.icon.set(l.icon, l.mark)
	f.tail.set(l.tail, l.mark)
	f.words.Color, f.words.TextStyle.Bold = l.ink, l.bold
	f.keys.Text, f.keys.Color = l.keys, l.ink
	edge := l.border
	if l.fill == l.border {
		edge = l.ink
	}
	f.keyBox.set(l.fill, edge)
	f.keyBox.hide(l.keys == "")
}

const padButton, gapButton = 12, 8

// parts are the widths of icon, words, tail and shortcut box, in pixels.
func (l look) parts() [4]float32 {
	var p [4]float32
	if l.icon != "" {
		p[0] = theme.IconText
	}
	p[1] = ceil(width(l.words, theme.Body, l.bold))
	if l.tail != "" {
		p[2] = theme.IconText
	}
	if l.keys != "" {
		p[3] = ceil(width(l.keys, theme.Small, false)) + 10
	}
	return p
}

func (l look) run() float32 {
	var sum float32
	for _, w := range l.parts() {
		if w > 0 && sum > 0 {
			sum += gapButton
		}
		sum += w
	}
	return sum
}

func (f *face) min(l look) fyne.Size {
	if l.words == "" && l.tail == "" && l.keys == "" {
		return fyne.NewSquareSize(l.height)
	}
	return fyne.NewSize(l.run()+2*padButton, l.height)
}

func (f *face) place(l look, size fyne.Size) {
	f.box.place(0, 0, size.Width, size.Height)
	p := l.parts()
	over := max(0, l.run()+2*padButton-size.Width) // what the words must give way
	if l.words == "" {
		over = 0
	}
	f.words.Text = Cut(l.words, p[1]-over, theme.Body, l.bold)
	x := max(0, (size.Width-l.run()+over)/2)
	if l.left {
		x = padButton
	}
	x = float32(int(x))
	mid := float32(int((size.Height - theme.IconText) / 2))
	if p[0] > 0 {
		place(&f.icon.Image, x, mid, theme.IconText, theme.IconText)
		x += p[0] + gapButton
	}
	if p[1] > 0 {
		place(f.words, x, 0, p[1]-over, size.Height-1)
		x += p[1] - over + gapButton
	}
	if l.left && p[2] > 0 {
		x = size.Width - padButton - p[2]
	}
	if p[2] > 0 {
		place(&f.tail.Image, x, mid, theme.IconText, theme.IconText)
		x += p[2] + gapButton
	}
	if p[3] > 0 {
		f.keyBox.place(x, (size.Height-20)/2, p[3], 20)
		place(f.keys, x+5, (size.Height-20)/2-0.5, p[3]-10, 20)
	}
}
