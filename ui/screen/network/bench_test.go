package network

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
)

// manyProviders is a network of invented providers.
func manyProviders(n int) *app.NetworkList {
	list := &app.NetworkList{ProductID: "p", Files: []data.Dataset{{FileName: "roster.csv", ImportedAt: today}}}
	codes := []string{"001", "008", "011", "018", "029"}
	for i := range n {
		p := app.Provider{
			NPI: data.NPI(1_000_000_000 + i), Name: fmt.Sprintf("Name%d, Given%d", i*7919%n, i%997), Practices: []string{fmt.Sprintf("River %d Associates", i%4000)},
			Specialties: codes[i%5 : i%5+1], Cities: []string{fmt.Sprintf("City%d, MS", i%700)}, Counties: []string{fmt.Sprintf("County %d, MS", i%82)},
			ZIPs: []string{fmt.Sprintf("38%03d", i%1000)}, Sources: []string{"roster.csv"}, Locations: 1 + i%3,
		}
		p.Participations[i%5] = 1
		list.Providers = append(list.Providers, p)
	}
	return list
}

// BenchmarkTypingInto100000Providers types into the search field of the screen and deletes again: every operation is
// one key with all that the screen does for it, but the painting.
func BenchmarkTypingInto100000Providers(b *testing.B) {
	s := open(b, theme.Light, 912, 852)
	list := manyProviders(100_000)
	s.publish(list, "p", prepareAll(list))
	s.focusSearch()
	var took []time.Duration
	press := func(key func()) {
		began := time.Now()
		key()
		took = append(took, time.Since(began))
	}
	b.ResetTimer()
	for b.Loop() {
		for _, r := range "river 38701" {
			press(func() { s.Window.Canvas().Focused().TypedRune(r) })
		}
		for range "river 38701" {
			press(func() { s.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) })
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(len(took)), "ms/key")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}

// BenchmarkScrolling100000Providers turns the wheel over the screen's table.
func BenchmarkScrolling100000Providers(b *testing.B) {
	s := open(b, theme.Light, 912, 852)
	list := manyProviders(100_000)
	s.publish(list, "p", prepareAll(list))
	for b.Loop() {
		test.Scroll(s.Window.Canvas(), fyne.NewPos(300, 400), 0, -3*theme.Row)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/op")
}
