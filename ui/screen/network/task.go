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
}

func (s *Screen) write(w write) {
	var undo app.Undo
	s.desk.Run(desk.Task{
		Title: w.title,
		Work: func(ctx context.Context, open *app.Workspace) (err error) {
			undo, err = w.do(ctx, open)
			return err
		},
		Done: func() {
			if w.done != nil {
				w.done()
			}
			s.desk.Host.Toast(w.said, func() { s.takeBack(undo) })
			s.desk.Tell(desk.NewRecords)
		},
		Failed: w.fail,
	})
}

func (s *Screen) takeBack(undo app.Undo) {
	s.desk.Run(task("Undoing", func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) }, func() {
		s.desk.Tell(desk.NewRecords)
	}))
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
