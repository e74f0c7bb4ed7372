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
	b.Press(fyne.KeyDown)
	if b.current() == nil || b.current().ID != b.events[0].ID || b.Host.Title != b.events[0].Words() {
		t.Fatalf("%q", b.Host.Title)
	}
	b.Press(fyne.KeyDown, fyne.KeyReturn)
	if b.Host.Title != b.events[1].Words() {
		t.Errorf("%q", b.Host.Title)
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
	b.Settle()
	if b.current() == nil || b.current().ID != b.events[1].ID {
		t.Error("the way back does not lead to the same change")
	}
}

func TestTheHistoryIsFilteredByWordsPersonPeriodAndKind(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	all := len(b.events)
	b.focusSearch()
	b.Write("factor")
	b.Settle()
	if len(b.events) != 1 || b.Place().Filter != "factor" || !strings.HasPrefix(b.lines()[0], "Road factor: Value: 1.0 → 1.2") {
		t.Fatalf("%q", b.lines())
	}
	b.Press(fyne.KeyEscape)
	if len(b.events) != all {
		t.Errorf("%q", b.lines())
	}
	for kind, want := range map[int]int{1: 4, 6: 1} {
		l := looks{About: kind}
		b.look(l)
		b.Settle()
		if len(b.events) != want {
			t.Errorf("%s: %q", abouts()[kind].words, b.lines())
		}
	}
	b.look(looks{Person: "Nobody"})
	b.Settle()
	if len(b.events) != 0 {
		t.Errorf("%q", b.lines())
	}
	b.clear()
	b.Settle()
	if len(b.events) != all {
		t.Errorf("%q", b.lines())
	}
}

func TestASearchThatStoppedSaysHowFarItLookedAndGoesOn(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	all := b.events
	b.look(looks{Words: "factor"})
	b.Settle()
	b.events, b.rest, b.back = nil, all[0].ID, today // as if it had stopped at the newest change
	b.fill()
	left, _ := b.footWords()
	if !b.older.Visible() || b.older.Words() != "Look further back" || !strings.HasPrefix(left, "0 changes since Fri, Nov 20, 2026") || !b.none.Visible() || b.empty.Visible() {
		t.Errorf("%q %q", b.older.Words(), left)
	}
	test.Tap(b.older)
	b.Settle()
	if len(b.events) != 0 || b.older.Visible() || b.rest != 0 {
		t.Errorf("%q", b.lines())
	}
	b.Press(fyne.KeyEscape)
	b.clear()
	b.Settle()
	if len(b.events) != len(all) || b.none.Visible() {
		t.Errorf("%q", b.lines())
	}
}

func TestAChangeIsUndoneFromTheHistoryAndThatToo(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.look(looks{Words: "factor"})
	b.Settle()
	b.Press(fyne.KeyDown)
	b.look(looks{})
	b.Settle()
	b.Press(fyne.KeyHome)
	b.Window.Canvas().Unfocus()
	b.Press(fyne.KeyU) // it is older than this window, so that a question is asked
	b.agree("Undo it")
	if factor(b) != 1 || len(b.Host.Toasts) != 1 || b.Host.Toasts[0] != "Undone: Change the settings." {
		t.Fatalf("%v %q", factor(b), b.Host.Toasts)
	}
	if len(b.told) == 0 || b.told[0] != desk.NewSettings {
		t.Errorf("%v", b.told)
	}
	if newest := b.lines()[0]; !strings.HasPrefix(newest, "Road factor: ") || b.events[0].Words() != "Undo: Change the settings" {
		t.Errorf("%q", newest)
	}
	b.Host.Undo()
	b.Settle()
	if factor(b) != 1.2 || b.events[0].Words() != "Redo: Change the settings" || b.Host.Toasts[1] != "Done again: Change the settings." {
		t.Errorf("%v %q %q", factor(b), b.events[0].Words(), b.Host.Toasts)
	}
	b.table.Select(keyOf(b.events[0])) // small and of this window: no question
	b.Press(fyne.KeyU)
	if factor(b) != 1 || b.Host.Toasts[2] != "Undone: Change the settings." {
		t.Errorf("%v %q", factor(b), b.Host.Toasts)
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
			b.Window.Canvas().Unfocus()
			if top := b.Window.Canvas().Overlays().Top(); top != nil {
				b.Window.Canvas().FocusNext()
			}
			b.Press(key)
		}
	}
	if len(b.Host.Toasts) != 0 || len(b.told) != 0 {
		t.Errorf("%q", b.Host.Toasts)
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
	b.Tap("Restore the record to this")
	if len(b.Host.Toasts) != 0 {
		t.Fatalf("%q", b.Host.Toasts)
	}
	b.agree("Restore it")
	if len(b.Host.Toasts) != 1 || !strings.HasPrefix(b.Host.Toasts[0], "roster.csv is as it was ") {
		t.Errorf("%q", b.Host.Toasts)
	}
}

// agree taps the button that does what a dialog asks for, which has to be open.
func (b *bench) agree(yes string) {
	b.t.Helper()
	if b.Window.Canvas().Overlays().Top() == nil {
		b.t.Fatal("nothing is asked")
	}
	if focused, ok := b.Window.Canvas().Focused().(*kit.Button); !ok || focused.Words() != "Cancel" {
		b.t.Errorf("%v has the focus", b.Window.Canvas().Focused())
	}
	b.Tap(yes)
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
	b.Settle()
	if len(b.events) < 2 || !b.all.Visible() || b.head.Sub() != "of "+p.Name {
		t.Fatalf("%q %q", b.head.Sub(), b.lines())
	}
	for _, e := range b.events {
		if !strings.Contains(e.Subject(), p.Name) {
			t.Errorf("%q is another's", e.Subject())
		}
	}
	b.Press(fyne.KeyEnd)
	b.Tap("Restore the record to this")
	now, err := b.desk.Workspace.Network(t.Context(), facts.ID)
	if err != nil || !strings.Contains(b.Host.Toasts[0], " is as it was ") {
		t.Fatal(b.Host.Toasts, err)
	}
	if part := now.OfProvider(p.NPI)[0]; part.Status.String() != "LOI" {
		t.Errorf("%v", part.Status)
	}
	b.showAll()
	b.Settle()
	if b.all.Visible() || len(b.events) < 5 {
		t.Errorf("%q", b.lines())
	}
}

func TestEverythingIsAskedForAsOfThen(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.Press(fyne.KeyDown)
	at := b.events[0].At
	b.Tap("Show everything as of then")
	if !b.Host.Instant.Equal(at) {
		t.Errorf("%v", b.Host.Instant)
	}
}
