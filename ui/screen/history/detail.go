package history

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// belated is how much later than it happened this computer must have learned of an event for that to be said.
const belated = 5 * time.Minute

// showDetail fills the pane with the current event.
func (s *Screen) showDetail() {
	e := s.current()
	if e == nil {
		s.desk.Host.ShowDetail("", nil)
		return
	}
	s.desk.Host.ShowDetail(e.Words(), s.paneOf(e))
}

// paneOf is the pane of an event: on what it was, what is known of it, what can be done, and every field.
func (s *Screen) paneOf(e *app.Event) fyne.CanvasObject {
	subject := kit.NewParagraph(e.Subject(), kit.Style{Bold: true})
	objects := []fyne.CanvasObject{kit.NewSection("", nil, subject, kit.NewStack(0, s.facts(e)...), s.actions(e)).First()}
	for _, group := range byRecord(e.Changes) {
		title := group[0].Record
		if title == e.Subject() {
			title = "What was changed" // the pane begins with the record
		}
		objects = append(objects, kit.NewSection(title, nil, fieldRows(group)...).Tight(0))
	}
	if e.More > 0 {
		id := e.ID
		all := kit.NewButton("Show all "+app.Count(len(e.Changes)+e.More), "chevron-down", kit.Quiet, func() { s.showWhole(id) })
		objects = append(objects, kit.NewSection("", nil, kit.NewLine(theme.Step, all)))
	}
	return kit.NewPane(objects...)
}

// facts are who did it, when, and how it stands.
func (s *Screen) facts(e *app.Event) []fyne.CanvasObject {
	now := s.desk.Now()
	rows := []fyne.CanvasObject{
		kit.NewRow("Who", "", who(e)),
		kit.NewRow("When", "", fully(e.Happened, now)),
	}
	if e.Recorded.Sub(e.Happened) > belated {
		rows = append(rows, kit.NewRow("Arrived here", "", fully(e.Recorded, now)))
	}
	if e.Happened.Sub(e.Recorded) > belated { // that computer's clock is ahead
		rows = append(rows, kit.NewRow("Arrived here", "before, by this clock", fully(e.Recorded, now)))
	}
	if s.desk.Share().Team {
		state, ink := "In the team's folder", kit.InkNormal
		if !e.Shared {
			state, ink = "Not yet shared", kit.InkWarn
		}
		rows = append(rows, kit.NewRow("Shared", "", state).Inked(ink))
	}
	return rows
}

// actions are what can be done with an event; in the past nothing can be changed.
func (s *Screen) actions(e *app.Event) fyne.CanvasObject {
	s.first = nil
	if !s.desk.Workspace.Instant().IsZero() {
		return kit.NewStack(0)
	}
	id, at := e.ID, e.At
	undo := kit.NewButton("Undo this change", "undo-2", kit.Primary, func() { s.undo(id) }).Keyed("U")
	s.first = undo
	restore := kit.NewButton("Restore the record to this", "archive-restore", kit.Secondary, nil)
	restore.OnTapped = func() { s.restore(id, restore) }
	past := kit.NewButton("Show everything as of then", "history", kit.Secondary, func() { s.desk.Past.AsOf(at) })
	return kit.NewStack(theme.Step, kit.NewLine(0, undo), kit.NewLine(0, restore), kit.NewLine(0, past))
}

// byRecord sorts changes by their records, in order.
func byRecord(changes []app.FieldChange) [][]app.FieldChange {
	at := map[[2]string]int{}
	var groups [][]app.FieldChange
	for _, c := range changes {
		key := [2]string{c.Table, c.RecordID}
		i, known := at[key]
		if !known {
			i = len(groups)
			at[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], c)
	}
	return groups
}

// fieldRows are the fields of a record: what they say since, and what they said before.
func fieldRows(group []app.FieldChange) []fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(group))
	for i, c := range group {
		to := c.To
		if to == "" {
			to = "empty"
		}
		was := ""
		switch {
		case c.From == c.To && c.To != "":
			was = "decided"
		case c.From != "":
			was = "was " + lower(c.From)
		}
		rows[i] = kit.NewReason(c.Field, to, was)
	}
	return rows
}

// lower begins words of our own within a sentence; names and codes stay.
func lower(words string) string {
	if words == app.AsImported || words == app.RemovedWords {
		return strings.ToLower(words)
	}
	return words
}

// showWhole reads all fields of an event of which the list has only the first.
func (s *Screen) showWhole(id int64) {
	var whole app.Event
	s.desk.Run(desk.Task{
		Key: "event", Title: "Reading the change",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			whole, err = w.Event(ctx, id)
			return err
		},
		Done: func() {
			if e := s.current(); e != nil && e.ID == id {
				s.desk.Host.ShowDetail(whole.Words(), s.paneOf(&whole))
			}
		},
	})
}
