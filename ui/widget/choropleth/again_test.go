package choropleth

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestAMapLooksTheSameAfterItWasAwayForAMinute(t *testing.T) {
	m, q, w := window(t, mississippi(), 480, 560)
	m.Select(m.ground.counties[0].fips)
	m.Zoom(1.5)
	q.settle()
	before := w.Canvas().Capture()
	// The window lets go of what was out of sight for a minute. It lays out no second renderer of a size that stays.
	t.Run("forgotten", func(t *testing.T) { test.TempWidgetRenderer(t, m) })
	if !reflect.DeepEqual(before, w.Canvas().Capture()) {
		t.Error("it is drawn otherwise")
	}
}
