package filings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/keys"
	kit "countyline/ui/widget"
)

// line is one line of a roll.
type line struct {
	key        string
	icon       string // "" for none
	title, sub string // with a sub the line is 56 high, without 36
	note       string // before the state
	state      string
	mark       string // icon of the state
	kind       kit.PillKind
	pill       bool // the state is a pill; otherwise icon and word
	warn       bool // sub is in warning ink
}

const (
	roomyLine = 56
	plainLine = 36
)

func (l *line) height() float32 {
	if l.sub != "" {
		return roomyLine
	}
	return plainLine
}

// roll is a card of lines of which one is chosen: filings, or the documents of one. Arrows move, Enter opens.
type roll struct {
	widget.BaseWidget
	onChoose func(key string)
	onOpen   func(key string) // Enter, or a click on the chosen line; nil for none

	lines            []line
	chosen           string
	hovered          int
	focused, pointed bool
	rows             []*rollRow // drawn
}

func newRoll(choose, open func(string)) *roll {
	r := &roll{onChoose: choose, onOpen: open, hovered: -1}
	r.ExtendBaseWidget(r)
	return r
}

// set shows other lines.
func (r *roll) set(lines []line, chosen string) {
	r.lines, r.chosen = lines, chosen
	r.Refresh()
}

// choose marks a line without telling.
func (r *roll) choose(key string) {
	if r.chosen != key {
		r.chosen = key
		r.Refresh()
	}
}

func (r *roll) index(key string) int {
	for i := range r.lines {
		if r.lines[i].key == key {
			return i
		}
	}
	return -1
}

func (r *roll) at(y float32) int {
	for i := range r.lines {
		if h := r.lines[i].height(); y < h {
			return i
		} else {
			y -= h
		}
	}
	return -1
}

func (r *roll) height() (h float32) {
	for i := range r.lines {
		h += r.lines[i].height()
	}
	return h
}

// step chooses a neighbor.
func (r *roll) step(by int) {
	if len(r.lines) == 0 {
		return
	}
	i := max(0, min(r.index(r.chosen)+by, len(r.lines)-1))
	if r.lines[i].key != r.chosen {
		r.choose(r.lines[i].key)
		r.onChoose(r.chosen)
	}
}

// Tapped chooses the line under the pointer; a second click opens it.
func (r *roll) Tapped(e *fyne.PointEvent) {
	r.focus()
	i := r.at(e.Position.Y)
	switch {
	case i < 0:
	case r.onOpen != nil:
		r.choose(r.lines[i].key)
		r.onOpen(r.lines[i].key)
	case r.lines[i].key != r.chosen:
		r.choose(r.lines[i].key)
		r.onChoose(r.chosen)
	}
}

func (r *roll) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil && c.Focused() != fyne.Focusable(r) {
		r.pointed = true
		c.Focus(r)
	}
}

// TypedKey moves with the arrows and opens with Enter.
func (r *roll) TypedKey(e *fyne.KeyEvent) {
	if r.pointed {
		r.pointed = false
		r.Refresh()
	}
	switch e.Name {
	case fyne.KeyDown:
		r.step(1)
	case fyne.KeyUp:
		r.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if i := r.index(r.chosen); i >= 0 && r.onOpen != nil {
			r.onOpen(r.chosen)
		}
	default:
		keys.Pass(r, e)
	}
}

// TypedRune passes letters on.
func (r *roll) TypedRune(c rune) { keys.PassRune(r, c) }

// TypedShortcut passes shortcuts on.
func (r *roll) TypedShortcut(s fyne.Shortcut) { keys.PassShortcut(r, s) }

// FocusGained shows the ring; something is chosen then.
func (r *roll) FocusGained() {
	r.focused = true
	if r.index(r.chosen) < 0 && len(r.lines) > 0 && r.onOpen != nil {
		r.chosen = r.lines[0].key
	}
	r.Refresh()
}

// FocusLost hides the ring.
func (r *roll) FocusLost() {
	r.focused, r.pointed = false, false
	r.Refresh()
}

// MouseIn marks the line under the pointer.
func (r *roll) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved marks the line under the pointer, and says it whole if it is cut.
func (r *roll) MouseMoved(e *desktop.MouseEvent) {
	i := r.at(e.Position.Y)
	if i == r.hovered {
		return
	}
	r.hovered = i
	kit.HideHint(r)
	if i >= 0 && r.cut(i) {
		kit.ShowHint(r, r.lines[i].title)
	}
	r.Refresh()
}

// MouseOut ends the hover.
func (r *roll) MouseOut() {
	r.hovered = -1
	kit.HideHint(r)
	r.Refresh()
}

// anchor is where a menu about a line opens.
func (r *roll) anchor(key string) fyne.CanvasObject {
	if i := r.index(key); i >= 0 && i < len(r.rows) {
		return r.rows[i].ground
	}
	return r
}
