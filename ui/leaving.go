package ui

import kit "countyline/ui/widget"

// drafting is a screen with a form in its pane.
type drafting interface {
	// Draft is the title of a form in which something was typed that is not saved; "" for none.
	Draft() string
}

// leaving does what takes the screens away, after asking when something typed would be lost with them. A field that
// saves itself when it is left is left first.
func (s *Shell) leaving(do func()) {
	s.window.Canvas().Unfocus()
	for id, screen := range s.screens {
		if d, ok := screen.(drafting); ok && d.Draft() != "" {
			s.goTo(id)
			kit.Confirm(s.window, "Discard what you typed?", "“"+d.Draft()+"” is open with something typed that is not saved yet.", "Discard", do)
			return
		}
	}
	do()
}
