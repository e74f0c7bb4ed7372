package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countyline/ui/keys"
	"countyline/ui/theme"
)

// FocusGained shows the ring.
func (t *Table) FocusGained() {
	t.focused = true
	t.repaint()
}

// FocusLost hides it.
func (t *Table) FocusLost() {
	t.focused, t.shift, t.heading = false, false, -1
	t.repaint()
}

// KeyDown notes Shift, which other key events do not tell.
func (t *Table) KeyDown(e *fyne.KeyEvent) { t.noteShift(e, true) }

// KeyUp notes its end.
func (t *Table) KeyUp(e *fyne.KeyEvent) { t.noteShift(e, false) }

func (t *Table) noteShift(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		t.shift = down
	}
}

// TypedRune passes characters on: a table has no use for them.
func (t *Table) TypedRune(r rune) { keys.PassRune(t, r) }

// TypedKey moves, marks and opens.
func (t *Table) TypedKey(e *fyne.KeyEvent) {
	if t.heading >= 0 && t.headKey(e.Name) || t.heading < 0 && t.rowKey(e.Name) {
		return
	}
	keys.Pass(t, e)
}

func (t *Table) rowKey(name fyne.KeyName) bool {
	at := t.m.place(t.m.at)
	switch name {
	case fyne.KeyUp:
		if at <= 0 && !t.shift {
			t.enterHead()
			return true
		}
		t.step(at, at-1)
	case fyne.KeyDown:
		t.step(at, at+1)
	case fyne.KeyPageUp:
		t.step(at, max(at, 0)-t.page())
	case fyne.KeyPageDown:
		t.step(at, max(at, 0)+t.page())
	case fyne.KeyHome:
		t.step(at, 0)
	case fyne.KeyEnd:
		t.step(at, len(t.m.shown)-1)
	case fyne.KeyLeft:
		t.scrollTo(t.offset.SubtractXY(8*theme.Step, 0))
	case fyne.KeyRight:
		t.scrollTo(t.offset.AddXY(8*theme.Step, 0))
	case fyne.KeySpace:
		t.markCurrent(at)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open()
	case fyne.KeyEscape:
		return t.escape()
	default:
		return false
	}
	return true
}

// step goes to a row; with Shift it marks the range from where Shift began.
func (t *Table) step(from, to int) {
	if !t.shift {
		t.m.marks.settle()
		t.goTo(to)
		return
	}
	t.rangeTo(from, to)
}

// rangeTo marks from the anchor to a place and makes that current.
func (t *Table) rangeTo(from, to int) {
	if len(t.m.shown) == 0 {
		return
	}
	if t.m.marks.base == nil {
		t.anchor = max(from, 0)
	}
	to = min(max(to, 0), len(t.m.shown)-1)
	low, high := min(t.anchor, to), max(t.anchor, to)
	t.m.marks.extend(t.m.shown[low : high+1])
	t.goTo(to)
	t.changed()
}

func (t *Table) markCurrent(at int) {
	if at >= 0 {
		t.toggleMark(at)
	}
}

func (t *Table) toggleMark(place int) {
	row := t.m.shown[place]
	t.m.marks.settle()
	t.m.marks.set(row, !t.m.marks.on[row])
	t.changed()
}

func (t *Table) escape() bool {
	if t.m.marks.count > 0 && !t.Standing {
		t.ClearMarks()
		return true
	}
	return t.OnEscape != nil && t.OnEscape()
}

func (t *Table) enterHead() {
	if len(t.cols.places) > 0 {
		t.heading = 0
		t.revealColumn(0)
		t.repaint()
	}
}

// headKey works on the title that has the keyboard: Enter sorts, Shift+Enter sorts by it too, Shift and an arrow widens.
func (t *Table) headKey(name fyne.KeyName) bool {
	p := t.cols.places[t.heading]
	switch name {
	case fyne.KeyLeft, fyne.KeyRight:
		step := 1
		if name == fyne.KeyLeft {
			step = -1
		}
		if t.shift {
			t.widen(p.col, p.width+float32(step*theme.Step))
			return true
		}
		t.heading = min(max(t.heading+step, 0), len(t.cols.places)-1)
		t.revealColumn(t.heading)
		t.repaint()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.sortBy(p.col, t.shift)
	case fyne.KeyDown, fyne.KeyEscape:
		t.heading = -1
		t.goTo(max(0, t.m.place(t.m.at)))
		t.repaint()
	case fyne.KeyUp:
	default:
		return false
	}
	return true
}

func (t *Table) sortBy(col int, add bool) {
	t.m.toggle(col, add)
	t.top()
}

func (t *Table) widen(col int, width float32) {
	t.cols.resize(col, width)
	t.relay()
	t.changed()
}

// TypedShortcut copies, marks all, finds, and moves the title that has the keyboard.
func (t *Table) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		t.Copy(t.m.chosen())
		return
	case *fyne.ShortcutSelectAll:
		t.m.markAll()
		t.changed()
		return
	case *desktop.CustomShortcut:
		if s.Modifier == fyne.KeyModifierShortcutDefault && t.controlKey(s.KeyName) {
			return
		}
	}
	keys.PassShortcut(t, s)
}

func (t *Table) controlKey(name fyne.KeyName) bool {
	switch {
	case name == fyne.KeyF && t.OnFind != nil:
		t.OnFind()
	case t.heading >= 0 && (name == fyne.KeyLeft || name == fyne.KeyRight):
		t.moveHeading(name == fyne.KeyRight)
	default:
		return false
	}
	return true
}

func (t *Table) moveHeading(right bool) {
	step := -1
	if right {
		step = 1
	}
	to := t.heading + step
	if to < 0 || to >= len(t.cols.places) {
		return
	}
	t.cols.move(t.cols.places[t.heading].col, step)
	t.heading = to
	t.relay()
	t.changed()
}
