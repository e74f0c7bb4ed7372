package network

import (
	"context"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// note is the section of the private note on a practice; it is in sight for those who may read it.
type note struct {
	ids     []string
	sheet   *sheet
	stack   *fyne.Container
	section *kit.Section
}

// noteOf is the section "Private note" of a practice that goes by some ids.
func (s *Screen) noteOf(ids ...string) fyne.CanvasObject {
	n := &note{ids: ids, sheet: s.sheet, stack: kit.NewStack(8)}
	n.section = kit.NewSection("Private note · only the rates group sees it", nil, n.stack)
	n.section.Hide()
	s.readNote(n)
	return n.section
}

func (s *Screen) readNote(n *note) {
	var found app.PracticeNote
	s.desk.Run(desk.Task{
		Key: "private note", Title: "Reading the private note",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			found, err = w.PracticeNote(ctx, n.ids...)
			return err
		},
		Done: func() { s.fillNote(n, found) },
	})
}

func (s *Screen) fillNote(n *note, found app.PracticeNote) {
	if !found.May {
		return
	}
	words, icon := "Write a note", "sticky-note"
	n.stack.Objects = nil
	if found.Text != "" {
		words, icon = "Edit the note", "pencil-line"
		n.stack.Objects = []fyne.CanvasObject{kit.NewParagraph(found.Text, kit.Style{})}
	}
	n.stack.Objects = append(n.stack.Objects, kit.NewLine(0, kit.NewButton(words, icon, kit.Secondary, func() { s.writeNote(n.ids, found.Text) })))
	n.section.Show()
	n.sheet.grown()
}

// writeNote opens the form of the private note.
func (s *Screen) writeNote(ids []string, was string) { s.openForm(s.noteForm(ids, was)) }

func (s *Screen) noteForm(ids []string, was string) form {
	text := &kit.Field{Label: "Private note", Value: was, Multiline: true, Hint: app.NoteWarning}
	f := form{title: "Private note", said: "Private note saved.", fields: []*kit.Field{text}, papers: true}
	f.plan = func() (saving, error) {
		now := text.Text()
		if now == was {
			return nil, nil
		}
		return func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
			return w.SetPracticeNote(ctx, now, ids...)
		}, nil
	}
	f.again = func(then func(form)) {
		var found app.PracticeNote
		s.desk.Run(desk.Task{
			Key: "private note", Title: "Reading the private note",
			Work: func(ctx context.Context, w *app.Workspace) (err error) {
				found, err = w.PracticeNote(ctx, ids...)
				return err
			},
			Done: func() { then(s.noteForm(ids, found.Text)) },
		})
	}
	return f
}
