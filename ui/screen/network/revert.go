package network

import (
	"context"

	"countyline/app"
)

// canRevert says that a file lists some of the participations.
func canRevert(parts []app.Participation) bool {
	for _, p := range parts {
		if !p.ByHand {
			return true
		}
	}
	return false
}

// revert takes back what people stated of the current record: it is as its files have it again.
func (s *Screen) revert() {
	row := s.tab().table.Current()
	if row < 0 {
		return
	}
	ids := s.participationsOf([]int{row})
	states := saving(func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.RevertParticipations(ctx, ids) })
	switch s.at {
	case providers:
		npi := s.list.Providers[row].NPI
		states = states.then(func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.EditProvider(ctx, npi, "") })
	case practices:
		id := s.list.Practices[row].ID
		states = states.then(func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.EditPractice(ctx, id, "") })
	case locations:
		id := s.list.Locations[row].ID
		states = func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.RevertLocation(ctx, id) }
	}
	s.write(write{title: "Going back to the files", said: "As the files have it again.", do: states})
}
