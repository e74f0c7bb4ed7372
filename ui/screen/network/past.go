package network

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// lastChanges is how many changes of a record its detail shows.
const lastChanges = 4

// past is the section of the last changes of a record; it fills when they are read.
type past struct {
	kind, id string
	sheet    *sheet
	stack    *fyne.Container
}

// pastOf is the section "History" of a record.
func (s *Screen) pastOf(kind, id string) fyne.CanvasObject {
	p := &past{kind: kind, id: id, sheet: s.sheet, stack: kit.NewStack(0)}
	all := kit.NewButton("All of it", "", kit.Quiet, func() { s.desk.Host.Go(desk.HistoryOf(kind, id, 0)) }).Compact()
	s.readPast(p)
	return kit.NewSection("History", all, p.stack)
}

func (s *Screen) readPast(p *past) {
	list := s.list
	var events []app.Event
	s.desk.Run(desk.Task{
		Key: "last changes", Title: "Reading the last changes",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			events, err = w.RecordHistory(ctx, list, p.kind, p.id, lastChanges)
			return err
		},
		Done: func() { s.fillPast(p, events) },
	})
}

// fillPast lists the changes; each leads to itself in the history.
func (s *Screen) fillPast(p *past, events []app.Event) {
	p.stack.Objects = nil
	if len(events) == 0 {
		p.stack.Objects = []fyne.CanvasObject{kit.NewParagraph("Nothing was changed since it was imported.", kit.Style{Ink: kit.InkSecond})}
	}
	for _, e := range events {
		p.stack.Objects = append(p.stack.Objects, kit.NewLink("history", e.Summary(), func() {
			s.desk.Host.Go(desk.HistoryOf(p.kind, p.id, e.ID))
		}).Noted(dotted(shortly(e.Happened, s.desk.Now()), e.Person, e.Subject())))
	}
	p.sheet.grown()
}

// shortly is when something happened, in few words: the time today, the day before.
func shortly(t, now time.Time) string {
	t = t.In(now.Location())
	switch {
	case t.Format(time.DateOnly) == now.Format(time.DateOnly):
		return t.Format("3:04 pm")
	case t.Year() == now.Year():
		return t.Format("Jan 2")
	}
	return t.Format("Jan 2, 2006")
}

// small is a quiet remark of a section.
func small(words string) fyne.CanvasObject {
	return kit.NewText(words, kit.Style{Size: theme.Small, Ink: kit.InkThird})
}
