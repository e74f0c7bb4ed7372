package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// worked is a bench at a sample workspace in which one provider was signed after an instant.
func worked(t *testing.T) (*bench, *app.Provider, time.Time) {
	t.Helper()
	b := newBench(t)
	b.OpenWorkspace(madeSample(t))
	b.finish()
	w := b.desk.Workspace
	list, err := w.Network(t.Context(), b.desk.Product())
	if err != nil {
		t.Fatal(err)
	}
	events, err := w.History(t.Context(), app.HistoryFilter{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(5 * time.Millisecond) // so that the instant of the sample's last change ends before this one
	p, ended := &list.Providers[0], data.Terminated
	if _, err := w.EditParticipations(t.Context(), []string{list.OfProvider(p.NPI)[0].ID}, app.ParticipationChange{Status: &ended}); err != nil {
		t.Fatal(err)
	}
	b.desk.Tell(desk.NewRecords)
	b.finish()
	return b, p, events[0].At
}

// statusOf is the status of a provider's first participation in the workspace on the desk.
func (b *bench) statusOf(npi data.NPI) data.Status {
	b.t.Helper()
	list, err := b.desk.Workspace.Network(b.t.Context(), b.desk.Product())
	if err != nil {
		b.t.Fatal(err)
	}
	return list.OfProvider(npi)[0].Status
}

func TestEverythingIsShownAsOfThenAndNothingChangedUntilBackNow(t *testing.T) {
	b, p, at := worked(t)
	was := sampleStatus(t, b, p)
	b.press("Alt+7")
	b.AsOf(at)
	b.finish()
	b.at(desk.Network)
	if !b.frame.banner.Visible() || !strings.HasPrefix(b.frame.banner.words.Text(), "As of ") || b.desk.Workspace.Instant().IsZero() {
		t.Fatalf("%q", b.frame.banner.words.Text())
	}
	if b.statusOf(p.NPI) != was || b.desk.Figures() == nil {
		t.Errorf("%v", b.statusOf(p.NPI))
	}
	active := data.Active
	if _, err := b.desk.Workspace.EditParticipations(t.Context(), []string{"x"}, app.ParticipationChange{Status: &active}); data.CodeOf(err) != "past" {
		t.Error(err)
	}
	b.press("Ctrl+Z")
	if text := b.notes.toasts.Text(); text != "Nothing can be changed in the past; go back to now first." {
		t.Errorf("%q", text)
	}
	b.sharing.front()
	b.desk.Tell(desk.NewRecords)
	b.clock.pass(time.Hour)
	b.finish()
	test.Tap(b.frame.banner.back)
	b.finish()
	b.at(desk.Network)
	if b.frame.banner.Visible() || b.statusOf(p.NPI) != data.Terminated || !b.desk.Workspace.Instant().IsZero() {
		t.Error("the present is not as it was left")
	}
	if left, _ := filepath.Glob(filepath.Join(b.dir, "past-*")); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
	b.close()
}

// sampleStatus is what a provider's status was before the test's change.
func sampleStatus(t *testing.T, b *bench, p *app.Provider) data.Status {
	t.Helper()
	list, err := b.desk.Workspace.Network(t.Context(), b.desk.Product())
	if err != nil {
		t.Fatal(err)
	}
	return list.OfProvider(p.NPI)[0].Imported.Status
}

func TestWhoWantsToChangeThePastIsOfferedTheWayBack(t *testing.T) {
	b, _, at := worked(t)
	if !b.desk.Changeable() {
		t.Error("the present cannot be changed")
	}
	b.AsOf(at)
	b.finish()
	for range 2 {
		if b.desk.Changeable() || b.notes.toasts.Text() != "Nothing can be changed in the past; go back to now first." {
			t.Errorf("%q", b.notes.toasts.Text())
		}
	}
	if !b.notes.toasts.Take() { // the button of the toast
		t.Fatal("the way back is not offered")
	}
	b.finish()
	if b.present != nil || !b.desk.Changeable() || b.notes.toasts.Text() != "" {
		t.Errorf("the window is still in the past, and says %q", b.notes.toasts.Text())
	}
	b.AsOf(at)
	b.finish()
	b.desk.Changeable()
	test.Tap(b.frame.banner.back)
	b.finish()
	if text := b.notes.toasts.Text(); text != "" {
		t.Errorf("back from the past it still says %q", text)
	}
	b.close()
}

func TestClosingInThePastClosesBothAndLeavesNothing(t *testing.T) {
	b, _, at := worked(t)
	dir := b.dir
	b.AsOf(at)
	b.finish()
	b.AsOf(at.Add(time.Millisecond)) // from one past into another
	b.finish()
	b.close()
	if left, _ := filepath.Glob(filepath.Join(dir, "past-*")); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
	w, err := app.OpenWorkspace(t.Context(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAnInstantThatCannotBeShownLeavesThePresent(t *testing.T) {
	b, _, at := worked(t)
	if err := os.Chmod(b.dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(b.dir, 0o700) }()
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	b.AsOf(at)
	b.finish()
	if !b.covered() || b.present != nil || b.frame.banner.Visible() {
		t.Error("the window left the present")
	}
}

func TestWhatWasUndoneIsDoneAgainByKeys(t *testing.T) {
	b, p, _ := worked(t)
	undo := func() {
		events, err := b.desk.Workspace.History(t.Context(), app.HistoryFilter{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := b.desk.Workspace.UndoEvent(t.Context(), events[0].ID); err != nil {
			t.Fatal(err)
		}
	}
	for _, keys := range []string{"Ctrl+Y", "Ctrl+Shift+Z"} {
		undo()
		if b.statusOf(p.NPI) == data.Terminated {
			t.Fatal("it was not undone")
		}
		b.Toast("Undone: 1 practice saved.", nil)
		b.press(keys)
		b.finish()
		if b.statusOf(p.NPI) != data.Terminated || b.notes.toasts.Text() != "Done again: Edit participations." {
			t.Errorf("%s: %v %q", keys, b.statusOf(p.NPI), b.notes.toasts.Text())
		}
	}
	b.press("Ctrl+Z")
	b.finish()
	if b.statusOf(p.NPI) == data.Terminated {
		t.Error("what was done again is not undone")
	}
	b.close()
}

func TestTwoQuickRedosAreTwo(t *testing.T) {
	b, p, _ := worked(t)
	w := b.desk.Workspace
	list, err := w.Network(t.Context(), b.desk.Product())
	if err != nil {
		t.Fatal(err)
	}
	var undos []app.Undo
	for _, status := range []data.Status{data.Prospect, data.Active} {
		undo, err := w.EditParticipations(t.Context(), []string{list.OfProvider(p.NPI)[0].ID}, app.ParticipationChange{Status: &status})
		if err != nil {
			t.Fatal(err)
		}
		undos = append(undos, undo)
	}
	for _, undo := range slices.Backward(undos) {
		if err := undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for range undos {
		b.press("Ctrl+Y")
		b.desk.Wait() // the window has not heard of it yet
	}
	b.finish()
	if b.statusOf(p.NPI) != data.Active || len(b.undos) != 2 {
		t.Errorf("%v, and %d are told", b.statusOf(p.NPI), len(b.undos))
	}
	b.close()
}

func TestAnUndoFromTheHistoryIsAStepOfTheWindow(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	s := NewStill(a, time.Date(2026, 11, 19, 8, 12, 0, 0, time.UTC), fyne.NewSize(1440, 900))
	defer s.Close()
	s.Open(madeSample(t))
	factor := func() float64 {
		settings, err := s.shell.desk.Workspace.Settings(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return settings.RoadFactor
	}
	changed := data.DefaultSettings()
	changed.RoadFactor = 1.2
	if _, err := s.shell.desk.Workspace.SaveSettings(t.Context(), changed); err != nil {
		t.Fatal(err)
	}
	s.shell.Go(desk.Place{Screen: desk.History})
	s.settle()
	s.Press(fyne.KeyDown)
	for _, step := range []struct {
		do     func()
		told   string
		factor float64
	}{
		{func() { s.Press(fyne.KeyU) }, "Undone: Change the settings.", 1},
		{s.shell.undo, "Done again: Change the settings.", 1.2},
		{s.shell.redo, "Undone: Change the settings.", 1},
		{s.shell.undo, "Done again: Change the settings.", 1.2},
		{s.shell.redo, "Undone: Change the settings.", 1},
		{s.shell.redo, "There is nothing to redo: the last change was not taken back.", 1},
	} {
		step.do()
		s.settle()
		if text := s.shell.notes.toasts.Text(); factor() != step.factor || text != step.told {
			t.Errorf("%v, told %q, not %q", factor(), text, step.told)
		}
		for s.shell.notes.toasts.Text() != "" {
			s.shell.notes.toasts.Drop("")
		}
	}
}

func TestWithNothingToUndoTheHistoryIsOffered(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	s := NewStill(a, time.Date(2026, 11, 19, 8, 12, 0, 0, time.UTC), fyne.NewSize(1440, 900))
	defer s.Close()
	s.Open(madeSample(t))
	s.shell.undo()
	if text := s.shell.notes.toasts.Text(); !strings.HasPrefix(text, "There is nothing to undo since you opened this workspace") {
		t.Errorf("%q", text)
	}
	if !s.shell.notes.toasts.Take() { // the button of the toast
		t.Fatal("nothing is offered")
	}
	s.settle()
	if s.shell.current != desk.History {
		t.Errorf("%q", s.shell.current)
	}
	s.Press(fyne.KeyDown)
	s.Press(fyne.KeyReturn)
	if undo, ok := s.Canvas().Focused().(*kit.Button); !ok || undo.Words() != "Undo this change" {
		t.Errorf("Enter puts the keyboard on %T", s.Canvas().Focused())
	}
	for _, r := range onRail(s.shell.rooms) {
		if r.id == desk.History {
			t.Error("the history stands on the rail")
		}
	}
}

func TestTheBannerOfThePastLooksAsDesigned(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, variant := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		a := test.NewTempApp(t)
		a.Settings().SetTheme(theme.New(variant))
		w := test.NewTempWindow(t, newBanner(nil))
		w.SetPadded(false)
		b := newBanner(func() {})
		b.words.SetText("As of Thu, Nov 12, 2026, 3:04 pm. Nothing can be changed here.")
		w.SetContent(b)
		w.Resize(fyne.NewSize(900, bannerHigh))
		test.AssertImageMatches(t, "banner-"+name+".png", w.Canvas().Capture())
	}
}

func TestABackupOfTheOpenWorkspaceIsRestored(t *testing.T) {
	b, p, _ := worked(t)
	path, err := b.desk.Workspace.BackUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	active := data.Active
	list, err := b.desk.Workspace.Network(t.Context(), b.desk.Product())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.desk.Workspace.EditParticipations(t.Context(), []string{list.OfProvider(p.NPI)[0].ID}, app.ParticipationChange{Status: &active}); err != nil {
		t.Fatal(err)
	}
	b.RestoreBackup(path)
	b.finish()
	b.at(desk.Map)
	if b.statusOf(p.NPI) != data.Terminated || !strings.HasPrefix(b.notes.toasts.Text(), "The workspace is as it was in ") {
		t.Errorf("%v %q", b.statusOf(p.NPI), b.notes.toasts.Text())
	}
	b.RestoreBackup(filepath.Join(filepath.Dir(path), "none.db"))
	b.finish()
	if !b.covered() || b.desk.Workspace == nil || b.statusOf(p.NPI) != data.Terminated {
		t.Error("a restore that failed left no open workspace, or said nothing")
	}
	b.close()
}
