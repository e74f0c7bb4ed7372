package heat

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

func TestAGridLooksTheSameAfterItWasAwayForAMinute(t *testing.T) {
	g, w := shown(t, counties(80, 40), fyne.NewSize(720, 400), theme.Light)
	g.Select(g.data.Rows[3].Key, g.data.Columns[2].Key)
	g.SetOffset(fyne.NewPos(60, 40))
	before := w.Canvas().Capture()
	// The window lets go of what was out of sight for a minute. It lays out no second renderer of a size that stays.
	t.Run("forgotten", func(t *testing.T) { test.TempWidgetRenderer(t, g) })
	if !reflect.DeepEqual(before, w.Canvas().Capture()) {
		t.Error("it is drawn otherwise")
	}
}
