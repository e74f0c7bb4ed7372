package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestEveryPlaceHasItsAltKey(t *testing.T) {
	b := seated(t)
	for words, want := range map[string]desk.ID{
		"Alt+3": desk.Adequacy, "Alt+7": desk.Network, "Alt+8": desk.Filings, "Alt+9": desk.Team, "Alt+0": desk.Settings, "Alt+I": desk.Imports, "Alt+2": desk.Map,
	} {
		b.press(words)
		b.at(want)
	}
}

func TestBackAndForwardRestoreThePlaceAsItWasLeft(t *testing.T) {
	b := seated(t)
	b.fakes[desk.Map].place.County, b.fakes[desk.Map].place.Y = "25410", 120
	b.press("Alt+3")
	b.fakes[desk.Adequacy].place.Filter = "lef"
	b.press("Alt+Left")
	b.at(desk.Map)
	if p := b.fakes[desk.Map].place; p.County != "25410" || p.Y != 120 {
		t.Errorf("back opened %+v", p)
	}
	b.press("Alt+Right")
	b.at(desk.Adequacy)
	if p := b.fakes[desk.Adequacy].place; p.Filter != "lef" {
		t.Errorf("forward opened %+v", p)
	}
	test.Tap(b.top.back)
	b.at(desk.Map)
	if !b.top.back.Disabled() || b.top.forward.Disabled() {
		t.Error("at the first step, back should be off and forward on")
	}
}

func TestAPlaceMovedToWithinAScreenIsAStepOfItsOwn(t *testing.T) {
	b := seated(t)
	f := b.fakes[desk.Map]
	f.place.County = "25410"
	b.Moved()
	f.place.County = "25750"
	b.Moved()
	b.press("Alt+Left")
	if f.place.County != "25410" {
		t.Errorf("one step back is %+v", f.place)
	}
	b.press("Alt+Left")
	if f.place.County != "" {
		t.Errorf("two steps back is %+v", f.place)
	}
}

func TestTheRailOpensByPointerAndByArrows(t *testing.T) {
	b := seated(t)
	test.TapAt(b.rail, fyne.NewPos(40, railTop+2.5*theme.RailItem))
	b.at(desk.Network)
	b.window.Canvas().Focus(b.rail)
	b.key(fyne.KeyDown)
	b.key(fyne.KeyDown)
	b.at(desk.Network)
	b.key(fyne.KeyReturn)
	b.at(desk.Filings)
}

func TestAPlaceOpensAgainAsItWasLeft(t *testing.T) {
	b := seated(t)
	b.fakes[desk.Map].place.Specialty = "008"
	b.press("Alt+7")
	b.press("Alt+2")
	if p := b.fakes[desk.Map].place; p.Specialty != "008" {
		t.Errorf("the map opened at %+v", p)
	}
}

func TestTheRailFoldsByItsButtonAndInNarrowWindows(t *testing.T) {
	b := seated(t)
	wide := b.frame.main.Position().X
	test.Tap(b.frame.fold)
	if x := b.frame.main.Position().X; wide != theme.Rail || x != theme.RailFolded {
		t.Errorf("the main region begins at %v, folded at %v", wide, x)
	}
	if !b.memory.p.Bool(keyFolded) {
		t.Error("the fold is not remembered")
	}
	test.Tap(b.frame.fold)
	b.window.Resize(fyne.NewSize(1024, 700))
	if x := b.frame.main.Position().X; x != theme.RailFolded || b.frame.fold.Visible() {
		t.Errorf("in a narrow window the main region begins at %v", x)
	}
}

func TestThePaneShowsTheSelectionAndNeverCoversTheMainRegion(t *testing.T) {
	b := seated(t)
	if b.pane.sentence.Text() != "Choose a county to see how it stands." || !b.pane.Visible() {
		t.Errorf("without a selection the pane says %q", b.pane.sentence.Text())
	}
	b.ShowDetail("Leflore County", kit.NewText("Rural", kit.Style{}))
	check := func(width float32, pane float32) {
		t.Helper()
		b.window.Resize(fyne.NewSize(width, 700))
		end := b.frame.main.Position().X + b.frame.main.Size().Width
		if b.pane.Size().Width != pane || end != b.pane.Position().X || end+pane != width {
			t.Errorf("at %v: main ends at %v, pane from %v, %v wide", width, end, b.pane.Position().X, b.pane.Size().Width)
		}
	}
	check(1440, theme.Detail)
	check(1024, theme.DetailNarrow)
	b.key(fyne.KeyEscape)
	if b.pane.Visible() || b.frame.main.Size().Width != 1024-theme.RailFolded {
		t.Error("Esc does not close the pane")
	}
	b.ShowDetail("Bolivar County", kit.NewText("Rural", kit.Style{}))
	if !b.pane.Visible() || b.pane.title.Text() != "Bolivar County" {
		t.Error("the next selection does not open the pane")
	}
	test.Tap(b.pane.close)
	if b.pane.Visible() {
		t.Error("the cross does not close the pane")
	}
	b.press("Alt+7")
	if b.pane.Visible() {
		t.Error("a screen without selections has a pane")
	}
}

