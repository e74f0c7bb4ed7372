package filings

import (
	"context"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// lastChanges is how many changes of a filing are shown below its figures.
const lastChanges = 3

// past is the card of the last changes of the chosen filing.
type past struct {
	view  *kit.Card
	lines *fyne.Container
}

func newPast(s *Screen) *past {
	p := &past{lines: kit.NewStack(0)}
	all := kit.NewButton("All of it", "", kit.Quiet, func() { s.desk.Host.Go(desk.HistoryOf(app.KindFiling, s.chosen, 0)) }).Compact()
	head := kit.NewEnds(kit.NewText("History", kit.Style{Size: theme.Small, Bold: true, Ink: kit.InkSecond}), all)
	p.view = kit.NewCard(kit.NewStack(theme.Step, head, p.lines))
	return p
}

// readPast reads what was changed of the chosen filing last.
func (s *Screen) readPast() {
	id := s.chosen
	var events []app.Event
	s.desk.Run(desk.Task{
		Key: "filing history", Title: "Reading the last changes",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			events, err = w.History(ctx, app.HistoryFilter{Records: []string{id}, Limit: lastChanges})
			return err
		},
		Done: func() {
			if s.chosen == id {
				s.past.show(s, events)
				s.left.Refresh()
			}
		},
	})
}

// show lists the changes; each leads to itself in the history.
func (p *past) show(s *Screen, events []app.Event) {
	p.lines.Objects = nil
	for _, e := range events {
		p.lines.Objects = append(p.lines.Objects, kit.NewLink("history", e.Summary(), func() {
			s.desk.Host.Go(desk.HistoryOf(app.KindFiling, s.chosen, e.ID))
		}).Noted(e.Happened.In(s.desk.Now().Location()).Format("Jan 2, 3:04 pm")+" · "+e.Person))
	}
	p.view.Refresh()
}
