package filings

import (
	"context"
	"time"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// NewFiling asks for what a filing says about itself, and freezes it.
func (s *Screen) NewFiling() {
	var facts app.FilingFacts
	product, today := s.product(), s.desk.Now().Format(time.DateOnly)
	s.desk.Run(desk.Task{
		Key: "filing facts", Title: "Preparing a filing",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			facts, err = w.ProposeFiling(ctx, product, today)
			return err
		},
		Done: func() { s.askFacts(facts) },
	})
}

func (s *Screen) askFacts(facts app.FilingFacts) {
	title := &kit.Field{Label: "Title", Value: facts.Title, Hint: "Stands in this list; it is not printed.", Validate: filled("Write a title for the list.")}
	number := &kit.Field{Label: "Number", Value: facts.Number, Hint: "Printed on every page.", Validate: filled("A filing needs a number."), Half: true}
	due := &kit.Field{Label: "Due", Value: facts.Due, Hint: "YYYY-MM-DD, or empty.", Validate: dayOrNothing, Half: true}
	frozen := &kit.Field{Label: "Figures as of", Value: facts.Frozen, Hint: "YYYY-MM-DD. The records are frozen as they stand now.", Validate: day, Half: true}
	note := &kit.Field{Label: "Note", Hint: "For your team; it is not printed.", Half: true}
	form := kit.NewForm(title, number, due, frozen, note).Submitting("Freeze and create")
	s.ask("New filing", form, func() {
		s.create(app.FilingFacts{ProductID: facts.ProductID, Title: title.Text(), Number: number.Text(), Due: due.Text(), Frozen: frozen.Text(), Note: note.Text()})
	})
}

// ask shows a form over the window; the answers are taken when they are all right.
func (s *Screen) ask(title string, form *kit.Form, take func()) {
	var dialog *kit.Dialog
	form.OnCancel = func() { dialog.Close() }
	form.OnSubmit = func() error {
		dialog.Close()
		take()
		return nil
	}
	dialog = kit.ShowDialog(s.desk.Window, title, form)
	form.Focus()
}

// create freezes in the background and shows the filing.
func (s *Screen) create(facts app.FilingFacts) {
	var made data.Filing
	s.desk.Run(desk.Task{
		Title: "Freezing " + facts.Number,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			made, err = w.CreateFiling(ctx, facts)
			return err
		},
		Done: func() {
			documents, _ := listed(&made)
			s.waiting = &desk.Place{Screen: desk.Filings, Record: made.ID}
			s.desk.Tell(desk.NewFilings)
			s.desk.Host.Toast(made.Number+" is frozen with "+counted(len(documents), "document", "documents")+".", s.undoing(func(ctx context.Context, w *app.Workspace) error {
				_, err := w.DeleteFiling(ctx, made.ID)
				return err
			}))
		},
	})
}

func filled(sentence string) func(string) error {
	return func(s string) error {
		if s == "" {
			return &data.Error{Code: "unanswered", Message: sentence}
		}
		return nil
	}
}

func day(s string) error {
	if !app.IsDay(s) {
		return &data.Error{Code: "bad_date", Message: "Write the day as in 2027-02-10."}
	}
	return nil
}

func dayOrNothing(s string) error {
	if s == "" {
		return nil
	}
	return day(s)
}
