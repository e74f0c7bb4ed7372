package filings

import (
	"context"

	"countyline/app"
	"countyline/data"
	"countyline/reports/page"
	"countyline/ui/desk"
)

// changed reads again what is new.
func (s *Screen) changed(c desk.Change) {
	switch c {
	case desk.NewFilings:
		s.reload()
	case desk.NewFigures:
		if a := s.desk.Figures(); a != nil && len(s.filings) > 0 && s.filings[0].ProductID != a.Product.ID {
			s.reload()
			return
		}
		if !s.loaded || len(s.filings) == 0 {
			s.reload()
			return
		}
		s.change = nil
		s.check()
	case desk.NewShare:
		s.lookAgain() // an exchange may have published it, and anybody may have altered it
	case desk.NewTheme:
		s.content.Refresh()
	}
}

// reload reads the list of filings.
func (s *Screen) reload() {
	if s.desk.Workspace == nil {
		return
	}
	var list []data.Filing
	var twice map[string]string
	product := s.product()
	s.desk.Run(desk.Task{
		Key: "filings", Title: "Reading the filings",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			if list, err = w.Filings(ctx, product); err != nil {
				return err
			}
			twice, err = w.GivenTwice(ctx, list)
			return err
		},
		Done: func() {
			s.twice = twice
			s.take(list)
		},
	})
}

// take shows a list of filings; the chosen one stays, or else the newest is chosen.
func (s *Screen) take(list []data.Filing) {
	s.filings, s.loaded = list, true
	if len(list) == 0 {
		s.chosen, s.pages = "", nil
		s.paper.SetDocument(nil, nil)
		s.showFrame()
		return
	}
	wanted := s.chosen
	if s.waiting != nil && s.filing(s.waiting.Record) != nil {
		wanted = s.waiting.Record
	}
	if s.filing(wanted) == nil {
		wanted = list[0].ID
	}
	s.showFrame()
	if wanted == s.chosen && s.pages != nil { // only what is said of it is new
		s.showFiling()
		s.readPast()
		return
	}
	s.choose(wanted)
}

// showFrame shows the list, or what an empty list teaches.
func (s *Screen) showFrame() {
	s.empty.Hidden = len(s.filings) > 0
	if s.empty.Hidden {
		s.filled.Show()
	} else {
		s.filled.Hide()
	}
	lines := make([]line, len(s.filings))
	for i, f := range s.filings {
		lines[i] = filingLine(f, s.twice)
	}
	s.list.set(lines, s.chosen)
	s.left.Refresh()
	s.content.Refresh()
}

// pick is a choice by the user: a new step of the history.
func (s *Screen) pick(id string) {
	s.waiting = nil
	s.choose(id)
	s.desk.Host.Moved()
}

// choose shows a filing and reads its pages.
func (s *Screen) choose(id string) {
	f := s.filing(id)
	if f == nil {
		return
	}
	s.chosen, s.states, s.change, s.pages, s.published = id, nil, nil, nil, nil
	s.card.publish(nil)
	s.list.choose(id)
	s.showFiling()
	var doc *page.Document
	fonts := s.fonts
	s.desk.Run(desk.Task{
		Key: "filing pages", Title: "Opening " + f.Number,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			if fonts == nil {
				if fonts, err = page.HouseFonts(); err != nil {
					return err
				}
			}
			doc, err = w.FilingPages(ctx, id)
			return err
		},
		Done: func() {
			s.fonts, s.pages = fonts, doc
			s.showPages("")
			s.restore()
		},
		Failed: func(err error) {
			s.showPages(err.Error())
			s.waiting = nil
		},
	})
	s.check()
	s.lookAtPublished()
	s.readPast()
}

// check reads all documents again, and compares the filing with how things stand.
func (s *Screen) check() {
	id, now, product := s.chosen, s.desk.Figures(), s.product()
	if id == "" {
		return
	}
	var states []app.DocumentState
	var change *app.FilingChange
	s.desk.Run(desk.Task{
		Key: "filing check", Title: "Checking the documents",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			if states, err = w.VerifyFiling(ctx, id); err != nil {
				return err
			}
			if now == nil || now.Basis != app.FilingBasis {
				if now, err = w.Adequacy(ctx, product, app.FilingBasis); err != nil {
					return nil // the filing is whole; how things stand is told elsewhere
				}
			}
			change, _ = w.CompareFiling(ctx, id, now) // a document that is gone is among the states
			return ctx.Err()
		},
		Done: func() {
			if s.chosen == id {
				s.states, s.change = states, change
				s.showFiling()
			}
		},
	})
}

// showFiling shows what is known of the chosen filing.
func (s *Screen) showFiling() {
	f := s.filing(s.chosen)
	if f == nil {
		return
	}
	documents, at := listed(f)
	lines := make([]line, len(documents))
	unchanged := 0
	for i, d := range documents {
		lines[i] = documentLine(at[i], d, f.Figures.RowsAside, s.states)
		if at[i] < len(s.states) && s.states[at[i]] == app.DocumentUnchanged {
			unchanged++
		}
	}
	s.documents.set(lines, app.PaperName)
	s.current.SetText(app.Count(unchanged) + " of " + app.Count(len(documents)) + " unchanged")
	s.current.Hidden = s.states == nil
	s.section.Refresh()
	s.card.show(f, s.change, s.desk.Now())
	s.card.tellTwin(twinWords(f, s.filings, s.twice))
	s.tools.show()
	s.foot.show()
	s.left.Refresh()
}

// showPages puts the pages on the desk, or says why there are none.
func (s *Screen) showPages(why string) {
	s.paper.SetDocument(s.pages, s.fonts)
	s.blank.Hidden = why == ""
	if why != "" {
		s.blank.SetSentence(why)
		s.paper.Hide()
	} else {
		s.paper.Show()
	}
	s.tools.show()
	s.foot.show()
}

// paperChanged follows the page in view.
func (s *Screen) paperChanged() {
	s.tools.show()
	s.find.follow()
	s.foot.show()
	if err := s.paper.Err(); err != nil {
		s.blank.SetSentence("This page cannot be shown: " + err.Error() + ". The PDF is whole; open it in your viewer.")
		s.blank.Show()
	}
}
