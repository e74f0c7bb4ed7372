package ui

import (
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/assets"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
)

// mostMemory, in bytes, is where garbage is collected even at the start: a nation's network is larger than the sample's.
const mostMemory = 768 << 20

// bare is how long a window may stand empty while its workspace opens: painting the frame around nothing first would
// only delay the picture that is waited for.
const bare = 300 * time.Millisecond

// settled is when a window has long shown its first picture.
const settled = 5 * time.Second

// farewell is what the program waits after the window has gone: Fyne writes the preferences once more then, waits for
// nothing, and a program that ended meanwhile would leave half of them.
const farewell = 150 * time.Millisecond

// Metadata is what Fyne knows the program by; preferences are kept under its id.
func Metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID: "org.countyline.app", Name: "Countyline", Version: app.Version, Release: true,
		Icon: fyne.NewStaticResource("countyline.png", assets.AppIcon()), Migrations: map[string]bool{"fyneDo": true},
	}
}

// Run opens the window on the workspace in dir, with "" on the one used last or on first run, and returns when it is
// closed.
func Run(a fyne.App, dir string) (err error) {
	easy := debug.SetGCPercent(-1) // the start makes much that stays: collecting meanwhile only delays the first picture
	debug.SetMemoryLimit(mostMemory)
	last := memoryOf(a).last()
	at := desk.Place{}
	if dir == "" {
		dir = last.Workspace
	}
	var opening <-chan opened
	if dir != "" {
		dir = absolute(dir)
		at = last.place(dir)
		opening = startOpening(opens(dir)) // beside the window, which takes as long
	}
	newLooks(a).apply() // before anything is painted
	ready := readFonts()
	w := a.NewWindow("Countyline")
	<-ready
	s := newShell(a, w, rooms())
	s.known = last.Known
	defer s.homes.catch()()
	defer func() {
		if cause := recover(); cause != nil {
			err = s.fallen(cause, debug.Stack())
		}
	}()
	w.Resize(last.size()) // first, for what is remembered of the window is its size, too
	s.begin(opening, dir, at)
	w.SetMaster()
	w.SetCloseIntercept(func() { s.leaving(s.close) })
	w.SetOnDropped(s.dropped)
	time.AfterFunc(settled, func() {
		debug.SetMemoryLimit(math.MaxInt64)
		debug.SetGCPercent(easy)
	})
	w.ShowAndRun()
	s.end() // when the system asks a program to end, Fyne ends it without closing its window
	time.Sleep(farewell)
	return nil
}

// begin puts the look on and fills the window when the workspace that is being opened is there.
func (s *Shell) begin(opening <-chan opened, dir string, at desk.Place) {
	s.memory.p.AddChangeListener(s.looks.apply)
	s.app.Settings().AddListener(func(fyne.Settings) {
		s.looks.heard()
		s.desk.Tell(desk.NewTheme)
	})
	s.app.Lifecycle().SetOnEnteredForeground(func() { s.post(s.sharing.front) })
	if opening == nil {
		s.Go(desk.Place{Screen: desk.FirstRun})
		s.tellCrash()
		return
	}
	_, end := s.Begin("Opening "+workspaceName(dir), nil)
	s.stage.Hide()
	stop := s.later(bare, s.stage.Show)
	go func() {
		s.await(<-opening, dir, at, func() {
			stop()
			s.stage.Show()
			end()
		})
	}()
}

// await takes the opened workspace, or says why there is none, once the window is there.
func (s *Shell) await(got opened, dir string, at desk.Place, end func()) {
	s.post(func() {
		end()
		switch {
		case s.closing && got.err == nil:
			_ = got.workspace.Close() // the window is going, and nothing was written
		case got.err != nil:
			s.notOpened(dir, "Opening "+workspaceName(dir), opens(dir), at, got.err)
		default:
			s.arrive(got, dir, at)
			s.tellCrash() // last, for it wants the focus
		}
	})
}

// readFonts reads the fonts while the window library starts, which nobody measures a text meanwhile.
func readFonts() <-chan struct{} {
	ready := make(chan struct{})
	go func() {
		defer close(ready)
		for _, bold := range []bool{false, true} {
			fyne.MeasureText("Countyline", theme.Body, fyne.TextStyle{Bold: bold})
		}
	}()
	return ready
}

// close ends the work of the window, then closes it.
func (s *Shell) close() {
	if !s.closing {
		s.end()
		s.window.Close()
	}
}

// end keeps what the window remembers, stops all work and closes the workspace, once.
func (s *Shell) end() {
	if !s.closing {
		s.closing = true
		s.waits()
		s.sharing.farewell()
		s.known = s.now()
		s.leave()
	}
}

// fallen writes a fault of the window itself down.
func (s *Shell) fallen(cause any, stack []byte) error {
	err := s.crashed("the window", cause, stack)
	var sentence *data.Error
	if errors.As(err, &sentence) {
		return &data.Error{Code: "crash", Message: fmt.Sprintf("A fault ended Countyline (%v); what was saved is safe, and %s holds the details. Start it again.", cause, s.logs()), Err: sentence.Err}
	}
	return err
}
