package widget

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// MenuItem is one line of a menu.
type MenuItem struct {
	Words, Icon, Hint string // hint stands at the right end, such as a shortcut
	Checked, Disabled bool
	Title             bool // names the items that follow, and cannot be chosen
	Do                func()
}

// ShowMenu opens a menu below an object, or above where there is no room. Arrows, the first letters, Enter and Esc
// work in it; it closes after a choice.
func ShowMenu(items []MenuItem, at fyne.CanvasObject) {
	where := fyne.CurrentApp().Driver().CanvasForObject(at)
	if where == nil {
		return
	}
	var menu *overlay
	l := newList(func(i int) {
		menu.close()
		if items[i].Do != nil {
			items[i].Do()
		}
	})
	checked := -1
	lines := make([]listLine, len(items))
	for i, m := range items {
		lines[i] = listLine{icon: m.Icon, words: m.Words, keys: m.Hint, checked: m.Checked, disabled: m.Disabled, title: m.Title}
		if m.Checked {
			l.marks = true
			if checked < 0 {
				checked = i
			}
		}
	}
	l.setLines(lines)
	menu = newOverlay(where, newPanel(l, 4))
	menu.light, menu.own = true, true
	menu.key = l.menuKey
	menu.letter = l.typeAhead()
	menu.place = func(size fyne.Size) (fyne.Position, fyne.Size) { return besides(at, l, size) }
	menu.open(nil)
	if checked >= 0 {
		l.goTo(checked)
	}
}

// menuKey uses the keys of a menu, which are those of a list with its ends.
func (l *list) menuKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyHome:
		l.move(-len(l.lines))
	case fyne.KeyEnd:
		l.move(len(l.lines))
	case fyne.KeySpace:
		if !l.typing.still() { // else it is one of the letters
			l.pick(l.at)
		}
	default:
		return l.typed(e)
	}
	return true
}

// typing is what was typed ahead in a list.
type typing struct {
	words string
	last  time.Time
	now   func() time.Time
}

const typingLasts = time.Second // between two letters of what is typed ahead

// still says whether the next letter belongs to those before.
func (t *typing) still() bool { return t.words != "" && t.now().Sub(t.last) < typingLasts }

// typeAhead goes to the first line that begins with the letters typed within a second of one another, or else to the
// first with a word that begins with them. A letter that leads nowhere is let go.
func (l *list) typeAhead() func(rune) {
	return func(r rune) {
		sofar := ""
		if l.typing.still() {
			sofar = l.typing.words
		}
		sofar += strings.ToLower(string(r))
		if to := l.beginning(sofar); sofar != " " && to >= 0 {
			l.typing.words, l.typing.last = sofar, l.typing.now()
			l.goTo(to)
		}
	}
}

// beginning is the first line that begins with letters in lower case, or has a word that does; -1 for none.
func (l *list) beginning(with string) int {
	within := -1
	for i, line := range l.lines {
		words := strings.ToLower(line.words)
		switch {
		case !l.can(i):
		case strings.HasPrefix(words, with):
			return i
		case within < 0 && wordBegins(words, with):
			within = i
		}
	}
	return within
}

// wordBegins says whether a word of some words, or several, begin with letters; all are in lower case.
func wordBegins(words, with string) bool {
	for from := 0; ; {
		at := strings.Index(words[from:], with)
		if at < 0 {
			return false
		}
		if at += from; at == 0 || !letter(words[at-1]) {
			return true
		}
		from = at + 1
	}
}

// besides is where a menu of lines stands by an object in a canvas of a size.
func besides(at fyne.CanvasObject, l *list, canvas fyne.Size) (fyne.Position, fyne.Size) {
	const gap, edge, frame = 4, 8, 8
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(at)
	wide := min(max(at.Size().Width, l.widest()+frame, 160), canvas.Width-2*edge, 480)
	below := canvas.Height - from.Y - at.Size().Height - gap - edge
	above := from.Y - gap - edge
	need := float32(len(l.lines))*theme.Control + frame
	room := below
	if need > below && above > below {
		room = above
	}
	room = frame + theme.Control*float32(int((min(room, 12*theme.Control+frame)-frame)/theme.Control))
	high := min(need, max(room, theme.Control+frame))
	x := max(edge, min(from.X, canvas.Width-wide-edge))
	y := from.Y + at.Size().Height + gap
	if room != 0 && need > below && above > below {
		y = from.Y - gap - high
	}
	return fyne.NewPos(x, y), fyne.NewSize(wide, high)
}
