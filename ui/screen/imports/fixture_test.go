package imports

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestMain(m *testing.M) { desktest.Main(m) }

var (
	today        = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	wide, narrow = fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)
)

// bench is the screen in a window, with its detail beside it as the shell puts it.
type bench struct {
	*Screen
	*desktest.Bench
	t    *testing.T
	size fyne.Size
}

// sampled is the screen at a copy of the sample workspace.
func sampled(t *testing.T, v theme.Variant, size fyne.Size) *bench {
	t.Helper()
	b := at(t, desktest.Sample(t), v, size)
	b.desk.Reload()
	b.Settle()
	return b
}

// fresh is the screen at a new workspace.
func fresh(t *testing.T, v theme.Variant, size fyne.Size) *bench {
	t.Helper()
	return at(t, desktest.Empty(t), v, size)
}

func at(t *testing.T, w *app.Workspace, v theme.Variant, size fyne.Size) *bench {
	t.Helper()
	on, d := desktest.NewBench(t, w, today, v)
	b := &bench{Screen: New(d), Bench: on, t: t, size: size}
	b.Show(b.Screen, b.Content(), size)
	b.Arrange = b.arrange
	b.arrange()
	b.Open(desk.Place{Screen: desk.Imports})
	b.Settle()
	return b
}

func (b *bench) arrange() {
	rail, pane := float32(theme.Rail), float32(0)
	if b.size.Width < 1200 {
		rail = theme.RailFolded
	}
	var detail fyne.CanvasObject = kit.NewStack(0)
	if b.Host.Detail != nil || b.Host.Title != "" {
		if pane = theme.Detail; b.size.Width < 1200 {
			pane = theme.DetailNarrow
		}
		inner := b.Host.Detail
		title := b.Host.Title
		if inner == nil {
			inner, title = kit.NewPadded(theme.Margin, 0, 0, 0, kit.NewParagraph(b.Host.Title, kit.Style{Ink: kit.InkSecond})), ""
		}
		head := kit.NewPadded(theme.Margin, 16, 8, 0, kit.NewText(title, kit.Style{Size: theme.Title, Bold: true, Cut: true}))
		detail = container.NewStack(canvas.NewRectangle(theme.Now().Surface), container.NewBorder(head, nil, nil, nil, kit.NewPane(inner)))
	}
	size := fyne.NewSize(b.size.Width-rail, b.size.Height-theme.TopBar)
	ground := canvas.NewRectangle(theme.Now().Bg)
	focused := b.Window.Canvas().Focused()
	b.Window.SetContent(kit.NewStage(container.NewWithoutLayout(ground, b.Content(), detail)))
	b.Window.Resize(size)
	put(ground, 0, 0, size.Width, size.Height)
	put(b.Content(), 0, 0, size.Width-pane, size.Height)
	put(detail, size.Width-pane, 0, pane, size.Height)
	if focused != nil {
		b.Window.Canvas().Focus(focused)
	}
}

// ctrlEnter does what the window does for the shortcut of the screen's commands.
func (b *bench) ctrlEnter() {
	b.t.Helper()
	for _, c := range b.Commands() {
		if c.Shortcut == "Ctrl+Enter" {
			c.Do()
			b.Settle()
			return
		}
	}
	b.t.Fatal("Ctrl+Enter does nothing here")
}

// choose imports a file through the dialog.
func (b *bench) choose(path string) {
	b.Host.Choice = path
	b.Window.Canvas().Unfocus()
	b.Press(fyne.KeyN)
}

// file writes a file to import.
func (b *bench) file(name, text string) string {
	path := filepath.Join(b.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
	return path
}

// roster is the file from which the sample was made.
func (b *bench) roster() string {
	return filepath.Join(b.desk.Workspace.Folder(), app.SampleRoster)
}