func TestAKeyGoesToTheScreenBeforeItClosesThePane(t *testing.T) {
	b := seated(t)
	b.ShowDetail("Leflore County", kit.NewText("Rural", kit.Style{}))
	b.fakes[desk.Map].takes = fyne.KeyEscape
	b.key(fyne.KeyEscape)
	if !b.pane.Visible() || len(b.fakes[desk.Map].keys) != 1 {
		t.Error("the screen took Esc, and the pane closed all the same")
	}
}

func TestF6MovesThroughTheRegions(t *testing.T) {
	b := seated(t)
	c := b.window.Canvas()
	main := b.fakes[desk.Map].content
	for i, want := range []fyne.Focusable{main, b.pane.close, b.top.product, b.rail, main} {
		b.key(fyne.KeyF6)
		if c.Focused() != want {
			t.Fatalf("step %d: focus on %T, want %T", i, c.Focused(), want)
		}
	}
	b.window.Resize(fyne.NewSize(1024, 700)) // no fold button
	b.closeDetail()
	for i, want := range []fyne.Focusable{b.top.product, b.rail, main, b.top.product} {
		b.key(fyne.KeyF6)
		if c.Focused() != want {
			t.Fatalf("narrow, step %d: focus on %T, want %T", i, c.Focused(), want)
		}
	}
}

func TestCtrlZTakesBackTheNewestChangeOnAnyScreen(t *testing.T) {
	b := seated(t)
	var undone []int
	for i := range 3 {
		b.Toast(fmt.Sprintf("Change %d", i), func() { undone = append(undone, i) })
	}
	b.press("Alt+8")
	b.clock.pass(time.Minute)
	b.press("Ctrl+Z")
	b.press("Ctrl+Z")
	b.window.Canvas().Focus(b.fakes[desk.Filings].content)
	b.press("Ctrl+Z")
	if fmt.Sprint(undone) != "[2 1 0]" {
		t.Errorf("undone %v", undone)
	}
	b.press("Ctrl+Z")
	if len(undone) != 3 {
		t.Error("a change was taken back twice")
	}
}

func TestTheToastsOwnButtonAndCtrlZTakeBackTheSameChangeOnce(t *testing.T) {
	b := seated(t)
	n := 0
	b.Toast("Saved", func() { n++ })
	if !b.notes.toasts.Undo() {
		t.Fatal("the toast has no undo")
	}
	b.press("Ctrl+Z") // says that there is nothing
	b.clock.pass(time.Minute)
	b.Toast("Saved again", func() { n += 10 })
	b.press("Ctrl+Z")
	if n != 11 || b.notes.toasts.Text() == "Saved again" {
		t.Errorf("taken back: %d; still told: %q", n, b.notes.toasts.Text())
	}
}

func TestWorkShowsOnlyAfterAWhileAndCanBeStopped(t *testing.T) {
	b := seated(t)
	stopped := false
	progress, end := b.Begin("Assessing the network", func() { stopped = true })
	b.clock.pass(250 * time.Millisecond)
	if len(b.notes.works) != 0 {
		t.Error("work shows at once")
	}
	b.clock.pass(100 * time.Millisecond)
	if len(b.notes.works) != 1 {
		t.Fatal("work does not show")
	}
	progress("Counties", 1, 4)
	b.settle(time.Millisecond)
	card := b.notes.works[0]
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(card).AddXY(card.Size().Width, card.Size().Height)
	test.TapCanvas(b.window.Canvas(), corner.SubtractXY(40, 30))
	if !stopped {
		t.Error("the cancel button does not stop the work")
	}
	end()
	_, quick := b.Begin("Quick", nil)
	quick()
	b.clock.pass(time.Second)
	if len(b.notes.works) != 0 {
		t.Error("work that ended still shows")
	}
}

func TestTheScreensShortcutsAreThoseOfItsCommands(t *testing.T) {
	b := seated(t)
	b.press("Ctrl+L")
	b.press("Alt+3")
	b.press("Ctrl+L")
	b.press("Ctrl+L")
	if m, a := b.fakes[desk.Map].did, b.fakes[desk.Adequacy].did; m != 1 || a != 2 {
		t.Errorf("the map's was done %d times, adequacy's %d times", m, a)
	}
}

func TestWhatAChangeDidIsAddedToItsToastWhichIsStillUndone(t *testing.T) {
	b := seated(t)
	n := 0
	b.Toast("Saved", func() { n++ })
	b.Add("Saved", "71 failing cells, 13 fewer.")
	if got := b.notes.toasts.Text(); got != "Saved 71 failing cells, 13 fewer." {
		t.Errorf("told: %q", got)
	}
	b.press("Ctrl+Z")
	if n != 1 || b.notes.toasts.Text() != "" {
		t.Errorf("taken back %d times; still told: %q", n, b.notes.toasts.Text())
	}
	b.Add("Saved", "84 failing cells, 13 more.")
	if got := b.notes.toasts.Text(); got != "84 failing cells, 13 more." {
		t.Errorf("with its toast gone, told: %q", got)
	}
}

