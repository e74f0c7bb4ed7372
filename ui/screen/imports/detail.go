package imports

import (
	"context"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// detail is what the pane shows of an import.
type detail struct {
	id      string
	state   string // it was shown in
	rejects []data.Reject
	read    bool
}

func (s *Screen) forgetDetail() { s.list.detail = detail{} }

// showDetail fills the pane with the selected import.
func (s *Screen) showDetail() {
	f := s.list.current()
	if f == nil {
		s.list.detail = detail{}
		if len(s.list.files) == 0 {
			s.desk.Host.ShowDetail("", nil)
			return
		}
		s.desk.Host.ShowDetail("Select an import to see what was taken, what was set aside and why, and to take it back.", nil)
		return
	}
	state, _ := stateOf(f)
	if d := &s.list.detail; d.id == f.ID && d.state == state && d.read {
		s.desk.Host.ShowDetail(f.FileName, s.paneOf(f))
		return
	}
	s.list.detail = detail{id: f.ID, state: state}
	s.desk.Host.ShowDetail(f.FileName, s.paneOf(f))
	if f.Rejected == 0 && f.Kind != data.RosterFile {
		return
	}
	s.readRejects(f.ID, func(rejects []data.Reject) {
		if d := &s.list.detail; d.id == f.ID {
			d.rejects, d.read = rejects, true
			if s.at == s.list.page {
				s.desk.Host.ShowDetail(f.FileName, s.paneOf(f))
			}
		}
	})
}

func (s *Screen) readRejects(id string, done func([]data.Reject)) {
	var rejects []data.Reject
	s.desk.Run(desk.Task{
		Key: "rejects", Title: "Reading the rows set aside",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			rejects, err = w.Rejects(ctx, id)
			return err
		},
		Done: func() { done(rejects) },
	})
}

// paneOf is the pane of an import, with its rows once they are read.
func (s *Screen) paneOf(f *app.ImportedFile) fyne.CanvasObject {
	words, mark := stateOf(f)
	kind, icon := kit.PillNeutral, mark.Icon
	if f.InForce {
		kind = kit.PillOk
	}
	act := kit.NewButton("Take this import back", "undo-2", kit.Secondary, func() { s.takeBack(f) })
	if f.TakenBack {
		act = kit.NewButton("Put it back", "archive-restore", kit.Secondary, func() { s.putBack(f) })
	}
	columns := "as known"
	if f.Mapping != "" {
		columns = "as you said"
	}
	facts := []fyne.CanvasObject{
		kit.NewLine(theme.Step, kit.NewPill(kind, icon, words)),
		kit.NewStack(0,
			kit.NewRow("What it is", "", app.KindWords(f.Kind)),
			kit.NewRow("Rows taken", "", app.Count(f.Taken)),
			kit.NewRow("Rows set aside", "", app.Count(f.Rejected)),
			kit.NewRow("Columns read", "", columns),
			kit.NewRow("Imported", "", f.ImportedAt.Format("Jan 2, 2006, 3:04 pm")),
		),
		kit.NewLine(theme.Step, act),
	}
	if f.Kind == data.ReferenceFile {
		facts[1] = kit.NewStack(0, kit.NewRow("What it is", "", app.KindWords(f.Kind)), kit.NewRow("Rows read", "", app.Count(f.Taken)),
			kit.NewRow("Imported", "", f.ImportedAt.Format("Jan 2, 2006, 3:04 pm")))
	}
	sections := []fyne.CanvasObject{kit.NewSection("", nil, facts...).First()}
	return kit.NewStack(0, append(sections, s.asidePane()...)...)
}

