package imports

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

// sample is the folder of the sample workspace, made once and copied for each test.
var sample string

func quiet(string, int64, int64) {}

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "imports")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		sample = filepath.Join(dir, "sample")
		if err := app.CreateSample(context.Background(), sample, quiet); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

var (
	today        = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	wide, narrow = fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)
)

// bench is the screen in a window, with its detail beside it as the shell puts it.
type bench struct {
	*Screen
	t      *testing.T
	host   *desktest.Host
	window fyne.Window
	size   fyne.Size
	went   int
}

// sampled is the screen at a copy of the sample workspace.
func sampled(t *testing.T, v theme.Variant, size fyne.Size) *bench {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "plan")
	if err := os.CopyFS(dir, os.DirFS(sample)); err != nil {
		t.Fatal(err)
	}
	w, err := app.OpenWorkspace(context.Background(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	b := at(t, w, v, size)
	b.desk.Reload()
	b.settle()
	return b
}

// fresh is the screen at a new workspace.
func fresh(t *testing.T, v theme.Variant, size fyne.Size) *bench {
	t.Helper()
	w, err := app.CreateWorkspace(context.Background(), filepath.Join(t.TempDir(), "own"), quiet)
	if err != nil {
		t.Fatal(err)
	}
	return at(t, w, v, size)
}

func at(t *testing.T, w *app.Workspace, v theme.Variant, size fyne.Size) *bench {
	test.NewTempApp(t).Settings().SetTheme(theme.New(v))
	window := test.NewTempWindow(t, container.NewStack())
	window.SetPadded(false)
	d, host := desktest.New(w, window, today)
	b := &bench{Screen: New(d), t: t, host: host, window: window, size: size}
	t.Cleanup(func() {
		d.Close()
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { b.Key(e) })
	b.arrange()
	b.Open(desk.Place{Screen: desk.Imports})
	b.settle()
	return b
}

// settle waits for all work, goes where the screen asked to go, and puts the detail beside it. Nothing may have failed.
func (b *bench) settle() {
	b.t.Helper()
	for {
		b.host.Settle()
		if b.went == len(b.host.Went) {
			break
		}
		p := b.host.Went[b.went]
		b.went++
		if p.Screen == desk.Imports {
			b.Open(p)
		}
	}
	for _, err := range b.host.Errors {
		b.t.Fatal(err)
	}
	b.arrange()
}

func (b *bench) arrange() {
	rail, pane := float32(theme.Rail), float32(0)
	if b.size.Width < 1200 {
		rail = theme.RailFolded
	}
	var detail fyne.CanvasObject = kit.NewStack(0)
	if b.host.Detail != nil || b.host.Title != "" {
		if pane = theme.Detail; b.size.Width < 1200 {
			pane = theme.DetailNarrow
		}
		inner := b.host.Detail
		title := b.host.Title
		if inner == nil {
			inner, title = kit.NewPadded(theme.Margin, 0, 0, 0, kit.NewParagraph(b.host.Title, kit.Style{Ink: kit.InkSecond})), ""
		}
		head := kit.NewPadded(theme.Margin, 16, 8, 0, kit.NewText(title, kit.Style{Size: theme.Title, Bold: true, Cut: true}))
		detail = container.NewStack(canvas.NewRectangle(theme.Now().Surface), container.NewBorder(head, nil, nil, nil, kit.NewPane(inner)))
	}
	size := fyne.NewSize(b.size.Width-rail, b.size.Height-theme.TopBar)
	ground := canvas.NewRectangle(theme.Now().Bg)
	focused := b.window.Canvas().Focused()
	b.window.SetContent(kit.NewStage(container.NewWithoutLayout(ground, b.Content(), detail)))
	b.window.Resize(size)
	put(ground, 0, 0, size.Width, size.Height)
	put(b.Content(), 0, 0, size.Width-pane, size.Height)
	put(detail, size.Width-pane, 0, pane, size.Height)
	if focused != nil {
		b.window.Canvas().Focus(focused)
	}
}

// key types keys as the window gives them: to what has the focus, else to the screen.
func (b *bench) key(names ...fyne.KeyName) {
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		if focused := b.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(e)
		} else {
			b.Key(e)
		}
	}
	b.settle()
}

func (b *bench) write(words string) {
	for _, r := range words {
		b.window.Canvas().Focused().TypedRune(r)
	}
}

// ctrlEnter does what the window does for the shortcut of the screen's commands.
func (b *bench) ctrlEnter() {
	b.t.Helper()
	for _, c := range b.Commands() {
		if c.Shortcut == "Ctrl+Enter" {
			c.Do()
			b.settle()
			return
		}
	}
	b.t.Fatal("Ctrl+Enter does nothing here")
}

// choose imports a file through the dialog.
func (b *bench) choose(path string) {
	b.host.Choice = path
	b.window.Canvas().Unfocus()
	b.key(fyne.KeyN)
}

// file writes a file to import.
func (b *bench) file(name, text string) string {
	path := filepath.Join(b.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
	return path
}

// words are all words in sight, one text after another.
func words(o fyne.CanvasObject) string {
	all := ""
	if !o.Visible() {
		return ""
	}
	switch o := o.(type) {
	case *kit.Text:
		return o.Text() + "\n"
	case *kit.Paragraph:
		return o.Text() + "\n"
	case *kit.Button:
		return o.Words() + "\n"
	case *canvas.Text:
		return o.Text + "\n"
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			all += words(c)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			all += words(c)
		}
	}
	return all
}

// button is a button in sight by its words.
func (b *bench) button(label string) *kit.Button {
	b.t.Helper()
	var found *kit.Button
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if !o.Visible() || found != nil {
			return
		}
		switch o := o.(type) {
		case *kit.Button:
			if o.Words() == label {
				found = o
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				look(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				look(c)
			}
		}
	}
	look(b.Content())
	if b.host.Detail != nil {
		look(b.host.Detail)
	}
	if found == nil {
		b.t.Fatalf("no button %q in sight:\n%s", label, words(b.Content()))
	}
	return found
}

func (b *bench) tap(label string) {
	b.t.Helper()
	test.Tap(b.button(label))
	b.settle()
}
