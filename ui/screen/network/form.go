package network

import (
	"context"
	"strings"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// saving is a change that waits to be made, on any goroutine.
type saving func(context.Context, *app.Workspace) (app.Undo, error)

// then makes a further change after this one; the way back takes both back.
func (s saving) then(next saving) saving {
	if s == nil {
		return next
	}
	return func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
		first, err := s(ctx, w)
		if err != nil {
			return nil, err
		}
		second, err := next(ctx, w)
		return both(first, second), err
	}
}

// form is a form of the pane.
type form struct {
	title, said string
	named       *kit.Field    // the name by which the record is told of, in place of said; may be nil
	beside      func() string // what else the answers change, as another sentence; may be nil
	submit      string        // the words of its button; "Save" when empty
	fields      []*kit.Field
	plan        func() (saving, error) // reads the answers; nil when none is new
	done        func()                 // after it was saved; may be nil
	papers      bool                   // it is of documents or notes
	again       func(then func(form))  // makes the form of the record as it is by now, if it still is; nil for a new record
	of          [2]string              // kind and id of the record whose history tells who changed it; may be empty
}

// openForm puts a form into the pane; the table stays where it is. One in which somebody has written goes only when they
// say so.
func (s *Screen) openForm(f form) {
	if !s.desk.Changeable() {
		return
	}
	if s.edited() {
		if f.title == s.draft.title && s.ofDraft() {
			s.desk.Host.ShowDetail(s.draft.title, s.draft.content)
			s.backTo(s.draft)
			return
		}
		s.askToDiscard(func() {
			s.draft = nil
			s.openForm(f)
		})
		return
	}
	view := kit.NewForm(f.fields...)
	s.showForm(f, view)
	view.FocusIn(s.desk.Window.Canvas())
}

func (s *Screen) showForm(f form, view *kit.Form) {
	if f.submit != "" {
		view.Submitting(f.submit)
	}
	content := kit.NewPane(kit.NewPadded(theme.Margin, theme.Step, theme.Margin, 0, view))
	s.refresh, s.draft = func() {}, s.newDraft(f, view, content)
	view.OnCancel = s.closeForm
	view.OnSubmit = func() error { return s.submit(f) }
	s.desk.Host.ShowDetail(f.title, content)
}

func (s *Screen) submit(f form) error {
	do, err := f.plan()
	switch {
	case err != nil:
		s.refused(f.fields, err)
		return nil
	case do == nil:
		s.closeForm()
		return nil
	}
	said := s.saidOf(f)
	if f.beside != nil {
		said += f.beside()
	}
	s.write(write{title: "Saving", do: do, said: said, papers: f.papers, done: func() {
		if f.done != nil {
			f.done()
		}
		s.closeForm()
	}, fail: func(err error) { s.refused(f.fields, err) }})
	return nil
}

// saidOf says that a form was saved, and with which status if that is new.
func (s *Screen) saidOf(f form) string {
	said := f.said
	if f.named != nil {
		name, _ := app.CheckName(f.named.Text()) // which was checked already
		said = name + " saved."
	}
	for _, field := range f.fields {
		if status, err := app.CheckStatus(field.Text()); field.Label == "Status" && err == nil && field.Edited() {
			return strings.TrimSuffix(said, ".") + ": " + status.String() + "."
		}
	}
	return said
}

// closeForm goes back to the detail, and to the rows.
func (s *Screen) closeForm() {
	s.showDetail()
	s.focusTable()
}

// refused says at the field what cannot be saved.
func (s *Screen) refused(fields []*kit.Field, err error) {
	label := labelOf(data.FieldOf(err))
	for _, f := range fields {
		if label != "" && f.Label == label {
			f.SetError(err.Error())
			return
		}
	}
	s.desk.Host.Fail(err)
}

// labelOf is the label of a field as the records name it.
func labelOf(field string) string {
	switch field {
	case app.FieldName:
		return "Name"
	case app.FieldNPI:
		return "NPI"
	case app.FieldPractice:
		return "Practice"
	case app.FieldSpecialty:
		return "Specialty"
	case app.FieldDocumentKind:
		return "Kind"
	case app.FieldDocumentDated:
		return "Date"
	case app.FieldNote:
		return "Private note"
	case app.FieldStatus:
		return "Status"
	case app.FieldBeds:
		return "Beds"
	case app.FieldStreet:
		return "Street"
	case app.FieldCity:
		return "City"
	case app.FieldState:
		return "State"
	case app.FieldZIP:
		return "ZIP"
	case app.FieldLatitude:
		return "Latitude"
	case app.FieldLongitude:
		return "Longitude"
	}
	return ""
}
