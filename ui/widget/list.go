package widget

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// listLine is one line of a menu or of the palette.
type listLine struct {
	icon, words, hint, keys string // hint in second ink after the words, keys at the right end
	checked, disabled       bool
	title                   bool // the name of a group, which cannot be chosen
}

// list shows lines of which one can be chosen; it draws only those in sight. Keys come from what holds it.
type list struct {
	widget.BaseWidget
	lines  []listLine
	at     int // the line the keys are on, -1 for none
	top    float32
	marks  bool // room for ticks at the left
	picked func(int)
	typing typing
	rows   []*listRow
}

func newList(picked func(int)) *list {
	l := &list{at: -1, picked: picked, typing: typing{now: time.Now}}
	l.ExtendBaseWidget(l)
	return l
}

// setLines shows other lines, with the keys on the first that can be chosen.
func (l *list) setLines(lines []listLine) {
	l.lines, l.at, l.top = lines, -1, 0
	l.move(1)
	l.Refresh()
}

func (l *list) can(i int) bool {
	return i >= 0 && i < len(l.lines) && !l.lines[i].title && !l.lines[i].disabled
}

// move goes some lines on, over those that cannot be chosen, and stays where there are no more.
func (l *list) move(by int) {
	step := 1
	if by < 0 {
		step = -1
	}
	to := min(max(l.at+by, -1), len(l.lines))
	for to >= 0 && to < len(l.lines) && !l.can(to) {
		to += step
	}
	if !l.can(to) { // beyond an end: the last one that can be chosen
		for to -= step; to != l.at && !l.can(to); {
			to -= step
			if to < -1 || to > len(l.lines) {
				return
			}
		}
	}
	if l.can(to) {
		l.goTo(to)
	}
}

func (l *list) goTo(i int) {
	l.at = i
	from := float32(i) * theme.Control
	if i > 0 && l.lines[i-1].title {
		from -= theme.Control
	}
	if from < l.top {
		l.top = from
	}
	if over := float32(i+1)*theme.Control - l.Size().Height; l.top < over && l.Size().Height > 0 {
		l.top = over
	}
	l.Refresh()
}

// typed uses the keys of a list and says whether it did.
func (l *list) typed(e *fyne.KeyEvent) bool {
	page := max(1, int(l.Size().Height/theme.Control)-1)
	switch e.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyPageDown:
		l.move(page)
	case fyne.KeyPageUp:
		l.move(-page)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.pick(l.at)
	default:
		return false
	}
	return true
}

func (l *list) pick(i int) {
	if l.can(i) {
		l.picked(i)
	}
}

func (l *list) lineAt(y float32) int { return int((y + l.top) / theme.Control) }

// Tapped picks the line under the pointer.
func (l *list) Tapped(e *fyne.PointEvent) { l.pick(l.lineAt(e.Position.Y)) }

// MouseIn follows the pointer.
func (l *list) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved puts the keys on the line under the pointer, so that there is only one marked line.
func (l *list) MouseMoved(e *desktop.MouseEvent) {
	if i := l.lineAt(e.Position.Y); l.can(i) && i != l.at {
		l.at = i
		l.Refresh()
	}
}

// MouseOut leaves the keys where they are.
func (l *list) MouseOut() {}

// Scrolled moves the lines.
func (l *list) Scrolled(e *fyne.ScrollEvent) {
	l.top = max(0, min(l.top-e.Scrolled.DY, float32(len(l.lines))*theme.Control-l.Size().Height))
	l.Refresh()
}

// widest is the width that the first lines want, in pixels.
func (l *list) widest() float32 {
	var w float32
	for i, line := range l.lines {
		if i == 300 {
			break
		}
		w = max(w, l.textStart(line)+ceil(width(line.words, theme.Body, false))+tailWidth(line.hint)+tailWidth(line.keys)+padButton)
	}
	return w
}

func tailWidth(s string) float32 {
	if s == "" {
		return 0
	}
	return ceil(width(s, theme.Small, false)) + 2*theme.Step
}

