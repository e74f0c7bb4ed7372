package desktest

import (
	"image"
	"testing"
)

// SamePixels holds two pictures against each other.
func SamePixels(t testing.TB, got, want image.Image) {
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
