package settings

import (
	"context"
	"time"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
)

// records is all that the screen shows of the workspace.
type records struct {
	facts    app.PlanFacts
	hasPlan  bool
	settings data.Settings
	area     map[string]data.FilingKind // by county key
	counties []app.AreaChoice
	folder   string
	backups  []app.Backup
}

// reload reads what the screen shows; what is being edited stays as it is.
func (s *Screen) reload() {
	if s.desk.Workspace == nil {
		return
	}
	var read records
	product := s.desk.Product()
	s.desk.Run(desk.Task{
		Key: "settings", Title: "Reading the settings",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			read, err = readRecords(ctx, w, product)
			return err
		},
		Done: func() {
			if s.saves.Load() > 0 { // older than what is on screen; the save reads again
				return
			}
			s.records, s.loaded = read, true
			s.fill()
		},
	})
}

func readRecords(ctx context.Context, w *app.Workspace, product string) (r records, err error) {
	r.folder = w.Folder()
	if r.settings, err = w.Settings(ctx); err != nil {
		return r, err
	}
	if r.backups, err = w.Backups(); err != nil {
		return r, err
	}
	r.facts, err = w.PlanFacts(ctx, product)
	if data.CodeOf(err) == "no_product" {
		return r, nil
	}
	if err != nil {
		return r, err
	}
	r.hasPlan = true
	if r.counties, err = w.Counties(ctx, r.facts.ID); err != nil {
		return r, err
	}
	area, err := w.ServiceArea(ctx, r.facts.ID)
	r.area = map[string]data.FilingKind{}
	for _, c := range area {
		r.area[c.County] = c.Filing
	}
	return r, err
}

// fill shows the records.
func (s *Screen) fill() {
	s.header.SetSub(s.subtitle())
	s.plan.fill()
	s.area.fill()
	s.assess.fill()
	s.folder.fill()
}

func (s *Screen) subtitle() string {
	if !s.records.hasPlan {
		return "No plan yet"
	}
	f := &s.records.facts
	if f.Product == f.Plan {
		return f.Plan
	}
	return f.Plan + " · " + f.Product
}

// change is something to be saved.
type change struct {
	title  string // of the work
	done   string // told when it is saved
	work   func(context.Context, *app.Workspace) (app.Undo, error)
	news   desk.Change
	failed func(error) // nil shows the error's sentence
}

// save does a change after those before it, tells of it with a way back, and lets everybody know.
func (s *Screen) save(c change) {
	if !s.desk.Changeable() {
		s.reload()
		return
	}
	var undo app.Undo
	before, after := s.last, make(chan struct{})
	s.last = after
	s.saves.Add(1)
	s.desk.Run(desk.Task{
		Title: c.title, Saves: true,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			defer close(after)
			defer s.saves.Add(-1)
			if before != nil {
				<-before
			}
			if undo, err = c.work(ctx, w); data.CodeOf(err) == "cancelled" {
				undo, err = nil, nil
			}
			return err
		},
		Done: func() {
			if undo == nil { // stopped: what is on screen was not saved
				s.reload()
				return
			}
			s.desk.Host.Toast(c.done, func() { s.takeBack(undo, c.news) })
			s.desk.Tell(c.news)
		},
		Failed: func(err error) {
			if c.failed != nil {
				c.failed(err)
			} else {
				s.desk.Host.Fail(err)
			}
			s.reload()
		},
	})
}

func (s *Screen) takeBack(undo app.Undo, news desk.Change) {
	s.desk.Run(desk.Task{
		Title: "Undoing",
		Work:  func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) },
		Done:  func() { s.desk.Tell(news) },
	})
}

// date prints a moment as people say it.
func date(t time.Time) string { return t.Local().Format("January 2, 2006, 15:04") }