func (l *list) textStart(line listLine) float32 {
	x := float32(padButton)
	if l.marks {
		x += theme.IconText + gapButton
	}
	if line.icon != "" {
		x += theme.IconText + gapButton
	}
	return x
}

// listRow are the objects of a line in sight.
type listRow struct {
	ground            canvas.Rectangle
	icon, tick        *mark
	words, hint, keys *canvas.Text
}

// CreateRenderer draws the lines in sight and how far down they are.
func (l *list) CreateRenderer() fyne.WidgetRenderer {
	thumb := &canvas.Rectangle{CornerRadius: 2}
	d := &drawn{of: l}
	d.min = func() fyne.Size { return fyne.NewSize(0, theme.Control) }
	d.layout = func(size fyne.Size) {
		l.top = max(0, min(l.top, float32(len(l.lines))*theme.Control-size.Height))
		k, n := theme.Now(), int(size.Height/theme.Control)+2
		for len(l.rows) < n {
			l.rows = append(l.rows, &listRow{
				icon: newMark(), tick: newMark(), words: letters("", theme.Body, false),
				hint: letters("", theme.Small, false), keys: letters("", theme.Small, false),
			})
		}
		d.objects = d.objects[:0]
		all, wide := float32(len(l.lines))*theme.Control, size.Width
		thumb.Hidden, thumb.FillColor = all <= size.Height, k.LineStrong
		if !thumb.Hidden {
			wide -= 6
		}
		first := int(l.top / theme.Control)
		for i := 0; i < n && first+i < len(l.lines); i++ {
			y := float32(first+i)*theme.Control - l.top
			if y+theme.Control > size.Height+0.5 || y < -0.5 { // whole lines only: nothing is clipped here
				continue
			}
			d.objects = append(d.objects, l.row(l.rows[i], first+i, y, wide, k)...)
		}
		d.objects = append(d.objects, thumb)
		if !thumb.Hidden {
			place(thumb, size.Width-5, size.Height*l.top/all, 3, max(16, size.Height*size.Height/all))
		}
	}
	d.paint = func(*theme.Tokens) {}
	return d
}

func (l *list) row(r *listRow, i int, y, w float32, k *theme.Tokens) []fyne.CanvasObject {
	line := l.lines[i]
	place(&r.ground, 4, y, w-8, theme.Control)
	r.ground.CornerRadius, r.ground.FillColor, r.ground.Hidden = theme.RadiusChip, k.AccentWeak, i != l.at
	ink := k.Ink
	if line.disabled {
		ink = k.Ink3
	}
	r.tick.set("check", k.AccentText)
	r.tick.Hidden = !line.checked
	place(&r.tick.Image, padButton, y+8, theme.IconText, theme.IconText)
	r.icon.set(line.icon, k.Ink2)
	x := l.textStart(line)
	place(&r.icon.Image, x-theme.IconText-gapButton, y+8, theme.IconText, theme.IconText)
	r.keys.Text, r.keys.Color, r.keys.Alignment = line.keys, k.Ink3, fyne.TextAlignTrailing
	end := w - padButton
	place(r.keys, x, y, max(0, end-x), theme.Control-1)
	end -= tailWidth(line.keys)
	r.words.TextSize, r.words.TextStyle.Bold, r.words.Color = theme.Body, false, ink
	if line.title {
		r.words.TextSize, r.words.TextStyle.Bold, r.words.Color = theme.Small, true, k.Ink3
	}
	r.words.Text = Cut(line.words, max(0, end-x), r.words.TextSize, line.title)
	place(r.words, x, y, max(0, end-x), theme.Control-1)
	after := x + width(r.words.Text, r.words.TextSize, line.title) + theme.Step
	r.hint.Text, r.hint.Color = Cut(line.hint, max(0, end-after), theme.Small, false), k.Ink3
	r.hint.Hidden = line.hint == "" || end-after < 24
	place(r.hint, after, y+0.5, max(0, end-after), theme.Control-1)
	return []fyne.CanvasObject{&r.ground, &r.tick.Image, &r.icon.Image, r.words, r.hint, r.keys}
}
