package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// bindKeys listens to the keys and shortcuts of the window itself.
func (s *Shell) bindKeys() {
	c := s.window.Canvas()
	c.SetOnTypedKey(s.typedKey)
	c.SetOnTypedRune(s.typedRune)
	on := func(words string, do func()) {
		c.AddShortcut(shortcutOf(words), func(fyne.Shortcut) { s.unlessCovered(do) })
	}
	on("Ctrl+K", s.openPalette)
	on("Ctrl+Z", s.undo)
	on("Ctrl+Y", s.redo)
	on("Ctrl+Shift+Z", s.redo)
	on(exchangeKeys, s.exchangeNow)
	on("Alt+Left", s.back)
	on("Alt+Right", s.forward)
	for _, r := range entered(s.rooms) {
		on("Alt+"+string(r.key), func() { s.goTo(r.id) })
	}
}

// exchangeKeys exchange with the team on every screen.
const exchangeKeys = "Ctrl+E"

// exchangeNow exchanges in sight, if there is a team.
func (s *Shell) exchangeNow() {
	switch {
	case s.inPast():
	case s.desk.Share().Team:
		s.sharing.Exchange(app.ShareOptions{})
	default:
		s.notes.toasts.Tell(kit.PillNeutral, "This workspace belongs to no team yet, so there is nothing to exchange.", nil)
	}
}

// unlessCovered does something only while no dialog or menu is above the window's content and a workspace is open.
func (s *Shell) unlessCovered(do func()) {
	if s.window.Canvas().Overlays().Top() == nil && s.desk.Workspace != nil {
		do()
	}
}

// bindScreenKeys listens to the shortcuts that the current screen's commands name.
func (s *Shell) bindScreenKeys() {
	c := s.window.Canvas()
	for _, old := range s.bound {
		c.RemoveShortcut(old)
	}
	s.bound = nil
	for _, command := range s.screens[s.current].Commands() {
		shortcut := shortcutOf(command.Shortcut)
		if shortcut == nil || command.Shortcut == exchangeKeys {
			continue
		}
		s.bound = append(s.bound, shortcut)
		c.AddShortcut(shortcut, func(fyne.Shortcut) { s.unlessCovered(func() { s.command(command.Shortcut) }) })
	}
}

// command does what the current screen's command of a shortcut does now.
func (s *Shell) command(shortcut string) {
	for _, c := range s.screens[s.current].Commands() {
		if c.Shortcut == shortcut {
			c.Do()
			return
		}
	}
}

// shortcutOf reads a shortcut as it is shown, such as "Ctrl+Shift+E"; nil for keys without Ctrl or Alt, which screens
// take as keys.
func shortcutOf(words string) fyne.Shortcut {
	parts := strings.Split(words, "+")
	key := fyne.KeyName(parts[len(parts)-1])
	var held fyne.KeyModifier
	for _, p := range parts[:len(parts)-1] {
		switch p {
		case "Ctrl":
			held |= fyne.KeyModifierShortcutDefault
		case "Alt":
			held |= fyne.KeyModifierAlt
		case "Shift":
			held |= fyne.KeyModifierShift
		}
	}
	switch {
	case held&^fyne.KeyModifierShift == 0:
		return nil
	case held != fyne.KeyModifierShortcutDefault:
		return &desktop.CustomShortcut{KeyName: keyNamed(key), Modifier: held}
	}
	switch key { // Fyne has types of its own for these
	case fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case fyne.KeyY:
		return &fyne.ShortcutRedo{}
	case fyne.KeyC:
		return &fyne.ShortcutCopy{}
	case fyne.KeyV:
		return &fyne.ShortcutPaste{}
	case fyne.KeyX:
		return &fyne.ShortcutCut{}
	case fyne.KeyA:
		return &fyne.ShortcutSelectAll{}
	}
	return &desktop.CustomShortcut{KeyName: keyNamed(key), Modifier: held}
}

// keyNamed is Fyne's name of a key that people call otherwise.
func keyNamed(shown fyne.KeyName) fyne.KeyName {
	switch shown {
	case "Enter":
		return fyne.KeyReturn
	case "←":
		return fyne.KeyLeft
	case "→":
		return fyne.KeyRight
	}
	return shown
}

// typedKey handles the keys that nothing focused took: first the screen's, then the window's.
func (s *Shell) typedKey(e *fyne.KeyEvent) {
	if s.window.Canvas().Overlays().Top() != nil {
		return
	}
	switch e.Name {
	case fyne.KeyF6:
		s.nextRegion()
		return
	case fyne.KeyF1:
		s.help()
		return
	}
	if screen := s.screens[s.current]; screen != nil && s.meant(e) && screen.Key(e) {
		return
	}
	if e.Name == fyne.KeyEscape {
		s.closeDetail()
	}
}

// meant says whether a key may be for the screen: not a letter while a form waits for its answers, for it was meant for a
// field, and not what moves and opens while the focus is beside the screen.
func (s *Shell) meant(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		at := s.region()
		return at == nil || at == s.frame.main || at == s.pane
	}
	return len(e.Name) > 1 || !s.asked()
}

// asked says that a form waits for its answers in the pane.
func (s *Shell) asked() bool { return s.frame.paneOpen && s.pane.body != nil && s.pane.body.Asks() }

func (s *Shell) typedRune(r rune) {
	if r == '?' && s.window.Canvas().Overlays().Top() == nil && !s.asked() {
		s.help()
	}
}

// nextRegion moves the focus on: top bar, rail, main region, detail pane, and from the start.
func (s *Shell) nextRegion() {
	if s.current == "" || s.current == desk.FirstRun {
		s.window.Canvas().FocusNext()
		return
	}
	c := s.window.Canvas()
	switch s.region() {
	case s.top:
		c.Focus(s.rail)
	case s.rail:
		s.focusMain()
	case s.frame.main:
		if s.frame.pane.Visible() {
			c.Focus(s.pane.close)
			return
		}
		c.Focus(s.top.product)
	case s.pane:
		c.Focus(s.top.product)
	default:
		s.focusMain()
	}
}

// focusMain focuses what comes first in the main region: what follows the rail in the order of the focus.
func (s *Shell) focusMain() {
	c := s.window.Canvas()
	if s.frame.fold.Visible() {
		c.Focus(s.frame.fold)
	} else {
		c.Focus(s.rail)
	}
	c.FocusNext()
}

// region is the region in which the focus is; nil for none.
func (s *Shell) region() fyne.CanvasObject {
	focused, ok := s.window.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return nil
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(focused).AddXY(1, 1)
	for _, region := range []fyne.CanvasObject{s.top, s.rail, s.pane, s.frame.main} {
		from := driver.AbsolutePositionForObject(region)
		to := from.Add(region.Size())
		if region.Visible() && at.X >= from.X && at.Y >= from.Y && at.X < to.X && at.Y < to.Y {
			return region
		}
	}
	return s.rail // the button under it
}
