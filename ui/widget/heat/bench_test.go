package heat

import (
	"testing"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// step is what the window does for an event: the event, then the picture if it was asked to paint anew.
func step(g *Grid, event func()) {
	event()
	g.paint(int(g.Size().Width), int(g.Size().Height))
}

func scrollSteps(b *testing.B, rows int) {
	g, _ := shown(b, counties(rows, 43), fyne.NewSize(1224, 816), theme.Light) // 1440 × 900 with the detail closed
	g.Select("25003", "010")
	dx, dy := float32(-25), float32(-25)
	i := 0
	for b.Loop() {
		if i++; i%60 == 0 {
			dx, dy = -dx, -dy
		}
		step(g, func() {
			g.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(dx, dy), PointEvent: fyne.PointEvent{Position: fyne.NewPos(500, 300)}})
		})
	}
}

// The issue asks for less than 16 ms a step.
func BenchmarkScrollStepOf254Counties(b *testing.B)  { scrollSteps(b, 254) }
func BenchmarkScrollStepOf3198Counties(b *testing.B) { scrollSteps(b, 3198) }

func BenchmarkKeyStepOf254Counties(b *testing.B) {
	g, w := shown(b, counties(254, 43), fyne.NewSize(1224, 816), theme.Light)
	w.Canvas().Focus(g)
	i := 0
	for b.Loop() {
		key := fyne.KeyDown
		if i++; i/250%2 == 1 {
			key = fyne.KeyUp
		}
		step(g, func() { press(w, key) })
	}
}

func BenchmarkNewDataOf3198Counties(b *testing.B) {
	d := counties(3198, 43)
	g, _ := shown(b, d, fyne.NewSize(1224, 816), theme.Light)
	for b.Loop() {
		step(g, func() { g.SetData(d) })
	}
}
