package team

import (
	"errors"
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

var _ desk.Screen = (*Screen)(nil)

// all are the objects of a kind under one, in the order drawn.
func all[T fyne.CanvasObject](under fyne.CanvasObject) []T {
	var found []T
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if t, ok := o.(T); ok && o.Visible() {
			found = append(found, t)
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(under)
	return found
}

// button is the one with these words in the window, in its pane or in the dialog above it.
func (b *bench) button(words string) *kit.Button {
	b.t.Helper()
	under := b.window.Content()
	if top := b.window.Canvas().Overlays().Top(); top != nil {
		under = top
	}
	for _, button := range all[*kit.Button](under) {
		if button.Words() == words {
			return button
		}
	}
	b.t.Fatalf("there is no button %q", words)
	return nil
}

func (b *bench) tap(words string) {
	b.t.Helper()
	test.Tap(b.button(words))
	b.settle()
}

// says whether a paragraph in the pane has these words.
func (b *bench) says(words string) bool {
	return slices.ContainsFunc(all[*kit.Paragraph](b.pane), func(p *kit.Paragraph) bool { return strings.Contains(p.Text(), words) })
}

func (b *bench) write(words string) {
	for _, r := range words {
		b.window.Canvas().Focused().TypedRune(r)
	}
}

func TestLeftAndRightChooseEnterKeepsAndTheDecisionIsUndone(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.key(fyne.KeyRight)
	if b.decide.chosen != 1 || b.decide.keep.Words() != "Keep LOI" {
		t.Errorf("Right chose side %d, and the button says %q", b.decide.chosen, b.decide.keep.Words())
	}
	b.key(fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if !slices.Equal(b.of.done, []string{"keep LOI"}) {
		t.Errorf("done: %q", b.of.done)
	}
	if len(b.decide.list) != 1 || b.decide.open != "c2" {
		t.Errorf("%d are left, open is %q", len(b.decide.list), b.decide.open)
	}
	if told := b.host.Toasts; len(told) != 1 || told[0] != "Crossroads Eye Center · Ana Ruiz, Ophthalmology: status is LOI." {
		t.Errorf("told %q", told)
	}
	b.host.Undo()
	b.settle()
	if !slices.Equal(b.of.done, []string{"keep LOI", "take back"}) || len(b.decide.list) != 2 {
		t.Errorf("done: %q, %d are to decide", b.of.done, len(b.decide.list))
	}
}

func TestNoKeyDecidesBeforeSomebodyChoseInTheCard(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.key(fyne.KeyReturn, fyne.KeyEnter)
	b.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.settle()
	if len(b.of.done) != 0 || !b.decide.keep.Disabled() || b.decide.keep.Words() != "Choose a value" {
		t.Errorf("done: %q, the button says %q", b.of.done, b.decide.keep.Words())
	}
	b.key(fyne.KeyLeft)
	if b.decide.chosen != 0 || b.decide.keep.Disabled() || b.decide.keep.Words() != "Keep Signed" {
		t.Errorf("Left chose side %d, the button says %q", b.decide.chosen, b.decide.keep.Words())
	}
	b.key(fyne.KeyReturn, fyne.KeyReturn)
	if !slices.Equal(b.of.done, []string{"keep Signed"}) {
		t.Errorf("done: %q", b.of.done)
	}
	b.key(fyne.KeyRight)
	if b.decide.chosen != 1 {
		t.Errorf("Right chose side %d", b.decide.chosen)
	}
}

func TestOneConflictIsOpenAtATimeByArrowOrClick(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.key(fyne.KeyDown)
	if b.decide.open != "c2" {
		t.Errorf("Down opened %q", b.decide.open)
	}
	b.key(fyne.KeyUp)
	if b.decide.open != "c1" {
		t.Errorf("Up opened %q", b.decide.open)
	}
	test.Tap(all[*folded](b.Content())[0])
	if b.decide.open != "c2" || len(all[*sides](b.Content())) != 1 {
		t.Errorf("a click opened %q", b.decide.open)
	}
	test.TapAt(b.decide.sides, fyne.NewPos(b.decide.sides.Size().Width-40, 40))
	if b.decide.chosen != 1 {
		t.Error("a click on the other side does not choose it")
	}
}

func TestAnotherValueIsWritten(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.tap("Write another value")
	b.decide.pick.SetChosen(3)
	b.tap("Keep this")
	if !slices.Equal(b.of.done, []string{"write Active"}) {
		t.Errorf("done: %q", b.of.done)
	}
	b.tap("Write another value") // of a name
	b.key(fyne.KeyEscape)
	if b.decide.writing {
		t.Error("Esc does not end the writing")
	}
	b.tap("Write another value")
	b.write("Mound Bayou Family Clinic")
	b.key(fyne.KeyReturn)
	if !slices.Equal(b.of.done, []string{"write Active", "write Mound Bayou Family Clinic"}) || !b.decide.card.Hidden {
		t.Errorf("done: %q", b.of.done)
	}
}

func TestWhatIsBeingDecidedStaysWhenTheRestIsReadAgain(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.key(fyne.KeyDown)
	b.tap("Write another value")
	b.write("Mound Bay")
	b.of.events = b.of.events[1:]
	b.desk.Tell(desk.NewShare)
	b.settle()
	if b.decide.entry == nil || b.decide.entry.Text() != "Mound Bay" || b.decide.open != "c2" {
		t.Error("what was written is gone")
	}
	b.of.conflicts = b.of.conflicts[:1] // somebody else decided it
	b.desk.Tell(desk.NewRecords)
	b.settle()
	if b.decide.writing || b.decide.open != "c1" {
		t.Error("what somebody else decided is still open")
	}
}

func TestADecisionThatFailsSaysWhyAndStays(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.of.err = &data.Error{Code: "decided_elsewhere", Message: "Somebody decided this meanwhile."}
	b.Key(&fyne.KeyEvent{Name: fyne.KeyLeft})
	b.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.host.Settle()
	if len(b.host.Errors) != 1 || !errors.Is(b.host.Errors[0], b.of.err) || len(b.decide.list) != 2 {
		t.Errorf("errors: %v", b.host.Errors)
	}
}

func TestAChosenMemberShowsTheFingerprintAndHowToCompareIt(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.window.Canvas().Focus(b.members)
	b.key(fyne.KeyDown, fyne.KeyDown)
	if b.host.Title != "Luis O." || !b.says("68797 77418 77647 34569") || !b.says("by phone") {
		t.Errorf("the pane shows %q", b.host.Title)
	}
	if b.Place().Record != "lo" || b.host.Moves == 0 {
		t.Error("the choice is no step of the history")
	}
	b.window.Canvas().Unfocus()
	b.key(fyne.KeyEscape)
	if b.host.Title != "Share state" || b.members.chosen != "" {
		t.Errorf("Esc leads to %q", b.host.Title)
	}
	test.TapAt(b.members, fyne.NewPos(80, theme.Row+6.5*memberRow))
	b.settle()
	if b.host.Title != "Sam K." {
		t.Errorf("a click shows %q", b.host.Title)
	}
}

func TestAMemberIsGivenTheKeyToRatesAfterAsking(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.members.pick(1)
	b.settle()
	for _, button := range all[*kit.Button](b.pane) {
		if button.Words() == "Let them see rates" {
			t.Error("offered to one who sees them already")
		}
	}
	b.members.pick(3)
	b.settle()
	b.tap("Let them see rates")
	if len(b.of.done) != 0 {
		t.Fatal("given without asking")
	}
	b.tap("Let them see rates") // of the dialog
	if !slices.Equal(b.of.done, []string{"rates jt"}) || !slices.Equal(b.host.Asked, []string{"soon"}) {
		t.Errorf("done %q, asked %q", b.of.done, b.host.Asked)
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
		for _, button := range all[*kit.Button](b.pane) {
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
	b.tap("Rebuild the folder from this computer")
	b.tap("Cancel")
	if len(b.host.Asked) != 0 {
		t.Fatal("it was not confirmed")
	}
	b.tap("Rebuild the folder from this computer")
	b.tap("Rebuild from this computer")
	if !slices.Equal(b.host.Asked, []string{"exchange"}) || b.host.Options != (app.ShareOptions{Rebuild: true}) {
		t.Errorf("asked %q with %+v", b.host.Asked, b.host.Options)
	}
	b.tap("Look again")
	if b.host.Options != (app.ShareOptions{}) || len(b.host.Asked) != 2 {
		t.Errorf("asked %q with %+v", b.host.Asked, b.host.Options)
	}
}

func TestChangesTravelByHand(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.host.Choice = "/stick/all.countyline"
	b.tap("Export by hand")
	b.tap("Take in a file")
	if want := []string{"export /stick/all.countyline", "import /stick/all.countyline"}; !slices.Equal(b.of.done, want) {
		t.Errorf("done %q", b.of.done)
	}
	b.host.Offered()
	if !slices.Equal(b.host.Viewed, []string{"/stick"}) {
		t.Errorf("viewed %q", b.host.Viewed)
	}
}

func TestInvitingSaysWhatAColleagueNeedsAndCopiesItWithoutThePassphrase(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.tap("Invite")
	b.tap("Copy these steps")
	copied := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{"/mnt/share/Magnolia Ridge", "passphrase", "Join your team", "68797 77418 77647 34569"} {
		if !strings.Contains(copied, want) {
			t.Errorf("copied is %q, without %q", copied, want)
		}
	}
}

func TestWhatAColleagueChangedIsUndoneFromTheList(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.tap("Undo this change")
	if !slices.Equal(b.of.done, []string{"undo 6"}) || b.host.Toasts[0] != "What Joan T. changed is as it was before." {
		t.Errorf("done %q, told %q", b.of.done, b.host.Toasts)
	}
	b.tap("All history")
	if len(b.host.Went) != 1 || b.host.Went[0].Screen != "history" {
		t.Errorf("went to %v", b.host.Went)
	}
}

func TestWithoutATeamTheTwoWaysToOneAreOffered(t *testing.T) {
	b := open(t, &fake{alone: true}, app.ShareState{}, laptop, theme.Light)
	b.tap("Start a team in a folder")
	b.tap("Join a team")
	if !slices.Equal(b.host.Asked, []string{"start", "join"}) || b.host.Detail != nil {
		t.Errorf("asked %q", b.host.Asked)
	}
	if words := b.Commands()[0].Words; words != "Start a team in a folder" {
		t.Errorf("the palette offers %q first", words)
	}
}

func TestWhatColleaguesSeeOfOneIsChanged(t *testing.T) {
	b := open(t, made(), states(), laptop, theme.Light)
	b.members.pick(0)
	b.settle()
	b.tap("Change")
	b.write("Prof. ")
	b.key(fyne.KeyReturn, fyne.KeyReturn)
	b.write("Laptop")
	b.key(fyne.KeyReturn)
	if !slices.Equal(b.of.done, []string{"Prof. Dana R.; Contracting, Delta; Laptop"}) {
		t.Errorf("done %q", b.of.done)
	}
}

func TestTheShareStateIsSaidByWhatIsMostUrgent(t *testing.T) {
	wed := at(18, 17, 40)
	for _, c := range []struct {
		state app.ShareState
		words string
		short string
	}{
		{app.ShareState{Unshared: 3}, "", ""},
		{app.ShareState{Team: true}, "Up to date", ""},
		{app.ShareState{Team: true, Deferred: 12}, "Update to see 12 newer changes", "12"},
		{app.ShareState{Team: true, Deferred: 12, Quarantined: 1}, "1 file to look at", "1"},
		{app.ShareState{Team: true, Waiting: []string{"Waiting for a file from Luis O."}}, "Waiting for a file from Luis O", "1"},
		{app.ShareState{Team: true, Waiting: []string{"a", "b"}}, "Waiting for 2 files", "2"},
		{app.ShareState{Team: true, Conflicts: 2, Waiting: []string{"a"}}, "2 to decide", "2"},
		{app.ShareState{Team: true, Conflicts: 2, Problem: "p", Code: "folder_missing", Reached: wed}, "Folder not reached since Wed 5:40 pm", "!"},
		{app.ShareState{Team: true, Problem: "p", Code: "folder_missing"}, "Folder not reached yet", "!"},
		{app.ShareState{Team: true, Problem: "p", Code: "no_folder"}, "Up to date", ""},
		{app.ShareState{Team: true, Problem: "p", Code: "folder_full", Conflicts: 1}, "The folder is full", "!"},
		{app.ShareState{Team: true, Unshared: 1, Problem: "p", Code: "folder_missing", Reached: wed}, "1 change not yet shared", "1"},
		{app.ShareState{Team: true, Unshared: 1, Problem: "p", Code: "folder_empty"}, "The shared folder is empty", "!"},
	} {
		if said := Say(c.state, clock); said.Words != c.words || said.Short != c.short {
			t.Errorf("%+v: %q and %q, want %q and %q", c.state, said.Words, said.Short, c.words, c.short)
		}
	}
}

func TestTimesAreSaidAsPeopleSayThem(t *testing.T) {
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{at(19, 8, 31), "8:31 am"},
		{at(18, 23, 59), "Wed 11:59 pm"},
		{at(13, 0, 0), "Fri 12:00 am"},
		{at(12, 23, 0), "Nov 12"},
		{time.Date(2025, 1, 2, 3, 4, 0, 0, time.UTC), "Jan 2, 2025"},
		{time.Time{}, "never"},
	} {
		if got := moment(c.at, clock); got != c.want {
			t.Errorf("%v is %q, want %q", c.at, got, c.want)
		}
	}
}

func TestAMemberIsSilentAfterThreeDays(t *testing.T) {
	for _, c := range []struct {
		m    app.Member
		want int
	}{
		{app.Member{LastExchange: at(17, 0, 0), State: app.MemberBehind}, 0},
		{app.Member{LastExchange: at(16, 23, 0), State: app.MemberBehind}, 3},
		{app.Member{Since: at(12, 9, 0), State: app.MemberNew}, 7},
		{app.Member{LastExchange: at(2, 0, 0)}, 0}, // and has confirmed all
		{app.Member{LastExchange: at(2, 0, 0), You: true}, 0},
		{app.Member{LastExchange: at(2, 0, 0), State: app.MemberReplaced}, 0},
		{app.Member{}, 0},
	} {
		if got := silence(&c.m, clock); got != c.want {
			t.Errorf("%+v is silent for %d days, want %d", c.m, got, c.want)
		}
	}
}

func TestNamesAreAbbreviatedByTheirFirstLetters(t *testing.T) {
	for name, want := range map[string]string{"Dana R.": "DR", "Émile van der Berg": "ÉB", "Cher": "C", "": "?"} {
		if got := initials(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestWhatHangsOnADisputeIsCountedOncePerAssessment(t *testing.T) {
	f, first := made(), &app.Adequacy{}
	dispute := func(record string) app.Conflict {
		return app.Conflict{Table: "participation_edit", Field: "Status", RecordID: record, Sides: []app.Side{{Value: "LOI"}, {Value: "Signed"}}}
	}
	list := []app.Conflict{dispute("p1"), dispute("p0"), dispute("gone"), {Table: "practice_edit", RecordID: "p1"}, {Table: "participation_edit", RecordID: "p1", Removal: true}}
	known := effects{}.on(first)
	for range 2 {
		if known = known.on(first); known.tell(t.Context(), f, list) != nil {
			t.Fatal("it fails")
		}
	}
	for i, want := range []string{"LOI counts in 4 cells · Signed counts in 5 cells", "LOI counts in no cell · Signed counts in no cell", "", "", ""} {
		if said := beforeWords(&list[i]); said != want {
			t.Errorf("%d: %q, want %q", i, said, want)
		}
	}
	if !slices.Equal(f.counted, []string{"p1", "p0", "gone"}) {
		t.Errorf("counted %q", f.counted)
	}
	if again := known.on(&app.Adequacy{}); len(again.cells) != 0 {
		t.Error("figures of another assessment are told")
	}
}
