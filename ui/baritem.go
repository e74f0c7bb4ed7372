package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/keys"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// barItem is a button of the top bar: an icon, words of which some are strong, and what stands at its end.
type barItem struct {
	widget.BaseWidget
	icon   string
	ink    kit.Ink // of the icon
	runs   []run
	tail   string // icon at the end
	keys   string // shortcut in a box at the end
	framed bool
	tapped func()

	focused, hovered bool
}

// run is a part of the words; the last one gives way when there is no room.
type run struct {
	words string
	short string // said where there is no room for the words; "" for none
	bold  bool
	ink   kit.Ink
}

// fitting are the words, or the short ones in less room than the words need, in pixels.
func (r run) fitting(room float32) string {
	if r.short != "" && measured(r.words, theme.Body, r.bold) > room+1 {
		return r.short
	}
	return r.words
}

func newBarItem(icon string, tapped func()) *barItem {
	b := &barItem{icon: icon, ink: kit.InkSecond, tapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

func (b *barItem) say(runs ...run) {
	b.runs = runs
	b.Refresh()
}

// Words is what the item says, whole.
func (b *barItem) Words() string {
	var all string
	for i, r := range b.runs {
		if i > 0 {
			all += "  "
		}
		all += r.words
	}
	return all
}

// Tapped does it.
func (b *barItem) Tapped(*fyne.PointEvent) { b.tapped() }

// TypedKey does it on Enter and Space.
func (b *barItem) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.tapped()
	default:
		keys.Pass(b, e)
	}
}

// TypedRune passes characters on.
func (b *barItem) TypedRune(r rune) {
	if r != ' ' {
		keys.PassRune(b, r)
	}
}

// FocusGained shows the ring.
func (b *barItem) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost hides the ring.
func (b *barItem) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn marks the item as under the pointer.
func (b *barItem) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.Refresh()
	if b.wide() > b.Size().Width+0.5 {
		kit.ShowHint(b, b.Words())
	}
}

