package imports

import (
	"context"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// asideData is rows set aside, ready for their table.
type asideData struct {
	rejects []data.Reject
	data    *table.Data
}

func newAsideData(rejects []data.Reject) asideData {
	return asideData{rejects, table.NewData(aside(rejects), asideColumns())}
}

// asideView is the table of rows set aside under its title.
type asideView struct {
	page    *fyne.Container
	title   *kit.Text
	table   *table.Table
	whole   *kit.Paragraph // all of the current row
	rejects []data.Reject
}

func (s *Screen) newAsideView() *asideView {
	v := &asideView{title: kit.NewText("", kit.Style{Size: theme.Lead, Bold: true, Cut: true}), table: s.newAsideTable(), whole: small("")}
	v.table.OnCurrent = func(row int) { v.whole.SetText(aside(v.rejects).whole(max(0, row))) }
	return v
}

// arrange puts title and button above the table.
func (v *asideView) arrange(s *Screen) fyne.CanvasObject {
	if v.page == nil {
		head := kit.NewEnds(v.title, kit.NewButton("Copy as CSV", "copy", kit.Secondary, func() { s.copyRows(v.rejects) }).Compact())
		v.page = container.New(&below{head, v.table, v.whole}, head, v.table, v.whole)
	}
	return v.page
}

func (v *asideView) set(rows asideData) {
	v.rejects = rows.rejects
	v.table.SetData(rows.data)
	v.whole.SetText(aside(rows.rejects).whole(max(0, v.table.Current())))
	out, doubts := outOf(rows.rejects)
	words := app.CountOf(out, "row", "rows") + " set aside"
	if doubts > 0 {
		words += ", " + app.Count(doubts) + " taken with a doubt"
	}
	v.title.SetText(words)
}

// below puts a head above what takes the rest, and two lines of text under it.
type below struct{ head, rest, foot fyne.CanvasObject }

// Layout places the three.
func (b *below) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put(b.head, 0, 0, size.Width, theme.Compact)
	const foot = 40 // two lines
	put(b.rest, 0, theme.Compact+theme.Step, size.Width, size.Height-theme.Compact-2*theme.Step-foot)
	put(b.foot, 0, size.Height-foot, size.Width, foot)
}

// MinSize has room for some rows.
func (b *below) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

// takeStep shows what will be taken at the left, and what not at the right.
func (w *wizard) takeStep() fyne.CanvasObject {
	cards := []fyne.CanvasObject{w.sumCard()}
	if w.draft.Begins {
		cards = append([]fyne.CanvasObject{w.beginCard()}, cards...)
	}
	if w.draft.Unstated && w.draft.Taken > 0 {
		cards = append(cards, w.statusCard())
	}
	if len(w.draft.Earlier) > 0 && w.draft.Taken > 0 {
		cards = append(cards, w.earlierCard())
	}
	if len(w.open()) > 0 {
		cards = append(cards, w.namesCard())
	}
	if w.draft.Taken > 0 {
		cards = append(cards, w.findingsCard())
	}
	if len(w.draft.Reasons) > 0 {
		cards = append(cards, w.countCard("Why rows are set aside", w.draft.Reasons))
	}
	if len(w.draft.Rejects) == 0 {
		return w.narrow(cards...)
	}
	pane := kit.NewPane(kit.NewPadded(theme.Margin, 0, theme.Gap, theme.Gap, cards...))
	rows := w.table.arrange(w.s)
	return container.New(&halves{pane, rows}, pane, rows)
}

// halves puts the figures left and the rows right.
type halves struct{ left, right fyne.CanvasObject }

// Layout places both.
func (h *halves) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left := max(404, min(560, whole(size.Width*0.36)))
	put(h.left, 0, 0, left-theme.Step, size.Height) // so that its scroll bar stands clear of the table
	put(h.right, left, 0, size.Width-left-theme.Margin, size.Height-theme.Gap)
}

// MinSize is that of a small window's main region.
func (h *halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 200) }

