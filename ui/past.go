package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// present is the workspace as it is, kept open while it is shown as of a past instant.
type present struct {
	workspace *app.Workspace
	product   string
	basis     app.Basis
	place     desk.Place // where the user left it
}

// AsOf shows everything as of an instant. Nothing can be changed there, and nothing is exchanged with the team.
func (s *Shell) AsOf(at time.Time) { s.leaving(func() { s.asOf(at) }) }

func (s *Shell) asOf(at time.Time) {
	now := s.desk.Workspace
	if s.present != nil {
		now = s.present.workspace
	}
	if now == nil {
		return
	}
	var got *app.Workspace
	product, basis := s.desk.Product(), s.desk.Basis()
	var figures *app.Adequacy
	s.desk.Run(desk.Task{
		Key: "as of", Title: "Going back in time",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			if got, err = now.AsOf(ctx, at); err != nil {
				return err
			}
			if figures, err = got.Adequacy(ctx, product, basis); err != nil {
				figures = nil // there was less then; the screens say what
			}
			return nil
		},
		Done: func() { s.goBack(got, figures) },
	})
}

// goBack puts the workspace of a past instant on the desk.
func (s *Shell) goBack(past *app.Workspace, figures *app.Adequacy) {
	at := s.where()
	if at.Screen == desk.History || at.Screen == desk.Team || at.Screen == desk.Settings {
		at = desk.Place{Screen: desk.Map} // what these show is of now, or of no time
	}
	if s.present == nil {
		s.present = &present{s.desk.Workspace, s.desk.Product(), s.desk.Basis(), s.where()}
		s.desk.Close()
	} else {
		s.leavePast()
	}
	s.seat(past, s.dir)
	s.frame.setPast("As of " + past.Instant().In(s.now().Location()).Format("Mon, Jan 2, 2006, 3:04 pm") + ". Nothing can be changed here.")
	s.Go(at)
	if figures != nil {
		s.desk.SetFigures(figures)
	} else {
		s.desk.Reload()
	}
}

// Today goes back to the workspace as it is.
func (s *Shell) Today() {
	was := s.present
	if was == nil {
		return
	}
	s.leavePast()
	s.present = nil
	s.frame.setPast("")
	s.seat(was.workspace, s.dir)
	s.Go(was.place)
	s.desk.Restore(was.product, was.basis)
}

// leavePast ends the work on the workspace of a past instant and removes it.
func (s *Shell) leavePast() {
	s.notes.toasts.Drop(unchangeable)
	s.desk.Close()
	if err := s.desk.Workspace.Close(); err != nil {
		s.Fail(err)
	}
}

// inPast says whether what is on the desk is of a past instant; then it says so to the user, too.
func (s *Shell) inPast() bool {
	if s.present == nil {
		return false
	}
	s.Refuse()
	return true
}

// unchangeable is told to whoever wants to change the past.
const unchangeable = "Nothing can be changed in the past; go back to now first."

// Refuse tells that nothing can be changed in the past, with the way back. It is told once, however often it is tried.
func (s *Shell) Refuse() {
	s.notes.toasts.Drop(unchangeable)
	s.notes.toasts.Offer(kit.PillNeutral, unchangeable, "Back to now", "", s.Today)
}

// redo makes the change again that was undone last, after a question where that takes much away.
func (s *Shell) redo() {
	if !s.inPast() {
		s.makeAgain(false)
	}
}

// makeAgain redoes once somebody agreed, or where there is no question. Each is told, however fast the keys are pressed:
// the next one waits for it.
func (s *Shell) makeAgain(agreed bool) {
	var question string
	var undone app.Event
	var undo app.Undo
	s.desk.Run(desk.Task{
		Title: "Redoing",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			s.redoing.Lock()
			defer s.redoing.Unlock()
			if !agreed {
				if question, err = w.RedoQuestion(ctx); err != nil || question != "" {
					return err
				}
			}
			undone, undo, err = w.Redo(ctx)
			return err
		},
		Done: func() {
			if question != "" {
				s.unlessCovered(func() {
					kit.Confirm(s.window, "Do this again?", question, "Do it again", func() { s.makeAgain(true) })
				})
				return
			}
			done, back := undone.Reversed()
			s.notes.toasts.Drop("Undone")
			s.notes.toasts.Drop("Done again")
			s.Toast(done, func() { s.undoRedone(undo, undone, back) })
			s.touched(undone)
		},
		Failed: func(err error) { s.offerHistory(sentenceOf(err)) },
	})
}

func (s *Shell) undoRedone(undo app.Undo, e app.Event, back string) {
	s.desk.Run(desk.Task{
		Title: "Undoing",
		Work:  func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) },
		Done: func() {
			s.Toast(back, nil)
			s.touched(e)
		},
	})
}

func (s *Shell) touched(e app.Event) {
	for _, c := range desk.Touched(e) {
		s.desk.Tell(c)
	}
}

// offerHistory says that nothing is left to be done here, and where everything is.
func (s *Shell) offerHistory(sentence string) {
	if !s.has(desk.History) {
		s.notes.toasts.Tell(kit.PillNeutral, sentence, nil)
		return
	}
	s.notes.toasts.Offer(kit.PillNeutral, sentence, "History", "", func() { s.goTo(desk.History) })
}

// banner is the strip under the top bar that says that the window shows the past.
type banner struct {
	widget.BaseWidget
	words *kit.Text
	back  *kit.Button
}

const bannerHigh = theme.Control + theme.Step // pixels

func newBanner(back func()) *banner {
	b := &banner{words: kit.NewText("", kit.Style{Bold: true, Ink: kit.InkInfo, Cut: true}), back: kit.NewButton("Back to now", "arrow-right", kit.Secondary, back)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws the strip.
func (b *banner) CreateRenderer() fyne.WidgetRenderer {
	fill, line := &canvas.Rectangle{}, &canvas.Rectangle{}
	icon := kit.NewIcon("history", kit.InkInfo, theme.IconText)
	d := &drawn{of: b, min: fyne.NewSize(320, bannerHigh)}
	d.objects = []fyne.CanvasObject{fill, line, icon, b.words, b.back}
	d.layout = func(size fyne.Size) {
		put(fill, 0, 0, size.Width, size.Height-1)
		put(line, 0, size.Height-1, size.Width, 1)
		put(icon, theme.Gap, (bannerHigh-1-theme.IconText)/2, theme.IconText, theme.IconText)
		w := b.back.MinSize().Width
		put(b.back, size.Width-theme.Gap-w, (bannerHigh-1-28)/2, w, 28)
		put(b.words, theme.Gap+theme.IconText+theme.Step, 0, size.Width-w-theme.IconText-2*theme.Gap-2*theme.Step, size.Height-1)
	}
	d.paint = func(k *theme.Tokens) { fill.FillColor, line.FillColor = k.Info.Bg, k.Line }
	return d.start()
}
