package filings

import (
	"context"
	"path/filepath"
	"time"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// print opens the PDF in the system's viewer, which prints.
func (s *Screen) print() {
	s.viewDocument(app.PaperName, "Print it from your PDF viewer, where a copy opens.")
}

// viewDocument opens a copy of a document outside.
func (s *Screen) viewDocument(name, said string) {
	f := s.filing(s.chosen)
	if f == nil {
		return
	}
	id, path := f.ID, ""
	words, _ := documentWords(name)
	s.desk.Run(desk.Task{
		Title: "Opening " + words,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			path, err = w.DocumentForViewing(ctx, id, name)
			return err
		},
		Done: func() {
			s.desk.Files.View(path)
			s.desk.Host.Toast(said, nil)
		},
	})
}

// savePDF asks where to, and writes the PDF there.
func (s *Screen) savePDF() { s.saveDocument(app.PaperName) }

func (s *Screen) saveDocument(name string) {
	f := s.filing(s.chosen)
	if f == nil {
		return
	}
	id, good := f.ID, ""
	words, _ := documentWords(name)
	s.desk.Run(desk.Task{
		Key: "filing name", Title: "Saving " + words,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			good, err = w.DocumentName(ctx, id, name)
			return err
		},
		Done: func() {
			s.desk.Files.SaveFile("Save "+words, good, func(path string) { s.writeDocument(id, name, path) })
		},
	})
}

func (s *Screen) writeDocument(id, name, path string) {
	s.desk.Run(desk.Task{
		Title: "Saving " + filepath.Base(path),
		Work:  func(ctx context.Context, w *app.Workspace) error { return w.ExportDocument(ctx, id, name, path) },
		Done: func() {
			s.offerFolder("Saved as "+filepath.Base(path)+" in "+filepath.Base(filepath.Dir(path))+".", filepath.Dir(path))
		},
	})
}

// saveAll asks for a folder and writes every document there.
func (s *Screen) saveAll() {
	f := s.filing(s.chosen)
	if f == nil {
		return
	}
	id, number := f.ID, f.Number
	s.desk.Files.Folder("Save the documents of "+number+" in", func(dir string) {
		var paths []string
		s.desk.Run(desk.Task{
			Title: "Saving the documents of " + number,
			Work: func(ctx context.Context, w *app.Workspace) (err error) {
				paths, err = w.ExportFiling(ctx, id, dir)
				return err
			},
			Done: func() {
				s.offerFolder(app.CountOf(len(paths), "document", "documents")+" saved in "+filepath.Base(dir)+".", dir)
			},
		})
	})
}

// offerFolder tells that something was saved and offers to open the folder it is in.
func (s *Screen) offerFolder(said, dir string) {
	s.desk.Host.Offer(said, "Show in folder", func() { s.desk.Files.View(dir) })
}

// openDocument offers what can be done with a document.
func (s *Screen) openDocument(name string) {
	items := []kit.MenuItem{
		{Words: "Open in its program", Icon: "arrow-up-from-line", Do: func() { s.viewDocument(name, "A copy opens in its own program; the filing stays as it is.") }},
		{Words: "Save a copy…", Icon: "file-down", Do: func() { s.saveDocument(name) }},
		{Words: "Save all documents…", Icon: "folder-open", Do: s.saveAll},
	}
	kit.ShowMenu(items, s.documents.anchor(name))
}

