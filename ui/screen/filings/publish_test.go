package filings

import (
	"os"
	"path/filepath"
	"testing"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
)

func TestWhatBecameOfThePublishedReportIsSaidAndItCanBePublishedAgain(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	if !b.card.shared.Hidden {
		t.Error("something is said of a shared folder where there is no team")
	}
	folder, w := t.TempDir(), b.desk.Workspace
	w.InstalledIn(t.TempDir())
	if err := w.CreateTeam(t.Context(), app.TeamFacts{Folder: folder, Passphrase: "correct horse", Team: "Delta"}); err != nil {
		t.Fatal(err)
	}
	b.desk.Tell(desk.NewShare)
	b.host.Settle()
	if b.card.shared.Hidden || len(b.published) != 1 || publishedWords(b.published) != "Unchanged" || republishable(b.published) {
		t.Fatalf("%+v", b.published)
	}
	b.showPublished()
	if len(b.host.Viewed) != 1 || b.host.Viewed[0] != filepath.Join(folder, app.PublishedName) {
		t.Errorf("opened %v", b.host.Viewed)
	}
	if err := os.Remove(b.published[0].Path); err != nil {
		t.Fatal(err)
	}
	b.checkPublished()
	b.host.Settle()
	if publishedWords(b.published) != "Missing" || !republishable(b.published) {
		t.Fatalf("%+v", b.published)
	}
	b.publishAgain()
	b.host.Settle()
	b.toasted(t, "is in the shared folder again")
	if publishedWords(b.published) != "Unchanged" {
		t.Errorf("%+v", b.published)
	}
	b.noErrors(t)
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
	} {
		var list []app.Publication
		for _, s := range test.states {
			list = append(list, app.Publication{State: s})
		}
		if words, again := publishedWords(list), republishable(list); words != test.words || again != test.again {
			t.Errorf("%v: %q, %v", test.states, words, again)
		}
	}
}
