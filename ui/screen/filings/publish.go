package filings

import (
	"context"
	"path/filepath"

	"countyline/app"
	"countyline/ui/desk"
)

// checkPublished looks into the shared folder for what was put there of the chosen filing.
func (s *Screen) checkPublished() {
	id := s.chosen
	if id == "" {
		return
	}
	var list []app.Publication
	s.desk.Run(desk.Task{
		Key: "filing published", Title: "Looking into the shared folder",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			list, err = w.Publications(ctx, id)
			return err
		},
		Done: func() {
			if s.chosen == id {
				s.published = list
				s.card.publish(list)
				s.left.Refresh()
			}
		},
	})
}

// publish says what became of the report in the shared folder; nothing is said while it was never put there.
func (c *card) publish(list []app.Publication) {
	c.shared.Hidden = len(list) == 0
	if len(list) > 0 {
		c.shared.Set("In the shared folder", "", publishedWords(list))
	}
	c.rows.Refresh()
}

// publishedWords say how the copies stand in the shared folder: one that is as it was published is enough.
func publishedWords(list []app.Publication) string {
	worst := list[0].State
	for _, p := range list {
		if p.State == app.PublishedUnchanged {
			return p.State.String()
		}
		worst = max(worst, p.State)
	}
	return worst.String()
}

// republishable says whether no copy in the shared folder is as it was published.
func republishable(list []app.Publication) bool {
	lost := false
	for _, p := range list {
		if p.State == app.PublishedUnchanged {
			return false
		}
		lost = lost || p.State != app.PublishedUnreachable
	}
	return lost
}

// publishAgain puts the report into the shared folder once more; nothing there is overwritten.
func (s *Screen) publishAgain() {
	f := s.filing(s.chosen)
	if f == nil {
		return
	}
	id, number := f.ID, f.Number
	s.desk.Run(desk.Task{
		Title: "Publishing " + number,
		Work:  func(ctx context.Context, w *app.Workspace) error { return w.PublishAgain(ctx, id) },
		Done: func() {
			s.desk.Host.Toast(number+" is in the shared folder again.", nil)
			s.checkPublished()
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
