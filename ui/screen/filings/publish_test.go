package filings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
)

// teamed opens the screen in a team whose filings are in its shared folder.
func teamed(t *testing.T, v theme.Variant) (b *bench, folder string) {
	t.Helper()
	b = open(t, filed, laptop, v)
	if !b.card.shared.Hidden || !b.card.lost.view.Hidden {
		t.Error("something is said of a shared folder where there is no team")
	}
	folder, w := t.TempDir(), b.desk.Workspace
	w.InstalledIn(t.TempDir())
	if err := w.CreateTeam(t.Context(), app.TeamFacts{Folder: folder, Passphrase: "correct horse", Team: "Delta", Person: "Dana R."}); err != nil {
		t.Fatal(err)
	}
	b.exchanged()
	return b, folder
}

// exchanged is what the window tells after every exchange.
func (b *bench) exchanged() {
	b.desk.Tell(desk.NewShare)
	b.Settle()
}

// stands says what the card says of the report in the shared folder, and what its button offers.
func (b *bench) stands(t *testing.T, want, offer string) {
	t.Helper()
	if got := standing(b.published).String(); b.card.shared.Hidden || got != want {
		t.Errorf("the report is %q, want %q", got, want)
	}
	if b.card.lost.view.Hidden != (offer == "") || offer != "" && b.card.lost.again.Words() != offer {
		t.Errorf("%q is offered, want %q", b.card.lost.again.Words(), offer)
	}
}

