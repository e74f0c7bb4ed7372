package maps

import (
	"context"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// figures is the assessment of the sample, made once for all tests.
var figures = sync.OnceValue(func() *app.Adequacy {
	a, err := workspace().Adequacy(context.Background(), "", app.FilingBasis)
	if err != nil {
		panic(err)
	}
	a.Computed = time.Date(2026, 11, 21, 8, 12, 0, 0, time.UTC)
	return a
})

var sampleDir string

func silent(string, int64, int64) {}

var workspace = sync.OnceValue(func() *app.Workspace {
	if err := app.CreateSample(context.Background(), sampleDir, silent); err != nil {
		panic(err)
	}
	w, err := app.OpenWorkspace(context.Background(), sampleDir, silent)
	if err != nil {
		panic(err)
	}
	return w
})

// shown is the screen in a window with the detail pane beside it.
type shown struct {
	*Screen
	host   *desktest.Host
	window fyne.Window
	pane   *fyne.Container
	root   *fyne.Container
}

// open shows the screen with the sample's figures in a window as large as the main region and the pane would be.
func open(t testing.TB, variant theme.Variant, width, height float32) *shown {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(variant))
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	d, host := desktest.New(workspace(), w, time.Date(2026, 11, 21, 8, 12, 0, 0, time.UTC))
	v := &shown{Screen: New(d), host: host, window: w, pane: &fyne.Container{}}
	v.root = &fyne.Container{Layout: beside{v}, Objects: []fyne.CanvasObject{newGround(), v.Content(), v.pane}}
	stage := kit.NewStage(v.root)
	stage.Timer = nil
	w.SetContent(stage)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { v.Key(e) })
	d.SetFigures(figures())
	v.settle()
	return v
}

// settle lets all work end and shows what the host was told.
func (v *shown) settle() {
	v.host.Settle()
	v.pane.Objects = nil
	if v.host.Detail != nil {
		title := kit.NewText(v.host.Title, kit.Style{Size: theme.Title, Bold: true, Cut: true})
		v.pane.Objects = []fyne.CanvasObject{title, container.NewVScroll(v.host.Detail)}
	}
	beside{v}.Layout(v.root.Objects, v.root.Size())
	v.host.Settle()
}

// beside lays screen and pane out as the window does.
type beside struct{ v *shown }

func (beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 400) }

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	detail := float32(theme.Detail)
	if size.Width < 1200-theme.RailFolded {
		detail = theme.DetailNarrow
	}
	put(objects[0], 0, 0, size.Width, size.Height)
	put(objects[1], 0, 0, size.Width-detail, size.Height)
	put(objects[2], size.Width-detail, 0, detail, size.Height)
	if len(b.v.pane.Objects) == 2 {
		put(b.v.pane.Objects[0], theme.Margin, 16, detail-2*theme.Margin, 28)
		put(b.v.pane.Objects[1], 0, 52, detail, size.Height-52)
	}
}

func newGround() fyne.CanvasObject {
	g := newRuled()
	return g
}

func (v *shown) selectCounty(t testing.TB, name string) {
	for i := range v.figures.Counties {
		if v.figures.Counties[i].Name == name {
			v.plot.Select(v.figures.Counties[i].FIPS)
			v.selectFIPS(v.figures.Counties[i].FIPS)
			v.settle()
			return
		}
	}
	t.Fatalf("the sample does not serve %s", name)
}
