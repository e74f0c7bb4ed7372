package maps

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// specialtyRows draws the lines in sight; it scrolls by itself.
type specialtyRows struct {
	press
	entries   []entry
	at        int // index of the specialty chosen
	top       float32
	over      int // line under the pointer, -1 for none
	hinted    int // line whose whole name is said
	prospects bool
	chosen    func(int)
	pool      []*rowObjects
}

func newSpecialtyRows(chosen func(int)) *specialtyRows {
	l := &specialtyRows{at: all, over: -1, hinted: -1, chosen: chosen}
	l.extend(l, func() {})
	return l
}

func (l *specialtyRows) set(entries []entry) {
	l.entries = entries
	l.Refresh()
}

// choose marks a specialty and brings it in sight.
func (l *specialtyRows) choose(index int) {
	l.at = index
	if i := l.line(); i >= 0 && l.Size().Height > 0 {
		y := float32(i) * theme.Row
		l.top = min(y, max(l.top, y+theme.Row-l.Size().Height))
	}
	l.Refresh()
}

// line is where the chosen specialty stands, -1 when the filter hides it.
func (l *specialtyRows) line() int {
	for i, e := range l.entries {
		if e.index == l.at {
			return i
		}
	}
	return -1
}

// step goes to the line above or below.
func (l *specialtyRows) step(by int) {
	if len(l.entries) == 0 {
		return
	}
	to := max(0, min(len(l.entries)-1, l.line()+by))
	l.chosen(l.entries[to].index)
}

func (l *specialtyRows) lineAt(y float32) int {
	if i := int((y + l.top) / theme.Row); y >= 0 && i < len(l.entries) {
		return i
	}
	return -1
}

// Tapped chooses the line under the pointer.
func (l *specialtyRows) Tapped(e *fyne.PointEvent) {
	l.press.Tapped(e)
	if i := l.lineAt(e.Position.Y); i >= 0 {
		l.chosen(l.entries[i].index)
	}
}

// TypedKey goes through the list.
func (l *specialtyRows) TypedKey(e *fyne.KeyEvent) {
	l.pointed = false
	page := max(1, int(l.Size().Height/theme.Row)-1)
	switch e.Name {
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyPageUp:
		l.step(-page)
	case fyne.KeyPageDown:
		l.step(page)
	case fyne.KeyHome:
		l.step(-len(l.entries))
	case fyne.KeyEnd:
		l.step(len(l.entries))
	default:
		kit.Pass(l, e)
	}
	l.Refresh()
}

// Scrolled moves the lines.
func (l *specialtyRows) Scrolled(e *fyne.ScrollEvent) {
	l.top -= e.Scrolled.DY
	l.Refresh()
}

// MouseIn follows the pointer.
func (l *specialtyRows) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved marks the line under the pointer, and says its name whole if it is cut.
func (l *specialtyRows) MouseMoved(e *desktop.MouseEvent) {
	if at := l.lineAt(e.Position.Y); at != l.over {
		l.over = at
		l.Refresh()
		l.say()
	}
}

func (l *specialtyRows) say() {
	kit.HideHint(l)
	if first := int(l.top / theme.Row); l.over >= 0 && l.over-first < len(l.pool) {
		if o := l.pool[l.over-first]; o.name.Text != l.entries[l.over].words {
			kit.ShowHint(o.name, l.entries[l.over].words)
		}
	}
}

// MouseOut ends that.
func (l *specialtyRows) MouseOut() {
	l.over = -1
	kit.HideHint(l)
	l.Refresh()
}

// CreateRenderer draws the lines in sight from pooled objects.
func (l *specialtyRows) CreateRenderer() fyne.WidgetRenderer {
	thumb := &canvas.Rectangle{CornerRadius: 2}
	r := &rest{of: l}
	r.min = func() fyne.Size { return fyne.NewSize(120, 3*theme.Row) }
	r.layout = func(size fyne.Size) {
		k := theme.Now()
		whole := float32(len(l.entries)) * theme.Row
		l.top = max(0, min(l.top, whole-size.Height))
		r.objects = r.objects[:0]
		first, n := int(l.top/theme.Row), int(size.Height/theme.Row)+2
		for len(l.pool) < n {
			l.pool = append(l.pool, newRowObjects())
		}
		for i := 0; i < n && first+i < len(l.entries); i++ {
			r.objects = append(r.objects, l.row(l.pool[i], first+i, float32(first+i)*theme.Row-l.top, size.Width, k)...)
		}
		thumb.Hidden, thumb.FillColor = whole <= size.Height, k.LineStrong
		put(thumb, size.Width-3, size.Height*l.top/max(1, whole), 3, max(16, size.Height*size.Height/max(1, whole)))
		put(&l.ring, 1, 1, size.Width-2, size.Height-2)
		r.objects = append(r.objects, thumb, &l.ring)
	}
	r.paint = func(k *theme.Tokens) { l.paint(k, false) }
	return r.start()
}

func (l *specialtyRows) row(o *rowObjects, i int, y, w float32, k *theme.Tokens) []fyne.CanvasObject {
	e := l.entries[i]
	o.ground.FillColor, o.ground.Hidden = k.Hover, i != l.over
	ink := k.Ink
	o.name.TextStyle.Bold = e.index == l.at
	if e.index == l.at {
		o.ground.FillColor, o.ground.Hidden, ink = k.AccentWeak, false, k.AccentText
	}
	room := w - theme.Step - 2*countWidth - 4
	if !l.prospects {
		room += countWidth
	}
	o.name.Text, o.name.Color = kit.Cut(e.words, room, theme.Body, o.name.TextStyle.Bold), ink
	o.fixable.Text, o.fixable.Color, o.fixable.Hidden = counted(e.fixable), dashed(e.fixable, k.Warn.Text, k), !l.prospects
	o.bad.Text, o.bad.Color = counted(e.other), dashed(e.other, k.Bad.Text, k)
	put(o.ground, 0, y, w, theme.Row)
	put(o.name, theme.Step, y, room, theme.Row-1)
	put(o.fixable, w-theme.Step-2*countWidth, y, countWidth, theme.Row-1)
	put(o.bad, w-theme.Step-countWidth, y, countWidth, theme.Row-1)
	return []fyne.CanvasObject{o.ground, o.name, o.fixable, o.bad}
}

// dashed is the color of a count: that of its judgement, or a quiet one for a dash.
func dashed(n int, c color.NRGBA, k *theme.Tokens) color.NRGBA {
	if n == 0 {
		return k.Ink3
	}
	return c
}
