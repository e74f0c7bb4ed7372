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
	if !s.desk.Changeable() {
		return
	}
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
	printed := "Printed on every page."
	if s.desk.Share().Team {
		printed = "Printed on every page; your initials keep it yours."
	}
	number := &kit.Field{Label: "Number", Value: facts.Number, Hint: printed, Validate: filled("A filing needs a number."), Half: true}
	due := &kit.Field{Label: "Due", Value: app.DayWords(facts.Due), Hint: "Such as Feb 10, 2027 or 2/10/2027, or empty.", Validate: dayOrNothing, Half: true}
	frozen := &kit.Field{Label: "Figures as of", Value: app.DayWords(facts.Frozen), Hint: "The records are frozen as they stand now.", Validate: day, Half: true}
	note := &kit.Field{Label: "Note", Hint: "For your team; it is not printed.", Half: true}
	covers := &kit.Field{Label: "Covers", Value: s.coversWords(facts.Covers), Hint: appliedWords(facts.Covers), ReadOnly: true}
	form := kit.NewForm(covers, title, number, due, frozen, note).Submitting("Freeze and create")
	s.ask("New filing", form, func() {
		s.create(app.FilingFacts{ProductID: facts.ProductID, Title: title.Text(), Number: number.Text(), Due: dayOf(due.Text()), Frozen: dayOf(frozen.Text()), Note: note.Text()})
	})
}

// coversWords say what the filing will be of, and about how many pages it takes.
func (s *Screen) coversWords(c app.FilingCovers) string {
	words := app.CountOf(c.Counties, "county", "counties")
	specialties := 0
	if a := s.desk.Figures(); a != nil {
		specialties = len(a.Specialties)
		words += " × " + app.CountOf(specialties, "specialty", "specialties")
	}
	words += ", filing basis"
	const cellsAPage = 13 // as filings of some size come out, with their lists of providers
	if pages := c.Counties * specialties / cellsAPage; pages >= 10 {
		words += "; about " + app.Count((pages+5)/10*10) + " pages"
	}
	return words
}

// appliedWords say how the counties applied for are in it.
func appliedWords(c app.FilingCovers) string {
	switch {
	case c.Applied == 0:
		return "The whole service area."
	case c.Applied == c.Counties:
		return "The whole service area; all of it is applied for."
	}
	return "The whole service area, with the " + app.CountOf(c.Applied, "county", "counties") + " applied for."
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
			s.desk.Host.Toast(made.Number+" is frozen with "+app.CountOf(len(documents), "document", "documents")+".", s.undoing(func(ctx context.Context, w *app.Workspace) error {
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
	if _, ok := app.ReadDay(s); !ok {
		return &data.Error{Code: "bad_date", Message: "Write the day as in Feb 10, 2027 or 2/10/2027."}
	}
	return nil
}

// dayOf is a day that was written in a form as it is kept: YYYY-MM-DD.
func dayOf(s string) string {
	day, _ := app.ReadDay(s)
	return day
}

func dayOrNothing(s string) error {
	if s == "" {
		return nil
	}
	return day(s)
}
