package history

import (
	"context"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// undo takes an event back, after a question where it takes away more than somebody may do by a stray key.
func (s *Screen) undo(id int64) {
	if s.event(id) == nil || !s.desk.Changeable() {
		return
	}
	s.asked("Undo this change?", "Undo it", func(ctx context.Context, w *app.Workspace) (string, error) {
		return w.UndoQuestion(ctx, id)
	}, func() { s.undoNow(id) })
}

// asked does something at once, or once somebody has agreed where there is a question.
func (s *Screen) asked(title, yes string, question func(context.Context, *app.Workspace) (string, error), do func()) {
	var words string
	s.desk.Run(desk.Task{
		Key: "question", Title: "Looking at the change",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			words, err = question(ctx, w)
			return err
		},
		Done: func() {
			if words == "" {
				do()
				return
			}
			kit.Confirm(s.desk.Window, title, words, yes, do)
		},
	})
}

// undoNow takes an event back, whatever was done since; what was changed since stays and is named.
func (s *Screen) undoNow(id int64) {
	e := s.event(id)
	if e == nil {
		return
	}
	var left []app.FieldChange
	done, back := e.Reversed()
	s.write(write{
		title: "Undoing",
		do: func(ctx context.Context, w *app.Workspace) (undo app.Undo, err error) {
			left, undo, err = w.UndoEvent(ctx, id)
			return undo, err
		},
		said: func() string { return done + leftWords(left) }, back: back, tell: desk.Touched(*e),
	})
}

// restore makes a record what it was after an event; of several the user chooses one.
func (s *Screen) restore(id int64, button *kit.Button) {
	e := s.event(id)
	if e == nil {
		return
	}
	groups := byRecord(e.Changes)
	if len(groups) == 1 {
		s.restoreRecord(id, groups[0][0])
		return
	}
	items := []kit.MenuItem{{Words: "Restore which record?", Title: true}}
	for _, g := range groups {
		items = append(items, kit.MenuItem{Words: g[0].Record, Do: func() { s.restoreRecord(id, g[0]) }})
	}
	kit.ShowMenu(items, button)
}

// restoreRecord restores a record, after a question where all else stands on it.
func (s *Screen) restoreRecord(id int64, c app.FieldChange) {
	if !s.desk.Changeable() {
		return
	}
	s.asked("Restore this record?", "Restore it", func(ctx context.Context, w *app.Workspace) (string, error) {
		return w.RestoreQuestion(ctx, c.Table, c.Record)
	}, func() { s.restoreNow(id, c) })
}

func (s *Screen) restoreNow(id int64, c app.FieldChange) {
	e := s.event(id)
	if e == nil {
		return
	}
	said := c.Record + " is as it was " + when(e.Happened, s.desk.Now()) + "."
	s.write(write{
		title: "Restoring " + c.Record,
		do: func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
			return w.RestoreRecord(ctx, c.Table, c.RecordID, id)
		},
		said: func() string { return said }, back: "Undone: Restore a record.", tell: desk.Touched(*e),
	})
}

// event is a listed event by its id; nil when it is not listed any more.
func (s *Screen) event(id int64) *app.Event {
	for i := range s.events {
		if s.events[i].ID == id {
			return &s.events[i]
		}
	}
	return nil
}

// write is a change that is told with a way back.
type write struct {
	title string
	do    func(context.Context, *app.Workspace) (app.Undo, error)
	said  func() string
	back  string        // told when it is taken back
	tell  []desk.Change // what may be another since
}

// write makes a change, tells of it with a way back, and has everything read anew that it may have touched.
func (s *Screen) write(c write) {
	var undo app.Undo
	s.desk.Run(desk.Task{
		Title: c.title, Saves: true,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			undo, err = c.do(ctx, w)
			return err
		},
		Done: func() {
			s.desk.Host.Toast(c.said(), func() { s.takeBack(undo, c) })
			s.tell(c.tell)
		},
	})
}

func (s *Screen) takeBack(undo app.Undo, c write) {
	s.desk.Run(desk.Task{
		Title: "Undoing",
		Work:  func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) },
		Done: func() {
			s.desk.Host.Toast(c.back, nil)
			s.tell(c.tell)
		},
	})
}

func (s *Screen) tell(changes []desk.Change) {
	for _, c := range changes {
		s.desk.Tell(c)
	}
}

// leftWords say what was not taken back because somebody changed it since.
func leftWords(left []app.FieldChange) string {
	switch len(left) {
	case 0:
		return ""
	case 1:
		return " " + left[0].Field + " of " + left[0].Record + " was changed since and stays as it is."
	}
	return " " + app.Count(len(left)) + " fields were changed since and stay as they are, among them " + left[0].Field + " of " + left[0].Record + "."
}
