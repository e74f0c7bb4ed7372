package filings

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/paper"
)

// clock is the time of all tests: 81 days before the sample's filing is due.
var clock = time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)

func quiet(string, int64, int64) {}

// shared are workspaces that tests copy.
type shared struct{ root, plain, filed string }

// sharedRoot is set once sharedOnce ran.
var sharedRoot string

var sharedOnce = sync.OnceValues(func() (s shared, err error) {
	ctx := context.Background()
	if s.root, err = os.MkdirTemp("", "countyline-filings-"); err != nil {
		return s, err
	}
	sharedRoot = s.root
	s.plain, s.filed = filepath.Join(s.root, "plain"), filepath.Join(s.root, "filed")
	if err := app.CreateSample(ctx, s.plain, quiet); err != nil {
		return s, err
	}
	if err := os.CopyFS(s.filed, os.DirFS(s.plain)); err != nil {
		return s, err
	}
	w, err := app.OpenWorkspace(ctx, s.filed, quiet)
	if err != nil {
		return s, err
	}
	for _, f := range []app.FilingFacts{
		{Title: "Application 2028", Number: "F-2028-01", Due: "2026-07-31", Frozen: "2026-07-31"},
		{Title: "Mock filing, October", Number: "F-2028-02", Due: "2027-02-10", Frozen: "2026-10-30", Note: "For the board"},
	} {
		if _, err := w.CreateFiling(ctx, f); err != nil {
			return s, errors.Join(err, w.Close())
		}
	}
	list, err := w.Filings(ctx, "")
	if err == nil {
		_, err = w.MarkFiled(ctx, list[1].ID, "2026-08-03")
	}
	return s, errors.Join(err, w.Close())
})

func TestMain(m *testing.M) {
	code := m.Run()
	if sharedRoot != "" {
		_ = os.RemoveAll(sharedRoot)
	}
	os.Exit(code)
}

// bench is a screen at a desk in a window.
type bench struct {
	*Screen
	host   *desktest.Host
	window fyne.Window
	dir    string // of the workspace
}

var laptop, small = fyne.NewSize(1272, 852), fyne.NewSize(968, 652) // the window less rail and top bar

func open(t *testing.T, filed bool, size fyne.Size, v theme.Variant) *bench {
	t.Helper()
	made, err := sharedOnce()
	if err != nil {
		t.Fatal(err)
	}
	from := made.plain
	if filed {
		from = made.filed
	}
	dir := filepath.Join(t.TempDir(), "sample")
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(v))
	w, err := app.OpenWorkspace(context.Background(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	window := test.NewTempWindow(t, kit.NewText("", kit.Style{}))
	d, host := desktest.New(w, window, clock)
	s := New(d)
	s.paper.Go, s.paper.Post = func(work func()) { work() }, func(f func()) { f() }
	window.SetPadded(false)
	window.SetContent(kit.NewStage(s.Content()))
	window.Resize(size)
	d.Reload()
	host.Settle()
	return &bench{s, host, window, dir}
}

// look compares the window with its picture, and writes it where COUNTYLINE_SHOTS says.
func (b *bench) look(t *testing.T, name string) {
	t.Helper()
	picture := b.window.Canvas().Capture()
	if dir := os.Getenv("COUNTYLINE_SHOTS"); dir != "" {
		file, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(png.Encode(file, picture), file.Close()); err != nil {
			t.Fatal(err)
		}
	}
	test.AssertImageMatches(t, name, picture)
}

func (b *bench) press(names ...fyne.KeyName) {
	for _, name := range names {
		b.Key(&fyne.KeyEvent{Name: name})
		b.host.Settle()
	}
}

func (b *bench) command(t *testing.T, words string) {
	t.Helper()
	for _, c := range b.Commands() {
		if c.Words == words {
			c.Do()
			b.host.Settle()
			return
		}
	}
	t.Fatalf("there is no command %q", words)
}

func (b *bench) noErrors(t *testing.T) {
	t.Helper()
	for _, err := range b.host.Errors {
		t.Error(err)
	}
}

func TestTheScreenLooksAsItShould(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		b := open(t, true, laptop, v)
		b.look(t, "screen_"+name+".png")
		b.window.Resize(small)
		b.press(fyne.KeyPageDown)
		b.look(t, "small_"+name+".png")
		b.noErrors(t)
	}
	b := open(t, true, small, theme.Light)
	b.paper.SetZoom(paper.Zoom{Fit: paper.FitWidth})
	b.paper.SetGrey(true)
	b.command(t, "Find in the pages")
	test.Type(b.window.Canvas().Focused(), "neurology")
	b.look(t, "find.png")
	b = open(t, false, laptop, theme.Light)
	b.look(t, "empty.png")
	b.press(fyne.KeyN)
	b.look(t, "new.png")
}

var _ desk.Screen = (*Screen)(nil)
