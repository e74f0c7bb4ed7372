package main

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui"
	"countyline/ui/theme"
)

func TestEveryScreenTakesAnotherThemeOverWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	sample := filepath.Join(t.TempDir(), "Sample plan")
	filing, err := prepare(sample)
	if err != nil {
		t.Fatal(err)
	}
	fresh := map[theme.Variant][]image.Image{}
	for i, v := range []theme.Variant{theme.Dark, theme.Light} {
		s, shots := started(t, sample, filing, v)
		for range i + 1 { // what is selected moves on with each walk
			walk(s, shots)
		}
		fresh[v] = walk(s, shots)
		s.Close()
	}
	s, shots := started(t, sample, filing, theme.Light)
	defer s.Close()
	walk(s, shots)
	for _, to := range []theme.Variant{theme.Dark, theme.Light} {
		s.Wear(to)
		for i, picture := range walk(s, shots) {
			if other := differing(picture, fresh[to][i]); !other.Empty() {
				t.Errorf("%s: other pixels within %v than where the program began with this theme", shots[i].name, other)
				keep(t, shots[i].name, picture)
			}
		}
	}
}

// started is a program that began with a theme, and what is to be seen in it.
func started(t *testing.T, sample, filing string, v theme.Variant) (*ui.Still, []shot) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(v))
	s := ui.NewStill(a, today(), fyne.NewSize(1024, 700))
	s.Open(sample)
	s.Figures().Computed = today() // which the foot of a screen tells to the minute
	var screens []shot
	for _, shot := range shots(filing, worst(s.Figures())) {
		if shot.name != "as-of" && shot.name != "palette" { // which begin anew
			screens = append(screens, shot)
		}
	}
	return s, screens
}

// walk shows one screen after the other.
func walk(s *ui.Still, shots []shot) []image.Image {
	var pictures []image.Image
	for _, shot := range shots {
		shot.show(s)
		pictures = append(pictures, s.Canvas().Capture())
	}
	return pictures
}

// differing is where two pictures are not the same.
func differing(a, b image.Image) (other image.Rectangle) {
	if reflect.DeepEqual(a, b) { // much faster than pixel by pixel
		return other
	}
	for y := range b.Bounds().Dy() {
		for x := range b.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				other = other.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return other
}

// keep leaves a picture to be looked at.
func keep(t *testing.T, name string, picture image.Image) {
	path := filepath.Join("testdata", "failed", name+".png")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, picture); err != nil {
		t.Error(err)
	}
}
