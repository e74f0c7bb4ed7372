package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// forget lets go of the renderers of everything under an object, as the window does with what was out of sight for a
// minute. What they drew with is not told of it, nor laid out again.
func forget(t *testing.T, under fyne.CanvasObject) {
	t.Helper()
	t.Run("forgotten", func(t *testing.T) {
		for _, o := range test.LaidOutObjects(under) {
			if w, ok := o.(fyne.Widget); ok {
				test.TempWidgetRenderer(t, w)
			}
		}
	})
}

func TestEveryWidgetLooksTheSameAfterItWasAwayForAMinute(t *testing.T) {
	for _, s := range sheets() {
		t.Run(s.name, func(t *testing.T) {
			w := window(t, 1, func() fyne.CanvasObject { return NewPadded(24, 24, 24, 0, s.build()) }, s.w, s.h)
			before := w.Canvas().Capture()
			forget(t, w.Content())
			if after := w.Canvas().Capture(); !same(before, after) {
				t.Error("it is drawn otherwise")
			}
		})
	}
}
