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
				var work, done func()
				m.Run = func(w, d func()) { work, done = w, d }
				worst := time.Duration(0)
				timed := func(f func()) {
					start := time.Now()
					f()
					worst = max(worst, time.Since(start))
				}
				for i := range 40 { // the first words load the font
					act(m, "pointer", i)
				}
				for i := 0; b.Loop(); i++ {
					timed(func() { act(m, what, i) })
					if work != nil && i%3 == 2 { // a job takes some frames
						b.StopTimer()
						work()
						b.StartTimer()
						work = nil
						timed(done)
					}
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

// BenchmarkPicture is what the workers need: a sheet with its picture, and a recolouring of the sheet there is.
func BenchmarkPicture(b *testing.B) {
	for name, g := range map[string]*Ground{"state": mississippi(), "nation": nation()} {
		m, _, _ := window(b, g, 1230, 770)
		b.Run(name+"/anew", func(b *testing.B) {
			for b.Loop() {
				j := job{look: m.look, frame: m.sheet.frame, brush: m.brush}
				j.do()
			}
		})
		b.Run(name+"/recolour", func(b *testing.B) {
			j := job{look: m.look, sheet: m.sheet, brush: m.brush}
			for b.Loop() {
				j.do()
				j.into = j.picture
			}
		})
	}
}
