package filings

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// card is the figures of a filing beside those of now.
type card struct {
	view                                                    *kit.Card
	cells, then, now, kinds, code, due, filed, shared, note *kit.Row
	twin                                                    *kit.Paragraph // that another filing has the same number
	twinned                                                 *fyne.Container
	lost                                                    lost
	what, mark                                              *kit.Button
	rows                                                    *fyne.Container
}

func newCard(s *Screen) *card {
	row := func() *kit.Row { return kit.NewRow("", "", "") }
	c := &card{cells: row(), then: row(), now: row(), kinds: row(), code: row(), due: row(), filed: row(), shared: row(), note: row().Plain()}
	c.shared.Hidden, c.lost = true, newLost(s)
	c.twin = kit.NewParagraph("", kit.Style{Size: theme.Small, Ink: kit.InkWarn})
	c.twinned = kit.NewPadded(0, 4, 8, 0, c.twin)
	c.twinned.Hide()
	c.what = kit.NewButton("What changed", "git-compare", kit.Secondary, s.showChange)
	c.mark = kit.NewButton("Mark as filed", "circle-check", kit.Secondary, s.markFiled)
	c.rows = kit.NewStack(0, c.twinned, c.cells, c.then, c.now, c.kinds, c.code, c.due, c.filed, c.shared, c.lost.view, c.note, kit.NewPadded(0, 12, 0, 0, kit.NewLine(theme.Step, c.what, c.mark)))
	c.view = kit.NewCard(c.rows)
	return c
}

// show says the figures; a nil change is not known yet.
func (c *card) show(f *data.Filing, change *app.FilingChange, now time.Time) {
	n := f.Figures
	estimate := ""
	if n.Estimate {
		estimate = "estimate"
	}
	c.cells.Set("Cells", fmt.Sprintf("%s × %d", app.CountOf(n.Counties, "county", "counties"), n.Specialties), app.Count(n.Cells))
	c.then.Set("Failing when frozen", estimate, app.Count(n.Failing))
	note, value := "comparing", "–"
	if change != nil {
		note, value = changeNote(change), app.Count(change.FailingNow)
	}
	c.now.Set("Failing now", note, value)
	c.kinds.Set("Fixable · structural", "when frozen", app.Count(n.Fixable)+" · "+app.Count(n.Structural))
	c.code.Set("Check code", "", spaced(f.CheckCode))
	due, left := "not stated", ""
	if f.Due != "" {
		due, left = shortDay(f.Due), daysUntil(f.Due, now)
	}
	if f.Filed() {
		left = ""
	}
	c.due.Set("Sign-off due", left, due)
	filed := "–"
	if f.Filed() {
		filed = shortDay(f.FiledOn)
	}
	c.filed.Set("Filed on", filedNote(f), filed)
	c.note.Set("Note", "", f.Note)
	c.note.Hidden = f.Note == ""
	c.mark.SetWords("Mark as filed")
	if f.Filed() {
		c.mark.SetWords("Not filed after all")
	}
	enable(c.what, change != nil)
	c.rows.Refresh()
}

// tellTwin says that another filing has the same number; empty for none.
func (c *card) tellTwin(words string) {
	c.twin.SetText(words)
	c.twinned.Hidden = words == ""
	c.rows.Refresh()
}

func filedNote(f *data.Filing) string {
	if f.Filed() {
		return ""
	}
	return "not yet"
}

// changeNote is the change in a few words.
func changeNote(c *app.FilingChange) string {
	switch turned, fell := len(c.Turned), len(c.Fell); {
	case turned+fell+c.New+c.Gone == 0:
		return "no cell changed"
	case turned+fell == 0:
		return "other counties"
	case fell == 0:
		return app.CountOf(turned, "cell turned", "cells turned")
	case turned == 0:
		return app.CountOf(fell, "cell fell", "cells fell")
	default:
		return fmt.Sprintf("%s turned, %s fell", app.Count(turned), app.Count(fell))
	}
}
