package history

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// sample is the folder of the sample workspace, made once, worked in, and copied for each test.
var sample string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "history")
	if err == nil {
		sample = filepath.Join(dir, "sample")
		if err = app.CreateSample(context.Background(), sample, still); err == nil {
			err = work(sample)
		}
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

func still(string, int64, int64) {}

// work does a day's work in a workspace: four edits.
func work(dir string) error {
	ctx := context.Background()
	w, err := app.OpenWorkspace(ctx, dir, still)
	if err != nil {
		return err
	}
	defer w.Close()
	facts, err := w.PlanFacts(ctx, "")
	if err != nil {
		return err
	}
	list, err := w.Network(ctx, facts.ID)
	if err != nil {
		return err
	}
	part := list.OfProvider(list.Providers[0].NPI)[0]
	loi, signed := data.LOI, data.Signed
	for _, status := range []*data.Status{&loi, &signed} {
		if _, err := w.EditParticipations(ctx, []string{part.ID}, app.ParticipationChange{Status: status}); err != nil {
			return err
		}
	}
	var ids []string
	for _, p := range list.OfPractice(list.Practices[1].ID) {
		ids = append(ids, p.ID)
	}
	if _, err := w.EditParticipations(ctx, ids, app.ParticipationChange{Status: &signed}); err != nil {
		return err
	}
	if _, err := w.EditPractice(ctx, list.Practices[0].ID, "Crossroads Family Practice"); err != nil {
		return err
	}
	s, err := w.Settings(ctx)
	if err != nil {
		return err
	}
	s.RoadFactor = 1.2
	_, err = w.SaveSettings(ctx, s)
	return err
}

// routed opens the places of the screen, as the window does.
type routed struct {
	*desktest.Host
	screen *Screen
}

func (r routed) Go(p desk.Place) {
	r.Host.Go(p)
	if p.Screen == desk.History {
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
	told   []desk.Change
}

func open(t testing.TB, variant theme.Variant, width, height float32) *bench {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "plan")
	if err := os.CopyFS(dir, os.DirFS(sample)); err != nil {
		t.Fatal(err)
	}
	w, err := app.OpenWorkspace(context.Background(), dir, still)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	test.NewTempApp(t).Settings().SetTheme(theme.New(variant))
	window := test.NewTempWindow(t, kit.NewButton("", "", kit.Quiet, nil))
	d, host := desktest.New(w, window, today)
	b := &bench{Screen: New(d), t: t, host: host, window: window}
	b.later = func(_ time.Duration, do func()) func() { do(); return func() {} }
	d.Host = routed{host, b.Screen}
	d.OnChange(func(c desk.Change) { b.told = append(b.told, c) })
	window.SetPadded(false)
	window.SetContent(b.Content())
	window.Resize(fyne.NewSize(width, height))
	b.Open(desk.Place{Screen: desk.History})
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
	b.t.Helper()
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		if focused := b.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(e)
		} else {
			b.Key(e)
		}
	}
	b.settle()
}

// tap taps the button of the pane with these words.
func (b *bench) tap(words string) {
	b.t.Helper()
	for _, o := range test.LaidOutObjects(b.host.Detail) {
		if button, ok := o.(*kit.Button); ok && button.Words() == words {
			test.Tap(button)
			b.settle()
			return
		}
	}
	b.t.Fatalf("there is no button %q", words)
}

// lines are the events as the list shows them.
func (b *bench) lines() []string {
	var lines []string
	for _, e := range b.events {
		lines = append(lines, e.Subject()+": "+e.Summary())
	}
	return lines
}
