package network

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// sample is the folder of the sample workspace, made once and copied for each test.
var sample string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "network")
	if err == nil {
		sample = filepath.Join(dir, "sample")
		err = app.CreateSample(context.Background(), sample, func(string, int64, int64) {})
	}
	if err != nil {
		println(err.Error())
		os.Exit(1)
	}
	code := m.Run()
	if os.RemoveAll(dir) != nil && code == 0 {
		code = 1
	}
	os.Exit(code)
}

// routed opens the places of the screen, as the window does.
type routed struct {
	*desktest.Host
	screen *Screen
}

func (r routed) Go(p desk.Place) {
	r.Host.Go(p)
	if p.Screen == desk.Network {
		r.screen.Open(p)
	}
}

var today = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// bench is the screen in a window with a host that takes notes.
type bench struct {
	*Screen
	t      testing.TB
	host   *desktest.Host
	window fyne.Window
}

func open(t testing.TB, variant theme.Variant, width, height float32) *bench {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "plan")
	if err := os.CopyFS(dir, os.DirFS(sample)); err != nil {
		t.Fatal(err)
	}
	w, err := app.OpenWorkspace(context.Background(), dir, func(string, int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return at(t, w, variant, width, height)
}

// at is the screen at a workspace, assessed and opened.
func at(t testing.TB, w *app.Workspace, variant theme.Variant, width, height float32) *bench {
	test.NewTempApp(t).Settings().SetTheme(theme.New(variant))
	window := test.NewTempWindow(t, kit.NewButton("", "", kit.Quiet, nil))
	d, host := desktest.New(w, window, today)
	b := &bench{Screen: New(d), t: t, host: host, window: window}
	d.Host = routed{host, b.Screen}
	window.SetPadded(false)
	window.SetContent(b.Content())
	window.Resize(fyne.NewSize(width, height))
	d.Reload()
	host.Settle()
	b.Open(desk.Place{Screen: desk.Network})
	b.settle()
	return b
}

// settle waits for what is at work; nothing may have failed.
func (b *bench) settle() {
	b.t.Helper()
	b.host.Settle()
	for _, err := range b.host.Errors {
		b.t.Fatal(err)
	}
}

// key types a key as the window gives it: to what has the focus, else to the screen.
func (b *bench) key(names ...fyne.KeyName) {
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		if focused := b.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(e)
		} else {
			b.Key(e)
		}
	}
}

func (b *bench) write(words string) {
	for _, r := range words {
		b.window.Canvas().Focused().TypedRune(r)
	}
}

// bare is the screen at a workspace with nothing to assess.
func bare(t testing.TB, w *app.Workspace) *bench {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light))
	window := test.NewTempWindow(t, kit.NewButton("", "", kit.Quiet, nil))
	d, host := desktest.New(w, window, today)
	b := &bench{Screen: New(d), t: t, host: host, window: window}
	d.Host = routed{host, b.Screen}
	window.SetContent(b.Content())
	window.Resize(fyne.NewSize(912, 852))
	b.Open(desk.Place{Screen: desk.Network})
	b.settle()
	return b
}

// all are the objects of a kind on the canvas under one, in the order drawn.
func all[T fyne.CanvasObject](under fyne.CanvasObject) []T {
	var found []T
	for _, o := range test.LaidOutObjects(under) {
		if it, ok := o.(T); ok {
			found = append(found, it)
		}
	}
	return found
}
