package widget

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestADialogTakesTheFocusInAndGivesItBack(t *testing.T) {
	b := NewButton("Take back", "", Secondary, nothing)
	w, _ := on(t, b)
	w.Canvas().Focus(b)
	field := NewEntry("Name", "")
	closed := false
	d := ShowDialog(w, "Save this view", field, NewButton("Save", "", Primary, nothing))
	d.OnClosed = func() { closed = true }
	if w.Canvas().Focused() != fyne.Focusable(field.Editor) {
		t.Errorf("the focus is on %v", w.Canvas().Focused())
	}
	press(w, fyne.KeyEscape)
	if !closed || w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("Esc does not close it, or the focus does not come back")
	}
}

func TestFocusStaysInsideADialog(t *testing.T) {
	outside := NewButton("Outside", "", Secondary, nothing)
	w, _ := on(t, outside)
	Confirm(w, "Take this import back?", "The participations it brought are removed again.", "Take back", nothing)
	for range 8 {
		press(w, fyne.KeyTab)
		if w.Canvas().Focused() == fyne.Focusable(outside) || w.Canvas().Focused() == nil {
			t.Fatalf("the focus is on %v", w.Canvas().Focused())
		}
	}
}

func TestConfirmDoesItOnlyWhenTold(t *testing.T) {
	w, _ := on(t, NewText("", Style{}))
	done := 0
	ask := func() *Dialog {
		return Confirm(w, "Take back?", "It is removed again.", "Take back", func() { done++ })
	}
	ask()
	press(w, fyne.KeyReturn) // Cancel comes first, so that Enter in haste does no harm
	ask()
	press(w, fyne.KeyEscape)
	if done != 0 {
		t.Fatal("it was done without being told")
	}
	ask()
	press(w, fyne.KeyTab, fyne.KeyReturn)
	if done != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("done %d times", done)
	}
}

func TestAMenuInADialogClosesAloneWithEsc(t *testing.T) {
	w, _ := on(t, NewText("", Style{}))
	s := NewSelect([]string{"A", "B"}, 0, nil)
	ShowDialog(w, "Choose", s)
	press(w, fyne.KeyReturn, fyne.KeyEscape)
	if len(w.Canvas().Overlays().List()) != 1 || w.Canvas().Focused() != fyne.Focusable(s) {
		t.Errorf("%d overlays are open", len(w.Canvas().Overlays().List()))
	}
	press(w, fyne.KeyEscape)
	if len(w.Canvas().Overlays().List()) != 0 {
		t.Error("the dialog stays")
	}
}

func TestThePaletteFiltersAndDoesWhatIsChosen(t *testing.T) {
	w, _ := on(t, NewText("", Style{}))
	got := ""
	item := func(group, words string) PaletteItem {
		return PaletteItem{Group: group, Words: words, Do: func() { got = words }}
	}
	p := ShowPalette(w, "Search or run a command", []PaletteItem{item("Go to", "Map"), item("Go to", "Adequacy"), item("Do", "Import a roster"), item("Do", "Export this view")})
	if p.shown[0].Do != nil || p.list.lines[0].words != "Go to" || p.list.at != 1 {
		t.Errorf("it opens with %+v", p.list.lines)
	}
	press(w, fyne.KeyDown, fyne.KeyDown) // over the title of the second group
	if p.list.lines[p.list.at].words != "Import a roster" {
		t.Errorf("two down stands on %q", p.list.lines[p.list.at].words)
	}
	write(w, "expo")
	press(w, fyne.KeyReturn)
	if got != "Export this view" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("it did %q", got)
	}
}

func TestThePaletteSaysWhenNothingMatchesAndEscEmptiesThenCloses(t *testing.T) {
	w, _ := on(t, NewText("", Style{}))
	p := ShowPalette(w, "", []PaletteItem{{Words: "Map", Do: func() { t.Error("it did something") }}})
	write(w, "xyz")
	press(w, fyne.KeyReturn)
	if len(p.list.lines) != 1 || p.list.at != -1 {
		t.Errorf("lines %+v", p.list.lines)
	}
	press(w, fyne.KeyEscape)
	if p.search.Text() != "" || w.Canvas().Overlays().Top() == nil {
		t.Error("the first Esc does not empty it")
	}
	press(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the second Esc does not close it")
	}
}

func TestThePaletteShowsWhatIsFoundElsewhere(t *testing.T) {
	w, _ := on(t, NewText("", Style{}))
	got := ""
	p := ShowPalette(w, "", []PaletteItem{{Words: "Map", Do: nothing}})
	p.OnQuery = func(typed string) {
		if typed == "leflore" {
			p.SetFound([]PaletteItem{{Group: "Counties", Words: "Leflore County", Do: func() { got = "leflore" }}})
		}
	}
	write(w, "leflore")
	press(w, fyne.KeyReturn)
	if got != "leflore" {
		t.Error("what was found cannot be chosen")
	}
}

