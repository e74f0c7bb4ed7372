package team

import (
	"testing"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
)

func TestTheScreenLooksAsItWasDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	away := states()
	away.Code, away.Problem = "folder_empty", "The shared folder is empty, though this team's files were in it. Nothing was changed here; look again when the drive is connected, or rebuild the folder from this computer."
	for _, c := range []struct {
		name  string
		of    *fake
		state app.ShareState
		size  fyne.Size
		v     theme.Variant
		do    func(*bench)
	}{
		{"wide_light", made(), states(), laptop, theme.Light, nil},
		{"wide_dark", made(), states(), laptop, theme.Dark, nil},
		{"narrow_light", made(), states(), small, theme.Light, nil},
		{"narrow_dark", made(), states(), small, theme.Dark, func(b *bench) { b.decide.write() }},
		{"member", made(), states(), laptop, theme.Light, func(b *bench) { b.members.pick(3) }},
		{"emptied", made(), away, laptop, theme.Light, nil},
		{"alone", &fake{alone: true}, app.ShareState{}, laptop, theme.Light, nil},
		{"invite", made(), states(), laptop, theme.Light, func(b *bench) { b.invite() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, c.of, c.state, c.size, c.v)
			if c.do != nil {
				c.do(b)
				b.Settle()
			}
			b.Matches(c.name)
		})
	}
}
