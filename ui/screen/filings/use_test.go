package filings

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	"countyline/ui/widget/paper"
)

// submit is what a form listens to.
var submit = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// submits presses Ctrl+Enter in what has the focus.
func (b *bench) submits(t *testing.T) {
	t.Helper()
	focused, ok := b.window.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		t.Fatalf("the focus is on %T", b.window.Canvas().Focused())
	}
	focused.TypedShortcut(submit)
	b.host.Settle()
}

func (b *bench) toasted(t *testing.T, words string) {
	t.Helper()
	if n := len(b.host.Toasts); n == 0 || !strings.Contains(b.host.Toasts[n-1], words) {
		t.Errorf("told %q, want %q", b.host.Toasts, words)
	}
}

func (b *bench) kept(t *testing.T, name string) string {
	t.Helper()
	d, ok := b.filing(b.chosen).Document(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	return filepath.Join(b.dir, "documents", d.SHA256)
}

func TestTheFirstFilingIsMadeByKeyboardAndCanBeUndone(t *testing.T) {
	b := open(t, false, laptop, theme.Light)
	if b.empty.Hidden || b.filled.Visible() {
		t.Error("nothing teaches what a filing is")
	}
	b.press(fyne.KeyN)
	test.Type(b.window.Canvas().Focused(), "Dress rehearsal: ")
	b.submits(t)
	b.noErrors(t)
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
	b.host.Undo()
	b.host.Settle()
	if len(b.filings) != 0 || b.empty.Hidden || b.paper.Pages() != 0 {
		t.Errorf("%d filings are left", len(b.filings))
	}
}

func TestAFormThatIsWrongIsNotTaken(t *testing.T) {
	b := open(t, false, laptop, theme.Light)
	b.askFacts(app.FilingFacts{Title: "A title", Number: "F-1", Frozen: "soon"})
	b.submits(t)
	if len(b.filings) != 0 || len(b.host.Titles) > 3 && strings.HasPrefix(b.host.Titles[len(b.host.Titles)-1], "Freezing") {
		t.Errorf("it was taken: %v", b.host.Titles)
	}
	test.Type(b.window.Canvas().Focused(), "x")
	escape := func() { b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	if escape(); len(b.window.Canvas().Overlays().List()) == 0 {
		t.Error("Esc drops what was typed without a word")
	}
	if escape(); len(b.window.Canvas().Overlays().List()) != 0 {
		t.Error("Esc again leaves the form open")
	}
}

func TestArrowsChooseAFilingAsAStepOfTheHistory(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	newest, moves := b.chosen, b.host.Moves
	b.press(fyne.KeyDown)
	if b.chosen != b.filings[1].ID || b.chosen == newest || b.host.Moves != moves+1 {
		t.Errorf("chosen %s, %d moves", b.chosen, b.host.Moves-moves)
	}
	if !strings.Contains(b.pages.Texts(), "July 31, 2026") {
		t.Error("the pages are those of another filing")
	}
	b.press(fyne.KeyDown, fyne.KeyUp)
	if b.chosen != newest {
		t.Error("Up does not go back")
	}
	b.window.Canvas().Focus(b.list)
	b.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	b.host.Settle()
	if b.chosen == newest {
		t.Error("Down in the list does nothing")
	}
	b.noErrors(t)
}

func TestAClickChoosesAFiling(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	test.TapAt(b.list, fyne.NewPos(40, roomyLine+20))
	b.host.Settle()
	if b.chosen != b.filings[1].ID {
		t.Error("the second line is not chosen")
	}
}

func TestPagesTurnByKeyButtonAndNumber(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	b.press(fyne.KeyPageDown, fyne.KeyPageDown)
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
	if b.paper.Page() != 11 || b.window.Canvas().Focused() != fyne.Focusable(b.paper) {
		t.Errorf("typed 12, came to %d", b.paper.Page()+1)
	}
	b.press(fyne.KeyEnd)
	if b.paper.Page() != b.paper.Pages()-1 || !b.tools.forward.Disabled() {
		t.Error("the last page has a next one")
	}
	b.press(fyne.KeyHome)
	if !b.tools.back.Disabled() || b.tools.of.Text() != "of "+app.Count(b.paper.Pages()) {
		t.Errorf("the first page: %q", b.tools.of.Text())
	}
}

func TestSearchCountsItsHitsAndGoesThroughThem(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	b.command(t, "Find in the pages")
	field := b.window.Canvas().Focused()
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
	b := open(t, true, laptop, theme.Light)
	b.press(fyne.KeyDown)
	b.paper.SetZoom(paper.Zoom{Fit: paper.Free, Percent: 125})
	b.paper.GoTo(6)
	b.toggleGrey()
	b.find.open()
	test.Type(b.window.Canvas().Focused(), "cardiology")
	was := b.Place()
	b.find.close()
	b.press(fyne.KeyUp, fyne.Key0, fyne.KeyHome)
	b.toggleGrey()
	b.Open(was)
	b.host.Settle()
	if now := b.Place(); now.Record != was.Record || now.Zoom != 125 || now.Choice != grey || now.Filter != "cardiology" ||
		now.Y < was.Y-0.03 || now.Y > was.Y+0.03 || now.X < was.X-0.02 || now.X > was.X+0.02 {
		t.Errorf("came back to %+v, was at %+v", now, was)
	}
	if b.list.chosen != was.Record || b.find.view.Hidden {
		t.Error("the list or the search stands elsewhere")
	}
	b.Open(desk.Place{Screen: desk.Filings})
	b.host.Settle()
	if b.chosen != was.Record || b.paper.Zoom().Fit != paper.FitPage || b.paper.Page() != 0 {
		t.Errorf("opened anew: %+v", b.Place())
	}
}

func TestPrintAndSaveHandOutTheKeptPDF(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	want, err := os.ReadFile(b.kept(t, app.PaperName))
	if err != nil {
		t.Fatal(err)
	}
	same := func(path string) {
		t.Helper()
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not the kept PDF (%v)", path, err)
		}
	}
	b.command(t, "Print the filing")
	if len(b.host.Viewed) != 1 || !strings.HasSuffix(b.host.Viewed[0], "2028 F-2028-02 filing.pdf") {
		t.Fatalf("opened %v", b.host.Viewed)
	}
	same(b.host.Viewed[0])
	b.toasted(t, "Print it from your PDF viewer")
	b.host.Choice = filepath.Join(t.TempDir(), "mine.pdf")
	b.command(t, "Save the PDF")
	same(b.host.Choice)
	b.toasted(t, "Saved as mine.pdf in "+filepath.Base(filepath.Dir(b.host.Choice))+".")
	b.host.Offered()
	if last := b.host.Viewed[len(b.host.Viewed)-1]; last != filepath.Dir(b.host.Choice) {
		t.Errorf("the folder shown is %s", last)
	}
	b.host.Choice = t.TempDir()
	b.command(t, "Save all documents")
	entries, _ := os.ReadDir(b.host.Choice)
	if len(entries) != 6 {
		t.Errorf("%d documents in the folder", len(entries))
	}
	b.toasted(t, "6 documents saved")
	b.host.Choice = ""
	told := len(b.host.Toasts)
	b.command(t, "Save the PDF")
	if len(b.host.Toasts) != told {
		t.Error("a canceled choice was told as saved")
	}
	b.noErrors(t)
}

func TestEveryDocumentOpensFromTheKeyboard(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	b.window.Canvas().Focus(b.documents)
	for range 2 {
		b.documents.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	b.documents.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.host.Settle()
	if len(b.host.Viewed) != 1 || filepath.Ext(b.host.Viewed[0]) != ".xlsx" {
		t.Errorf("opened %v", b.host.Viewed)
	}
}

func TestAFilingIsMarkedAsFiledAndTheMarkIsUndone(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	b.command(t, "Mark the filing as filed")
	b.submits(t)
	if f := b.filing(b.chosen); f.FiledOn != "2026-11-21" || b.list.lines[0].state != "Filed" {
		t.Errorf("got %+v, listed as %s", f, b.list.lines[0].state)
	}
	b.toasted(t, "marked as filed on Nov 21, 2026")
	b.host.Undo()
	b.host.Settle()
	if f := b.filing(b.chosen); f.Filed() || b.list.lines[0].state != "Frozen" {
		t.Errorf("got %+v", f)
	}
	b.press(fyne.KeyDown)
	test.Tap(b.card.mark)
	b.host.Settle()
	if b.filing(b.chosen).Filed() {
		t.Error("the mark cannot be taken away")
	}
	b.noErrors(t)
}

func TestADeletedFilingComesBackByUndo(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	gone := b.chosen
	b.remove()
	b.host.Settle()
	if len(b.filings) != 1 || b.chosen == gone || b.paper.Pages() == 0 {
		t.Fatalf("%d filings, %s is chosen", len(b.filings), b.chosen)
	}
	b.host.Undo()
	b.host.Settle()
	if len(b.filings) != 2 || b.filing(gone) == nil {
		t.Error("it did not come back")
	}
}

func TestADocumentThatIsGoneIsSaidSo(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	if b.current.Text() != "6 of 6 unchanged" {
		t.Errorf("all are there, told %q", b.current.Text())
	}
	for _, name := range []string{"map.png", app.PagesName} {
		if err := os.Remove(b.kept(t, name)); err != nil {
			t.Fatal(err)
		}
	}
	b.choose(b.chosen)
	b.host.Settle()
	states := map[string]string{}
	for _, l := range b.documents.lines {
		states[l.key] = l.state
	}
	if states["map.png"] != "Missing" || states["filing.html"] != "Unchanged" || b.current.Text() != "5 of 6 unchanged" {
		t.Errorf("got %v, %q", states, b.current.Text())
	}
	if b.blank.Hidden || b.paper.Visible() {
		t.Error("pages that are gone are shown")
	}
}

func TestWhatChangedSinceIsListed(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
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
	b.look(t, "changed.png")
	if shares(b.change.Turned[0]) != "58.3% → 86.1%" || shares(b.change.Turned[1]) != "1/2 → 2/2" {
		t.Errorf("got %s and %s", shares(b.change.Turned[0]), shares(b.change.Turned[1]))
	}
}

func TestNewFiguresAreComparedAgain(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	before := slices.Clone(b.host.Titles)
	b.desk.SetBasis(app.MemberReadyBasis)
	b.host.Settle()
	if b.change == nil || b.change.FailingNow != b.change.FailingThen {
		t.Errorf("a filing is compared on another basis: %+v (%v)", b.change, b.host.Titles[len(before):])
	}
	b.noErrors(t)
}

func TestCommandsAreThoseThatWorkNow(t *testing.T) {
	b := open(t, false, laptop, theme.Light)
	b.command(t, "Print the filing")
	if len(b.host.Viewed) != 0 || len(b.host.Errors) != 1 || !strings.Contains(b.host.Errors[0].Error(), "no filing yet") || len(b.host.Went) != 1 {
		t.Errorf("without a filing: %v, %v", b.host.Errors, b.host.Went)
	}
	b = open(t, true, laptop, theme.Light)
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
	b := open(t, true, laptop, theme.Light)
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
	b := open(t, true, laptop, theme.Light)
	for _, w := range []float32{1384, 968, 844, 600, 444, 424} {
		b.window.Resize(fyne.NewSize(w, 560))
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
