package widget

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// Line is a line of a list: an icon, its words, and a note at the right end.
type Line struct {
	Icon, Words, Note string
}

// Lines is a framed list of which one line can be taken: by a click, or by the arrows, first letters and Enter.
type Lines struct {
	control
	OnTaken func(line int, byKey bool)
	OnUp    func() // Backspace: one step out; nil is none

	list   *list
	ahead  func(rune)
	keying bool // a key is being used, not the pointer
}

// NewLines is a list without lines.
func NewLines(taken func(line int, byKey bool)) *Lines {
	l := &Lines{OnTaken: taken}
	l.list = newList(l.taken)
	l.ahead = l.list.typeAhead()
	l.extend(l)
	return l
}

func (l *Lines) taken(line int) {
	if !l.keying {
		l.take()
	}
	l.OnTaken(line, l.keying)
}

// SetLines shows other lines from their beginning.
func (l *Lines) SetLines(lines []Line) {
	drawn := make([]listLine, len(lines))
	for i, line := range lines {
		drawn[i] = listLine{icon: line.Icon, words: line.Words, keys: line.Note}
	}
	l.ahead = l.list.typeAhead()
	l.list.setLines(drawn)
}

// TypedRune goes to the line that begins with the letters typed.
func (l *Lines) TypedRune(r rune) { l.ahead(r) }

// TypedKey moves in the lines, takes one or goes a step out.
func (l *Lines) TypedKey(e *fyne.KeyEvent) {
	l.keyed()
	l.keying = true
	defer func() { l.keying = false }()
	switch {
	case e.Name == fyne.KeyBackspace && l.OnUp != nil:
		l.OnUp()
	case !l.list.menuKey(e):
		l.pass(e)
	}
}

// CreateRenderer draws the frame and the lines in it.
func (l *Lines) CreateRenderer() fyne.WidgetRenderer {
	b := newBox(theme.RadiusControl, 1)
	d := &drawn{of: l, objects: append(b.objects(), l.list, &l.ring.Rectangle)}
	d.min = func() fyne.Size { return fyne.NewSize(240, 3*theme.Control+8) }
	d.layout = func(size fyne.Size) {
		b.place(0, 0, size.Width, size.Height)
		l.ring.place(0, 0, size.Width, size.Height, theme.RadiusControl)
		place(l.list, 1, 4, size.Width-2, size.Height-8)
	}
	d.paint = func(k *theme.Tokens) {
		b.set(k.Surface, k.LineStrong)
		l.show(k)
	}
	return d.start()
}
