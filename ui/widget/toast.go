package widget

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

// Toasts tell what was done, one after another, at the foot of the window. Each goes by itself after some seconds,
// but not while the pointer or the focus is on it.
type Toasts struct {
	widget.BaseWidget
	Timer Timer // when one goes; nil keeps it until it is closed

	now   *toast
	queue []*toast
	stop  func()
}

const (
	toastStays   = 3 * time.Second
	toastLetter  = 40 * time.Millisecond // longer for each letter that is to be read
	toastHurries = 2 * time.Second       // after the pointer left
)

// NewToasts is the place where toasts are shown.
func NewToasts() *Toasts {
	t := &Toasts{Timer: Later, stop: func() {}}
	t.ExtendBaseWidget(t)
	return t
}

// Tell says something; undo takes it back and may be nil.
func (t *Toasts) Tell(kind PillKind, text string, undo func()) {
	t.tell(newToast(kind, text, undo, t))
}

// Offer says something and offers what is to be done next, in a word or two.
func (t *Toasts) Offer(kind PillKind, text, words, icon string, do func()) {
	one := newToast(kind, text, nil, t)
	one.next = NewButton(words, icon, Quiet, func() {
		t.next()
		do()
	})
	t.tell(one)
}

func (t *Toasts) tell(one *toast) {
	if t.now != nil {
		t.queue = append(t.queue, one)
		return
	}
	t.show(one)
}

// Text is what is told now, "" for nothing.
func (t *Toasts) Text() string {
	if t.now == nil {
		return ""
	}
	return t.now.words.Text()
}

// Add adds a sentence to what was told last, if that is this text and is still to be read; it says whether it is.
func (t *Toasts) Add(text, sentence string) bool {
	last := t.now
	if n := len(t.queue); n > 0 {
		last = t.queue[n-1]
	}
	if last == nil || last.words.Text() != text {
		return false
	}
	last.words.SetText(text + " " + sentence)
	t.Refresh()
	return true
}

// Drop takes away what begins with some words and no longer holds.
func (t *Toasts) Drop(beginning string) {
	t.queue = slices.DeleteFunc(t.queue, func(one *toast) bool { return strings.HasPrefix(one.words.Text(), beginning) })
	if t.now != nil && strings.HasPrefix(t.Text(), beginning) {
		t.next()
	}
}

// Undo takes back what the toast in sight tells of, and says whether there was anything.
func (t *Toasts) Undo() bool {
	if t.now == nil || t.now.undo == nil {
		return false
	}
	t.now.undo.OnTapped()
	return true
}

func (t *Toasts) show(one *toast) {
	t.now = one
	t.Refresh()
	t.wait(toastStays + time.Duration(len(t.Text()))*toastLetter)
}

func (t *Toasts) wait(long time.Duration) {
	if t.Timer != nil {
		t.stop = t.Timer(long, t.expire)
	}
}

func (t *Toasts) expire() {
	if t.now != nil && t.now.held() {
		t.wait(toastHurries)
		return
	}
	t.next()
}

// next takes the toast away and shows the one that waits.
func (t *Toasts) next() {
	t.stop()
	t.now = nil
	if len(t.queue) > 0 {
		one := t.queue[0]
		t.queue = t.queue[1:]
		t.show(one)
		return
	}
	t.Refresh()
}

// Take does what the toast in sight offers, and says whether it offers anything.
func (t *Toasts) Take() bool {
	if t.now == nil || t.now.next == nil {
		return false
	}
	t.now.next.OnTapped()
	return true
}

// columnWide is the width of a room in pixels up to which a toast stands upright.
const columnWide = 240

// CreateRenderer draws the toast at the foot of its room: upright in a column, else flat at the left.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: t}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.layout = func(size fyne.Size) {
		if t.now != nil {
			t.now.upright = size.Width <= columnWide
			w, h := t.now.sizeIn(size.Width - 2*theme.Step)
			place(t.now, theme.Step, size.Height-h-2, w, h)
			t.now.Refresh()
		}
	}
	d.paint = func(*theme.Tokens) {
		d.objects = nil
		if t.now != nil {
			d.objects = []fyne.CanvasObject{t.now}
		}
	}
	return d.start()
}

// toast is one message.
type toast struct {
	widget.BaseWidget
	kind    PillKind
	words   *Paragraph
	undo    *Button // nil if it cannot be undone
	next    *Button // nil if nothing is offered
	cross   *Button
	hovered bool
	upright bool
}