func TestTheReportInTheSharedFolderIsLookedAtWithEveryExchangeAndWhenTheScreenOpens(t *testing.T) {
	b, folder := teamed(t, theme.Light)
	b.stands(t, "Unchanged", "")
	b.showPublished()
	if len(b.Host.Viewed) != 1 || b.Host.Viewed[0] != filepath.Join(folder, app.PublishedName) {
		t.Errorf("opened %v", b.Host.Viewed)
	}
	titles := len(b.Host.Titles)
	path := b.published[0].Path
	if err := os.WriteFile(path, []byte("%PDF with notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.exchanged()
	b.stands(t, "Altered", "Put an unchanged copy there")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	b.Open(b.Place())
	b.Settle()
	b.stands(t, "Missing", "Put it back")
	if err := os.Rename(folder, folder+"-unplugged"); err != nil {
		t.Fatal(err)
	}
	b.exchanged()
	b.stands(t, "Folder not reached", "")
	if now := b.Host.Titles[titles:]; len(now) != 0 {
		t.Errorf("what nobody asked for was told: %q", now)
	}
	b.Settle()
}

func TestALookThatHangsIsNotBegunAgain(t *testing.T) {
	b, _ := teamed(t, theme.Light)
	if err := os.Remove(b.published[0].Path); err != nil {
		t.Fatal(err)
	}
	b.looking = b.chosen
	b.exchanged()
	b.stands(t, "Unchanged", "")
	b.looking = ""
	b.exchanged()
	b.stands(t, "Missing", "Put it back")
}

func TestAMissingReportIsPutBackAndBesideAnAlteredOneAnUnchangedCopy(t *testing.T) {
	b, _ := teamed(t, theme.Light)
	path := b.published[0].Path
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	b.exchanged()
	test.Tap(b.card.lost.again)
	b.Settle()
	b.toasted(t, "F-2028-02 is in the shared folder again.")
	b.stands(t, "Unchanged", "")
	if len(b.published) != 1 || b.published[0].Path != path {
		t.Errorf("put back as %+v", b.published)
	}
	if err := os.WriteFile(path, []byte("%PDF with notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.exchanged()
	test.Tap(b.card.lost.again)
	b.Settle()
	b.toasted(t, "-2.pdf; the altered file was left as it is.")
	b.stands(t, "Unchanged", "")
	if raw, err := os.ReadFile(path); err != nil || string(raw) != "%PDF with notes" {
		t.Errorf("the altered file was overwritten: %v", err)
	}
	said := b.Host.Toasts[len(b.Host.Toasts)-1]
	if name := filepath.Base(b.published[0].Path); !strings.Contains(said, name) {
		t.Errorf("%q does not say %s", said, name)
	}
	b.Settle()
}

func TestWhatIsLostInTheSharedFolderLooksAsItShould(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		b, _ := teamed(t, v)
		path := b.published[0].Path
		if err := os.WriteFile(path, []byte("%PDF with notes"), 0o600); err != nil {
			t.Fatal(err)
		}
		b.exchanged()
		b.Matches("altered_" + name)
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		b.exchanged()
		b.Matches("missing_" + name)
	}
}

func TestANumberThatWasGivenTwiceIsToldInTheListAndOfTheFiling(t *testing.T) {
	b, folder := teamed(t, theme.Light)
	dir := filepath.Join(t.TempDir(), "luis")
	quiet := func(string, int64, int64) {}
	if _, err := app.JoinTeam(t.Context(), dir, app.TeamFacts{Folder: folder, Passphrase: "correct horse", Person: "Luis O.", Config: t.TempDir()}, quiet); err != nil {
		t.Fatal(err)
	}
	luis, err := app.OpenWorkspace(t.Context(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer luis.Close()
	luis.InstalledIn(t.TempDir())
	if !b.card.twinned.Hidden || b.list.lines[0].warn {
		t.Error("a number that was given once is told as given twice")
	}
	for _, w := range []*app.Workspace{luis, b.desk.Workspace} {
		if _, err := w.CreateFiling(t.Context(), app.FilingFacts{Title: "Service area, 45 counties", Number: "F-2028-03", Frozen: "2026-11-21"}); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range []*app.Workspace{luis, b.desk.Workspace} {
		if _, err := w.Share(t.Context(), app.ShareOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	b.desk.Tell(desk.NewFilings)
	b.Settle()
	b.Press(fyne.KeyUp, fyne.KeyUp)
	for i, want := range []string{"F-2028-03 · Dana R. · as of Nov 21, 2026", "F-2028-03 · Luis O. · as of Nov 21, 2026", "F-2028-02 · as of Oct 30, 2026"} {
		if l := b.list.lines[i]; l.sub != want || l.warn != (i < 2) {
			t.Errorf("line %d is %+v", i, l)
		}
	}
	if want := "This number was given twice, on two computers: by Dana R. to this filing, and by Luis O. to “Service area, 45 counties”. Both are kept;"; !strings.HasPrefix(b.card.twin.Text(), want) || b.card.twinned.Hidden {
		t.Errorf("told %q", b.card.twin.Text())
	}
	if !testing.Short() {
		b.Matches("twice")
	}
	b.Press(fyne.KeyDown, fyne.KeyDown)
	if !b.card.twinned.Hidden {
		t.Error("another filing is said to have its number twice")
	}
	b.Settle()
}

func TestOneCopyThatIsAsItWasPublishedIsEnough(t *testing.T) {
	for _, test := range []struct {
		states []app.PublicationState
		words  string
		again  bool
	}{
		{[]app.PublicationState{app.PublishedUnchanged}, "Unchanged", false},
		{[]app.PublicationState{app.PublishedAltered, app.PublishedUnchanged}, "Unchanged", false},
		{[]app.PublicationState{app.PublishedAltered}, "Altered", true},
		{[]app.PublicationState{app.PublishedMissing, app.PublishedAltered}, "Missing", true},
		{[]app.PublicationState{app.PublishedUnreachable}, "Folder not reached", false},
		{[]app.PublicationState{app.PublishedMissing, app.PublishedUnreachable}, "Missing", true},
	} {
		var list []app.Publication
		for _, s := range test.states {
			list = append(list, app.Publication{State: s})
		}
		state := standing(list)
		if _, offer := lostWords(state); state.String() != test.words || (offer != "") != test.again {
			t.Errorf("%v: %q, %q", test.states, state, offer)
		}
	}
}
