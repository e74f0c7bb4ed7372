package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
)

func quiet(string, int64, int64) {}

// finish lets all tasks end and does what they posted.
func (b *bench) finish() {
	for {
		b.desk.Wait()
		select {
		case f := <-b.posted:
			f()
		default:
			return
		}
	}
}

// madeSample is the folder of a sample workspace of the test's own.
func madeSample(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Sample plan")
	if err := app.CreateSample(context.Background(), dir, quiet); err != nil {
		t.Fatal(err)
	}
	return dir
}

// covered says whether a dialog, a menu or the palette is open.
func (b *bench) covered() bool { return b.window.Canvas().Overlays().Top() != nil }

func TestTheSamplesDoorMakesTheSampleAndOpensItsMap(t *testing.T) {
	b := newBench(t)
	b.Go(desk.Place{Screen: desk.FirstRun})
	if !b.top.bare || b.rail.Visible() || b.pane.Visible() {
		t.Error("first run shows a rail or a pane")
	}
	for range 2 { // the second time it is there already
		b.OpenSample()
		b.finish()
		b.at(desk.Map)
		if b.desk.Figures() == nil || !strings.HasPrefix(b.top.product.Words(), "Cypress Bend Health Plan") {
			t.Fatalf("the sample is open, and the top bar says %q", b.top.product.Words())
		}
	}
	b.close()
}

func TestAFolderWithoutAWorkspaceLeadsToFirstRunWithASentence(t *testing.T) {
	b := newBench(t)
	b.OpenWorkspace(t.TempDir())
	b.finish()
	b.at(desk.FirstRun)
	if !b.covered() {
		t.Error("nothing says why")
	}
}

