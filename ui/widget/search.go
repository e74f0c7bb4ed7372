package widget

import "fyne.io/fyne/v2"

// Search is a field that filters as one types; Esc empties it.
type Search struct{ Entry }

// NewSearch is a field with a magnifier; changed is told of each letter.
func NewSearch(hint string, changed func(string)) *Search {
	s := &Search{}
	s.make(s, hint, "search", 1)
	s.OnChanged = changed
	s.Editor.hooks.key = s.typed
	return s
}

// OnKey is asked first about the keys that do not edit, such as Down into the list below.
func (s *Search) OnKey(use func(*fyne.KeyEvent) bool) {
	s.Editor.hooks.key = func(e *fyne.KeyEvent) bool { return use(e) || s.typed(e) }
}

func (s *Search) typed(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape && s.Text() != "" {
		s.SetText("")
		return true
	}
	return false
}

// Wide sets the least width in pixels.
func (s *Search) Wide(pixels float32) *Search {
	s.wide = pixels
	return s
}
