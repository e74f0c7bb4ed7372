package adequacy

import (
	"countyline/app"
	"countyline/ui/desk"
)

// Commands are what the palette offers.
func (s *Screen) Commands() []desk.Command {
	commands := []desk.Command{
		{Words: "Filter counties", Hint: "Adequacy", Icon: "search", Shortcut: "Ctrl+F", Do: s.here(s.focusSearch)},
		{Words: "Try practices in or out", Hint: "Adequacy, what if", Icon: "split", Do: s.here(s.openWhatIf)},
		{Words: "Show failing cells", Hint: "Adequacy, failing only", Icon: "grid-3x3", Do: s.through(filter{failing: true})},
		{Words: "Show fixable cells", Hint: "Adequacy, what prospects could turn", Icon: "wrench", Do: s.through(filter{class: app.Fixable})},
		{Words: "Show structural cells", Hint: "Adequacy, what no prospect turns", Icon: "octagon-x", Do: s.through(filter{class: app.Structural})},
		{Words: "Count for the filing", Hint: "Filing basis: signed and active", Icon: "scale", Do: func() { s.desk.SetBasis(app.FilingBasis) }},
		{Words: "Count for members", Hint: "Member-ready basis: active only", Icon: "scale", Do: func() { s.desk.SetBasis(app.MemberReadyBasis) }},
	}
	for _, v := range s.views {
		commands = append(commands, desk.Command{Words: "Show " + v.Name, Hint: "Adequacy, saved view", Icon: "bookmark", Do: s.here(func() { s.apply(v.Place) })})
	}
	return commands
}

// here opens this screen as it is, then does something in it.
func (s *Screen) here(do func()) func() {
	return func() {
		s.desk.Host.Go(s.Place())
		if s.desk.Figures() != nil {
			do()
		}
	}
}

// through opens this screen with a filter.
func (s *Screen) through(f filter) func() {
	return func() { s.desk.Host.Go(desk.Place{Screen: desk.Adequacy, Choice: f.choice()}) }
}

func (s *Screen) openWhatIf() {
	if !s.tries.open {
		s.toggleWhatIf()
	}
}
