package ui

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// looks keeps the look of the window: light, dark, or what the system says.
type looks struct {
	app    fyne.App
	memory memory
	asked  bool // the system has said which it is, or need not be waited for
	own    bool // the change under way is ours
}

func newLooks(a fyne.App) *looks {
	// On Linux the system answers some time later, or never; until then Fyne takes it for dark.
	asked := runtime.GOOS != "linux" || os.Getenv("FYNE_THEME") != ""
	return &looks{app: a, memory: memoryOf(a), asked: asked}
}

// apply puts the chosen look on, if it is another one.
func (l *looks) apply() {
	v := l.memory.variant()
	if v == theme.System && !l.asked {
		v = theme.Light
	}
	if t, ok := l.app.Settings().Theme().(*theme.Theme); ok && t.Variant() == v {
		return
	}
	l.own = true
	l.app.Settings().SetTheme(theme.New(v))
	l.own = false
}

// heard notes that the system has said which look it has.
func (l *looks) heard() {
	if !l.own && !l.asked {
		l.asked = true
		l.apply()
	}
}
