package paper

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

func TestPaperLooksTheSameAfterItWasAwayForAMinute(t *testing.T) {
	p, w := shown(t, 6, room, theme.Light)
	press(p, fyne.KeyPageDown)
	before := w.Canvas().Capture()
	// The window lets go of what was out of sight for a minute. It lays out no second renderer of a size that stays.
	t.Run("forgotten", func(t *testing.T) {
		test.TempWidgetRenderer(t, p)
		test.TempWidgetRenderer(t, p.sheets)
	})
	if !reflect.DeepEqual(before, w.Canvas().Capture()) {
		t.Error("it is drawn otherwise")
	}
}