// sumCard is the figures of the file and what the taken rows add up to.
func (w *wizard) sumCard() fyne.CanvasObject {
	d := w.draft
	figures := kit.NewLine(2*theme.Margin, kit.NewFigure(app.Count(d.Rows), "", "rows read", nil), kit.NewFigure(app.Count(d.Taken), "", "will be taken", nil), kit.NewFigure(app.Count(d.Rejected), "", "set aside", nil))
	if d.Rejected > 0 {
		figures.Objects[2].(*kit.Figure).Inked(kit.InkWarn)
	}
	var rows []fyne.CanvasObject
	if w.err != nil {
		rows = append(rows, newAlert("circle-alert", kit.InkBad, sentenceOf(w.err)))
	}
	if w.stopped {
		rows = append(rows, newAlert("circle-alert", kit.InkWarn, "It was stopped. Nothing was changed."))
	}
	if d.Again {
		rows = append(rows, newAlert("circle-alert", kit.InkWarn, "This very file is in force already."))
	}
	if d.Taken == 0 {
		way := "Change what its columns hold, or choose another file."
		if len(d.Unknown) > 0 {
			way = "Say below what its specialty names stand for, or change what its columns hold."
		}
		rows = append(rows, newAlert("circle-alert", kit.InkWarn, "No row of this file can be taken. "+way))
	}
	rows = append(rows, figures)
	if d.Kind != data.ReferenceFile {
		change := kit.NewButton("Change columns", "", kit.Quiet, func() { w.turnTo(stepColumns) }).Compact()
		rows = append(rows, kit.NewEnds(kit.NewText("Needed columns are known", kit.Style{Ink: kit.InkSecond, Cut: true}), change))
	}
	return kit.NewCard(kit.NewStack(theme.Gap, rows...))
}

// findingsCard is what the taken rows add up to.
func (w *wizard) findingsCard() fyne.CanvasObject {
	var notes []fyne.CanvasObject
	for _, n := range w.notes() {
		notes = append(notes, kit.NewParagraph(n, kit.Style{Size: theme.Small, Ink: kit.InkSecond}))
	}
	return w.countCard("What will be taken", w.draft.Findings, notes...)
}

// notes are those of the draft, and what is begun with it.
func (w *wizard) notes() []string {
	if w.draft.Kind != data.RosterFile || w.s.desk.Figures() != nil {
		return w.draft.Notes
	}
	return append(slices.Clone(w.draft.Notes), "If the plan has no service area yet, it begins with the counties that the roster serves. You can change them in Settings.")
}

// countCard is a list of counts under a title, with notes below it.
func (w *wizard) countCard(title string, counts []app.Finding, notes ...fyne.CanvasObject) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.NewText(title, kit.Style{Size: theme.Lead, Bold: true, Cut: true}), kit.NewStack(0, countRows(counts)...)}
	return kit.NewCard(kit.NewStack(theme.Step, append(rows, notes...)...))
}

// take puts the draft into the workspace.
func (w *wizard) take() {
	w.turn++
	turn, draft := w.turn, w.draft
	if w.plan != nil && draft.Begins {
		draft.Plan = w.plan.Text()
	}
	w.failing = w.s.failing()
	w.busy, w.taking, w.err, w.stopped = "Taking "+w.file(), true, nil, false
	var done app.Beginning
	w.s.desk.Run(desk.Task{
		Key: "import", Title: w.busy,
		Work: func(ctx context.Context, open *app.Workspace) (err error) {
			if done, err = open.BeginImport(ctx, draft); err != nil {
				w.tellStop(ctx, turn)
			}
			return err
		},
		Done:   func() { w.finish(&done) },
		Failed: w.failed,
	})
	w.show()
}

// finish says what is in force now.
func (w *wizard) finish(done *app.Beginning) {
	w.busy, w.taking, w.done, w.step = "", false, done, stepDone
	w.s.taken[w.path] = done.Dataset.ID
	w.show()
	w.s.desk.Tell(desk.NewRecords)
}
