package choropleth

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// BenchmarkFrame is the UI goroutine's share of a frame while the map is dragged, zoomed and pointed at: the events and
// the taking in of what the workers made. The limit is 16 ms.
func BenchmarkFrame(b *testing.B) {
	for name, g := range map[string]*Ground{"state": mississippi(), "nation": nation()} {
		for _, what := range []string{"drag", "wheel", "pointer", "recolour"} {
			b.Run(name+"/"+what, func(b *testing.B) {
				m, _, _ := window(b, g, 1230, 770)
				var pending func()
				m.Run = func(work, done func()) { pending = func() { b.StopTimer(); work(); b.StartTimer(); done() } }
				act(m, what, 0) // the first words load the font
				worst := time.Duration(0)
				for i := 0; b.Loop(); i++ {
					start := time.Now()
					act(m, what, i)
					spent := time.Since(start)
					if pending != nil && i%3 == 2 { // a job takes some frames
						job := pending
						pending = nil
						job()
					}
					worst = max(worst, spent)
				}
				b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
			})
		}
	}
}

func act(m *Map, what string, i int) {
	pos := fyne.PointEvent{Position: fyne.NewPos(float32(200+i*7%800), float32(100+i*5%500))}
	sign := float32(1 - 2*(i/40%2))
	switch what {
	case "drag":
		m.Dragged(&fyne.DragEvent{PointEvent: pos, Dragged: fyne.Delta{DX: 9 * sign, DY: 5 * sign}})
	case "wheel":
		m.Scrolled(&fyne.ScrollEvent{PointEvent: pos, Scrolled: fyne.Delta{DY: 12 * sign}})
	case "pointer":
		m.MouseMoved(&desktop.MouseEvent{PointEvent: pos})
	case "recolour":
		var s Shown
		s[i%6] = true
		m.Highlight(s)
	}
}
