package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// help lists the keys of the window and of the current screen.
func (s *Shell) help() {
	rows := []fyne.CanvasObject{heading("Everywhere")}
	add := func(words, keys string) { rows = append(rows, kit.NewRow(words, "", keys)) }
	add("Search or run a command", "Ctrl+K")
	add("Undo the last change", "Ctrl+Z")
	add("Redo what was undone", "Ctrl+Y  Ctrl+Shift+Z")
	add("Exchange with the team now", exchangeKeys)
	add("Back and forward", "Alt+←  Alt+→")
	for _, r := range entered(s.rooms) {
		add("Go to "+r.word, "Alt+"+string(r.key))
	}
	add("Next region of the window", "F6")
	add("Next control, the one before", "Tab  Shift+Tab")
	add("Close the detail", "Esc")
	add("This list", "F1  ?")
	here := 0
	if screen := s.screens[s.current]; screen != nil {
		for _, c := range screen.Commands() {
			if c.Shortcut == "" || c.Shortcut == exchangeKeys {
				continue
			}
			if here++; here == 1 {
				rows = append(rows, heading(s.room().word))
			}
			add(c.Words, c.Shortcut)
		}
	}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, theme.Gap), kit.NewStack(0, rows...)))
	scroll.SetMinSize(fyne.NewSize(464, min(float32(len(rows))*theme.Row+theme.Step, s.window.Canvas().Size().Height-220)))
	var box *kit.Dialog
	box = kit.ShowDialog(s.window, "Keyboard shortcuts", scroll, kit.NewButton("Close", "", kit.Primary, func() { box.Close() }))
}

func heading(words string) fyne.CanvasObject {
	return kit.NewText(words, kit.Style{Size: theme.Small, Bold: true, Ink: kit.InkThird})
}
