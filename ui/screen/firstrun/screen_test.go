package firstrun

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

type rig struct {
	*Screen
	host   *desktest.Host
	window fyne.Window
}

func opened(t *testing.T, v theme.Variant, size fyne.Size) *rig {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(v))
	w := test.NewTempWindow(t, container.NewStack())
	w.SetPadded(false)
	d, host := desktest.New(nil, w, time.Date(2026, 11, 21, 8, 12, 0, 0, time.UTC))
	s := New(d).(*Screen)
	w.SetContent(kit.NewStage(s.Content()))
	w.Resize(size)
	host.Settle()
	s.Open(desk.Place{Screen: desk.FirstRun})
	t.Cleanup(d.Close)
	return &rig{s, host, w}
}

func TestEveryDoorOpens(t *testing.T) {
	for _, c := range []struct {
		choice string
		button func(*Screen) *kit.Button
		want   string
	}{
		{"a.csv", func(s *Screen) *kit.Button { return s.roster.button }, "roster a.csv"},
		{"", func(s *Screen) *kit.Button { return s.sample.button }, "sample"},
		{"dir", func(s *Screen) *kit.Button { return s.team.button }, "team dir"},
		{"dir", func(s *Screen) *kit.Button { return s.open }, "workspace dir"},
		{"b.db", func(s *Screen) *kit.Button { return s.restore }, "backup b.db"},
	} {
		r := opened(t, theme.Light, fyne.NewSize(1024, 650))
		r.host.Choice = c.choice
		test.Tap(c.button(r.Screen))
		if !slices.Equal(r.host.Entered, []string{c.want}) {
			t.Errorf("%q, want %q", r.host.Entered, c.want)
		}
	}
}

func TestEnterOpensTheFirstDoorAndTabGoesFromLeftToRight(t *testing.T) {
	r := opened(t, theme.Light, fyne.NewSize(1024, 650))
	r.host.Choice = "a.csv"
	canvas := r.window.Canvas()
	want := []string{"roster a.csv", "sample", "team a.csv", "workspace a.csv", "backup a.csv"}
	for range want {
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		canvas.FocusNext()
	}
	if !slices.Equal(r.host.Entered, want) {
		t.Errorf("%q", r.host.Entered)
	}
}

func TestADroppedFileIsTheFirstDoor(t *testing.T) {
	r := opened(t, theme.Light, fyne.NewSize(1024, 650))
	r.Drop("dropped.xlsx")
	if !slices.Equal(r.host.Entered, []string{"roster dropped.xlsx"}) {
		t.Errorf("%q", r.host.Entered)
	}
}

func TestTheSecondDoorTellsWhatTheSampleHolds(t *testing.T) {
	r := opened(t, theme.Light, fyne.NewSize(1024, 650))
	if a := r.picture.sample; a == nil || a.Tally().Fail() == 0 {
		t.Fatal("the sample was not assessed")
	}
	if said := r.sample.words.Text(); !strings.Contains(said, "45 Mississippi counties, 84 failing cells") {
		t.Error(said)
	}
	if r.picture.image.Image == nil {
		t.Error("no picture")
	}
}

func TestFirstRunLooksAsDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		for size, s := range map[string]fyne.Size{"1440": fyne.NewSize(1440, 852), "1024": fyne.NewSize(1024, 652)} {
			r := opened(t, v, s)
			test.AssertImageMatches(t, "first-run-"+size+"-"+name+".png", r.window.Canvas().Capture())
		}
	}
}
