package imports

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestAnImportIsTakenBackAndPutBackAndTheFiguresFollow(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	before := b.Screen.failing()
	b.choose(b.file("points.csv", "zip,beneficiaries\n38701,900\n38756,100\n"))
	b.ctrlEnter()
	with := b.Screen.failing()
	if with == before {
		t.Fatal("the population changes nothing, so this test shows nothing")
	}
	b.Tap("Take this import back")
	if got := b.Screen.failing(); got != before || !strings.Contains(b.Host.Toasts[len(b.Host.Toasts)-1], "taken back") {
		t.Errorf("taken back, %d cells fail, before %d", got, before)
	}
	b.sees("Taken back")
	b.Host.Undo()
	b.Settle()
	if got := b.Screen.failing(); got != with {
		t.Errorf("undone, %d cells fail, not %d", got, with)
	}
	b.Tap("Take this import back") // in the pane, where the import is selected
	b.Tap("Put it back")
	if got := b.Screen.failing(); got != with {
		t.Errorf("put back, %d cells fail, not %d", got, with)
	}
}

func TestTheLastRosterTakenBackLeavesNothingToAssess(t *testing.T) {
	b := fresh(t, theme.Light, wide)
	b.desk.Reload() // of a workspace without a plan, which is no failure
	b.Settle()
	b.choose(b.file("mine.csv", "npi,specialty_code,zip,status\n1003000126,008,38701,signed\n"))
	b.ctrlEnter()
	b.Tap("Take this import back")
	if b.desk.Figures() != nil {
		t.Error("there are figures without a roster")
	}
	b.Host.Undo()
	b.Settle()
	if b.desk.Figures() == nil {
		t.Error("put back, there are none")
	}
}

func TestANewerRosterTakesThePlaceOfTheOlderOneUnlessTheUserSaysOtherwise(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	before := b.Screen.failing()
	path := b.roster()
	b.choose(path)
	b.sees("In force: roster.csv of ", "Both list the same 1,394 providers.", "Its rows count no more")
	b.ctrlEnter()
	b.sees("It replaces roster.csv of ", "as many as before")
	if all := b.imports(); all[0].Taken != 1399 || !all[0].InForce || all[1].InForce || all[1].Replacement != "roster.csv" {
		t.Fatalf("%+v", all)
	}
	b.Tap("All imports")
	b.sees("Replaced by roster.csv", "1 file in force")
	b.Tap("Take this import back")
	if said := b.Host.Toasts[len(b.Host.Toasts)-1]; said != "roster.csv was taken back; roster.csv is in force again." {
		t.Error(said)
	}
	b.sees("Taken back", "1 file in force")
	b.Host.Undo()
	b.Settle()
	b.sees("Replaced by roster.csv", "1 file in force")
	if b.Screen.failing() != before {
		t.Error("the figures do not follow")
	}

	b.choose(path) // and now beside the one in force
	choice := b.segments()
	b.Window.Canvas().Focus(choice)
	b.Press(fyne.KeyRight)
	b.sees("Rows of both files count")
	b.wizard.reread()
	b.Settle()
	if b.segments().Chosen() != 1 {
		t.Error("reading the file again forgets what the user said")
	}
	b.ctrlEnter()
	b.sees("It adds to roster.csv of ")
	b.choose(path)
	b.sees("Which rosters in force does it replace?")
	if n := len(b.wizard.draft.Earlier); n != 2 || len(b.wizard.draft.Replaces) != 2 {
		t.Fatalf("%d earlier rosters, %d replaced", n, len(b.wizard.draft.Replaces))
	}
	check := find[*kit.Check](b.wizard.page)
	b.Window.Canvas().Focus(check)
	b.Press(fyne.KeySpace)
	if got := b.wizard.draft.Replaces; len(got) != 1 || got[0] != b.wizard.draft.Earlier[1].ID {
		t.Errorf("replaces %v", got)
	}
	b.ctrlEnter()
	b.sees("It replaces roster.csv of ", "It adds to roster.csv of ")
	b.Tap("Take this import back")
	if n := len(b.imports()); n != 4 || b.imports()[1].InForce == false || b.imports()[2].InForce == false {
		t.Errorf("%+v", b.imports())
	}
}
