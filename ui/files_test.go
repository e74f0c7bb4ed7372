package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// shelf is a bench whose file dialogs begin in a folder with files of all kinds.
func shelf(t *testing.T) (*bench, string) {
	t.Helper()
	b := seated(t)
	home := t.TempDir()
	b.homes.start = home
	dir := filepath.Join(home, "Documents")
	for name, text := range map[string]string{"Rosters/fall.csv": "", "Archive/x": "", "filing.pdf": "kept", "roster.csv": "NPI", "ROSTER 2.CSV": "NPI", ".hidden.csv": ""} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		day := time.Date(2026, 11, 20, 12, 0, 0, 0, time.Local)
		if err := os.Chtimes(path, day, day); err != nil {
			t.Fatal(err)
		}
	}
	return b, dir
}

func (b *bench) read() { b.desk.Wait(); b.settle(time.Millisecond) }

func (b *bench) write(text string) {
	for _, r := range text {
		b.window.Canvas().Focused().TypedRune(r)
	}
}

// inDialog is the button with these words in the dialog on top; nil for none.
func (b *bench) inDialog(words string) (found *kit.Button) {
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if button, ok := o.(*kit.Button); ok && button.Words() == words {
			found = button
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(b.window.Canvas().Overlays().Top())
	return found
}

func TestEveryFileDialogShowsAndGoesWithEsc(t *testing.T) {
	b, _ := shelf(t)
	got := func(path string) { t.Errorf("%s was chosen by nobody", path) }
	for name, ask := range map[string]func(){
		"open": func() { b.OpenFile("Choose a roster", []string{".csv"}, got) },
		"save": func() { b.SaveFile("Save the report", "filing.pdf", got) }, "folder": func() { b.Folder("Choose a workspace", got) },
	} {
		ask()
		b.read()
		if b.window.Canvas().Overlays().Top() == nil {
			t.Fatalf("%s: no dialog", name)
		}
		b.key(fyne.KeyEscape)
		if b.window.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: Esc does not close it", name)
		}
	}
}

func TestAFileIsChosenByKeyboardAndItsFolderIsWhereTheNextDialogBegins(t *testing.T) {
	b, dir := shelf(t)
	var got []string
	take := func(path string) { got = append(got, path) }
	b.OpenFile("Choose a roster", []string{".csv", ".xlsx"}, take)
	b.read()
	b.write("ros")
	b.key(fyne.KeyReturn) // into Rosters
	b.read()
	b.key(fyne.KeyReturn)
	b.read()
	b.OpenFile("Choose a roster", []string{".csv", ".xlsx"}, take)
	b.read()
	b.key(fyne.KeyBackspace) // out of Rosters again
	b.read()
	b.write("roster.")
	b.key(fyne.KeyReturn)
	b.read()
	b.Folder("Choose a folder", take)
	b.read()
	b.window.Canvas().FocusNext()
	b.key(fyne.KeyReturn)
	b.read()
	want := []string{filepath.Join(dir, "Rosters", "fall.csv"), filepath.Join(dir, "roster.csv"), dir}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("chosen:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if b.window.Canvas().Overlays().Top() != nil {
		t.Error("a dialog is still there")
	}
}

func TestAFolderIsMadeWhereOneIsChosen(t *testing.T) {
	b, dir := shelf(t)
	got := ""
	b.Folder("Choose the folder of your team", func(path string) { got = path })
	b.read()
	ask := func(name string) {
		t.Helper()
		test.Tap(b.inDialog("New folder"))
		b.write(name)
		b.key(fyne.KeyReturn)
		b.read()
	}
	ask("Archive")
	if !b.dialogSays("Archive is there already; nothing was changed.") {
		t.Error("nothing says that the folder is there")
	}
	ask("Delta team")
	test.Tap(b.inDialog("Choose this folder"))
	b.read()
	if want := filepath.Join(dir, "Delta team"); got != want || missing(got) {
		t.Errorf("chosen is %q, want %q", got, want)
	}
	b.OpenFile("Choose a roster", nil, func(string) {})
	b.read()
	if b.inDialog("New folder") != nil {
		t.Error("a folder can be made where a file is to be read")
	}
}

