package ui

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	"countyline/ui/theme"
)

// memory is what the window keeps from one start to the next.
type memory struct{ p fyne.Preferences }

const (
	keyAppearance = "appearance" // system, light or dark
	keyFolded     = "rail.folded"
	keyWindow     = "window" // remembered, as JSON
	keyRecent     = "palette.recent"
	recentKept    = 8
)

// remembered is the window as it was closed. It is one preference, because of several written at the same moment Fyne
// saves the first and may lose the others when the program ends.
type remembered struct {
	Wide, Tall float32 // pixels
	Workspace  string  // folder
	Place      desk.Place
}

func (m memory) last() remembered {
	var r remembered
	if err := json.Unmarshal([]byte(m.p.String(keyWindow)), &r); err != nil {
		return remembered{}
	}
	return r
}

func (m memory) keep(r remembered) {
	if text, err := json.Marshal(r); err == nil && string(text) != m.p.String(keyWindow) {
		m.p.SetString(keyWindow, string(text))
	}
}

// size is the window's size; one that no screen has is the usual one.
func (r remembered) size() fyne.Size {
	if r.Wide < leastWide || r.Tall < leastTall || r.Wide > 8000 || r.Tall > 8000 {
		return fyne.NewSize(1440, 900)
	}
	return fyne.NewSize(r.Wide, r.Tall)
}

// place is where the user was in a workspace, if it is the one used last.
func (r remembered) place(workspace string) desk.Place {
	if r.Workspace != workspace {
		return desk.Place{}
	}
	return r.Place
}

// variant is the look that the user chose.
func (m memory) variant() theme.Variant {
	switch m.p.StringWithFallback(keyAppearance, "system") {
	case "light":
		return theme.Light
	case "dark":
		return theme.Dark
	}
	return theme.System
}

// used puts what the user chose in the palette before what was chosen earlier.
func (m memory) used(words string) {
	list := slices.DeleteFunc(m.p.StringList(keyRecent), func(s string) bool { return s == words })
	m.p.SetStringList(keyRecent, append([]string{words}, list[:min(len(list), recentKept-1)]...))
}

func (m memory) recent() []string { return m.p.StringList(keyRecent) }
