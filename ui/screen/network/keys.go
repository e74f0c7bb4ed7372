package network

import (
	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// Key edits with E and goes into the table with Down.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyE:
		s.desk.Post(s.edit) // the letter itself comes after its key, and must not land in the form
	case fyne.KeyDown:
		s.focusTable()
	case fyne.KeyEscape:
		return s.escape()
	default:
		return false
	}
	return true
}

// Commands are what the palette offers.
func (s *Screen) Commands() []desk.Command {
	list := []desk.Command{
		{Words: "Filter the network", Hint: "Providers, practices and locations", Icon: "search", Shortcut: "Ctrl+F", Do: s.here(s.focusSearch)},
		{Words: "Paste a list of NPIs or ZIP codes", Hint: "Network, shows the rows that are on it", Icon: "file-spreadsheet", Shortcut: "Ctrl+Shift+L", Do: s.here(s.pasteList)},
		{Words: "Copy the network as CSV", Hint: "What is marked, or all that shows", Icon: "copy", Shortcut: "Ctrl+Shift+C", Do: s.here(s.copyRows)},
		{Words: "Add a provider", Hint: "At a location that no file lists", Icon: "user-plus", Do: s.here(s.addProvider)},
	}
	for i, t := range s.tabs {
		list = append(list, desk.Command{Words: "Show " + t.many, Hint: "Network", Icon: "table-2", Do: func() { s.chooseTab(i) }})
	}
	for i, t := range s.tabs {
		for _, v := range t.views {
			list = append(list, desk.Command{Words: "Show " + v.Name, Hint: "Network, saved view of " + t.many, Icon: "bookmark", Do: s.here(func() {
				s.at = i
				s.apply(v)
			})})
		}
	}
	return list
}

// columnsMenu chooses columns. Their order and widths are changed at their titles.
func (s *Screen) columnsMenu() {
	t := s.tab().table
	var items []kit.MenuItem
	for _, c := range t.Columns() {
		hint := ""
		if c.Dropped {
			hint = "no room"
		}
		items = append(items, kit.MenuItem{Words: c.Title, Checked: c.Chosen, Hint: hint, Do: func() { t.ShowColumn(c.ID, !c.Chosen) }})
	}
	items = append(items, kit.MenuItem{Title: true, Words: "All columns"}, kit.MenuItem{Words: "As it opens", Icon: "undo-2", Do: t.ResetColumns})
	at := s.columns[0]
	if s.bar.small {
		at = s.columns[1]
	}
	kit.ShowMenu(items, at)
}
