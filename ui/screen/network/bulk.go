package network

import (
	"context"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	kit "countyline/ui/widget"
)

// bulkBar stands in place of the filters while rows are marked.
type bulkBar struct {
	box    *fyne.Container
	words  *kit.Text
	status *kit.Button
}

func (s *Screen) newBulkBar() *bulkBar {
	b := &bulkBar{words: kit.NewText("", kit.Style{Bold: true, Cut: true})}
	b.status = kit.NewButton("Change status", "pencil-line", kit.Secondary, s.statusMenu)
	b.box = kit.NewEnds(b.words, b.status, kit.NewButton("Copy as CSV", "copy", kit.Secondary, s.copyRows),
		kit.NewButton("Clear", "x", kit.Quiet, func() { s.tab().table.ClearMarks() }))
	b.box.Hide()
	return b
}

func (b *bulkBar) say(marked, hidden int) {
	words := app.Count(marked) + " marked"
	if hidden > 0 {
		words += ", " + app.Count(hidden) + " of them hidden by the filters"
	}
	b.words.SetText(words)
}

// statusMenu offers the status that every participation of the marked rows is to have.
func (s *Screen) statusMenu() {
	var items []kit.MenuItem
	for _, status := range app.Statuses() {
		items = append(items, kit.MenuItem{Words: statusWord(status), Icon: statusMark(status).Icon, Do: func() { s.changeStatus(status) }})
	}
	kit.ShowMenu(items, s.bulk.status)
}

// changeStatus states a status of all that is marked. A large choice is asked about first.
func (s *Screen) changeStatus(status data.Status) {
	rows := s.tab().table.Marked()
	ids := s.participationsOf(rows)
	var parts []app.Participation
	for _, row := range rows {
		parts = append(parts, s.behind(row)...)
	}
	said := app.CountOf(len(rows), s.tab().one, s.tab().many) + " changed to " + status.String() + "." + s.besideWords(parts)
	do := func() { s.stateStatus(ids, status, said) }
	if len(ids) <= 50 {
		do()
		return
	}
	kit.Confirm(s.desk.Window, "Change "+app.CountOf(len(ids), "participation", "participations")+"?",
		"All of them will be "+status.String()+", and the figures change with them. You can undo it.", "Change to "+status.String(), do)
}

func (s *Screen) stateStatus(ids []string, status data.Status, said string) {
	s.write(write{
		title: "Changing the status", said: said,
		do: func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
			return w.EditParticipations(ctx, ids, app.ParticipationChange{Status: &status})
		},
		done: s.tab().table.ClearMarks,
	})
}

// participationsOf are the ids of all participations behind some rows of the current tab, each once.
func (s *Screen) participationsOf(rows []int) []string {
	var ids []string
	seen := map[string]bool{}
	for _, row := range rows {
		for _, p := range s.behind(row) {
			if !seen[p.ID] {
				seen[p.ID] = true
				ids = append(ids, p.ID)
			}
		}
	}
	return ids
}

// behind are the participations behind a row of the current tab.
func (s *Screen) behind(row int) []app.Participation {
	switch s.at {
	case practices:
		return s.list.OfPractice(s.list.Practices[row].ID)
	case locations:
		return s.list.OfLocation(s.list.Locations[row].ID)
	}
	return s.list.OfProvider(s.list.Providers[row].NPI)
}
