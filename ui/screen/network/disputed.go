package network

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// disputedOf marks a record on which people disagree in something that matters, until somebody decides. It fills when
// that is read; without a team there is nothing to read.
func (s *Screen) disputedOf(parts []app.Participation) fyne.CanvasObject {
	flags, sheet := kit.NewStack(theme.Step), s.sheet
	flags.Hide()
	if !s.desk.Share().Team {
		return flags
	}
	var by map[string][]app.Conflict
	s.desk.Run(desk.Task{
		Key: "disputed", Title: "Reading what is to be decided",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			by, err = w.Disputed(ctx)
			return err
		},
		Done: func() {
			s.disputes = by
			for _, c := range disputesOf(parts, by) {
				flags.Objects = append(flags.Objects, s.flag(c))
			}
			if len(flags.Objects) > 0 {
				flags.Show()
				sheet.grown()
			}
		},
	})
	return flags
}

// disputeHint marks the field of a form on which people disagree, as last read; empty where they do not.
func (s *Screen) disputeHint(parts []app.Participation) string {
	list := disputesOf(parts, s.disputes)
	if len(list) == 0 {
		return ""
	}
	return disputeWords(list[0]) + " Decide in Team."
}

// disputesOf are the conflicts on the rows of a record, each once.
func disputesOf(parts []app.Participation, by map[string][]app.Conflict) []app.Conflict {
	var list []app.Conflict
	seen := map[string]bool{}
	for _, p := range parts {
		if !seen[p.ID] {
			seen[p.ID] = true
			list = append(list, by[p.ID]...)
		}
	}
	return list
}

// flag says who wrote what, and leads to the decision.
func (s *Screen) flag(c app.Conflict) fyne.CanvasObject {
	return kit.NewLink("flag", "Decide in Team", func() {
		s.desk.Host.Go(desk.Place{Screen: desk.Team, Choice: c.ID})
	}).Noted(disputeWords(c)).IconInked(kit.InkWarn)
}

// disputeWords are both sides in a line: "Dana R. wrote Signed, you wrote LOI."
func disputeWords(c app.Conflict) string {
	var sides []string
	for _, side := range c.Sides {
		who, value := side.Person, side.Value
		if side.You {
			who = "you"
		}
		if value == "" {
			value = "nothing"
		}
		sides = append(sides, who+" wrote "+value)
	}
	words := strings.Join(sides, ", ") + "."
	return strings.ToUpper(words[:1]) + words[1:]
}
