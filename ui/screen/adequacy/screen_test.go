package adequacy

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// sample is the sample plan with its figures, made once for all tests.
var sample struct {
	workspace *app.Workspace
	figures   *app.Adequacy
}

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "adequacy")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		quiet := func(string, int64, int64) {}
		plan := filepath.Join(dir, "plan")
		if err := app.CreateSample(context.Background(), plan, quiet); err != nil {
			panic(err)
		}
		if sample.workspace, err = app.OpenWorkspace(context.Background(), plan, quiet); err != nil {
			panic(err)
		}
		defer sample.workspace.Close()
		if sample.figures, err = sample.workspace.Adequacy(context.Background(), "", app.FilingBasis); err != nil {
			panic(err)
		}
		sample.figures.Computed = time.Date(2026, 11, 21, 8, 12, 0, 0, time.UTC)
		return m.Run()
	}())
}

// rig is the screen in a window, with its detail beside it as the shell puts it.
type rig struct {
	*Screen
	host   *desktest.Host
	window fyne.Window
	size   fyne.Size
	t      testing.TB
}

// opened is the screen at a size of the whole window, less what rail and top bar take.
func opened(t testing.TB, v theme.Variant, size fyne.Size) *rig {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(v))
	w := test.NewTempWindow(t, container.NewStack())
	w.SetPadded(false)
	d, host := desktest.New(sample.workspace, w, time.Date(2026, 11, 21, 8, 12, 0, 0, time.UTC))
	d.SetFigures(sample.figures)
	r := &rig{New(d), host, w, size, t}
	t.Cleanup(d.Close)
	r.settle()
	return r
}

// settle waits for what was asked for, and puts the detail beside the screen.
func (r *rig) settle() {
	r.host.Settle()
	pane := fyne.CanvasObject(kit.NewStack(0))
	width := float32(theme.Detail)
	if r.size.Width < 1200 {
		width = theme.DetailNarrow
	}
	if r.host.Detail != nil {
		ground := canvas.NewRectangle(theme.Now().Surface)
		title := kit.NewPadded(theme.Margin, 16, 8, 0, kit.NewText(r.host.Title, kit.Style{Size: theme.Title, Bold: true, Cut: true}))
		pane = container.NewStack(ground, container.NewBorder(title, nil, nil, nil, container.NewVScroll(r.host.Detail)))
	}
	rail := float32(theme.Rail)
	if r.size.Width < 1200 {
		rail = theme.RailFolded
	}
	size := fyne.NewSize(r.size.Width-rail, r.size.Height-theme.TopBar)
	content := container.NewWithoutLayout(r.Content(), pane)
	r.window.SetContent(kit.NewStage(content))
	r.window.Resize(size)
	r.Content().Resize(fyne.NewSize(size.Width-width, size.Height))
	pane.Move(fyne.NewPos(size.Width-width, 0))
	pane.Resize(fyne.NewSize(width, size.Height))
}

// county is the key of a county by its name.
func (r *rig) county(name string) string {
	r.t.Helper()
	for _, c := range r.desk.Figures().Counties {
		if c.Name == name {
			return c.Key
		}
	}
	r.t.Fatalf("the sample has no county %s", name)
	return ""
}

var wide, narrow = fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)

func TestTheScreenLooksAsItShould(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, c := range map[string]struct {
		v    theme.Variant
		size fyne.Size
	}{
		"wide_light": {theme.Light, wide}, "wide_dark": {theme.Dark, wide},
		"narrow_light": {theme.Light, narrow}, "narrow_dark": {theme.Dark, narrow},
	} {
		r := opened(t, c.v, c.size)
		r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "011"})
		r.settle()
		test.AssertImageMatches(t, name+".png", r.window.Canvas().Capture())
	}
}

func TestTheDetailTellsEveryFigureWhy(t *testing.T) {
	r := opened(t, theme.Light, fyne.NewSize(1440, 2300))
	r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "031"})
	r.settle()
	test.AssertImageMatches(t, "detail.png", r.window.Canvas().Capture())
}
