package network

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// owner is a record that has documents: a practice or a provider. A practice goes by the ids of all its spellings.
type owner struct {
	kind string
	ids  []string
}

// papers is the section of what is attached to a record; it fills when that is read.
type papers struct {
	of    owner
	sheet *sheet
	count *kit.Text
	stack *fyne.Container
}

// papersOf is the section "Documents" of a record.
func (s *Screen) papersOf(kind string, ids ...string) fyne.CanvasObject {
	p := &papers{of: owner{kind, ids}, sheet: s.sheet, stack: kit.NewStack(0), count: small("").(*kit.Text)}
	attach := kit.NewButton("Attach a file", "plus", kit.Secondary, func() { s.chooseDocument(p.of) })
	s.readPapers(p)
	return kit.NewSection("Documents", p.count, p.stack, kit.NewLine(0, attach))
}

func (s *Screen) readPapers(p *papers) {
	var list []app.Attached
	s.desk.Run(desk.Task{
		Key: "documents", Title: "Reading the documents",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			list, err = w.Documents(ctx, p.of.kind, p.of.ids...)
			return err
		},
		Done: func() { s.fillPapers(p, list) },
	})
}

// fillPapers lists the documents, the newest first; each opens a menu of what can be done with it.
func (s *Screen) fillPapers(p *papers, list []app.Attached) {
	p.count.SetText("")
	p.stack.Objects = nil
	if len(list) > 0 {
		p.count.SetText(app.Count(len(list)))
		p.stack.Objects = p.sheet.long(len(list), func(i int) fyne.CanvasObject { return s.paperLine(list[i]) })
	}
	p.sheet.grown()
}

func (s *Screen) paperLine(d app.Attached) fyne.CanvasObject {
	icon, ink, note := "file-text", kit.InkSecond, dotted(app.DocumentKindWords(d.Kind), app.DayWords(d.Dated))
	if !d.Arrived {
		icon, ink, note = "hourglass", kit.InkWarn, dotted(app.DocumentKindWords(d.Kind), "its file has not arrived yet")
	}
	var line *kit.Link
	line = kit.NewLink(icon, d.Name, func() { s.paperMenu(d, line) }).Noted(note).IconInked(ink)
	return line
}

func (s *Screen) paperMenu(d app.Attached, at fyne.CanvasObject) {
	items := []kit.MenuItem{{Words: d.Name, Title: true}}
	if d.Arrived {
		items = append(items,
			kit.MenuItem{Words: "Open", Icon: "file-text", Do: func() { s.viewDocument(d) }},
			kit.MenuItem{Words: "Save a copy…", Icon: "file-down", Do: func() { s.saveDocument(d) }})
	}
	items = append(items,
		kit.MenuItem{Words: "Edit name, kind and date", Icon: "pencil-line", Do: func() { s.describeDocument(d) }},
		kit.MenuItem{Words: "Take it off this record", Icon: "x", Do: func() { s.removeDocument(d) }})
	kit.ShowMenu(items, at)
}

// chooseDocument asks for a file to be attached, and then what it is.
func (s *Screen) chooseDocument(of owner) {
	if !s.desk.Changeable() {
		return
	}
	s.desk.Files.OpenFile("Choose a document to attach", app.DocumentEndings(), func(path string) { s.attachDocument(of, path) })
}

func (s *Screen) attachDocument(of owner, path string) {
	name := filepath.Base(path)
	a := documentFields(data.Document{Name: name, Kind: guessKind(name)})
	s.openForm(form{
		title: "Attach " + name, submit: "Attach", said: name + " attached.", fields: a.list(), papers: true,
		plan: func() (saving, error) {
			d := a.document(data.Document{RecordKind: of.kind, RecordID: of.ids[0]})
			return func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
				_, undo, err := w.Attach(ctx, path, d, of.ids...)
				return undo, err
			}, nil
		},
	})
}

func (s *Screen) describeDocument(d app.Attached) { s.openForm(s.documentForm(d)) }