func TestTheBestAnswerStandsFirst(t *testing.T) {
	words := []string{"open practice martin", "map", "import a roster", "compare months", "adequacy", "open adams county", "maintain the area"}
	items := make([]PaletteItem, len(words))
	for i, w := range words {
		items[i].Words = w
	}
	for typed, want := range map[string]string{"ma": "map", "adeq": "adequacy", "iar": "import a roster", "county": "open adams county", "area": "maintain the area", "mart": "open practice martin"} {
		if got := match(items, words, typed, 10); len(got) == 0 || got[0].Words != want {
			t.Errorf("%q finds %v first, want %q", typed, got, want)
		}
	}
}

// A letter typed into the palette over 5,000 entries must be answered within a frame.
func BenchmarkThePaletteAnswersALetterOver5000Entries(b *testing.B) {
	w, _ := on(b, NewText("", Style{}))
	items := make([]PaletteItem, 5000)
	for i := range items {
		items[i] = PaletteItem{Group: "Practices", Words: fmt.Sprintf("Open the practice of Cottonwood Heart & Vascular number %d", i), Do: nothing}
	}
	p := ShowPalette(w, "", items)
	b.ResetTimer()
	for i := range b.N {
		p.query([]string{"c", "co", "cot", "cot 4", "heart9"}[i%5])
	}
}

func TestAToastGoesByItselfButNotUnderThePointer(t *testing.T) {
	c := &wound{}
	w, stage := on(t, NewText("", Style{}))
	stage.Toasts.Timer = c.timer
	stage.Toasts.Tell(PillOk, "Removed a practice", nil)
	if c.after < toastStays || stage.Toasts.Text() != "Removed a practice" {
		t.Fatalf("it stays %v and says %q", c.after, stage.Toasts.Text())
	}
	test.MoveMouse(w.Canvas(), center(stage.Toasts.now))
	c.run()
	if stage.Toasts.Text() == "" {
		t.Fatal("it goes under the pointer")
	}
	test.MoveMouse(w.Canvas(), center(stage.Toasts.now.cross))
	c.run()
	if stage.Toasts.Text() == "" {
		t.Fatal("it goes while the pointer is on its button")
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(10, 300))
	c.run()
	if stage.Toasts.Text() != "" {
		t.Error("it stays")
	}
}

func TestAToastIsUndoneByPointerAndKeyboard(t *testing.T) {
	w, stage := on(t, NewText("", Style{}))
	undone := 0
	stage.Toasts.Tell(PillOk, "Removed", func() { undone++ })
	test.TapCanvas(w.Canvas(), center(stage.Toasts.now.undo))
	stage.Toasts.Tell(PillOk, "Removed again", func() { undone++ })
	w.Canvas().FocusNext()
	press(w, fyne.KeyReturn)
	if undone != 2 || stage.Toasts.Text() != "" || stage.Toasts.Undo() {
		t.Errorf("undone %d times, still says %q", undone, stage.Toasts.Text())
	}
}

func TestToastsComeOneAfterAnother(t *testing.T) {
	c := &wound{}
	_, stage := on(t, NewText("", Style{}))
	stage.Toasts.Timer = c.timer
	for _, s := range []string{"first", "second", "third"} {
		stage.Toasts.Tell(PillOk, s, nil)
	}
	for _, want := range []string{"first", "second", "third", ""} {
		if got := stage.Toasts.Text(); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
		c.run()
	}
}

func TestProgressSaysStageShareAndTime(t *testing.T) {
	c := &wound{}
	stopped := false
	p := NewProgress("Reading the roster", func() { stopped = true })
	p.Now, p.Timer = clock(0), c.timer
	w, _ := on(t, p)
	p.Begin()
	p.Set("Matching", 3, 4)
	p.Now = clock(80)
	c.run()
	if p.Elapsed() != "1 min 20 s" || p.said() != "Matching · 75%" || c.after > time.Second {
		t.Errorf("%q after %q", p.said(), p.Elapsed())
	}
	if from, to := p.span(); from != 0 || to != 0.75 {
		t.Errorf("the bar is filled from %v to %v", from, to)
	}
	w.Canvas().FocusNext()
	press(w, fyne.KeyReturn)
	if !stopped || !p.cancel.Disabled() {
		t.Error("it cannot be cancelled by the keyboard, or can be twice")
	}
	p.End()
	if c.do != nil {
		t.Error("the clock goes on after the end")
	}
}

func TestProgressWithoutATotalWalks(t *testing.T) {
	p := NewProgress("Assessing", nil)
	p.Timer = nil
	on(t, p)
	p.began = clock(0)()
	p.Now = clock(1)
	if from, to := p.span(); from < 0.39 || from > 0.41 || to-from < 0.19 {
		t.Errorf("after half a round it is filled from %v to %v", from, to)
	}
}
