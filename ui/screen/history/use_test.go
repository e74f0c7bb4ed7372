package history

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestChangesAreListedAndToldByKeyboard(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	t.Log(strings.Join(b.lines(), "\n"))
	b.key(fyne.KeyDown)
	if b.current() == nil || b.current().ID != b.events[0].ID || b.host.Title != b.events[0].Words() {
		t.Fatalf("%q", b.host.Title)
	}
	b.key(fyne.KeyDown, fyne.KeyReturn)
	if b.host.Title != b.events[1].Words() {
		t.Errorf("%q", b.host.Title)
	}
	if alone := (rows{events: b.events}).Cell(0, 1); alone != b.events[0].Person {
		t.Errorf("without a team the list says %q", alone)
	}
	if team := (rows{events: b.events, team: true}).Cell(0, 1); team != b.events[0].Person+", you" {
		t.Errorf("within a team the list says %q", team)
	}
	p := b.Place()
	b.Open(desk.Place{Screen: desk.History})
	b.Open(p)
	b.settle()
	if b.current() == nil || b.current().ID != b.events[1].ID {
		t.Error("the way back does not lead to the same change")
	}
}

func TestTheHistoryIsFilteredByWordsPersonPeriodAndKind(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	all := len(b.events)
	b.focusSearch()
	for _, r := range "factor" {
		b.window.Canvas().Focused().TypedRune(r)
	}
	b.settle()
	if len(b.events) != 1 || b.Place().Filter != "factor" || !strings.HasPrefix(b.lines()[0], "Road factor: Value: 1.0 → 1.2") {
		t.Fatalf("%q", b.lines())
	}
	b.key(fyne.KeyEscape)
	if len(b.events) != all {
		t.Errorf("%q", b.lines())
	}
	for kind, want := range map[int]int{1: 4, 6: 1} {
		l := looks{About: kind}
		b.look(l)
		b.settle()
		if len(b.events) != want {
			t.Errorf("%s: %q", abouts()[kind].words, b.lines())
		}
	}
	b.look(looks{Person: "Nobody"})
	b.settle()
	if len(b.events) != 0 {
		t.Errorf("%q", b.lines())
	}
	b.clear()
	b.settle()
	if len(b.events) != all {
		t.Errorf("%q", b.lines())
	}
}

func TestASearchThatStoppedSaysHowFarItLookedAndGoesOn(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	all := b.events
	b.look(looks{Words: "factor"})
	b.settle()
	b.events, b.rest, b.back = nil, all[0].ID, today // as if it had stopped at the newest change
	b.fill()
	left, _ := b.footWords()
	if !b.older.Visible() || b.older.Words() != "Look further back" || !strings.HasPrefix(left, "0 changes since Fri, Nov 20, 2026") || !b.none.Visible() || b.empty.Visible() {
		t.Errorf("%q %q", b.older.Words(), left)
	}
	test.Tap(b.older)
	b.settle()
	if len(b.events) != 0 || b.older.Visible() || b.rest != 0 {
		t.Errorf("%q", b.lines())
	}
	b.key(fyne.KeyEscape)
	b.clear()
	b.settle()
	if len(b.events) != len(all) || b.none.Visible() {
		t.Errorf("%q", b.lines())
	}
}

func TestAChangeIsUndoneFromTheHistoryAndThatToo(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.look(looks{Words: "factor"})
	b.settle()
	b.key(fyne.KeyDown)
	b.look(looks{})
	b.settle()
	b.key(fyne.KeyHome)
	b.window.Canvas().Unfocus()
	b.key(fyne.KeyU) // it is older than this window, so that a question is asked
	b.agree("Undo it")
	if factor(b) != 1 || len(b.host.Toasts) != 1 || b.host.Toasts[0] != "Undone: Change the settings." {
		t.Fatalf("%v %q", factor(b), b.host.Toasts)
	}
	if len(b.told) == 0 || b.told[0] != desk.NewSettings {
		t.Errorf("%v", b.told)
	}
	if newest := b.lines()[0]; !strings.HasPrefix(newest, "Road factor: ") || b.events[0].Words() != "Undo: Change the settings" {
		t.Errorf("%q", newest)
	}
	b.host.Undo()
	b.settle()
	if factor(b) != 1.2 || b.events[0].Words() != "Redo: Change the settings" || b.host.Toasts[1] != "Done again: Change the settings." {
		t.Errorf("%v %q %q", factor(b), b.events[0].Words(), b.host.Toasts)
	}
	b.table.Select(keyOf(b.events[0])) // small and of this window: no question
	b.key(fyne.KeyU)
	if factor(b) != 1 || b.host.Toasts[2] != "Undone: Change the settings." {
		t.Errorf("%v %q", factor(b), b.host.Toasts)
	}
}