func TestTheCountdownSaysTheDayAndHowFarItIs(t *testing.T) {
	now := time.Date(2026, 11, 19, 23, 30, 0, 0, time.FixedZone("CST", -6*3600))
	for _, c := range []struct{ due, words, days string }{
		{"2027-02-10", "Filing closes Wed, Feb 10", "83 days"},
		{"2026-11-20", "Filing closes Fri, Nov 20", "tomorrow"},
		{"2026-11-19", "Filing closes Thu, Nov 19", "today"},
		{"2026-11-18", "Filing closed Wed, Nov 18", "yesterday"},
		{"2026-11-12", "Filing closed Thu, Nov 12", "7 days ago"},
		{"", "", ""},
		{"soon", "", ""},
	} {
		if words, days := countdown(c.due, now); words != c.words || days != c.days {
			t.Errorf("%q: %q %q", c.due, words, days)
		}
	}
}

func TestTheCountdownOpensFilings(t *testing.T) {
	b := seated(t)
	test.Tap(b.top.filing)
	b.at(desk.Filings)
	if b.top.filing.Words() != "Filing closes Wed, Feb 10  83 days" {
		t.Errorf("the countdown says %q", b.top.filing.Words())
	}
	b.press("Alt+2")
	b.window.Canvas().Focus(b.top.filing)
	b.key(fyne.KeyReturn)
	b.at(desk.Filings)
}

func TestThePlansMenuLeadsToItsSettings(t *testing.T) {
	b := seated(t)
	b.window.Canvas().Focus(b.top.product)
	b.key(fyne.KeySpace)
	if b.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu")
	}
	b.key(fyne.KeyDown)
	b.key(fyne.KeyReturn)
	b.at(desk.Settings)
}

func TestTheRailMarksWhatIsUnderThePointer(t *testing.T) {
	b := seated(t)
	b.rail.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, railTop+50)}})
	if b.rail.under != 1 {
		t.Errorf("under the pointer is %d", b.rail.under)
	}
	b.rail.MouseOut()
	if b.rail.under != -1 {
		t.Error("the hover stays")
	}
}

func TestTheShellLooksAsDesigned(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, c := range map[string]struct {
		variant theme.Variant
		size    fyne.Size
	}{
		"shell-light.png": {theme.Light, fyne.NewSize(1440, 900)}, "shell-dark-narrow.png": {theme.Dark, fyne.NewSize(1024, 700)},
	} {
		b := seated(t)
		b.app.Settings().SetTheme(theme.New(c.variant))
		b.window.Resize(c.size)
		rural := kit.NewText("Rural · SSA 25410 · 6,058 beneficiaries", kit.Style{Ink: kit.InkSecond})
		b.ShowDetail("Leflore County", kit.NewPadded(theme.Margin, 0, 0, 0, rural))
		b.window.Canvas().Focus(b.rail)
		progress, _ := b.Begin("Assessing the network", func() {})
		progress("Counties", 1, 4)
		b.clock.pass(300 * time.Millisecond)
		b.settle(time.Millisecond)
		b.Toast("Cottonwood Heart is in the network now", func() {})
		b.desk.SetShare(app.ShareState{Team: true, Unshared: 3, Conflicts: 2})
		test.AssertImageMatches(t, name, b.window.Canvas().Capture())
	}
}

func TestThePackagersFileSaysWhatTheProgramSays(t *testing.T) {
	text, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	m := Metadata()
	for _, line := range []string{`ID = "` + m.ID + `"`, `Name = "` + m.Name + `"`, `Version = "` + m.Version + `"`} {
		if !strings.Contains(string(text), "\n"+line+"\n") {
			t.Errorf("FyneApp.toml lacks %s", line)
		}
	}
}

func TestAScreenBehindAnotherKeepsItsDetailToItself(t *testing.T) {
	b := seated(t)
	b.fakes[desk.Map].desk.Host.ShowDetail("Leflore County", kit.NewText("Rural", kit.Style{}))
	b.press("Alt+3")
	cell := kit.NewText("Fails", kit.Style{})
	b.fakes[desk.Adequacy].desk.Host.ShowDetail("Leflore × Cardiology", cell)
	b.fakes[desk.Map].desk.Host.ShowDetail("Bolivar County", kit.NewText("Micro", kit.Style{}))
	if b.Shell.pane.title.Text() != "Leflore × Cardiology" || b.Shell.pane.detail != cell {
		t.Errorf("the pane shows %q", b.Shell.pane.title.Text())
	}
	b.press("Alt+2")
	if b.Shell.pane.title.Text() != "Bolivar County" {
		t.Errorf("back on the map the pane shows %q", b.Shell.pane.title.Text())
	}
}
