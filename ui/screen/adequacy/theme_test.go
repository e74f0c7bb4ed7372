package adequacy

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
)

func TestAThemeThatChangesWhileAnotherScreenIsShownIsTakenOverWhole(t *testing.T) {
	for _, to := range []theme.Variant{theme.Dark, theme.Light} {
		look := func(r *rig) {
			r.toggleWhatIf()
			r.window.Canvas().Unfocus()
			r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "011"})
			r.settle()
		}
		r := opened(t, theme.Light+theme.Dark-to, wide)
		look(r)
		r.window.SetContent(container.NewWithoutLayout()) // as while the settings are shown
		fyne.CurrentApp().Settings().SetTheme(theme.New(to))
		r.desk.Tell(desk.NewTheme)
		r.settle()
		got := r.window.Canvas().Capture()

		fresh := opened(t, to, wide)
		look(fresh)
		desktest.SamePixels(t, got, fresh.window.Canvas().Capture())
	}
}
