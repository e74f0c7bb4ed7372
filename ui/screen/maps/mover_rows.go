package maps

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// moverRows lists practices that could join or leave, each with a switch and its effect; it scrolls by itself.
type moverRows struct {
	press
	list []app.Prospect
	on   []bool
	at   int // row the keys are on
	over int // row under the pointer, -1 for none
	top  float32
	tick func(app.Prospect, bool)
	pool []*moverObjects
}

// moverObjects are the canvas objects of a row in sight.
type moverObjects struct {
	ground, track *canvas.Rectangle
	knob          *canvas.Circle
	name, effect  *canvas.Text
}

func newMoverRows(tick func(app.Prospect, bool)) *moverRows {
	l := &moverRows{over: -1, tick: tick}
	l.extend(l, func() { l.flip(l.at) })
	return l
}

// set lists practices, those on that are ticked.
func (l *moverRows) set(w *app.WhatIf, list []app.Prospect) {
	l.list, l.on = list, make([]bool, len(list))
	for i, p := range list {
		l.on[i] = w.In(p.Key) == p.Joins
	}
	l.at = max(0, min(l.at, len(list)-1))
	l.Refresh()
}

func (l *moverRows) flip(i int) {
	if i >= 0 && i < len(l.list) {
		l.tick(l.list[i], !l.on[i])
	}
}

// step moves the keys to another row and brings it in sight.
func (l *moverRows) step(by int) {
	l.at = max(0, min(len(l.list)-1, l.at+by))
	y := float32(l.at) * theme.Row
	l.top = min(y, max(l.top, y+theme.Row-l.Size().Height))
	l.Refresh()
}

func (l *moverRows) lineAt(y float32) int {
	if i := int((y + l.top) / theme.Row); y >= 0 && i < len(l.list) {
		return i
	}
	return -1
}

// Tapped switches the row under the pointer.
func (l *moverRows) Tapped(e *fyne.PointEvent) {
	if i := l.lineAt(e.Position.Y); i >= 0 {
		l.at = i
		l.press.Tapped(e)
	}
}

// TypedKey goes through the rows; Space and Enter switch.
func (l *moverRows) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	default:
		l.press.TypedKey(e)
		return
	}
	l.pointed = false
	l.Refresh()
}

// Scrolled moves the rows.
func (l *moverRows) Scrolled(e *fyne.ScrollEvent) {
	l.top -= e.Scrolled.DY
	l.Refresh()
}

// MouseIn follows the pointer.
func (l *moverRows) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved marks the row under the pointer, and says who it is and what would change.
func (l *moverRows) MouseMoved(e *desktop.MouseEvent) {
	at := l.lineAt(e.Position.Y)
	if at == l.over {
		return
	}
	l.over = at
	l.Refresh()
	kit.HideHint(l)
	if at >= 0 { // below all rows, so that it covers none
		p := l.list[at]
		kit.ShowHint(l, p.Practice+", "+several(p.Providers, "provider", "providers")+", "+effectWords(p.Effect, l.on[at]))
	}
}

// effectWords say what an effect counts, of a practice that is ticked or is not.
func effectWords(effect int, ticked bool) string {
	verbs := [...]string{"would turn ", "would fail ", "would change no cell now"}
	if ticked {
		verbs = [...]string{"turns ", "fails ", "changes no cell beside the others"}
	}
	switch {
	case effect < 0:
		return verbs[0] + several(-effect, "failing cell", "failing cells")
	case effect > 0:
		return verbs[1] + several(effect, "more cell", "more cells")
	}
	return verbs[2]
}

// MouseOut ends that.
func (l *moverRows) MouseOut() {
	l.over = -1
	kit.HideHint(l)
	l.Refresh()
}

// CreateRenderer draws the rows in sight from pooled objects.
func (l *moverRows) CreateRenderer() fyne.WidgetRenderer {
	thumb := &canvas.Rectangle{CornerRadius: 2}
	r := &rest{of: l}
	r.min = func() fyne.Size { return fyne.NewSize(160, theme.Row) }
	r.layout = func(size fyne.Size) {
		k := theme.Now()
		whole := float32(len(l.list)) * theme.Row
		l.top = max(0, min(l.top, whole-size.Height))
		r.objects = r.objects[:0]
		first, n := int(l.top/theme.Row), int(size.Height/theme.Row)+2
		for len(l.pool) < n {
			l.pool = append(l.pool, newMoverObjects())
		}
		for i := 0; i < n && first+i < len(l.list); i++ {
			r.objects = append(r.objects, l.row(l.pool[i], first+i, float32(first+i)*theme.Row-l.top, size.Width, k)...)
		}
		thumb.Hidden, thumb.FillColor = whole <= size.Height, k.LineStrong
		put(thumb, size.Width-3, size.Height*l.top/max(1, whole), 3, max(12, size.Height*size.Height/max(1, whole)))
		put(&l.ring, 0, float32(l.at)*theme.Row-l.top+1, size.Width-4, theme.Row-2)
		r.objects = append(r.objects, thumb, &l.ring)
	}
	r.paint = func(k *theme.Tokens) { l.paint(k, false) }
	return r.start()
}

func newMoverObjects() *moverObjects {
	return &moverObjects{
		ground: &canvas.Rectangle{CornerRadius: theme.RadiusChip}, track: &canvas.Rectangle{CornerRadius: 9}, knob: &canvas.Circle{},
		name: letters(theme.Body, false, fyne.TextAlignLeading), effect: letters(theme.Body, true, fyne.TextAlignTrailing),
	}
}

func (l *moverRows) row(o *moverObjects, i int, y, w float32, k *theme.Tokens) []fyne.CanvasObject {
	p := l.list[i]
	const left, end = 46, 48
	verb := " joins"
	if !p.Joins {
		verb = " leaves"
	}
	room := w - left - end + 8
	words := kit.Cut(p.Practice, room-width(o.name, verb), theme.Body, false) + verb
	o.ground.FillColor, o.ground.Hidden = k.Hover, i != l.over
	o.track.FillColor, o.knob.FillColor = k.LineStrong, k.Surface
	knob := float32(6)
	if l.on[i] {
		o.track.FillColor, knob = k.Accent, 20
	}
	o.name.Text, o.name.Color = words, k.Ink
	o.effect.Text, o.effect.Color = signed(p.Effect), k.Ok.Text
	switch {
	case p.Effect > 0:
		o.effect.Color = k.Bad.Text
	case p.Effect == 0:
		o.effect.Color = k.Ink3
	}
	put(o.ground, 0, y, w-4, theme.Row)
	put(o.track, 4, y+5, 32, 18)
	put(o.knob, knob, y+7, 14, 14)
	put(o.name, left, y, room, theme.Row-1)
	put(o.effect, w-end-8, y, end, theme.Row-1)
	return []fyne.CanvasObject{o.ground, o.track, o.knob, o.name, o.effect}
}
