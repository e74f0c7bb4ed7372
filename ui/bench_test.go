package ui

import (
	"context"
	"image/color"
	"os"
	"reflect"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/keys"
	"countyline/ui/theme"
)

// fake is a screen that remembers the place it was told to show.
type fake struct {
	desk    *desk.Desk
	content *focusable
	place   desk.Place
	keys    []fyne.KeyName
	takes   fyne.KeyName
	did     int
	draft   string
}

func (f *fake) Content() fyne.CanvasObject { return f.content }
func (f *fake) Draft() string              { return f.draft }
func (f *fake) Open(p desk.Place)          { f.place = p }
func (f *fake) Place() desk.Place          { return f.place }

func (f *fake) Key(e *fyne.KeyEvent) bool {
	f.keys = append(f.keys, e.Name)
	return e.Name == f.takes
}

func (f *fake) Commands() []desk.Command {
	return []desk.Command{{Words: "Do it on " + string(f.content.id), Icon: "flag", Shortcut: "Ctrl+L", Do: func() { f.did++ }}}
}

// focusable is a plain widget that takes focus and passes everything on.
type focusable struct {
	widget.BaseWidget
	id desk.ID
}

func newFocusable(id desk.ID) *focusable {
	f := &focusable{id: id}
	f.ExtendBaseWidget(f)
	return f
}

func (f *focusable) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
func (f *focusable) FocusGained()              {}
func (f *focusable) FocusLost()                {}
func (f *focusable) TypedRune(r rune)          { keys.PassRune(f, r) }
func (f *focusable) TypedKey(e *fyne.KeyEvent) { keys.Pass(f, e) }

// clock is a timer whose time passes when the test says so.
type clock struct {
	now  time.Duration
	wait []*alarm
}

type alarm struct {
	at   time.Duration
	do   func()
	done bool
}

func (c *clock) later(after time.Duration, do func()) func() {
	a := &alarm{at: c.now + after, do: do}
	c.wait = append(c.wait, a)
	return func() { a.done = true }
}

func (c *clock) pass(d time.Duration) {
	c.now += d
	for i := 0; i < len(c.wait); i++ { // what is done may set more
		if a := c.wait[i]; !a.done && a.at <= c.now {
			a.done = true
			a.do()
		}
	}
}

// bench is a shell in a test window, with fake screens, and a clock and a UI goroutine of the test's own.
type bench struct {
	*Shell
	t      *testing.T
	fakes  map[desk.ID]*fake
	clock  *clock
	posted chan func()
}

func newBench(t *testing.T) *bench {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := a.NewWindow("test")
	b := &bench{t: t, fakes: map[desk.ID]*fake{}, clock: &clock{}, posted: make(chan func(), 1000)}
	b.Shell = newShell(a, w, b.rooms())
	t.Cleanup(func() {
		if !b.closing {
			w.Close()
		}
	})
	b.now = func() time.Time { return time.Date(2026, 11, 19, 15, 0, 0, 0, time.UTC) }
	b.later, b.notes.toasts.Timer, b.stage.Timer = b.clock.later, b.clock.later, b.clock.later
	b.post = func(f func()) { b.posted <- f }
	b.sharing.calls = alone()
	b.homes = homes{sample: t.TempDir() + "/sample", own: t.TempDir() + "/own", logs: t.TempDir(), start: t.TempDir()}
	b.memory.file = t.TempDir() + "/window.json"
	b.seat(nil, "")
	w.Resize(fyne.NewSize(1440, 900))
	return b
}

