package network

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
)

func TestMain(m *testing.M) { desktest.Main(m) }

var today = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

type bench struct {
	*Screen
	*desktest.Bench
	t testing.TB
}

// open is the screen at the sample, assessed.
func open(t testing.TB, variant theme.Variant, width, height float32) *bench {
	t.Helper()
	return at(t, desktest.Sample(t), variant, width, height)
}

// at is the screen at a workspace, assessed and opened.
func at(t testing.TB, w *app.Workspace, variant theme.Variant, width, height float32) *bench {
	t.Helper()
	b := shown(t, w, variant, fyne.NewSize(width, height))
	b.desk.Reload()
	b.Host.Settle()
	b.Open(desk.Place{Screen: desk.Network})
	b.Settle()
	return b
}

// bare is the screen at a workspace with nothing to assess.
func bare(t testing.TB, w *app.Workspace) *bench {
	t.Helper()
	b := shown(t, w, theme.Light, fyne.NewSize(912, 852))
	b.Open(desk.Place{Screen: desk.Network})
	b.Settle()
	return b
}

func shown(t testing.TB, w *app.Workspace, variant theme.Variant, size fyne.Size) *bench {
	on, d := desktest.NewBench(t, w, today, variant)
	b := &bench{Screen: New(d), Bench: on, t: t}
	b.Show(b.Screen, b.Content(), size)
	return b
}
