package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	"countyline/ui/theme"
)

// memory is what the window keeps from one start to the next: what the user chose as preferences, and the window as it
// was closed in a file of its own. For Fyne saves preferences some time after they change, and while the program ends
// it may leave the last of them out.
type memory struct {
	p    fyne.Preferences
	file string // "" keeps nothing
}

func memoryOf(a fyne.App) memory {
	return memory{a.Preferences(), filepath.Join(a.Storage().RootURI().Path(), "window.json")}
}

const (
	keyAppearance = "appearance" // system, light or dark
	keyFolded     = "rail.folded"
	keyRecent     = "palette.recent"
	recentKept    = 8
)

// remembered is the window as it was closed.
type remembered struct {
	Wide, Tall float32 // pixels
	Workspace  string  // folder
	Place      desk.Place
	Known      time.Time // crash files up to then are known to the user
}

// last is what was kept, nothing when there is no such file or it says nothing sensible.
func (m memory) last() remembered {
	var r remembered
	text, err := os.ReadFile(m.file)
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		return remembered{}
	}
	return r
}

// keep writes the file; that it cannot is no reason to keep a window from closing.
func (m memory) keep(r remembered) {
	text, err := json.Marshal(r)
	if err != nil || m.file == "" || os.MkdirAll(filepath.Dir(m.file), 0o700) != nil {
		return
	}
	if draft := m.file + ".new"; os.WriteFile(draft, text, 0o600) == nil {
		_ = os.Rename(draft, m.file)
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
