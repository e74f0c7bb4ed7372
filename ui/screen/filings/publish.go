package filings

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// lookAtPublished looks into the shared folder for what was put there of the chosen filing. Of what is known only that is
// read again whose file is another.
func (s *Screen) lookAtPublished(known ...app.Publication) {
	id := s.chosen
	if id == "" {
		return
	}
	s.looking = id
	var list []app.Publication
	s.desk.For(unasked{s.desk.Host}).Run(desk.Task{
		Key: "filing published", Title: "Looking into the shared folder",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			list, err = w.Publications(ctx, id, known...)
			return err
		},
		Done: func() {
			s.looking = ""
			if s.chosen == id {
				s.published = list
				s.card.publish(list)
				s.left.Refresh()
			}
		},
		Failed: func(error) { s.looking = "" }, // it is looked at again with the next exchange
	})
}

// lookAgain looks whether what is known of the shared folder still is so, unless that is under way: a drive may hang.
func (s *Screen) lookAgain() {
	if s.looking != s.chosen {
		s.lookAtPublished(s.published...)
	}
}

// unasked is the window for work that nobody asked for, and that is not told of however long it takes.
type unasked struct{ desk.Host }

// Begin shows nothing.
func (unasked) Begin(string, func()) (app.Progress, func()) {
	return func(string, int64, int64) {}, func() {}
}

// lost is what is said of a report that is not in the shared folder as it was put there, and what can be done.
type lost struct {
	view  *fyne.Container
	words *kit.Paragraph
	again *kit.Button
}

func newLost(s *Screen) lost {
	l := lost{words: kit.NewParagraph("", kit.Style{Size: theme.Small, Ink: kit.InkWarn})}
	l.again = kit.NewButton("Put it back", "arrow-up-from-line", kit.Secondary, s.publishAgain)
	l.view = kit.NewPadded(0, 6, 8, 8, l.words, kit.NewLine(0, l.again))
	l.view.Hide()
	return l
}

// publish says what became of the report in the shared folder; nothing is said while it was never put there.
func (c *card) publish(list []app.Publication) {
	state := standing(list)
	sentence, button := lostWords(state)
	c.shared.Hidden, c.lost.view.Hidden = len(list) == 0, sentence == ""
	note, ink := "", kit.InkNormal
	switch {
	case sentence != "":
		ink = kit.InkWarn
	case state == app.PublishedUnchanged && stands(list, app.PublishedAltered):
		note = "beside an altered copy"
	}
	c.shared.Inked(ink).Set("In the shared folder", note, state.String())
	if sentence != "" {
		c.lost.words.SetText(sentence)
		c.lost.again.SetWords(button)
	}
	c.rows.Refresh()
}

// standing is how the report stands in the shared folder: one copy that is as it was published is enough, and one that is
// missing can be put back in its place.
func standing(list []app.Publication) app.PublicationState {
	for _, state := range []app.PublicationState{app.PublishedUnchanged, app.PublishedMissing, app.PublishedAltered} {
		if stands(list, state) {
			return state
		}
	}
	return app.PublishedUnreachable
}

func stands(list []app.Publication, state app.PublicationState) bool {
	return slices.ContainsFunc(list, func(p app.Publication) bool { return p.State == state })
}

// lostWords say what happened to a report that is not in the shared folder as it was put there, and what the button does
// about it; both are empty of one that is, or whose folder cannot be reached.
func lostWords(state app.PublicationState) (sentence, button string) {
	switch state {
	case app.PublishedMissing:
		return "Somebody moved or deleted the report there. It is kept here as it was frozen, and can be put back.", "Put it back"
	case app.PublishedAltered:
		return "Somebody changed the report there, so it is not what was frozen. That file stays as it is; an unchanged copy can be put beside it.", "Put an unchanged copy there"
	}
	return "", ""
}

// publishAgain puts the report into the shared folder once more; nothing there is overwritten.
func (s *Screen) publishAgain() {
	f := s.filing(s.chosen)
	if f == nil || !s.desk.Changeable() {
		return
	}
	id, number := f.ID, f.Number
	var beside []string
	s.desk.Run(desk.Task{
		Title: "Putting " + number + " into the shared folder",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			beside, err = w.PublishAgain(ctx, id)
			return err
		},
		Done: func() {
			said := number + " is in the shared folder again."
			if len(beside) > 0 {
				said = "An unchanged copy of " + number + " is in the shared folder as " + strings.Join(beside, " and ") + "; the altered file was left as it is."
			}
			s.desk.Host.Toast(said, nil)
			s.lookAtPublished()
		},
	})
}

// showPublished opens the folder that the report was put into.
func (s *Screen) showPublished() {
	for _, p := range s.published {
		if p.Path != "" && p.State != app.PublishedUnreachable {
			s.desk.Files.View(filepath.Dir(p.Path))
			return
		}
	}
}