func newToast(kind PillKind, text string, undo func(), of *Toasts) *toast {
	t := &toast{kind: kind, words: NewParagraph(text, Style{}), cross: NewIconButton("x", "Close", of.next)}
	if undo != nil {
		t.undo = NewButton("Undo", "undo-2", Quiet, func() {
			of.next()
			undo()
		})
	}
	t.ExtendBaseWidget(t)
	return t
}

// held says that somebody is at it.
func (t *toast) held() bool {
	held := t.hovered || t.cross.hovered || t.cross.focused
	if b := t.offer(); b != nil {
		held = held || b.hovered || b.focused
	}
	return held
}

// offer is the button of the toast, nil for none.
func (t *toast) offer() *Button {
	if t.undo != nil {
		return t.undo
	}
	return t.next
}

// MouseIn holds the toast.
func (t *toast) MouseIn(*desktop.MouseEvent) { t.hovered = true }

// MouseMoved changes nothing.
func (t *toast) MouseMoved(*desktop.MouseEvent) {}

// MouseOut lets the toast go.
func (t *toast) MouseOut() { t.hovered = false }

func (t *toast) icon() string {
	switch t.kind {
	case PillBad, PillWarn:
		return "circle-alert"
	case PillOk:
		return "circle-check"
	}
	return "info"
}

// beside is the width of everything in a flat toast but its words, in pixels.
func (t *toast) beside() float32 {
	w := float32(theme.Gap + theme.IconText + theme.Step + theme.Gap + theme.Control + 2)
	if b := t.offer(); b != nil {
		w += b.MinSize().Width
	}
	return w
}

const (
	padToast  = 12 // pixels beside the words of an upright toast
	overToast = 36 // pixels above them, with the icon and the cross
)

// sizeIn is the size of the toast where so much width is free, in pixels; long words wrap.
func (t *toast) sizeIn(room float32) (w, h float32) {
	if t.upright {
		h = overToast + t.words.HeightAt(room-2*padToast) + padToast
		if t.offer() != nil {
			h += theme.Control - 4
		}
		return room, h
	}
	const most = 520
	words := min(most, room-t.beside(), ceil(width(t.words.Text(), theme.Body, false))+1)
	return words + t.beside(), t.words.HeightAt(words) + 16
}

// CreateRenderer draws the toast.
func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	b, icon := newBox(theme.RadiusCard, 1), newMark()
	d := &drawn{of: t, objects: append(b.objects(), &icon.Image, t.words)}
	if offer := t.offer(); offer != nil {
		d.objects = append(d.objects, offer)
	}
	d.objects = append(d.objects, t.cross)
	d.min = func() fyne.Size { return fyne.NewSize(t.beside(), 0) }
	d.layout = func(size fyne.Size) {
		b.place(0, 0, size.Width, size.Height)
		if t.upright {
			t.layUpright(size, icon)
		} else {
			t.layFlat(size, icon)
		}
	}
	d.paint = func(k *theme.Tokens) {
		b.set(k.Surface, k.LineStrong)
		ink, _, _ := t.kind.paint(k)
		icon.set(t.icon(), ink)
	}
	return d.start()
}

func (t *toast) layUpright(size fyne.Size, icon *mark) {
	place(&icon.Image, padToast, 10, theme.IconText, theme.IconText)
	place(t.cross, size.Width-theme.Control-2, 2, theme.Control, theme.Control)
	words := size.Width - 2*padToast
	high := t.words.HeightAt(words)
	place(t.words, padToast, overToast, words, high)
	if b := t.offer(); b != nil {
		place(b, 2, overToast+high+4, min(b.MinSize().Width, size.Width-4), theme.Control)
	}
}

func (t *toast) layFlat(size fyne.Size, icon *mark) {
	place(&icon.Image, theme.Gap, 10, theme.IconText, theme.IconText)
	end := size.Width - 2 - theme.Control
	place(t.cross, end, 2, theme.Control, theme.Control)
	if b := t.offer(); b != nil {
		end -= b.MinSize().Width
		place(b, end, 2, b.MinSize().Width, theme.Control)
	}
	place(t.words, theme.Gap+theme.IconText+theme.Step, 7.5, size.Width-t.beside(), size.Height-16)
}
