package imports

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// sees fails unless all words are in sight on the screen.
func (b *bench) sees(wanted ...string) {
	b.t.Helper()
	all := desktest.Words(b.Content())
	for _, w := range wanted {
		if !strings.Contains(all, w) {
			b.t.Errorf("%q is not in sight:\n%s", w, all)
		}
	}
}

func (b *bench) imports() []app.ImportedFile {
	b.t.Helper()
	list, err := b.desk.Workspace.Imports(context.Background())
	if err != nil {
		b.t.Fatal(err)
	}
	return list
}

// pick chooses in a select by keyboard: its menu is opened, the words are typed, Enter takes them.
func (b *bench) pick(s fyne.Focusable, choice string) {
	b.t.Helper()
	b.Window.Canvas().Focus(s)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.Window.Canvas().Overlays().Top() == nil {
		b.t.Fatal("no menu opened")
	}
	b.Write(choice)
	b.Press(fyne.KeyReturn)
}

func TestTheListShowsWhatIsInForceAndTeachesWhatIsNotHereYet(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.sees("roster.csv", "In force", "1,399", "Roster or facility list", "1 file in force", "Not here yet", "CMS reference file", "Beneficiaries by place", "Our members by county")
	if b.Host.Detail != nil || !strings.HasPrefix(b.Host.Title, "Select an import") {
		t.Errorf("without a selection the pane shows %q", b.Host.Title)
	}
	b.Press(fyne.KeyDown)
	if b.Host.Title != "roster.csv" {
		t.Fatalf("the arrow selected %q", b.Host.Title)
	}
	pane := desktest.Words(b.Host.Detail)
	if !strings.Contains(pane, "Take this import back") || !strings.Contains(pane, "Copy as CSV") {
		t.Error(pane)
	}
	b.Tap("Copy as CSV")
	copied := fyne.CurrentApp().Clipboard().Content()
	if lines := strings.Split(strings.TrimSpace(copied), "\n"); len(lines) != 10 || !strings.Contains(copied, "Snake Milking") {
		t.Errorf("copied: %s", copied)
	}
	b.Tap("Show all")
	if p := b.Place(); p.Tab != tabRows || b.rows.table.Counts().Rows != 9 {
		t.Errorf("%+v, %d rows", p, b.rows.table.Counts().Rows)
	}
	b.Press(fyne.KeyEscape)
	if b.at != b.list.page || b.list.current() == nil {
		t.Error("Esc does not lead back to the import in the list")
	}
}

func TestAFileIsImportedByKeyboardAlone(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.roster())
	b.sees("What will be taken", "Snake Milking", "Why rows are set aside", "Needed columns are known")
	if got := b.wizard.next.Words(); got != "Take 1,399 rows" {
		t.Fatalf("the primary button says %q", got)
	}
	if n := len(b.imports()); n != 1 {
		t.Fatalf("before it is taken there are %d imports", n)
	}
	b.Press(fyne.KeyReturn) // the keyboard is on the primary button
	b.sees("1,399 of 1,406 rows are in force", "cells fail now")
	if n := len(b.imports()); n != 2 {
		t.Fatalf("%d imports", n)
	}
	b.Press(fyne.KeyReturn) // and now on the way to the gaps
	if p := b.Host.Went[len(b.Host.Went)-1]; p.Screen != desk.Map {
		t.Errorf("went to %+v", p)
	}
}

func TestLeavingTheWizardLosesAndChangesNothing(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	path := b.roster()
	b.choose(path)
	b.Tap("Change columns")
	b.Press(fyne.KeyEscape)
	if b.at != b.list.page || len(b.imports()) != 1 {
		t.Fatal("Esc does not lead to the list as it was")
	}
	b.Tap("Continue roster.csv")
	if b.at != b.wizard.page || b.wizard.step != stepColumns {
		t.Errorf("it continues at step %d", b.wizard.step)
	}
	place := b.Place()
	b.Open(desk.Place{Screen: desk.Imports, Record: path})
	if b.wizard.step != stepTake {
		t.Error("one step back should be what will be taken")
	}
	b.Open(place)
	b.Press(fyne.KeyEscape)
	b.Open(place)
	b.Settle()
	if b.wizard.step != stepColumns || b.wizard.draft == nil {
		t.Error("back does not restore the step")
	}
	b.ctrlEnter()
	b.ctrlEnter()
	if len(b.imports()) != 2 {
		t.Fatal("it was not taken")
	}
	b.Tap("All imports")
	b.Open(place)
	b.Settle()
	if b.at != b.list.page || b.list.current() == nil || b.list.current().FileName != "roster.csv" || len(b.imports()) != 2 {
		t.Error("back to a file that was taken should show its import")
	}
}

