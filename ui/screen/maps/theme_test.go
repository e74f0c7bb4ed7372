package maps

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestAThemeThatChangesWhileAnotherScreenIsShownIsTakenOverWhole(t *testing.T) {
	for _, to := range []theme.Variant{theme.Dark, theme.Light} {
		v := open(t, theme.Light+theme.Dark-to, 1272, 852)
		v.neurology(t)
		v.selectCounty(t, "Adams")
		v.window.SetContent(container.NewWithoutLayout()) // as while the settings are shown
		fyne.CurrentApp().Settings().SetTheme(theme.New(to))
		v.desk.Tell(desk.NewTheme)
		v.host.Settle()
		v.root.Objects[0] = newGround() // the window's
		stage := kit.NewStage(v.root)
		stage.Timer = nil
		v.window.SetContent(stage)
		v.window.Resize(fyne.NewSize(1272, 852))
		v.settle()
		got := v.window.Canvas().Capture()

		fresh := open(t, to, 1272, 852)
		fresh.neurology(t)
		fresh.selectCounty(t, "Adams")
		desktest.SamePixels(t, got, fresh.window.Canvas().Capture())
	}
}
