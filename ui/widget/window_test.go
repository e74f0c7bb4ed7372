package widget

import (
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

// window is a window of a size in which an object fills everything.
func window(t testing.TB, v theme.Variant, build func() fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(v))
	win := test.NewTempWindow(t, build())
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}

// on is a light window of 800 by 600 with objects one below the other, on a stage that waits for nothing.
func on(t testing.TB, objects ...fyne.CanvasObject) (fyne.Window, *Stage) {
	t.Helper()
	stage := NewStage(NewPadded(24, 24, 24, 16, objects...))
	stage.Timer, stage.Toasts.Timer = nil, nil
	return window(t, theme.Light, func() fyne.CanvasObject { return stage }, 800, 600), stage
}

func picture(t *testing.T, v theme.Variant, build func() fyne.CanvasObject, w, h float32) image.Image {
	t.Helper()
	return window(t, v, build, w, h).Canvas().Capture()
}

// press types keys as the driver does: to what has the focus, else to the window.
func press(w fyne.Window, names ...fyne.KeyName) {
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		switch focused := w.Canvas().Focused(); {
		case name == fyne.KeyTab:
			w.Canvas().FocusNext()
		case focused != nil:
			focused.TypedKey(e)
		case w.Canvas().OnTypedKey() != nil:
			w.Canvas().OnTypedKey()(e)
		}
	}
}

// write types letters to what has the focus.
func write(w fyne.Window, words string) {
	for _, r := range words {
		w.Canvas().Focused().TypedRune(r)
	}
}

// center is the middle of an object in its window.
func center(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(o.Size().Width/2, o.Size().Height/2)
}

// clock stands at so many seconds.
func clock(seconds int) func() time.Time {
	return func() time.Time {
		return time.Date(2026, 11, 19, 8, 12, 0, 0, time.UTC).Add(time.Duration(seconds) * time.Second)
	}
}

// wound is a Timer that goes on only when it is told to.
type wound struct {
	after time.Duration
	do    func()
}

func (c *wound) timer(after time.Duration, do func()) func() {
	c.after, c.do = after, do
	return func() { c.do = nil }
}

func (c *wound) run() {
	if do := c.do; do != nil {
		c.do = nil
		do()
	}
}

func nothing() {}

func variants() map[string]theme.Variant {
	return map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark}
}

// sentence is an error as people read it.
type sentence string

func (s sentence) Error() string { return string(s) }

// fixed gives objects a size.
type fixed struct{ wide, high float32 }

func (f *fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (f *fixed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(f.wide, f.high) }

func same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