func (s *Screen) documentForm(d app.Attached) form {
	a := documentFields(d.Document)
	f := form{title: "Edit " + d.Name, said: d.Name + " saved.", fields: a.list(), papers: true}
	f.plan = func() (saving, error) {
		said := a.document(d.Document)
		if said == d.Document {
			return nil, nil
		}
		return func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.DescribeDocument(ctx, said) }, nil
	}
	f.again = func(then func(form)) {
		var list []app.Attached
		s.desk.Run(desk.Task{
			Key: "documents", Title: "Reading the documents",
			Work: func(ctx context.Context, w *app.Workspace) (err error) {
				list, err = w.Documents(ctx, d.RecordKind, d.RecordID)
				return err
			},
			Done: func() {
				if i := slices.IndexFunc(list, func(now app.Attached) bool { return now.ID == d.ID }); i >= 0 {
					then(s.documentForm(list[i]))
				}
			},
		})
	}
	return f
}

func (s *Screen) removeDocument(d app.Attached) {
	s.write(write{
		title: "Taking a document off", said: d.Name + " is not attached any more.", papers: true,
		do: func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.RemoveDocument(ctx, d.ID) },
	})
}

// viewDocument opens a copy in the program that the system has for it.
func (s *Screen) viewDocument(d app.Attached) {
	path := ""
	s.desk.Run(task("Opening "+d.Name, func(ctx context.Context, w *app.Workspace) (err error) {
		path, err = w.ViewDocument(ctx, d.ID)
		return err
	}, func() { s.desk.Files.View(path) }))
}

func (s *Screen) saveDocument(d app.Attached) {
	s.desk.Files.SaveFile("Save a copy of "+d.Name, d.Name, func(path string) {
		s.desk.Run(task("Saving "+d.Name, func(ctx context.Context, w *app.Workspace) error { return w.SaveDocument(ctx, d.ID, path) },
			func() { s.desk.Host.Toast(filepath.Base(path)+" saved.", nil) }))
	})
}

// documentAnswers are what is said of a document.
type documentAnswers struct{ kind, name, dated *kit.Field }

func documentFields(d data.Document) documentAnswers {
	a := documentAnswers{
		kind:  &kit.Field{Label: "Kind", Hint: app.PrivacyWarning},
		name:  &kit.Field{Label: "File name", Value: d.Name},
		dated: &kit.Field{Label: "Date", Value: app.DayWords(d.Dated), Inside: "Such as Nov 12, 2026", Hint: "That of the signature or the version; leave it empty if there is none."},
	}
	for _, k := range app.DocumentKinds() {
		a.kind.Options = append(a.kind.Options, k.Words)
	}
	a.kind.Value = app.DocumentKindWords(d.Kind)
	return a
}

func (a documentAnswers) list() []*kit.Field { return []*kit.Field{a.kind, a.name, a.dated} }

// document is a document with the answers.
func (a documentAnswers) document(d data.Document) data.Document {
	kinds := app.DocumentKinds()
	if i := slices.IndexFunc(kinds, func(k app.DocumentKind) bool { return k.Words == a.kind.Text() }); i >= 0 {
		d.Kind = kinds[i].Key
	}
	d.Name, d.Dated = a.name.Text(), a.dated.Text()
	if day, ok := app.ReadDay(d.Dated); ok {
		d.Dated = day
	}
	return d
}

// guessKind reads the kind of a document from the name of its file.
func guessKind(name string) string {
	name = strings.ToLower(name)
	for _, guess := range []struct{ says, kind string }{
		{"loi", "loi"}, {"letter of intent", "loi"}, {"w-9", "w-9"}, {"w9", "w-9"}, {"signed", "signed-contract"}, {"executed", "signed-contract"}, {"contract", "contract"}, {"agreement", "contract"},
	} {
		if strings.Contains(name, guess.says) {
			return guess.kind
		}
	}
	return "other"
}