// MouseMoved changes nothing.
func (b *barItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (b *barItem) MouseOut() {
	b.hovered = false
	b.Refresh()
	kit.HideHint(b)
}

const (
	barPad = theme.Step + 2 // inside an item
	barGap = theme.Step
)

// wide is how wide the item would like to be, in pixels.
func (b *barItem) wide() float32 {
	w := float32(2 * barPad)
	if b.icon != "" {
		w += theme.IconText + barGap
	}
	for i, r := range b.runs {
		if i > 0 {
			w += barGap
		}
		w += measured(r.words, theme.Body, r.bold)
	}
	if b.tail != "" {
		w += barGap + theme.IconText
	}
	if b.keys != "" {
		w += barGap + b.keysWide()
	}
	return w
}

// least is how wide the item is with the short words of its one run, in pixels.
func (b *barItem) least() float32 {
	w := float32(2*barPad + theme.IconText)
	if short := b.runs[0].short; short != "" {
		w += barGap + measured(short, theme.Body, b.runs[0].bold)
	}
	return w
}

func (b *barItem) keysWide() float32 { return measured(b.keys, theme.Small, false) + 12 }

func measured(words string, size float32, bold bool) float32 {
	w := fyne.MeasureText(words, size, fyne.TextStyle{Bold: bold}).Width
	return float32(int(w)) + 1
}

// CreateRenderer draws the item.
func (b *barItem) CreateRenderer() fyne.WidgetRenderer {
	v := &barItemView{
		edge: &canvas.Rectangle{CornerRadius: theme.RadiusControl}, fill: &canvas.Rectangle{CornerRadius: theme.RadiusControl - 1},
		ring:    &canvas.Rectangle{CornerRadius: theme.RadiusControl + 2, StrokeWidth: 2},
		keyEdge: &canvas.Rectangle{CornerRadius: theme.RadiusCell}, keyFill: &canvas.Rectangle{CornerRadius: theme.RadiusCell - 1},
		keys: &canvas.Text{TextSize: theme.Small, Alignment: fyne.TextAlignCenter},
		icon: kit.NewIcon(b.icon, kit.InkSecond, theme.IconText), tail: kit.NewIcon(b.tail, kit.InkSecond, theme.IconText),
		words: [2]*canvas.Text{{TextSize: theme.Body}, {TextSize: theme.Body}},
	}
	d := &drawn{of: b, min: fyne.NewSize(theme.Control, theme.Control)}
	d.objects = []fyne.CanvasObject{v.edge, v.fill, v.icon, v.words[0], v.words[1], v.tail, v.keyEdge, v.keyFill, v.keys, v.ring}
	d.layout = func(size fyne.Size) { v.place(b, size) }
	d.paint = func(k *theme.Tokens) { v.paint(b, k) }
	return d.start()
}

// barItemView is what an item is drawn with.
type barItemView struct {
	edge, fill, ring, keyEdge, keyFill *canvas.Rectangle
	keys                               *canvas.Text
	icon, tail                         *kit.Icon
	words                              [2]*canvas.Text
}

func (v *barItemView) place(b *barItem, size fyne.Size) {
	put(v.edge, 0, 0, size.Width, size.Height)
	put(v.fill, 1, 1, size.Width-2, size.Height-2)
	put(v.ring, -2, -2, size.Width+4, size.Height+4)
	mid := float32(int((size.Height - theme.IconText) / 2))
	x, end := float32(barPad), size.Width-barPad
	if b.keys != "" {
		w := b.keysWide()
		end -= w
		put(v.keyEdge, end, (size.Height-20)/2, w, 20)
		put(v.keyFill, end+1, (size.Height-20)/2+1, w-2, 18)
		put(v.keys, end, (size.Height-20)/2-0.5, w, 20)
		end -= barGap
	}
	if b.tail != "" {
		end -= theme.IconText
	}
	if b.icon != "" {
		put(v.icon, x, mid, theme.IconText, theme.IconText)
		x += theme.IconText + barGap
	}
	for i, t := range v.words {
		t.Text = ""
		if i < len(b.runs) {
			room := end - x
			t.Text = kit.Cut(b.runs[i].fitting(room), max(0, room), theme.Body, b.runs[i].bold)
			if room < theme.IconText && t.Text != b.runs[i].fitting(room) {
				t.Text = ""
			}
			w := measured(t.Text, theme.Body, b.runs[i].bold)
			put(t, x, 0, w, size.Height-1)
			x += w + barGap
		}
	}
	if b.tail != "" {
		put(v.tail, min(x, end), mid, theme.IconText, theme.IconText)
	}
}

func (v *barItemView) paint(b *barItem, k *theme.Tokens) {
	v.fill.FillColor, v.edge.FillColor = k.Surface, k.Surface
	v.fill.Hidden, v.edge.Hidden = !b.framed && !b.hovered, !b.framed && !b.hovered
	if b.hovered {
		v.fill.FillColor, v.edge.FillColor = k.Hover, k.Hover
	}
	if b.framed {
		v.edge.FillColor = k.LineStrong
	}
	v.ring.StrokeColor, v.ring.Hidden = k.Accent, !b.focused
	v.keyEdge.FillColor, v.keyFill.FillColor = k.Line, k.Surface
	v.keys.Color, v.keys.Text = k.Ink3, b.keys
	for _, o := range []fyne.CanvasObject{v.keyEdge, v.keyFill, v.keys} {
		if b.keys == "" {
			o.Hide()
		} else {
			o.Show()
		}
	}
	v.icon.Set(b.icon, b.ink)
	v.tail.Set(b.tail, kit.InkSecond)
	for i, t := range v.words {
		if i < len(b.runs) {
			t.Color, t.TextStyle.Bold = b.runs[i].ink.Color(k), b.runs[i].bold
		}
	}
}
