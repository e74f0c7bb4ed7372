package widget

import (
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
	toastStays   = 5 * time.Second
	toastLetter  = 50 * time.Millisecond // longer for each letter that is to be read
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
	one := newToast(kind, text, undo, t)
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

// CreateRenderer draws the toast at the foot of its room, in the middle.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: t}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.layout = func(size fyne.Size) {
		if t.now != nil {
			w, h := t.now.sizeIn(size.Width - 2*theme.Margin)
			place(t.now, float32(int((size.Width-w)/2)), size.Height-h-theme.Footer-theme.Gap, w, h)
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
	cross   *Button
	hovered bool
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
	return held || t.undo != nil && (t.undo.hovered || t.undo.focused)
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

// beside is the width of everything in the toast but its words, in pixels.
func (t *toast) beside() float32 {
	w := float32(theme.Gap + theme.IconText + theme.Step + theme.Gap + theme.Control + theme.Step)
	if t.undo != nil {
		w += t.undo.MinSize().Width
	}
	return w
}

// sizeIn is the size of the toast where so much width is free, in pixels; long words wrap.
func (t *toast) sizeIn(room float32) (w, h float32) {
	const most = 520
	words := min(most, room-t.beside(), ceil(width(t.words.Text(), theme.Body, false))+1)
	return words + t.beside(), t.words.HeightAt(words) + 28
}

// CreateRenderer draws the toast.
func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	b, icon := newBox(theme.RadiusCard, 1), newMark()
	d := &drawn{of: t, objects: append(b.objects(), &icon.Image, t.words)}
	if t.undo != nil {
		d.objects = append(d.objects, t.undo)
	}
	d.objects = append(d.objects, t.cross)
	d.min = func() fyne.Size { return fyne.NewSize(t.beside(), theme.RoomyRow) }
	d.layout = func(size fyne.Size) {
		b.place(0, 0, size.Width, size.Height)
		place(&icon.Image, theme.Gap, 16, theme.IconText, theme.IconText)
		end := size.Width - theme.Step - theme.Control
		place(t.cross, end, 8, theme.Control, theme.Control)
		if t.undo != nil {
			end -= t.undo.MinSize().Width
			place(t.undo, end, 8, t.undo.MinSize().Width, theme.Control)
		}
		x := float32(theme.Gap + theme.IconText + theme.Step)
		place(t.words, x, 13.5, size.Width-t.beside(), size.Height-28)
	}
	d.paint = func(k *theme.Tokens) {
		b.set(k.Surface, k.LineStrong)
		ink, _, _ := t.kind.paint(k)
		icon.set(t.icon(), ink)
	}
	return d.start()
}
