package filings

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// finder is the bar that searches the pages.
type finder struct {
	s     *Screen
	view  *strip
	field *kit.Search
	count *kit.Text
}

func newFinder(s *Screen) *finder {
	f := &finder{s: s, count: kit.NewText("", kit.Style{Ink: kit.InkSecond})}
	f.field = kit.NewSearch("Find in the pages", s.paper.Find)
	f.field.OnKey(f.typed)
	f.field.Editor.OnSubmitted = func(string) { s.paper.FindNext(s.paper.Modifiers()&fyne.KeyModifierShift != 0) }
	back := kit.NewIconButton("chevron-up", "Previous (Shift+Enter)", func() { s.paper.FindNext(true) })
	next := kit.NewIconButton("chevron-down", "Next (Enter)", func() { s.paper.FindNext(false) })
	done := kit.NewIconButton("x", "Close (Esc)", f.close)
	f.view = newStrip(theme.RoomyRow, false, kit.NewEnds(f.field, f.count, back, next, done))
	f.view.Hide()
	return f
}

// typed are the keys of the field that do not edit.
func (f *finder) typed(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		f.close()
	case fyne.KeyDown:
		f.s.paper.FindNext(false)
	case fyne.KeyUp:
		f.s.paper.FindNext(true)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		f.s.paper.Key(e)
	default:
		return false
	}
	return true
}

// open shows the bar with the cursor in it.
func (f *finder) open() {
	if f.s.paper.Pages() == 0 {
		return
	}
	f.view.Show()
	f.s.content.Refresh()
	f.s.focus(f.field.Editor)
	f.follow()
}

// show opens the bar with a search, or closes it with none; the focus stays.
func (f *finder) show(text string) {
	if f.field.Text() != text {
		f.field.SetText(text)
	}
	if f.view.Hidden != (text == "") {
		f.view.Hidden = text == ""
		f.s.content.Refresh()
	}
}

// close ends the search.
func (f *finder) close() {
	f.field.SetText("")
	f.view.Hide()
	f.s.content.Refresh()
	f.s.focus(f.s.paper)
}

// follow says which hit is shown: "3 of 12".
func (f *finder) follow() {
	words := ""
	current, total := f.s.paper.Hits()
	switch {
	case f.s.paper.Searching() == "":
	case total == 0:
		words = "Nothing found"
	default:
		words = app.Count(current) + " of " + app.Count(total)
	}
	if f.count.Text() != words {
		f.count.SetText(words)
		f.view.Refresh()
	}
}

// findToggle opens the search, or closes it.
func (s *Screen) findToggle() {
	if s.find.view.Hidden {
		s.find.open()
	} else {
		s.find.close()
	}
}

// focus goes to something on this screen, even if it was never drawn yet.
func (s *Screen) focus(on fyne.Focusable) { s.desk.Window.Canvas().Focus(on) }
