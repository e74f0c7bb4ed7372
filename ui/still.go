package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// Still is a window whose time stands and that shows a thing only when everything is drawn: for taking pictures.
type Still struct {
	shell  *Shell
	posted chan func()
}

// NewStill is a still window on first run, at a time and of a size in pixels.
func NewStill(a fyne.App, now time.Time, size fyne.Size) *Still {
	s := &Still{shell: newShell(a, a.NewWindow("Countyline"), rooms()), posted: make(chan func(), 100_000)}
	never := func(time.Duration, func()) func() { return func() {} }
	s.shell.now = func() time.Time { return now }
	s.shell.later, s.shell.notes.toasts.Timer, s.shell.stage.Timer = never, kit.Timer(never), kit.Timer(never)
	s.shell.post = func(f func()) { s.posted <- f }
	s.shell.memory.file = "" // it remembers nothing
	s.shell.sharing.calls.share = func(context.Context, *app.Workspace, app.ShareOptions) (app.Exchange, error) {
		return app.Exchange{}, nil // and sends nothing, not when it is closed either
	}
	s.shell.seat(nil, "")
	s.shell.window.Resize(size)
	s.Go(desk.Place{Screen: desk.FirstRun})
	return s
}

// Open shows the workspace in a folder.
func (s *Still) Open(dir string) {
	s.shell.OpenWorkspace(dir)
	s.settle()
}

// Go shows a place.
func (s *Still) Go(p desk.Place) {
	s.shell.Go(p)
	s.settle()
}

// At sets the time.
func (s *Still) At(now time.Time) {
	s.shell.now = func() time.Time { return now }
	s.shell.desk.Now = s.shell.now
}

// Press types a key.
func (s *Still) Press(key fyne.KeyName) {
	e := &fyne.KeyEvent{Name: key}
	if focused := s.Canvas().Focused(); focused != nil {
		focused.TypedKey(e)
	} else {
		s.shell.typedKey(e)
	}
	s.settle()
}

// AsOf shows everything as of an instant, and with the zero instant as it is.
func (s *Still) AsOf(at time.Time) {
	if at.IsZero() {
		s.shell.Today()
	} else {
		s.shell.AsOf(at)
	}
	s.settle()
}

// Wear puts another theme on.
func (s *Still) Wear(v theme.Variant) {
	s.shell.app.Settings().SetTheme(theme.New(v))
	s.shell.desk.Tell(desk.NewTheme)
	s.settle()
}

// Palette opens the palette.
func (s *Still) Palette() {
	s.shell.openPalette()
	s.settle()
}

// Figures are those of the open workspace.
func (s *Still) Figures() *app.Adequacy { return s.shell.desk.Figures() }

// Has says whether there is such a screen.
func (s *Still) Has(id desk.ID) bool { return s.shell.has(id) }

// Canvas is what is to be seen.
func (s *Still) Canvas() fyne.Canvas { return s.shell.window.Canvas() }

// Close closes the workspace and the window.
func (s *Still) Close() {
	s.shell.close()
	s.settle()
}

// settle runs what was posted until nothing is at work any more.
func (s *Still) settle() {
	for {
		select {
		case f := <-s.posted:
			f()
			continue
		default:
		}
		if s.shell.desk.Wait(); len(s.posted) == 0 {
			return
		}
	}
}
