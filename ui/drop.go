package ui

import (
	"fyne.io/fyne/v2"

	"countyline/ui/desk"
)

// dropped takes a file that was dropped anywhere on the window as one to be imported; on first run as the roster to
// begin with. While a dialog is open it is not taken.
func (s *Shell) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || s.window.Canvas().Overlays().Top() != nil {
		return
	}
	path := files[0].Path()
	if s.desk.Workspace == nil {
		s.StartFromRoster(path)
		return
	}
	s.Go(desk.Place{Screen: desk.Imports, Record: path})
}