// asidePane tells why rows were set aside, and the first of them.
func (s *Screen) asidePane() []fyne.CanvasObject {
	const first = 6
	d := &s.list.detail
	if len(d.rejects) == 0 {
		return nil
	}
	var list []fyne.CanvasObject
	reasons, doubts := reasonRows(d.rejects, false), reasonRows(d.rejects, true)
	if len(reasons) > 0 {
		list = append(list, kit.NewSection("Why rows were set aside", nil, reasons...).Tight(0))
	}
	if len(doubts) > 0 {
		list = append(list, kit.NewSection("Taken with a doubt", nil, doubts...).Tight(0))
	}
	var rows []fyne.CanvasObject
	for i := range d.rejects[:min(len(d.rejects), first)] {
		r := &d.rejects[i]
		from := r.Column
		if r.Value != "" {
			from += ": " + r.Value
		}
		rows = append(rows, kit.NewReason(upper(r.Reason), "line "+app.Count(int(r.Line)), from))
	}
	id := d.id
	all := kit.NewButton("Show all", "table-2", kit.Secondary, func() { s.desk.Host.Go(desk.Place{Screen: desk.Imports, Tab: tabRows, Record: id}) })
	copyAll := kit.NewButton("Copy as CSV", "copy", kit.Secondary, func() { s.copyRows(d.rejects) })
	rows = append(rows, kit.NewPadded(0, 12, 0, 0, kit.NewLine(theme.Step, all, copyAll)))
	return append(list, kit.NewSection("The rows", kit.NewText(app.Count(len(d.rejects)), kit.Style{Size: theme.Small, Ink: kit.InkThird}), rows...).Tight(0))
}

// reasonRows are the reasons with their counts, the commonest first.
func reasonRows(rejects []data.Reject, warnings bool) []fyne.CanvasObject {
	return countRows(app.RejectReasons(rejects, warnings))
}

// countRows are counts with their words; of many only the first.
func countRows(counts []app.Finding) []fyne.CanvasObject {
	const most = 12
	var rows []fyne.CanvasObject
	for _, f := range counts[:min(len(counts), most)] {
		rows = append(rows, kit.NewRow(upper(f.Words), "", app.Count(f.Count)))
	}
	rest := 0
	for _, f := range counts[min(len(counts), most):] {
		rest += f.Count
	}
	if rest > 0 {
		rows = append(rows, kit.NewRow("And "+app.CountOf(len(counts)-most, "other reason", "other reasons"), "", app.Count(rest)))
	}
	return rows
}

func (s *Screen) copyRows(rejects []data.Reject) {
	fyne.CurrentApp().Clipboard().SetContent(aside(rejects).csv())
	s.copied(len(rejects))
}

// takeBack takes an import out of every figure.
func (s *Screen) takeBack(f *app.ImportedFile) {
	id, said := f.ID, f.FileName+" was taken back."
	if again := s.list.replacedBy(id); len(again) > 0 {
		said = f.FileName + " was taken back; " + listed(again) + " " + isOrAre(len(again)) + " in force again."
	}
	s.write("Taking "+f.FileName+" back", said, func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.TakeBack(ctx, id) }, nil)
}

// replacedBy names the files that an import replaced.
func (l *list) replacedBy(id string) (names []string) {
	for i := range l.files {
		if f := &l.files[i]; f.ReplacedBy == id && f.TakenBack {
			names = append(names, f.FileName)
		}
	}
	return names
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// putBack lets an import count again.
func (s *Screen) putBack(f *app.ImportedFile) {
	id := f.ID
	s.write("Putting "+f.FileName+" back", f.FileName+" is in force again.", func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.PutBack(ctx, id) }, nil)
}

// write changes which imports count, tells of it with a way back, and has everything assessed anew.
func (s *Screen) write(title, said string, do func(context.Context, *app.Workspace) (app.Undo, error), done func()) {
	if !s.desk.Changeable() {
		return
	}
	var undo app.Undo
	s.desk.Run(desk.Task{
		Title: title,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			undo, err = do(ctx, w)
			return err
		},
		Done: func() {
			if done != nil {
				done()
			}
			s.desk.Host.Toast(said, func() { s.undo(undo) })
			s.desk.Tell(desk.NewRecords)
		},
	})
}

func (s *Screen) undo(undo app.Undo) {
	s.desk.Run(desk.Task{
		Title: "Undoing",
		Work:  func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) },
		Done:  func() { s.desk.Tell(desk.NewRecords) },
	})
}