func TestANameOfANewFolderHasNoPath(t *testing.T) {
	for name, good := range map[string]bool{"Delta team": true, "": false, " ": false, "..": false, "a/b": false, `a\b`: false, "a:b": false} {
		if err := folderName(name); (err == nil) != good {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestANameWrittenBeforeTheFolderIsReadIsInThatFolder(t *testing.T) {
	b, dir := shelf(t)
	got := ""
	b.SaveFile("Save the report", "new.pdf", func(path string) { got = path })
	b.key(fyne.KeyReturn)
	b.read()
	if got != filepath.Join(dir, "new.pdf") {
		t.Errorf("saved as %q", got)
	}
}

func TestAPathIsLookedForBesideTheWindowAndNotTakenOnceTheDialogIsGone(t *testing.T) {
	b, _ := shelf(t)
	for name, leave := range map[string]func(){"Esc": func() { b.key(fyne.KeyEscape) }, "Cancel": func() { test.Tap(b.inDialog("Cancel")) }} {
		got := ""
		b.SaveFile("Save the report", "new.pdf", func(path string) { got = path })
		b.read()
		b.key(fyne.KeyReturn)
		if got != "" {
			t.Errorf("%s: the window waits for the drive", name)
		}
		leave()
		b.read()
		if got != "" || b.covered() {
			t.Errorf("%s: %q was taken all the same", name, got)
		}
	}
}

func TestAFileThatIsThereIsKeptUntilReplacingItIsAgreedTo(t *testing.T) {
	b, dir := shelf(t)
	path, got := filepath.Join(dir, "filing.pdf"), ""
	kept := func() {
		t.Helper()
		if raw, err := os.ReadFile(path); err != nil || string(raw) != "kept" {
			t.Errorf("the file that was there holds %q, %v", raw, err)
		}
	}
	b.SaveFile("Save the report", "filing.pdf", func(path string) { got = path })
	b.read()
	b.key(fyne.KeyReturn)
	b.read()
	kept()
	if got != "" {
		t.Fatal("nobody was asked")
	}
	b.key(fyne.KeyEscape)
	kept()
	b.window.Canvas().Focus(b.window.Canvas().Focused())
	b.key(fyne.KeyReturn) // once more, from the name
	b.read()
	b.window.Canvas().FocusNext()
	b.key(fyne.KeyReturn)
	kept() // whoever asked writes it whole and puts it in place
	if got != path || b.window.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen is %q", got)
	}
}

func TestTheFileDialogLooksAsDesigned(t *testing.T) {
	for name, variant := range map[string]theme.Variant{"save-light.png": theme.Light, "save-dark.png": theme.Dark} {
		b, _ := shelf(t)
		b.app.Settings().SetTheme(theme.New(variant))
		b.window.Resize(fyne.NewSize(900, 600))
		b.SaveFile("Save the adequacy report", "Cypress Bend 2028 F-2028-01 filing.pdf", func(string) {})
		b.read()
		test.AssertImageMatches(t, name, b.window.Canvas().Capture())
	}
}

func TestNothingInTheTopBarLiesOverAnotherAtAnyWidth(t *testing.T) {
	b := seated(t)
	for w := float32(480); w <= 1600; w += 20 {
		b.top.Resize(fyne.NewSize(w, theme.TopBar))
		end := float32(0)
		for _, o := range []fyne.CanvasObject{b.top.back, b.top.forward, b.top.product, b.top.filing, b.top.search} {
			if !o.Visible() {
				continue
			}
			if o.Position().X < end {
				t.Errorf("at %v something begins at %v and what is left of it ends at %v", w, o.Position().X, end)
			}
			end = o.Position().X + o.Size().Width
		}
		if end > w {
			t.Errorf("at %v the bar ends at %v", w, end)
		}
	}
}

func TestAToastStandsOnTheRailAndNotOnTheFigures(t *testing.T) {
	b := seated(t)
	opened := false
	b.window.Resize(fyne.NewSize(1440, 900))
	b.Offer("Saved as Cypress Bend Health Plan 2028 F-2028-01 filing.pdf in Documents.", "Show in folder", func() { opened = true })
	if end := b.notes.toasts.Position().X + b.notes.toasts.Size().Width; end > theme.Rail {
		t.Errorf("it reaches to %v", end)
	}
	if !b.notes.toasts.Take() || !opened {
		t.Error("what it offers is not done")
	}
	b.clock.pass(time.Minute)
	b.window.Resize(fyne.NewSize(1024, 700))
	if x := b.notes.toasts.Position().X; x != theme.RailFolded {
		t.Errorf("beside a narrow rail it begins at %v", x)
	}
}
