package ui

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	"countyline/ui/theme"
)

// memory is what the window keeps from one start to the next: size, place, workspace, look.
type memory struct{ p fyne.Preferences }

const (
	keyAppearance = "appearance" // system, light or dark
	keyFolded     = "rail.folded"
	keyWide       = "window.width" // pixels
	keyTall       = "window.height"
	keyWorkspace  = "workspace" // folder of the workspace used last
	keyPlace      = "place"     // in that workspace, as JSON
	keyRecent     = "palette.recent"
	recentKept    = 8
)

// Appearance is the look the user chose: "system", "light" or "dark".
func (m memory) appearance() string { return m.p.StringWithFallback(keyAppearance, "system") }

func (m memory) variant() theme.Variant {
	switch m.appearance() {
	case "light":
		return theme.Light
	case "dark":
		return theme.Dark
	}
	return theme.System
}

// size is the window's size when it was closed; one that no screen has is the usual one.
func (m memory) size() fyne.Size {
	w, h := m.p.Float(keyWide), m.p.Float(keyTall)
	if w < leastWide || h < leastTall || w > 8000 || h > 8000 {
		return fyne.NewSize(1440, 900)
	}
	return fyne.NewSize(float32(w), float32(h))
}

func (m memory) keepSize(size fyne.Size) {
	m.p.SetFloat(keyWide, float64(size.Width))
	m.p.SetFloat(keyTall, float64(size.Height))
}

// place is where the user was in the workspace when the window was closed.
func (m memory) place(workspace string) desk.Place {
	var p desk.Place
	if m.p.String(keyWorkspace) == workspace {
		if err := json.Unmarshal([]byte(m.p.String(keyPlace)), &p); err != nil {
			return desk.Place{}
		}
	}
	return p
}

func (m memory) keepPlace(workspace string, p desk.Place) {
	if text, err := json.Marshal(p); err == nil {
		m.p.SetString(keyWorkspace, workspace)
		m.p.SetString(keyPlace, string(text))
	}
}

// used puts what the user chose in the palette before what was chosen earlier.
func (m memory) used(words string) {
	list := slices.DeleteFunc(m.p.StringList(keyRecent), func(s string) bool { return s == words })
	m.p.SetStringList(keyRecent, append([]string{words}, list[:min(len(list), recentKept-1)]...))
}

func (m memory) recent() []string { return m.p.StringList(keyRecent) }