func TestAWorkspaceOpenInAnotherWindowCanBeTriedAgain(t *testing.T) {
	b := newBench(t)
	dir := madeSample(t)
	other, err := app.OpenWorkspace(context.Background(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	b.OpenWorkspace(dir)
	b.finish()
	b.at(desk.FirstRun)
	if !b.covered() {
		t.Fatal("nothing says that it is open elsewhere")
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	b.window.Canvas().FocusNext() // from "Not now" to "Try again"
	b.key(fyne.KeyReturn)
	b.finish()
	b.at(desk.Map)
	b.close()
}

func TestABackupIsRestoredIntoItsOwnWorkspace(t *testing.T) {
	b := newBench(t)
	dir := madeSample(t)
	b.OpenWorkspace(dir) // the first opening of a day makes a backup
	b.finish()
	b.leave()
	b.seat(nil, "")
	backups, _ := filepath.Glob(filepath.Join(dir, "backups", "*.db"))
	if len(backups) == 0 {
		t.Fatal("there is no backup")
	}
	b.RestoreBackup(backups[0])
	b.finish()
	b.at(desk.Map)
	if b.dir != dir {
		t.Errorf("restored into %s", b.dir)
	}
	b.close()
}

func TestARosterStartsAWorkspaceOfItsOwnAtImports(t *testing.T) {
	b := newBench(t)
	b.StartFromRoster("roster.csv")
	b.finish()
	b.at(desk.Imports)
	if p := b.fakes[desk.Imports].place; p.Record != "roster.csv" || b.dir != b.homes.own {
		t.Errorf("imports opened at %+v in %s", p, b.dir)
	}
	b.StartFromRoster("other.csv")
	b.finish()
	if b.dir != b.homes.own+" 2" {
		t.Errorf("the second one is in %s", b.dir)
	}
	b.close()
}

func TestANewWorkspaceDoesNotShowThePlanThatWasOpen(t *testing.T) {
	b := newBench(t)
	b.OpenWorkspace(madeSample(t))
	b.finish()
	var start func()
	for _, item := range b.offers() {
		if item.Words == "Start a new workspace from a roster" {
			start = item.Do
		}
	}
	if start == nil {
		t.Error("the palette does not offer it")
	}
	b.StartFromRoster("roster.csv")
	b.finish()
	if said := b.top.product.Words() + b.window.Title(); strings.Contains(said, "Cypress") || !strings.Contains(said, filepath.Base(b.homes.own)) {
		t.Errorf("the bar and the title say %q", said)
	}
	if b.top.filing.Visible() {
		t.Error("the bar counts the days to the other plan's filing")
	}
	b.close()
}

func TestTheWindowComesBackAsItWasClosed(t *testing.T) {
	b := newBench(t)
	dir := madeSample(t)
	b.OpenWorkspace(dir)
	b.finish()
	b.window.Resize(fyne.NewSize(1200, 800))
	b.press("Alt+3")
	b.fakes[desk.Adequacy].place = desk.Place{Filter: "lef", Y: 240}
	b.close()
	last := b.memory.last()
	if last.size() != fyne.NewSize(1200, 800) || last.Workspace != dir {
		t.Errorf("remembered %+v", last)
	}
	if p := last.place(dir); p != (desk.Place{Screen: desk.Adequacy, Filter: "lef", Y: 240}) {
		t.Errorf("remembered the place %+v", p)
	}
	if p := last.place("elsewhere"); p != (desk.Place{}) {
		t.Errorf("another workspace opens at %+v", p)
	}
	if (remembered{Wide: 90, Tall: 99999}).size() != fyne.NewSize(1440, 900) {
		t.Error("a size that no screen has is taken")
	}
	if w, err := app.OpenWorkspace(context.Background(), dir, quiet); err != nil {
		t.Errorf("the closed window left the workspace locked: %v", err)
	} else if err := w.Close(); err != nil {
		t.Error(err)
	}
}

func TestClosingStopsTheWorkUnderWay(t *testing.T) {
	b := newBench(t)
	b.OpenWorkspace(madeSample(t))
	b.finish()
	begun, stopped := make(chan struct{}), false
	b.desk.Run(desk.Task{Title: "Endless", Work: func(ctx context.Context, _ *app.Workspace) error {
		close(begun)
		<-ctx.Done()
		stopped = true
		return ctx.Err()
	}})
	<-begun
	b.close()
	if !stopped {
		t.Error("the window closed over work under way")
	}
}

func TestAFaultInATaskIsWrittenDownAndTheWindowGoesOn(t *testing.T) {
	b := seated(t)
	b.desk.Run(desk.Task{Title: "Reading a file", Work: func(context.Context, *app.Workspace) error { panic("index out of range") }})
	b.finish()
	if !b.covered() {
		t.Error("nothing tells of the fault")
	}
	files, _ := filepath.Glob(filepath.Join(b.dir, "logs", "crash-*.txt"))
	if len(files) != 1 {
		t.Fatalf("crash files: %v", files)
	}
	text, err := os.ReadFile(files[0])
	if err != nil || !strings.Contains(string(text), "index out of range") || !strings.Contains(string(text), "Reading a file") {
		t.Errorf("the crash file says %q, %v", text, err)
	}
	b.key(fyne.KeyEscape)
	b.press("Alt+3")
	b.at(desk.Adequacy)
}

func TestTheLookFollowsThePreference(t *testing.T) {
	b := seated(t)
	for look, want := range map[string]theme.Variant{"dark": theme.Dark, "light": theme.Light} {
		b.appear(look)
		b.looks.apply()
		if got := b.app.Settings().Theme().(*theme.Theme).Variant(); got != want {
			t.Errorf("%s: variant %d", look, got)
		}
	}
}

func TestUntilTheSystemSpeaksTheLookIsLight(t *testing.T) {
	b := seated(t)
	b.looks.asked = false
	b.appear("system")
	b.looks.apply()
	if theme.Now().Dark {
		t.Error("dark before the system said so")
	}
	b.looks.heard()
	if got := b.app.Settings().Theme().(*theme.Theme).Variant(); got != theme.System {
		t.Errorf("after the system spoke the variant is %d", got)
	}
}
