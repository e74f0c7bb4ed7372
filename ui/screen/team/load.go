package team

import (
	"context"
	"slices"
	"time"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
)

// records is all that the screen shows of the workspace.
type records struct {
	inTeam    bool
	team      app.Team
	conflicts []app.Conflict
	waiting   []app.Event // to go out, newest first
	lately    []app.Event // of colleagues, newest first
}

// lookBack is how many events are read to find the latest of colleagues.
const lookBack = 60

// changed reads again what is new.
func (s *Screen) changed(c desk.Change) {
	switch c {
	case desk.NewRecords, desk.NewFilings, desk.NewSettings, desk.NewShare:
		s.reload()
	case desk.NewFigures:
		if len(s.records.conflicts) > 0 { // what hangs on them is told in cells
			s.reload()
		}
	case desk.NewTheme:
		s.content.Refresh()
	}
}

// reload reads what the screen shows; what somebody is about to decide stays as it is.
func (s *Screen) reload() {
	if s.desk.Workspace == nil {
		return
	}
	var read records
	known := s.effects.on(s.desk.Figures())
	s.desk.Run(desk.Task{
		Key: "team", Title: "Reading the team",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			if read, err = readRecords(ctx, s.of(w)); err == nil {
				err = known.tell(ctx, s.of(w), read.conflicts)
			}
			return err
		},
		Done: func() {
			s.effects = known
			s.take(read)
		},
	})
}

func readRecords(ctx context.Context, w source) (r records, err error) {
	r.team, err = w.Team(ctx)
	if data.CodeOf(err) == "no_team" {
		return records{}, nil
	}
	if err != nil {
		return r, err
	}
	r.inTeam = true
	if r.conflicts, err = w.Conflicts(ctx); err != nil {
		return r, err
	}
	if r.waiting, err = w.History(ctx, app.HistoryFilter{Unshared: true}); err != nil {
		return r, err
	}
	all, err := w.History(ctx, app.HistoryFilter{Limit: lookBack, Arrived: true})
	for _, e := range all {
		if !e.You && len(r.lately) < arrivedMost {
			r.lately = append(r.lately, e)
		}
	}
	return r, err
}

// take shows what was read.
func (s *Screen) take(r records) {
	first := !s.loaded
	s.records, s.loaded = r, true
	show(s.filled, r.inTeam)
	show(s.alone, !r.inTeam)
	if !r.inTeam {
		s.desk.Host.ShowDetail("", nil)
		s.content.Refresh()
		return
	}
	now := s.desk.Now()
	s.head.SetSub(s.subtitle())
	s.known.SetText("As known " + moment(asOf(&r.team, now), now))
	s.title.Refresh()
	s.decide.set(r.conflicts)
	s.members.set(current(&r.team), len(r.waiting), now)
	s.arrived.set(r.lately)
	s.relay()
	if first {
		s.main.ScrollTo(s.scroll)
		if len(r.conflicts) > 0 {
			s.decide.focus()
		}
	}
	s.showSide()
	s.content.Refresh()
}

// current are the members as this computer knows them; of itself it knows best when it reached the folder.
func current(t *app.Team) []app.Member {
	list := slices.Clone(t.Members)
	for i := range list {
		if m := &list[i]; m.You && t.Reached.After(m.LastExchange) {
			m.LastExchange = t.Reached
		}
	}
	return list
}

// asOf is the time up to which the members are known.
func asOf(t *app.Team, now time.Time) time.Time {
	if t.Reached.IsZero() {
		return now
	}
	return t.Reached
}

// subtitle counts people, not the computers that they work at.
func (s *Screen) subtitle() string {
	people := map[string]bool{}
	for _, m := range s.records.team.Members {
		if m.State != app.MemberReplaced {
			people[m.Person] = true
		}
	}
	words := app.CountOf(len(people), "person", "people")
	if s.records.team.Folder == "" {
		return words + ", exchanging by file"
	}
	return words + ", one folder"
}
