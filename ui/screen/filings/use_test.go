package filings

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	"countyline/ui/widget/paper"
)

// submit is what a form listens to.
var submit = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// submits presses Ctrl+Enter in what has the focus.
func (b *bench) submits(t *testing.T) {
	t.Helper()
	focused, ok := b.Window.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		t.Fatalf("the focus is on %T", b.Window.Canvas().Focused())
	}
	focused.TypedShortcut(submit)
	b.Settle()
}

func (b *bench) toasted(t *testing.T, words string) {
	t.Helper()
	if n := len(b.Host.Toasts); n == 0 || !strings.Contains(b.Host.Toasts[n-1], words) {
		t.Errorf("told %q, want %q", b.Host.Toasts, words)
	}
}

func TestTheFirstFilingIsMadeByKeyboardAndCanBeUndone(t *testing.T) {
	b := open(t, desktest.Sample, laptop, theme.Light)
	if b.empty.Hidden || b.filled.Visible() {
		t.Error("nothing teaches what a filing is")
	}
	b.Press(fyne.KeyN)
	test.Type(b.Window.Canvas().Focused(), "Dress rehearsal: ")
	b.submits(t)
	if len(b.filings) != 1 || b.chosen != b.filings[0].ID || !b.empty.Hidden {
		t.Fatalf("there are %d filings", len(b.filings))
	}
	f := b.filings[0]
	if f.Title != "Dress rehearsal: Service area, 45 counties, with 5 applied for" || f.Number != "F-2028-01" || f.AsOf != "2026-11-21" {
		t.Errorf("got %+v", f)
	}
	if b.paper.Pages() < 5 {
		t.Errorf("%d pages are shown", b.paper.Pages())
	}
	b.toasted(t, "F-2028-01 is frozen with 6 documents.")
	b.Host.Undo()
	b.Settle()
	if len(b.filings) != 0 || b.empty.Hidden || b.paper.Pages() != 0 {
		t.Errorf("%d filings are left", len(b.filings))
	}
}