func TestUnknownColumnsAreNamedByTheUser(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.file("october.csv", "Nummer,Kind of Doctor,ZIP,NPI,Fax\n1003000126,Cardiology,38701,,none\n1003000134,Cardiology,38701,,none\n"))
	b.sees("No column says the specialty code or name yet", "Kind of Doctor", "1003000126 · 1003000134")
	if b.wizard.canGoOn() || b.wizard.step != stepColumns {
		t.Fatal("it goes on without a specialty")
	}
	form := b.wizard.columns
	b.pick(form.selects[1], "specialty n")
	b.pick(form.selects[0], "npi")
	if form.held[0] != "npi" || form.held[3] != "" || form.selects[3].Chosen() != 0 {
		t.Errorf("two columns hold the NPI: %q", form.held)
	}
	b.sees("All needed columns are known: 2 rows of 2 can be taken.")
	b.ctrlEnter()
	b.sees("will be taken", "2 ")
	if len(b.imports()) != 1 {
		t.Error("it was taken too early")
	}
	b.ctrlEnter()
	b.sees("All 2 rows are in force")
	b.choose(b.file("november.csv", "Nummer,Kind of Doctor,ZIP,NPI,Fax\n1003000142,Cardiology,38701,,none\n"))
	if b.wizard.step != stepTake {
		t.Error("the columns of last month are not remembered")
	}
}

func TestRowsThatLeaveStatusOrSpecialtyOpenAreWhatTheUserSays(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.file("targets.csv", "npi,zip\n1003000126,38701\n1003000134,38701\n"))
	b.sees("Rows that state no status are", "Rows that state no specialty are")
	status, code := b.selectOf(1), b.selectOf(2)
	b.pick(code, "cardiology")
	b.pick(status, "prosp")
	b.ctrlEnter()
	b.sees("2", "Rows as prospects")
	if b.wizard.draft.Taken != 2 || b.wizard.options.Code != "008" || b.wizard.options.Status != "prospect" {
		t.Errorf("%+v", b.wizard.options)
	}
}

// selectOf is a select in sight by its place from the top.
func (b *bench) selectOf(n int) *kit.Select {
	b.t.Helper()
	var all []*kit.Select
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Select:
			all = append(all, o)
		case *fyne.Container:
			for _, c := range o.Objects {
				look(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				look(c)
			}
		}
	}
	look(b.wizard.page)
	return all[n]
}

func TestAnUnknownSpecialtyIsNamedAndItsRowsAreTaken(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.file("roster.csv", "npi,specialty,zip\n1003000126,Heart Whisperer,38701\n1003000134,Cardiology,38701\n"))
	if b.wizard.draft.Taken != 1 {
		t.Fatalf("%d taken", b.wizard.draft.Taken)
	}
	b.Tap("Left out")
	b.Write("cardiol")
	b.Press(fyne.KeyReturn)
	b.sees("Cardiology (008)", "Heart Whisperer")
	if b.wizard.next.Words() != "Take 2 rows" {
		t.Errorf("the primary button says %q", b.wizard.next.Words())
	}
	b.Tap("Cardiology (008)")
	b.Press(fyne.KeyReturn) // the first line leaves the rows out again
	if b.wizard.next.Words() != "Take 1 row" {
		t.Errorf("left out again, it says %q", b.wizard.next.Words())
	}
}

func TestAFileThatCannotBeReadIsExplainedAndNothingChanges(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	before := b.Screen.failing()
	for name, c := range map[string]struct{ text, says string }{
		"contract.pdf": {"%PDF-1.4 hello", "is a PDF"},
		"empty.csv":    {"", "empty"},
		"picture.csv":  {"\x89PNG\r\n\x1a\n\x00\x00", ""},
	} {
		b.choose(b.file(name, c.text))
		b.sees("Choose another file", c.says, "Nothing has changed yet")
		if b.wizard.canGoOn() || b.wizard.step != stepFile {
			t.Errorf("%s goes on", name)
		}
	}
	b.Host.Choice = b.roster()
	b.Tap("Choose another file")
	if b.wizard.step != stepTake || b.Screen.failing() != before || len(b.imports()) != 1 {
		t.Error("the next file is not read as usual")
	}
}

func TestPopulationsAndEnrollmentsAreTakenAsWhatTheyAre(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.file("points.csv", "zip,beneficiaries\n38701,900\n38756,100\n"))
	b.sees("points.csv · Beneficiaries by place", "Beneficiaries", "1,000", "in place of the built-in ZIP codes")
	b.ctrlEnter()
	b.sees("All 2 rows are in force")
	b.choose(b.file("members.csv", "county,state,members\nWashington,MS,120\n"))
	b.sees("members.csv · Our members by county", "Members", "120")
	b.ctrlEnter()
	b.sees("The one row is in force")
	b.choose(b.file("again.csv", "zip,beneficiaries\n38701,90\n"))
	b.ctrlEnter()
	b.Tap("All imports")
	b.sees("Replaced\n", "3 files in force")
	if older := b.imports()[2]; older.InForce || older.FileName != "points.csv" {
		t.Errorf("%+v", older)
	}
}

