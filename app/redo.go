package app

import (
	"context"
	"strings"
	"sync"

	"countyline/data"
	"countyline/data/sqlite"
)

// step is what an event was to the person who made it, where its reason does not tell.
type step uint8

const (
	changed   step = iota // anything that people do; nothing before it is made again
	takenBack             // the newest change was taken back
	madeAgain             // what was taken back was made again
)

// undoWalk is what this window made of events, by their ids.
type undoWalk struct {
	lock sync.Mutex
	of   map[int64]step
}

func (s *undoWalk) note(id int64, as step) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.of == nil {
		s.of = map[int64]step{}
	}
	s.of[id] = as
}

// step is what an event was; of one of an earlier window its reason has to tell.
func (s *undoWalk) step(t *sqlite.LoggedTx) step {
	s.lock.Lock()
	defer s.lock.Unlock()
	if as, ok := s.of[t.ID]; ok {
		return as
	}
	switch {
	case strings.HasPrefix(t.Reason, undoPrefix):
		return takenBack
	case strings.HasPrefix(t.Reason, redoPrefix):
		return madeAgain
	}
	return changed
}

// newestOwn is the id of the newest event made here; 0 when it cannot be told.
func (w *Workspace) newestOwn(ctx context.Context) int64 {
	page, err := w.db.Log(ctx, sqlite.LogQuery{Arrived: true, Limit: 20, Ops: 1})
	if err != nil {
		return 0
	}
	for i := range page {
		if page[i].Own {
			return page[i].ID
		}
	}
	return 0
}

// UndoEvent sets back what an event changed, as a change of its own. What was changed since stays as it is and is told
// in left. Code "nothing_left": all of it was changed since, or is back already.
func (w *Workspace) UndoEvent(ctx context.Context, id int64) (left []FieldChange, undo Undo, err error) {
	if err := w.present(); err != nil {
		return nil, nil, err
	}
	d, err := w.describer(ctx)
	if err != nil {
		return nil, nil, err
	}
	done, back, err := w.db.UndoTx(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	for _, op := range done.Left {
		d.expect(op.Table, op.Row)
	}
	for _, op := range done.Left {
		left = append(left, d.changeOf(op))
	}
	if len(done.Changed) == 0 {
		return left, nil, &data.Error{Code: "nothing_left", Message: "Everything that this change did was changed again since, so nothing was undone; its records show who did so."}
	}
	made := w.newestOwn(ctx)
	return left, func(ctx context.Context) error {
		if err := back(ctx); err != nil {
			return err
		}
		w.walk.note(made, changed) // one more step on the way, and this is the way back from it
		w.walk.note(w.newestOwn(ctx), takenBack)
		return nil
	}, nil
}

// Redo makes the change again that was taken back last in this workspace, unless anything else was changed since. The
// event is the one that took it back. Code "nothing_to_redo".
func (w *Workspace) Redo(ctx context.Context) (Event, Undo, error) {
	if err := w.present(); err != nil {
		return Event{}, nil, err
	}
	id, err := w.undoneLast(ctx)
	if err != nil {
		return Event{}, nil, err
	}
	_, undo, err := w.UndoEvent(ctx, id)
	if err != nil {
		return Event{}, nil, err
	}
	w.walk.note(w.newestOwn(ctx), madeAgain)
	e, err := w.Event(ctx, id)
	return e, undo, err
}

// undoneLast finds the event that took the newest change back which was not made again.
func (w *Workspace) undoneLast(ctx context.Context) (int64, error) {
	nothing := &data.Error{Code: "nothing_to_redo", Message: "There is nothing to redo: the last change was not taken back."}
	q := sqlite.LogQuery{Arrived: true, Limit: 100, Ops: 1}
	again := 0
	for {
		page, err := w.db.Log(ctx, q)
		if err != nil {
			return 0, err
		}
		for i := range page {
			t := &page[i]
			q.Before = t.ID
			if !t.Own { // what a colleague did in the meantime stays
				continue
			}
			switch as := w.walk.step(t); {
			case as == madeAgain:
				again++
			case as == takenBack && again > 0:
				again--
			case as == takenBack:
				return t.ID, nil
			default:
				return 0, nothing
			}
		}
		if len(page) < q.Limit {
			return 0, nothing
		}
	}
}
