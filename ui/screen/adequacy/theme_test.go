package adequacy

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/ui/desk"
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
		samePixels(t, got, fresh.window.Canvas().Capture())
	}
}

// samePixels holds two pictures against each other.
func samePixels(t *testing.T, got, want image.Image) {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%v, want %v", got.Bounds(), want.Bounds())
	}
	other := image.Rectangle{}
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			if got.At(x, y) != want.At(x, y) {
				other = other.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if !other.Empty() {
		t.Errorf("other pixels within %v", other)
	}
}
