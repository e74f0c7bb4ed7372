package team

import (
	"errors"
	"slices"
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

var _ desk.Screen = (*Screen)(nil)

// says whether a paragraph in the pane has these words.
func (b *bench) says(words string) bool {
	return slices.ContainsFunc(desktest.All[*kit.Paragraph](b.pane), func(p *kit.Paragraph) bool { return strings.Contains(p.Text(), words) })
}

func TestLeftAndRightChooseEnterKeepsAndTheDecisionIsUndone(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Press(fyne.KeyRight)
	if b.decide.chosen != 1 || b.decide.keep.Words() != "Keep LOI" {
		t.Errorf("Right chose side %d, and the button says %q", b.decide.chosen, b.decide.keep.Words())
	}
	b.Press(fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if !slices.Equal(b.of.done, []string{"keep LOI"}) {
		t.Errorf("done: %q", b.of.done)
	}
	if len(b.decide.list) != 1 || b.decide.open != "c2" {
		t.Errorf("%d are left, open is %q", len(b.decide.list), b.decide.open)
	}
	if told := b.Host.Toasts; len(told) != 1 || told[0] != "Crossroads Eye Center · Ana Ruiz, Ophthalmology: status is LOI." {
		t.Errorf("told %q", told)
	}
	b.Host.Undo()
	b.Settle()
	if !slices.Equal(b.of.done, []string{"keep LOI", "take back"}) || len(b.decide.list) != 2 {
		t.Errorf("done: %q, %d are to decide", b.of.done, len(b.decide.list))
	}
	if told := b.Host.Toasts; told[len(told)-1] != "Undone: Crossroads Eye Center · Ana Ruiz, Ophthalmology: status is LOI." {
		t.Errorf("told %q", told)
	}
}

func TestNoKeyDecidesBeforeSomebodyChoseInTheCard(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Press(fyne.KeyReturn, fyne.KeyEnter)
	b.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.Settle()
	if len(b.of.done) != 0 || !b.decide.keep.Disabled() || b.decide.keep.Words() != "Choose a value" {
		t.Errorf("done: %q, the button says %q", b.of.done, b.decide.keep.Words())
	}
	b.Press(fyne.KeyLeft)
	if b.decide.chosen != 0 || b.decide.keep.Disabled() || b.decide.keep.Words() != "Keep Signed" {
		t.Errorf("Left chose side %d, the button says %q", b.decide.chosen, b.decide.keep.Words())
	}
	b.Press(fyne.KeyReturn, fyne.KeyReturn)
	if !slices.Equal(b.of.done, []string{"keep Signed"}) {
		t.Errorf("done: %q", b.of.done)
	}
	b.Press(fyne.KeyRight)
	if b.decide.chosen != 1 {
		t.Errorf("Right chose side %d", b.decide.chosen)
	}
}

func TestOneConflictIsOpenAtATimeByArrowOrClick(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Press(fyne.KeyDown)
	if b.decide.open != "c2" {
		t.Errorf("Down opened %q", b.decide.open)
	}
	b.Press(fyne.KeyUp)
	if b.decide.open != "c1" {
		t.Errorf("Up opened %q", b.decide.open)
	}
	test.Tap(desktest.All[*folded](b.Content())[0])
	if b.decide.open != "c2" || len(desktest.All[*sides](b.Content())) != 1 {
		t.Errorf("a click opened %q", b.decide.open)
	}
	test.TapAt(b.decide.sides, fyne.NewPos(b.decide.sides.Size().Width-40, 40))
	if b.decide.chosen != 1 {
		t.Error("a click on the other side does not choose it")
	}
}

func TestAnotherValueIsWritten(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Tap("Write another value")
	b.decide.pick.SetChosen(3)
	b.Tap("Keep this")
	if !slices.Equal(b.of.done, []string{"write Active"}) {
		t.Errorf("done: %q", b.of.done)
	}
	b.Tap("Write another value") // of a name
	b.Press(fyne.KeyEscape)
	if b.decide.writing {
		t.Error("Esc does not end the writing")
	}
	b.Tap("Write another value")
	b.Write("Mound Bayou Family Clinic")
	b.Press(fyne.KeyReturn)
	if !slices.Equal(b.of.done, []string{"write Active", "write Mound Bayou Family Clinic"}) || !b.decide.card.Hidden {
		t.Errorf("done: %q", b.of.done)
	}
}

func TestWhatIsBeingDecidedStaysWhenTheRestIsReadAgain(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Press(fyne.KeyDown)
	b.Tap("Write another value")
	b.Write("Mound Bay")
	b.of.events = b.of.events[1:]
	b.desk.Tell(desk.NewShare)
	b.Settle()
	if b.decide.entry == nil || b.decide.entry.Text() != "Mound Bay" || b.decide.open != "c2" {
		t.Error("what was written is gone")
	}
	b.of.conflicts = b.of.conflicts[:1] // somebody else decided it
	b.desk.Tell(desk.NewRecords)
	b.Settle()
	if b.decide.writing || b.decide.open != "c1" {
		t.Error("what somebody else decided is still open")
	}
}

func TestADecisionThatFailsSaysWhyAndStays(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.of.err = &data.Error{Code: "decided_elsewhere", Message: "Somebody decided this meanwhile."}
	b.Key(&fyne.KeyEvent{Name: fyne.KeyLeft})
	b.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.Host.Settle()
	if len(b.Host.Errors) != 1 || !errors.Is(b.Host.Errors[0], b.of.err) || len(b.decide.list) != 2 {
		t.Errorf("errors: %v", b.Host.Errors)
	}
}

func TestAChosenMemberShowsTheFingerprintAndHowToCompareIt(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Window.Canvas().Focus(b.members)
	b.Press(fyne.KeyDown, fyne.KeyDown)
	if b.Host.Title != "Luis O." || !b.says("68797 77418 77647 34569") || !b.says("by phone") {
		t.Errorf("the pane shows %q", b.Host.Title)
	}
	if b.Place().Record != "lo" || b.Host.Moves == 0 {
		t.Error("the choice is no step of the history")
	}
	b.Window.Canvas().Unfocus()
	b.Press(fyne.KeyEscape)
	if b.Host.Title != "Share state" || b.members.chosen != "" {
		t.Errorf("Esc leads to %q", b.Host.Title)
	}
	test.TapAt(b.members, fyne.NewPos(80, theme.Row+6.5*memberRow))
	b.Settle()
	if b.Host.Title != "Sam K." {
		t.Errorf("a click shows %q", b.Host.Title)
	}
}

func TestAMemberIsGivenTheKeyToRatesAfterAsking(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.members.pick(1)
	b.Settle()
	for _, button := range desktest.All[*kit.Button](b.pane) {
		if button.Words() == "Let them see rates" {
			t.Error("offered to one who sees them already")
		}
	}
	b.members.pick(3)
	b.Settle()
	b.Tap("Let them see rates")
	if len(b.of.done) != 0 {
		t.Fatal("given without asking")
	}
	b.Tap("Let them see rates") // of the dialog
	if !slices.Equal(b.of.done, []string{"rates jt"}) || !slices.Equal(b.Host.Asked, []string{"soon"}) {
		t.Errorf("done %q, asked %q", b.of.done, b.Host.Asked)
	}
}

func TestEachProblemLeavesItsChoices(t *testing.T) {
	for _, c := range []struct {
		code  string
		words string
		has   []string
	}{
		{"folder_missing", "3 changes not yet shared", []string{"Look again", "Choose another folder"}},
		{"folder_empty", "The shared folder is empty", []string{"Look again", "Rebuild the folder from this computer", "Choose another folder"}},
		{"folder_vanished", "Files vanished from the folder", []string{"Look again", "Rebuild the folder from this computer", "Choose another folder"}},
		{"folder_foreign", "This is another team's folder", []string{"Look again", "Choose another folder"}},
		{"not_published", "3 changes not yet shared", []string{"Look again", "Choose another folder"}},
	} {
		state := states()
		state.Code, state.Problem = c.code, "A sentence on what happened."
		b := open(t, made(), state, laptop, theme.Light)
		if !b.says(c.words) || !b.says(state.Problem) {
			t.Errorf("%s: does not say %q", c.code, c.words)
		}
		var words []string
		for _, button := range desktest.All[*kit.Button](b.pane) {
			if w := button.Words(); slices.Contains([]string{"Look again", "Rebuild the folder from this computer", "Choose another folder"}, w) {
				words = append(words, w)
			}
		}
		if !slices.Equal(words, c.has) {
			t.Errorf("%s: offers %q, want %q", c.code, words, c.has)
		}
	}
}

func TestWhatWaitsToGoOutIsNotSaidToBeNothing(t *testing.T) {
	for _, c := range []struct {
		unshared int
		folder   string
		words    string
	}{
		{0, "/mnt/share", "Nothing is lost and nothing waits for it. Countyline looks again every minute."},
		{1, "/mnt/share", "Nothing is lost: what waits goes out by itself. Countyline looks at the folder every minute."},
		{0, "", "Nothing is lost and nothing waits for it. Export a file when colleagues should have what you changed."},
		{1, "", "Nothing is lost. Export a file when colleagues should have what you changed."},
	} {
		f, state := made(), states()
		f.team.Folder, state.Unshared = c.folder, c.unshared
		if b := open(t, f, state, laptop, theme.Light); !b.says(c.words) {
			t.Errorf("%d not shared, folder %q: does not say %q", c.unshared, c.folder, c.words)
		}
	}
}

func TestRebuildingIsAskedForAndNothingElseIsDone(t *testing.T) {
	state := states()
	state.Code, state.Problem = "folder_empty", "The shared folder is empty."
	b := open(t, made(), state, laptop, theme.Light)
	b.Tap("Rebuild the folder from this computer")
	b.Tap("Cancel")
	if len(b.Host.Asked) != 0 {
		t.Fatal("it was not confirmed")
	}
	b.Tap("Rebuild the folder from this computer")
	b.Tap("Rebuild from this computer")
	if !slices.Equal(b.Host.Asked, []string{"exchange"}) || b.Host.Options != (app.ShareOptions{Rebuild: true}) {
		t.Errorf("asked %q with %+v", b.Host.Asked, b.Host.Options)
	}
	b.Tap("Look again")
	if b.Host.Options != (app.ShareOptions{}) || len(b.Host.Asked) != 2 {
		t.Errorf("asked %q with %+v", b.Host.Asked, b.Host.Options)
	}
}

func TestChangesTravelByHand(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Host.Choice = "/stick/all.countyline"
	b.Tap("Export by hand")
	b.Tap("Take in a file")
	if want := []string{"export /stick/all.countyline", "import /stick/all.countyline"}; !slices.Equal(b.of.done, want) {
		t.Errorf("done %q", b.of.done)
	}
	b.Host.Offered()
	if !slices.Equal(b.Host.Viewed, []string{"/stick"}) {
		t.Errorf("viewed %q", b.Host.Viewed)
	}
}

func TestInvitingSaysWhatAColleagueNeedsAndCopiesItWithoutThePassphrase(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Tap("Invite")
	b.Tap("Copy these steps")
	copied := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{"/mnt/share/Magnolia Ridge", "passphrase", "Join your team", "68797 77418 77647 34569"} {
		if !strings.Contains(copied, want) {
			t.Errorf("copied is %q, without %q", copied, want)
		}
	}
}

func TestWhatAColleagueChangedIsUndoneFromTheList(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.Tap("Undo this change")
	if !slices.Equal(b.of.done, []string{"undo 6"}) || b.Host.Toasts[0] != "What Joan T. changed is as it was before." {
		t.Errorf("done %q, told %q", b.of.done, b.Host.Toasts)
	}
	b.Tap("All history")
	if len(b.Host.Went) != 1 || b.Host.Went[0].Screen != "history" {
		t.Errorf("went to %v", b.Host.Went)
	}
}

func TestWithoutATeamTheTwoWaysToOneAreOffered(t *testing.T) {
	b := open(t, &fake{alone: true}, app.ShareState{}, laptop, theme.Light)
	b.Tap("Start a team in a folder")
	b.Tap("Join a team")
	if !slices.Equal(b.Host.Asked, []string{"start", "join"}) || b.Host.Detail != nil {
		t.Errorf("asked %q", b.Host.Asked)
	}
	if words := b.Commands()[0].Words; words != "Start a team in a folder" {
		t.Errorf("the palette offers %q first", words)
	}
}

func TestWhatColleaguesSeeOfOneIsChanged(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.members.pick(0)
	b.Settle()
	b.Tap("Change")
	b.Write("Prof. ")
	b.Press(fyne.KeyReturn, fyne.KeyReturn)
	b.Write("Laptop")
	b.Press(fyne.KeyReturn)
	if !slices.Equal(b.of.done, []string{"Prof. Dana R.; Contracting, Delta; Laptop"}) {
		t.Errorf("done %q", b.of.done)
	}
}
