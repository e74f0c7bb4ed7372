package desktest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// Bench is a screen in a window, with a host that takes notes. What is done on it waits for what follows, of which
// nothing may fail.
type Bench struct {
	Host    *Host
	Window  fyne.Window
	Arrange func() // shows the detail as the window would, after all that was done; nil where no test looks at it
	t       testing.TB
	screen  desk.Screen
}

// NewBench is a bench with a desk on a workspace, for the screen that Show puts there.
func NewBench(t testing.TB, w *app.Workspace, now time.Time, v theme.Variant) (*Bench, *desk.Desk) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(v))
	b := &Bench{t: t, Window: test.NewTempWindow(t, container.NewStack())}
	b.Window.SetPadded(false)
	d, host := New(w, b.Window, now)
	b.Host = host
	t.Cleanup(d.Close)
	return b, d
}

// Show puts the screen in the window, in what the content is. Keys that nobody takes and places of its own are the
// screen's, as in the real window.
func (b *Bench) Show(s desk.Screen, content fyne.CanvasObject, size fyne.Size) {
	b.screen, b.Host.Here = s, s
	b.Window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { s.Key(e) })
	b.Window.SetContent(content)
	b.Window.Resize(size)
}

// Settle waits for what is at work.
func (b *Bench) Settle() {
	b.t.Helper()
	b.Host.Settle()
	for _, err := range b.Host.Errors {
		b.t.Fatal(err)
	}
	if b.Arrange != nil {
		b.Arrange()
	}
}

// Press types keys as the window gives them: to what has the focus, else to the screen.
func (b *Bench) Press(names ...fyne.KeyName) {
	b.t.Helper()
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		if focused := b.Window.Canvas().Focused(); focused != nil {
			focused.TypedKey(e)
		} else {
			b.screen.Key(e)
		}
		b.Settle()
	}
}

// Write types words into what has the focus.
func (b *Bench) Write(words string) {
	for _, r := range words {
		b.Window.Canvas().Focused().TypedRune(r)
	}
}

// Button is the one in sight with these words: in the dialog on top, or else in the detail or on the screen.
func (b *Bench) Button(words string) *kit.Button {
	b.t.Helper()
	under := []fyne.CanvasObject{b.Host.Detail, b.screen.Content()}
	if top := b.Window.Canvas().Overlays().Top(); top != nil {
		under = []fyne.CanvasObject{top}
	}
	for _, o := range under {
		for _, button := range All[*kit.Button](o) {
			if button.Words() == words {
				return button
			}
		}
	}
	b.t.Fatalf("there is no button %q", words)
	return nil
}

// Tap taps the button with these words.
func (b *Bench) Tap(words string) {
	b.t.Helper()
	test.Tap(b.Button(words))
	b.Settle()
}

// Matches holds the window against its picture, in a test and not in a benchmark.
func (b *Bench) Matches(name string) {
	b.t.Helper()
	test.AssertImageMatches(b.t.(*testing.T), name+".png", b.Window.Canvas().Capture())
}

// All are the objects of a kind in sight under one, in the order drawn.
func All[T fyne.CanvasObject](under fyne.CanvasObject) []T {
	var found []T
	walk(under, func(o fyne.CanvasObject) bool {
		if it, ok := o.(T); ok {
			found = append(found, it)
		}
		return true
	})
	return found
}

// Words are all words in sight under an object, one text after another.
func Words(under fyne.CanvasObject) string {
	all := ""
	walk(under, func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *kit.Text:
			all += o.Text() + "\n"
		case *kit.Paragraph:
			all += o.Text() + "\n"
		case *kit.Button:
			all += o.Words() + "\n"
		case *canvas.Text:
			all += o.Text + "\n"
		default:
			return true
		}
		return false
	})
	return all
}

// walk visits what is in sight of an object, and of all inside where a visit says to look there.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject) bool) {
	if o == nil || !o.Visible() || !visit(o) {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, visit)
		}
	}
}