func (b *bench) rooms() []room {
	list := []room{
		{id: desk.Map, icon: "map", word: "Map", key: fyne.Key2, hint: "Choose a county to see how it stands."},
		{id: desk.Adequacy, icon: "grid-3x3", word: "Adequacy", key: fyne.Key3, hint: "Choose a cell to see why it passes or fails."},
		{id: desk.Network, icon: "stethoscope", word: "Network", key: fyne.Key7},
		{id: desk.Imports, icon: "file-spreadsheet", word: "Imports", key: fyne.KeyI},
		{id: desk.Filings, icon: "file-text", word: "Filings", key: fyne.Key8},
		{id: desk.Team, icon: "users", word: "Team", key: fyne.Key9},
		{id: desk.Settings, icon: "settings", word: "Settings", key: fyne.Key0},
		{id: desk.FirstRun},
	}
	for i := range list {
		id := list[i].id
		list[i].build = func(d *desk.Desk) desk.Screen {
			b.fakes[id] = &fake{content: newFocusable(id), desk: d}
			return b.fakes[id]
		}
	}
	return list
}

// sample is the sample plan assessed, made once for all tests, which do not change it.
var sample = sync.OnceValue(func() *app.Adequacy {
	ctx, quiet := context.Background(), func(string, int64, int64) {}
	dir, err := os.MkdirTemp("", "countyline-ui")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := app.CreateSample(ctx, dir, quiet); err != nil {
		panic(err)
	}
	w, err := app.OpenWorkspace(ctx, dir, quiet)
	if err != nil {
		panic(err)
	}
	defer w.Close()
	figures, err := w.Adequacy(ctx, "", app.FilingBasis)
	if err != nil {
		panic(err)
	}
	return figures
})

// alone is the sharing of a workspace without a team.
func alone() exchangeCalls {
	return exchangeCalls{
		state: func(context.Context, *app.Workspace) (app.ShareState, error) { return app.ShareState{}, nil },
		share: func(context.Context, *app.Workspace, app.ShareOptions) (app.Exchange, error) {
			return app.Exchange{}, nil
		},
		news: func(context.Context, *app.Workspace, int64) ([]app.Event, error) { return nil, nil },
	}
}

// seated is a bench at a desk with the sample's figures, on the map.
func seated(t *testing.T) *bench {
	t.Helper()
	b := newBench(t)
	b.seat(&app.Workspace{}, t.TempDir())
	b.desk.SetFigures(sample())
	b.sought = &sought{
		providers: []app.Provider{{NPI: 1234567893, Name: "Ada Boudreaux"}}, folded: []string{"ada boudreaux"},
		filings: []data.Filing{{ID: "f1", Title: "Mock filing, October"}},
	}
	b.Go(desk.Place{Screen: desk.Map})
	return b
}

// key presses a key as the window would get it: first what is focused, then the window.
func (b *bench) key(name fyne.KeyName) {
	e := &fyne.KeyEvent{Name: name}
	if f := b.window.Canvas().Focused(); f != nil {
		f.TypedKey(e)
		return
	}
	b.window.Canvas().OnTypedKey()(e)
}

// press presses a shortcut as it is shown, such as "Ctrl+K". The test canvas hides the canvas that listens.
func (b *bench) press(words string) {
	inner := reflect.ValueOf(b.window.Canvas()).Elem().FieldByName("WindowlessCanvas").Interface()
	inner.(fyne.Shortcutable).TypedShortcut(shortcutOf(words))
}

// choose types into the palette and takes what it offers first.
func (b *bench) choose(typed string) {
	b.t.Helper()
	b.press("Ctrl+K")
	if b.window.Canvas().Overlays().Top() == nil {
		b.t.Fatal("the palette does not open")
	}
	for _, r := range typed {
		b.window.Canvas().Focused().TypedRune(r)
	}
	b.key(fyne.KeyReturn)
	if b.window.Canvas().Overlays().Top() != nil {
		b.t.Fatalf("%q: the palette is still open", typed)
	}
}

// settle runs what was posted to the UI goroutine until nothing comes any more.
func (b *bench) settle(quiet time.Duration) {
	for {
		select {
		case f := <-b.posted:
			f()
		case <-time.After(quiet):
			return
		}
	}
}

func (b *bench) at(want desk.ID) {
	b.t.Helper()
	if b.current != want {
		b.t.Errorf("at %q, want %q", b.current, want)
	}
}
