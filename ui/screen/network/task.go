package network

import (
	"context"

	"countyline/app"
	"countyline/ui/desk"
)

// task is work that nobody else does too.
func task(title string, work func(context.Context, *app.Workspace) error, done func()) desk.Task {
	return desk.Task{Title: title, Work: work, Done: done}
}

// write is a change of records: it is saved, told with a way back, and everything that stands on the records is read anew.
type write struct {
	title string
	do    func(context.Context, *app.Workspace) (app.Undo, error)
	said  string
	done  func()      // after it is saved; may be nil
	fail  func(error) // nil shows the error's sentence

	papers bool // of documents or notes, so that no figure changes
}

func (s *Screen) write(w write) {
	if !s.desk.Changeable() {
		return
	}
	var undo app.Undo
	t := desk.Task{
		Title: w.title, Saves: true,
		Work: func(ctx context.Context, open *app.Workspace) (err error) {
			undo, err = w.do(ctx, open)
			return err
		},
		Done:   w.done,
		Failed: w.fail,
	}
	if !w.papers {
		s.change(t, func() {
			s.desk.Host.Toast(w.said, func() { s.takeBack(undo, w.said) })
			s.saved(w.said)
		})
		return
	}
	t.Done = func() {
		if w.done != nil {
			w.done()
		}
		s.desk.Host.Toast(w.said, func() { s.takeBackPapers(undo) })
		s.desk.Tell(desk.NewPapers)
	}
	s.desk.Run(t)
}

func (s *Screen) takeBack(undo app.Undo, said string) {
	s.change(task("Undoing", func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) }, nil), func() {
		undone := "Undone: " + said
		s.desk.Host.Toast(undone, nil)
		s.saved(undone)
	})
}

// takeBackPapers undoes a change of documents or notes.
func (s *Screen) takeBackPapers(undo app.Undo) {
	s.desk.Run(task("Undoing", func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) }, func() { s.desk.Tell(desk.NewPapers) }))
}

// saved has everything read anew that stands on the records; the toast is to say what that made of the figures.
func (s *Screen) saved(toast string) {
	if s.told.before == nil {
		s.told.before = s.desk.Figures()
	}
	s.told.toast = toast
	s.desk.Tell(desk.NewRecords)
}

// told is a toast about records that were changed, and the figures before they were.
type told struct {
	toast  string
	before *app.Adequacy
}

// compare says once what a change did to the figures.
func (s *Screen) compare() {
	was, now := s.told.before, s.desk.Figures()
	if was == nil {
		return
	}
	s.told.before = nil
	if now != nil && was != now && was.Basis == now.Basis && was.Product.ID == now.Product.ID {
		s.desk.Host.Add(s.told.toast, differenceWords(was.Tally().Fail(), now.Tally().Fail()))
	}
}

// differenceWords say how many cells fail, and how many more or fewer that is.
func differenceWords(was, now int) string {
	words := app.CountOf(now, "failing cell", "failing cells")
	switch {
	case now < was:
		return words + ", " + app.Count(was-now) + " fewer."
	case now > was:
		return words + ", " + app.Count(now-was) + " more."
	}
	return words + ", as before."
}

// both undoes two changes, the later one first.
func both(first, second app.Undo) app.Undo {
	if first == nil {
		return second
	}
	if second == nil {
		return first
	}
	return func(ctx context.Context) error {
		if err := second(ctx); err != nil {
			return err
		}
		return first(ctx)
	}
}