// actionsMenu offers what can be done with the filing.
func (s *Screen) actionsMenu() {
	f := s.filing(s.chosen)
	if f == nil {
		return
	}
	words := "Mark as filed…"
	if f.Filed() {
		words = "Not filed after all"
	}
	items := []kit.MenuItem{
		{Words: words, Icon: "circle-check", Do: s.markFiled},
		{Words: "Edit title and note…", Icon: "pencil-line", Do: s.describe},
		{Words: "Save all documents…", Icon: "folder-open", Do: s.saveAll},
		{Words: "What changed since…", Icon: "git-compare", Disabled: s.change == nil, Do: s.showChange},
	}
	if len(s.published) > 0 {
		items = append(items, kit.MenuItem{Words: "Show in the shared folder", Icon: "folder-open", Do: s.showPublished})
	}
	if _, words := lostWords(standing(s.published)); words != "" {
		items = append(items, kit.MenuItem{Words: words, Icon: "arrow-up-from-line", Do: s.publishAgain})
	}
	kit.ShowMenu(append(items, kit.MenuItem{Words: "Delete this filing", Icon: "x", Do: s.remove}), s.section)
}

// markFiled asks for the day of filing; a filing that is marked loses its mark.
func (s *Screen) markFiled() {
	f := s.filing(s.chosen)
	if f == nil || !s.desk.Changeable() {
		return
	}
	if f.Filed() {
		s.fileOn(f.ID, f.Number, "")
		return
	}
	id, number := f.ID, f.Number
	on := &kit.Field{Label: "Filed on", Value: shortDay(s.desk.Now().Format(time.DateOnly)), Hint: "Nothing is sent: this notes that you handed it in.", Validate: day}
	form := kit.NewForm(on).Submitting("Mark as filed")
	s.ask("Mark "+number+" as filed", form, func() { s.fileOn(id, number, dayOf(on.Text())) })
}

func (s *Screen) fileOn(id, number, day string) {
	said := number + " is marked as filed on " + shortDay(day) + "."
	if day == "" {
		said = number + " is not marked as filed any more."
	}
	s.edit("Marking "+number, said, func(ctx context.Context, w *app.Workspace) (func(context.Context) error, error) {
		return w.MarkFiled(ctx, id, day)
	})
}

// describe asks for title and note.
func (s *Screen) describe() {
	f := s.filing(s.chosen)
	if f == nil || !s.desk.Changeable() {
		return
	}
	id, number := f.ID, f.Number
	title := &kit.Field{Label: "Title", Value: f.Title, Validate: filled("Write a title for the list.")}
	note := &kit.Field{Label: "Note", Value: f.Note, Hint: "For your team; it is not printed.", Multiline: true}
	form := kit.NewForm(title, note)
	s.ask("Title and note of "+number, form, func() {
		s.edit("Saving "+number, number+" has a new title or note.", func(ctx context.Context, w *app.Workspace) (func(context.Context) error, error) {
			return w.DescribeFiling(ctx, id, title.Text(), note.Text())
		})
	})
}

// remove takes the filing out of the list; the toast puts it back.
func (s *Screen) remove() {
	f := s.filing(s.chosen)
	if f == nil {
		return
	}
	id, number := f.ID, f.Number
	s.edit("Deleting "+number, number+" is out of the list; its documents are kept.", func(ctx context.Context, w *app.Workspace) (func(context.Context) error, error) {
		return w.DeleteFiling(ctx, id)
	})
}

// edit changes something that a toast can undo.
func (s *Screen) edit(title, said string, change func(context.Context, *app.Workspace) (func(context.Context) error, error)) {
	if !s.desk.Changeable() {
		return
	}
	var undo func(context.Context) error
	s.desk.Run(desk.Task{
		Title: title,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			undo, err = change(ctx, w)
			return err
		},
		Done: func() {
			s.desk.Tell(desk.NewFilings)
			s.desk.Host.Toast(said, s.undoing(func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) }))
		},
	})
}

// undoing is the undo of a toast.
func (s *Screen) undoing(work func(context.Context, *app.Workspace) error) func() {
	return func() {
		s.desk.Run(desk.Task{Title: "Undoing", Work: work, Done: func() { s.desk.Tell(desk.NewFilings) }})
	}
}

// toggleGrey shows the paper as a gray printer prints it, or in color.
func (s *Screen) toggleGrey() { s.paper.SetGrey(!s.paper.Grey()) }
