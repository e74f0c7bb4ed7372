package filings

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/paper"
)

// clock is the time of all tests: 81 days before the sample's filing is due.
var clock = time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)

func TestMain(m *testing.M) { desktest.Main(m) }

// filed is the sample with two filings, of which one was filed.
var filed = desktest.Worked(func(ctx context.Context, w *app.Workspace) error {
	for _, f := range []app.FilingFacts{
		{Title: "Application 2028", Number: "F-2028-01", Due: "2026-07-31", Frozen: "2026-07-31"},
		{Title: "Mock filing, October", Number: "F-2028-02", Due: "2027-02-10", Frozen: "2026-10-30", Note: "For the board"},
	} {
		if _, err := w.CreateFiling(ctx, f); err != nil {
			return err
		}
	}
	list, err := w.Filings(ctx, "")
	if err == nil {
		_, err = w.MarkFiled(ctx, list[1].ID, "2026-08-03")
	}
	return err
})

type bench struct {
	*Screen
	*desktest.Bench
}

var laptop, small = fyne.NewSize(1272, 852), fyne.NewSize(968, 652) // the window less rail and top bar

// open is the screen on a plan: the sample, or one with filings.
func open(t *testing.T, plan func(testing.TB) *app.Workspace, size fyne.Size, v theme.Variant) *bench {
	t.Helper()
	on, d := desktest.NewBench(t, plan(t), clock, v)
	b := &bench{New(d), on}
	b.paper.Go, b.paper.Post = func(work func()) { work() }, func(f func()) { f() }
	b.Show(b.Screen, kit.NewStage(b.Content()), size)
	d.Reload()
	b.Settle()
	return b
}

func (b *bench) command(t *testing.T, words string) {
	t.Helper()
	for _, c := range b.Commands() {
		if c.Words == words {
			c.Do()
			b.Host.Settle() // it may fail
			return
		}
	}
	t.Fatalf("there is no command %q", words)
}

func TestTheScreenLooksAsItShould(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		b := open(t, filed, laptop, v)
		b.Matches("screen_" + name)
		b.Window.Resize(small)
		b.Press(fyne.KeyPageDown)
		b.Matches("small_" + name)
		b.Settle()
	}
	b := open(t, filed, small, theme.Light)
	b.paper.SetZoom(paper.Zoom{Fit: paper.FitWidth})
	b.paper.SetGrey(true)
	b.command(t, "Find in the pages")
	test.Type(b.Window.Canvas().Focused(), "neurology")
	b.Matches("find")
	b = open(t, desktest.Sample, laptop, theme.Light)
	b.Matches("empty")
	b.Press(fyne.KeyN)
	b.Matches("new")
}

var _ desk.Screen = (*Screen)(nil)