func TestWorkThatIsStoppedChangesNothing(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.Host.Choice = b.roster()
	b.Press(fyne.KeyN)
	b.wizard.reread()
	b.Host.Cancel()
	b.Settle()
	if b.wizard.busy != "" || !b.wizard.stopped {
		t.Error("the wizard does not know that reading was stopped")
	}
	b.wizard.take()
	b.Host.Cancel()
	b.sees("Taking roster.csv")
	b.Settle()
	if len(b.imports()) != 1 || b.wizard.done != nil || !b.wizard.canGoOn() {
		t.Errorf("stopped: %d imports", len(b.imports()))
	}
	b.sees("It was stopped. Nothing was changed.")
	b.ctrlEnter()
	if len(b.imports()) != 2 {
		t.Error("it cannot be taken afterwards")
	}
}

func TestTheFirstRosterOfANewWorkspaceShowsItsFirstGapsAtOnce(t *testing.T) {
	b := fresh(t, theme.Light, wide)
	b.sees("Begin with your roster")
	path := b.file("mine.csv", "npi,specialty_code,zip,status\n1003000126,008,38701,signed\n1003000134,S03,38756,active\n")
	b.Open(desk.Place{Screen: desk.Imports, Record: path}) // as first run opens it
	if list := b.Commands(); list[len(list)-1].Shortcut != "Ctrl+Enter" {
		t.Error("the window would not listen to Ctrl+Enter")
	}
	b.Settle()
	b.sees("it begins with the counties that the roster serves")
	b.ctrlEnter()
	b.sees("The service area begins with the 1 county that the roster serves: Washington, MS", "cells fail now.")
	b.Tap("Change the service area")
	if p := b.Host.Went[len(b.Host.Went)-1]; p.Screen != desk.Settings || p.Tab != "area" {
		t.Errorf("went to %+v", p)
	}
	if b.desk.Figures() == nil || len(b.desk.Figures().Counties) != 1 {
		t.Error("the first gap is not on screen")
	}
}

func TestADroppedFileAndThePaletteBeginAnImport(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.Drop(b.roster())
	b.Settle()
	if b.wizard.step != stepTake {
		t.Errorf("dropped, it is at step %d", b.wizard.step)
	}
	b.Host.Choice = b.file("points.csv", "zip,beneficiaries\n38701,900\n")
	for _, c := range b.Commands() {
		if c.Words == "Import beneficiaries by place" {
			c.Do()
		}
	}
	b.Settle()
	if b.wizard.draft == nil || b.wizard.draft.Kind != data.PopulationFile {
		t.Error("the palette does not begin")
	}
	b.Tap("Change columns")
	b.pick(b.selectOf(0), "our mem")
	b.sees("points.csv · Our members by county", "No column says the county yet")
}

func TestARosterOfProspectsAloneAsksForTheCounties(t *testing.T) {
	b := fresh(t, theme.Light, wide)
	b.choose(b.file("wishes.csv", "npi,specialty_code,zip,status\n1003000126,008,38701,prospect\n"))
	b.ctrlEnter()
	b.sees("The one row is in force", "no service area yet", "Choose the counties")
	b.Press(fyne.KeyReturn)
	if p := b.Host.Went[len(b.Host.Went)-1]; p.Screen != desk.Settings || p.Tab != "area" {
		t.Errorf("went to %+v", p)
	}
}

func (b *bench) segments() *kit.Segments { return find[*kit.Segments](b.wizard.page) }

// find is the first object of a type below another.
func find[T fyne.CanvasObject](o fyne.CanvasObject) (found T) {
	var look func(fyne.CanvasObject) bool
	look = func(o fyne.CanvasObject) bool {
		if one, ok := o.(T); ok {
			found = one
			return true
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				if look(c) {
					return true
				}
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				if look(c) {
					return true
				}
			}
		}
		return false
	}
	look(o)
	return found
}

func TestAFileThatIsNotToldByItsColumnsIsAskedAbout(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.file("counties.csv", "county,state,total_beneficiaries\nWashington,MS,9000\n"))
	b.sees("do not say what this file is", "total_beneficiaries", "9000")
	if b.wizard.step != stepColumns || b.wizard.canGoOn() {
		t.Fatal("it goes on without a word of the user")
	}
	b.pick(b.selectOf(0), "our mem")
	b.sees("counties.csv · Our members by county", "Members", "9,000")
	if !b.wizard.canGoOn() || len(b.imports()) != 1 {
		t.Error("it cannot be taken as what the user says")
	}
}
