package table

import (
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/theme"
)

const many = 100_000

// BenchmarkTypingAFilter types into a field beside a table of 100,000 rows and deletes it again: every operation is
// one key, with all that the window does for it but the painting.
func BenchmarkTypingAFilter(b *testing.B) {
	for _, typed := range []string{"cardiology", "e", "river 38701 sig", "al"} {
		b.Run(typed, func(b *testing.B) {
			t := open(b, theme.Light, 1040, 760, invented(many))
			field := widget.NewEntry()
			field.OnChanged = t.SetFilter
			var took []time.Duration
			press := func(key func()) {
				began := time.Now()
				key()
				took = append(took, time.Since(began))
			}
			b.ResetTimer()
			for b.Loop() {
				for _, r := range typed {
					press(func() { field.TypedRune(r) })
				}
				for range typed {
					press(func() { field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) })
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(len(took)), "ms/key")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}

// BenchmarkScrolling turns the wheel by a row and the keyboard by a page over 100,000 rows.
func BenchmarkScrolling(b *testing.B) {
	b.Run("wheel", func(b *testing.B) {
		t := open(b, theme.Light, 1040, 760, invented(many))
		step := float32(-theme.Row)
		for b.Loop() {
			test.Scroll(t.window.Canvas(), fyne.NewPos(300, 300), 0, step)
			if _, y := t.Scroll(); y >= t.furthest().Y || y <= 0 {
				step = -step
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/op")
	})
	b.Run("page", func(b *testing.B) {
		t := open(b, theme.Light, 1040, 760, invented(many))
		t.clickRow(0, 0)
		key := fyne.KeyPageDown
		for b.Loop() {
			t.key(key)
			if at := t.m.place(t.m.at); at == many-1 || at == 0 {
				key = map[fyne.KeyName]fyne.KeyName{fyne.KeyPageDown: fyne.KeyPageUp, fyne.KeyPageUp: fyne.KeyPageDown}[key]
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/op")
	})
}

// BenchmarkSorting clicks on titles.
func BenchmarkSorting(b *testing.B) {
	t := open(b, theme.Light, 1040, 760, invented(many))
	for b.Loop() {
		t.clickTitle("name", 0)
		t.clickTitle("people", fyne.KeyModifierShift)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/2000/float64(b.N), "ms/click")
}

// BenchmarkMakingReady is what happens off the UI goroutine before 100,000 rows show.
func BenchmarkMakingReady(b *testing.B) {
	rows := invented(many)
	var d *Data
	for b.Loop() {
		d = NewData(rows, columns())
	}
	runtime.KeepAlive(d)
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/op")
	b.ReportMetric(float64(d.Bytes())/1e6, "MB-kept")
}