func TestAFormThatIsWrongIsNotTaken(t *testing.T) {
	b := open(t, desktest.Sample, laptop, theme.Light)
	b.askFacts(app.FilingFacts{Title: "A title", Number: "F-1", Frozen: "soon"})
	b.submits(t)
	if len(b.filings) != 0 || len(b.Host.Titles) > 3 && strings.HasPrefix(b.Host.Titles[len(b.Host.Titles)-1], "Freezing") {
		t.Errorf("it was taken: %v", b.Host.Titles)
	}
	test.Type(b.Window.Canvas().Focused(), "x")
	escape := func() { b.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	if escape(); len(b.Window.Canvas().Overlays().List()) == 0 {
		t.Error("Esc drops what was typed without a word")
	}
	if escape(); len(b.Window.Canvas().Overlays().List()) != 0 {
		t.Error("Esc again leaves the form open")
	}
}

func TestArrowsChooseAFilingAsAStepOfTheHistory(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	newest, moves := b.chosen, b.Host.Moves
	b.Press(fyne.KeyDown)
	if b.chosen != b.filings[1].ID || b.chosen == newest || b.Host.Moves != moves+1 {
		t.Errorf("chosen %s, %d moves", b.chosen, b.Host.Moves-moves)
	}
	if !strings.Contains(b.pages.Texts(), "July 31, 2026") {
		t.Error("the pages are those of another filing")
	}
	b.Press(fyne.KeyDown, fyne.KeyUp)
	if b.chosen != newest {
		t.Error("Up does not go back")
	}
	b.Window.Canvas().Focus(b.list)
	b.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	b.Settle()
	if b.chosen == newest {
		t.Error("Down in the list does nothing")
	}
	b.Settle()
}

func TestAClickChoosesAFiling(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	test.TapAt(b.list, fyne.NewPos(40, roomyLine+20))
	b.Settle()
	if b.chosen != b.filings[1].ID {
		t.Error("the second line is not chosen")
	}
}

func TestPagesTurnByKeyButtonAndNumber(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	b.Press(fyne.KeyPageDown, fyne.KeyPageDown)
	if b.paper.Page() != 2 || b.tools.number.Text() != "3" {
		t.Errorf("page %d, the bar says %s", b.paper.Page(), b.tools.number.Text())
	}
	test.Tap(b.tools.back)
	if b.paper.Page() != 1 {
		t.Errorf("back leads to page %d", b.paper.Page())
	}
	b.tools.number.Focus()
	b.tools.number.SetText("12")
	b.tools.number.Editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.paper.Page() != 11 || b.Window.Canvas().Focused() != fyne.Focusable(b.paper) {
		t.Errorf("typed 12, came to %d", b.paper.Page()+1)
	}
	b.Press(fyne.KeyEnd)
	if b.paper.Page() != b.paper.Pages()-1 || !b.tools.forward.Disabled() {
		t.Error("the last page has a next one")
	}
	b.Press(fyne.KeyHome)
	if !b.tools.back.Disabled() || b.tools.of.Text() != "of "+app.Count(b.paper.Pages()) {
		t.Errorf("the first page: %q", b.tools.of.Text())
	}
}

func TestSearchCountsItsHitsAndGoesThroughThem(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	b.command(t, "Find in the pages")
	field := b.Window.Canvas().Focused()
	test.Type(field, "neurology")
	_, total := b.paper.Hits()
	if total < 10 || b.find.count.Text() != "1 of "+app.Count(total) {
		t.Fatalf("%d hits, told %q", total, b.find.count.Text())
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.find.count.Text() != "3 of "+app.Count(total) {
		t.Errorf("after two Enters it is %q", b.find.count.Text())
	}
	b.paper.Modifiers = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.find.count.Text() != "2 of "+app.Count(total) {
		t.Errorf("after Shift+Enter it is %q", b.find.count.Text())
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !b.find.view.Hidden || b.paper.Searching() != "" {
		t.Error("Esc leaves the search open")
	}
}

func TestBackRestoresFilingPageZoomGreyAndSearch(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	b.Press(fyne.KeyDown)
	b.paper.SetZoom(paper.Zoom{Fit: paper.Free, Percent: 125})
	b.paper.GoTo(6)
	b.toggleGrey()
	b.find.open()
	test.Type(b.Window.Canvas().Focused(), "cardiology")
	was := b.Place()
	b.find.close()
	b.Press(fyne.KeyUp, fyne.Key0, fyne.KeyHome)
	b.toggleGrey()
	b.Open(was)
	b.Settle()
	if now := b.Place(); now.Record != was.Record || now.Zoom != 125 || now.Choice != grey || now.Filter != "cardiology" ||
		now.Y < was.Y-0.03 || now.Y > was.Y+0.03 || now.X < was.X-0.02 || now.X > was.X+0.02 {
		t.Errorf("came back to %+v, was at %+v", now, was)
	}
	if b.list.chosen != was.Record || b.find.view.Hidden {
		t.Error("the list or the search stands elsewhere")
	}
	b.Open(desk.Place{Screen: desk.Filings})
	b.Settle()
	if b.chosen != was.Record || b.paper.Zoom().Fit != paper.FitPage || b.paper.Page() != 0 {
		t.Errorf("opened anew: %+v", b.Place())
	}
}

func TestAFilingIsMarkedAsFiledAndTheMarkIsUndone(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	b.command(t, "Mark the filing as filed")
	b.submits(t)
	if f := b.filing(b.chosen); f.FiledOn != "2026-11-21" || b.list.lines[0].state != "Filed" {
		t.Errorf("got %+v, listed as %s", f, b.list.lines[0].state)
	}
	b.toasted(t, "marked as filed on Nov 21, 2026")
	b.Host.Undo()
	b.Settle()
	if f := b.filing(b.chosen); f.Filed() || b.list.lines[0].state != "Frozen" {
		t.Errorf("got %+v", f)
	}
	b.Press(fyne.KeyDown)
	test.Tap(b.card.mark)
	b.Settle()
	if b.filing(b.chosen).Filed() {
		t.Error("the mark cannot be taken away")
	}
	b.Settle()
}

func TestADeletedFilingComesBackByUndo(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	gone := b.chosen
	b.remove()
	b.Settle()
	if len(b.filings) != 1 || b.chosen == gone || b.paper.Pages() == 0 {
		t.Fatalf("%d filings, %s is chosen", len(b.filings), b.chosen)
	}
	b.Host.Undo()
	b.Settle()
	if len(b.filings) != 2 || b.filing(gone) == nil {
		t.Error("it did not come back")
	}
}

func TestWhatChangedSinceIsListed(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	if b.change == nil || len(b.change.Turned)+len(b.change.Fell) != 0 {
		t.Fatalf("got %+v", b.change)
	}
	b.change = &app.FilingChange{
		FailingThen: 84, FailingNow: 83, New: 43,
		Turned: []app.CellChange{
			{County: "Bolivar", Specialty: "Neurology", Code: "019", ShareThenE4: 583_400, ShareNowE4: 861_000},
			{County: "Washington", Specialty: "Oncology - Medical, Surgical", CountedThen: 1, RequiredThen: 2, CountedNow: 2, RequiredNow: 2, ShareThenE4: 1_000_000, ShareNowE4: 1_000_000},
		},
		Fell: []app.CellChange{{County: "Tallahatchie", Specialty: "Cardiology", ShareThenE4: 900_000, ShareNowE4: 412_000}},
	}
	b.showFiling()
	b.command(t, "Show what changed since the filing")
	b.Matches("changed")
	if shares(b.change.Turned[0]) != "58.3% → 86.1%" || shares(b.change.Turned[1]) != "1/2 → 2/2" {
		t.Errorf("got %s and %s", shares(b.change.Turned[0]), shares(b.change.Turned[1]))
	}
}

func TestNewFiguresAreComparedAgain(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	before := slices.Clone(b.Host.Titles)
	b.desk.SetBasis(app.MemberReadyBasis)
	b.Settle()
	if b.change == nil || b.change.FailingNow != b.change.FailingThen {
		t.Errorf("a filing is compared on another basis: %+v (%v)", b.change, b.Host.Titles[len(before):])
	}
	b.Settle()
}

func TestCommandsAreThoseThatWorkNow(t *testing.T) {
	b := open(t, desktest.Sample, laptop, theme.Light)
	b.command(t, "Print the filing")
	if len(b.Host.Viewed) != 0 || len(b.Host.Errors) != 1 || !strings.Contains(b.Host.Errors[0].Error(), "no filing yet") || len(b.Host.Went) != 1 {
		t.Errorf("without a filing: %v, %v", b.Host.Errors, b.Host.Went)
	}
	b = open(t, filed, laptop, theme.Light)
	keys := map[string]bool{}
	for _, c := range b.Commands() {
		if c.Words == "" || c.Icon == "" || c.Do == nil {
			t.Errorf("%+v", c)
		}
		keys[c.Shortcut] = true
	}
	if !keys["Ctrl+F"] || !keys["Ctrl+P"] || !keys["Ctrl+S"] {
		t.Errorf("shortcuts %v", keys)
	}
	if b.Key(&fyne.KeyEvent{Name: fyne.KeyF5}) || b.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) {
		t.Error("a key that does nothing was taken")
	}
}

func TestAWheelStepOnTheScreenTakesLittle(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	b.paper.Go = func(func()) {} // pages are painted elsewhere
	const steps = 200
	begin := time.Now()
	for range steps {
		b.paper.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
	}
	if each := time.Since(begin) / steps; each > 16*time.Millisecond {
		t.Errorf("a step takes %v", each)
	} else {
		t.Log(each)
	}
}

func TestTheBarAboveThePaperFitsIntoEveryWidth(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	for _, w := range []float32{1384, 968, 844, 600, 444, 424} {
		b.Window.Resize(fyne.NewSize(w, 560))
		if !b.tools.print.Visible() {
			t.Errorf("%v: no print", w)
		}
		for _, o := range []fyne.CanvasObject{b.tools.back, b.tools.word, b.tools.number, b.tools.outline, b.tools.search, b.tools.save, b.tools.smallSave} {
			if o.Visible() && o.Position().X < 0 {
				t.Errorf("%v: %T lies over what is left of the bar, at %v", w, o, o.Position().X)
			}
		}
		if b.left.Size().Width > w {
			t.Errorf("%v: the list is %v wide", w, b.left.Size().Width)
		}
	}
}