func TestWhatTheSampleCameWithIsNobodysOwn(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	first, last := &b.events[0], &b.events[len(b.events)-1]
	if who(last) != app.Maker || who(first) != first.Person+", you" {
		t.Errorf("%q, %q", who(last), who(first))
	}
}

func TestNoStrayKeyEmptiesANetwork(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	for line := range b.events {
		b.table.Select(keyOf(b.events[line]))
		for _, key := range []fyne.KeyName{fyne.KeyU, fyne.KeyReturn, fyne.KeyU, fyne.KeySpace} { // where Cancel has the focus
			b.window.Canvas().Unfocus()
			if top := b.window.Canvas().Overlays().Top(); top != nil {
				b.window.Canvas().FocusNext()
			}
			b.key(key)
		}
	}
	if len(b.host.Toasts) != 0 || len(b.told) != 0 {
		t.Errorf("%q", b.host.Toasts)
	}
}

func TestAnImportIsRestoredOnlyOnceSomebodyAgrees(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	for line := range b.events {
		if b.events[line].Subject() == "roster.csv" {
			b.table.Select(keyOf(b.events[line]))
		}
	}
	b.showDetail()
	b.tap("Restore the record to this")
	if len(b.host.Toasts) != 0 {
		t.Fatalf("%q", b.host.Toasts)
	}
	b.agree("Restore it")
	if len(b.host.Toasts) != 1 || !strings.HasPrefix(b.host.Toasts[0], "roster.csv is as it was ") {
		t.Errorf("%q", b.host.Toasts)
	}
}

// agree taps the button that does what a dialog asks for, which has to be open.
func (b *bench) agree(yes string) {
	b.t.Helper()
	top := b.window.Canvas().Overlays().Top()
	if top == nil {
		b.t.Fatal("nothing is asked")
	}
	if focused, ok := b.window.Canvas().Focused().(*kit.Button); !ok || focused.Words() != "Cancel" {
		b.t.Errorf("%v has the focus", b.window.Canvas().Focused())
	}
	for _, o := range test.LaidOutObjects(top) {
		if button, ok := o.(*kit.Button); ok && button.Words() == yes {
			test.Tap(button)
			b.settle()
			return
		}
	}
	b.t.Fatal("there is nothing to agree to")
}

func factor(b *bench) float64 {
	b.t.Helper()
	s, err := b.desk.Workspace.Settings(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	return s.RoadFactor
}

func TestARecordsHistoryIsItsOwnAndItIsRestored(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	facts, err := b.desk.Workspace.PlanFacts(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	list, err := b.desk.Workspace.Network(t.Context(), facts.ID)
	if err != nil {
		t.Fatal(err)
	}
	p := &list.Providers[0]
	b.desk.Host.Go(desk.Place{Screen: desk.History, Tab: app.KindProvider, Record: p.NPI.String()})
	b.settle()
	if len(b.events) < 2 || !b.all.Visible() || b.head.Sub() != "of "+p.Name {
		t.Fatalf("%q %q", b.head.Sub(), b.lines())
	}
	for _, e := range b.events {
		if !strings.Contains(e.Subject(), p.Name) {
			t.Errorf("%q is another's", e.Subject())
		}
	}
	b.key(fyne.KeyEnd)
	b.tap("Restore the record to this")
	now, err := b.desk.Workspace.Network(t.Context(), facts.ID)
	if err != nil || !strings.Contains(b.host.Toasts[0], " is as it was ") {
		t.Fatal(b.host.Toasts, err)
	}
	if part := now.OfProvider(p.NPI)[0]; part.Status.String() != "LOI" {
		t.Errorf("%v", part.Status)
	}
	b.showAll()
	b.settle()
	if b.all.Visible() || len(b.events) < 5 {
		t.Errorf("%q", b.lines())
	}
}

func TestEverythingIsAskedForAsOfThen(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.key(fyne.KeyDown)
	at := b.events[0].At
	b.tap("Show everything as of then")
	if !b.host.Instant.Equal(at) {
		t.Errorf("%v", b.host.Instant)
	}
}
