package history

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// Key goes into the list with the arrows and takes the current event back with U.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd:
		s.desk.Window.Canvas().Focus(s.table)
		s.table.TypedKey(e)
	case fyne.KeyU:
		if at := s.current(); at != nil {
			s.undo(at.ID)
		}
	default:
		return false
	}
	return true
}

// intoDetail puts the keyboard on what can be done with the current event.
func (s *Screen) intoDetail() {
	e := s.current()
	if e == nil {
		return
	}
	s.showDetail() // the pane may be closed
	if s.first != nil {
		s.desk.Window.Canvas().Focus(s.first)
	}
}

func (s *Screen) focusSearch() { s.bar.search.Focus() }

func (s *Screen) focusTable() {
	s.desk.Window.Canvas().Focus(s.table)
	if s.table.Current() < 0 && len(s.events) > 0 {
		s.table.Select(keyOf(s.events[0]))
	}
}

// Commands are what the palette offers.
func (s *Screen) Commands() []desk.Command {
	at := func(l looks) func() { return func() { s.desk.Host.Go(l.place(0)) } }
	list := []desk.Command{
		{Words: "Show the history", Hint: "Who changed what, when, and the way back", Icon: "history", Do: at(looks{})},
		{Words: "Filter the history", Hint: "By words, person, time and kind", Icon: "search", Shortcut: "Ctrl+F", Do: func() {
			s.desk.Host.Go(s.Place())
			s.focusSearch()
		}},
	}
	if s.desk.Share().Team {
		list = append(list, desk.Command{Words: "Show changes not yet shared", Hint: "History", Icon: "cloud-off", Do: at(looks{Unshared: true})})
	}
	return list
}

// sub is what stands beside the title.
func (s *Screen) sub() string {
	switch {
	case s.looks.Record != "" && s.title != "":
		return "of " + s.title
	case !s.desk.Workspace.Instant().IsZero():
		return "up to " + fully(s.desk.Workspace.Instant(), s.desk.Now())
	}
	return "every change, the newest first"
}

// footWords say how much is shown.
func (s *Screen) footWords() (string, kit.FooterItem) {
	words := app.CountOf(len(s.events), "change", "changes")
	switch {
	case s.cut():
		words += " since " + fully(s.back, s.desk.Now())
	case s.rest != 0:
		words = "The newest " + words
	}
	return words, kit.FooterItem{Words: "Nothing is ever taken out of the history"}
}
