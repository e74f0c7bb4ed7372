package app

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"countyline/data"
)

// frozenTeam is a team whose founder froze a filing.
func frozenTeam(t *testing.T) (w *Workspace, folder string, f data.Filing) {
	t.Helper()
	w, f = frozenSample(t)
	w.installed.dir, w.share.workFactor, folder = t.TempDir(), 10, t.TempDir()
	if err := w.CreateTeam(t.Context(), TeamFacts{Folder: folder, Passphrase: passphrase, Team: "Cypress Bend"}); err != nil {
		t.Fatal(err)
	}
	return w, folder, f
}

// documentsIn are the names in the folder's Documents.
func documentsIn(t *testing.T, folder string) []string {
	t.Helper()
	names, err := entries(filepath.Join(folder, PublishedName))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestAFinalizedFilingIsPublishedByItselfUnderANameThatNothingHas(t *testing.T) {
	w, folder, f := frozenTeam(t)
	paper, _ := f.Document(PaperName)
	names := documentsIn(t, folder)
	if len(names) != 1 || names[0] != "cypress-bend-health-plan-inc-2028-f-2028-01-filing-2026-10-30-"+paper.SHA256[:8]+".pdf" {
		t.Fatalf("got %v", names)
	}
	path := filepath.Join(folder, PublishedName, names[0])
	if same, err := holdsSame(path, paper.SHA256); err != nil || !same {
		t.Errorf("%v, %v", same, err)
	}
	list, err := w.Publications(t.Context(), f.ID)
	if err != nil || len(list) != 1 || list[0].State != PublishedUnchanged || list[0].Path != path || list[0].Document != PaperName || list[0].Published.IsZero() {
		t.Errorf("%+v, %v", list, err)
	}
	// Marking it as filed, and further exchanges, do nothing new.
	if _, err := w.MarkFiled(t.Context(), f.ID, "2027-02-09"); err != nil {
		t.Fatal(err)
	}
	if x := shared(t, w, ShareOptions{}); x.Published != 0 || len(documentsIn(t, folder)) != 1 {
		t.Errorf("%+v %v", x, documentsIn(t, folder))
	}
	// A colleague sees the same and publishes nothing twice.
	b := joiner(t, folder, "Ann Lee")
	if x := shared(t, b, ShareOptions{}); x.Published != 0 || len(documentsIn(t, folder)) != 1 {
		t.Errorf("%+v %v", x, documentsIn(t, folder))
	}
	if list, err := b.Publications(t.Context(), f.ID); err != nil || len(list) != 1 || list[0].State != PublishedUnchanged {
		t.Errorf("%+v, %v", list, err)
	}
	same(t, "dump", dumped(t, w), dumped(t, b))
	if state, err := w.ShareState(t.Context()); err != nil || state.Unshared != 0 {
		t.Errorf("the note of it was not shared: %+v, %v", state, err)
	}
}

func TestAPublishedDocumentIsSaidToBeAlteredOrMissingAndCanBePublishedAgain(t *testing.T) {
	w, folder, f := frozenTeam(t)
	path := filepath.Join(folder, PublishedName, documentsIn(t, folder)[0])
	state := func() (states []string) {
		list, err := w.Publications(t.Context(), f.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			states = append(states, p.State.String())
		}
		return states
	}
	if err := os.WriteFile(path, []byte("%PDF with notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := state(); len(got) != 1 || got[0] != "Altered" {
		t.Errorf("got %v", got)
	}
	beside, err := w.PublishAgain(t.Context(), f.ID)
	if err != nil || len(beside) != 1 || !strings.HasSuffix(beside[0], "-2.pdf") {
		t.Fatal(beside, err)
	}
	if raw, _ := os.ReadFile(path); string(raw) != "%PDF with notes" {
		t.Error("the altered file was overwritten")
	}
	if got := state(); strings.Join(got, " ") != "Unchanged Altered" && strings.Join(got, " ") != "Altered Unchanged" {
		t.Errorf("got %v", got)
	}
	again := documentsIn(t, folder)
	if len(again) != 2 || !regexp.MustCompile(`-[0-9a-f]{8}-2\.pdf$`).MatchString(again[0]+again[1]) && !strings.HasSuffix(again[0], "-2.pdf") {
		t.Errorf("got %v", again)
	}
	if err := os.RemoveAll(filepath.Join(folder, PublishedName)); err != nil {
		t.Fatal(err)
	}
	if got := state(); strings.Join(got, " ") != "Missing Missing" {
		t.Errorf("got %v", got)
	}
	if x := shared(t, w, ShareOptions{}); x.Published != 0 {
		t.Errorf("what a person took away came back by itself: %+v", x)
	}
	if beside, err := w.PublishAgain(t.Context(), f.ID); err != nil || len(beside) != 0 || documentsIn(t, folder)[0] != filepath.Base(path) {
		t.Errorf("%v, %v, %v", beside, err, documentsIn(t, folder))
	}
	if err := os.Rename(folder, folder+"-unplugged"); err != nil {
		t.Fatal(err)
	}
	if got := state(); strings.Join(got, " ") != "Folder not reached Folder not reached" {
		t.Errorf("got %v", got)
	}
	if _, err := w.PublishAgain(t.Context(), f.ID); data.CodeOf(err) != "folder_missing" {
		t.Errorf("got %v", err)
	}
}

func TestAPublishedDocumentIsReadAgainOnlyWhereItsSizeOrTimeIsNew(t *testing.T) {
	w, folder, f := frozenTeam(t)
	look := func(known ...Publication) []Publication {
		list, err := w.Publications(t.Context(), f.ID, known...)
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		return list
	}
	known := look()
	path := known[0].Path
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2]++
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, at := range []time.Time{known[0].modified, known[0].modified.Add(time.Second)} {
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
		if got := look(known...)[0].State; (got == PublishedUnchanged) != at.Equal(known[0].modified) {
			t.Errorf("at %v: %v", at, got)
		}
		if got := look()[0].State; got != PublishedAltered {
			t.Errorf("looked at anew: %v", got)
		}
	}
	if known = look(known...); look(known...)[0].State != PublishedAltered {
		t.Error("what is known to be altered is not any more")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got := look(known...)[0].State; got != PublishedMissing {
		t.Errorf("got %v", got)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if got := look(known...)[0].State; got != PublishedUnreachable {
		t.Errorf("got %v", got)
	}
}

func TestRebuildingTheFolderPutsTheDocumentsThatVanishedBack(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the papers, which take it minutes")
	}
	w, folder, f := frozenTeam(t)
	names := documentsIn(t, folder)
	other, err := w.CreateFiling(t.Context(), FilingFacts{Title: "October", Number: "F-2028-02", Frozen: "2026-10-31"})
	if err != nil {
		t.Fatal(err)
	}
	deleted, err := w.CreateFiling(t.Context(), FilingFacts{Title: "Deleted", Number: "F-2028-03", Frozen: "2026-10-31"})
	if err != nil {
		t.Fatal(err)
	}
	shared(t, w, ShareOptions{})
	if _, err := w.DeleteFiling(t.Context(), deleted.ID); err != nil {
		t.Fatal(err)
	}
	list, err := w.Publications(t.Context(), other.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(list[0].Path, []byte("%PDF with notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.PublishAgain(t.Context(), other.ID); err != nil {
		t.Fatal(err)
	}
	for _, name := range documentsIn(t, folder) { // of the other filing a whole copy stays
		if path := filepath.Join(folder, PublishedName, name); path != list[0].Path && !strings.HasSuffix(name, "-2.pdf") {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Remove(list[0].Path); err != nil {
		t.Fatal(err)
	}
	if x := shared(t, w, ShareOptions{}); x.Republished != 0 || len(documentsIn(t, folder)) != 1 {
		t.Errorf("%+v %v", x, documentsIn(t, folder))
	}
	x := shared(t, w, ShareOptions{Rebuild: true})
	if x.Republished != 1 || len(x.Notes) != 1 || x.Notes[0] != "1 filing for people to open had vanished from the shared folder and was put back." {
		t.Errorf("%+v", x)
	}
	if now := documentsIn(t, folder); len(now) != 2 || now[0] != names[0] {
		t.Errorf("%v is there, want %v beside a copy", now, names)
	}
	if list, err := w.Publications(t.Context(), f.ID); err != nil || len(list) != 1 || list[0].State != PublishedUnchanged {
		t.Errorf("%+v, %v", list, err)
	}
	// A folder that was emptied is rebuilt with them.
	for _, name := range []string{PublishedName, "countyline"} {
		if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	if shared(t, w, ShareOptions{Rebuild: true}); len(documentsIn(t, folder)) != 2 {
		t.Errorf("%v", documentsIn(t, folder))
	}
	if state, err := w.ShareState(t.Context()); err != nil || state.Unshared != 0 {
		t.Errorf("the note of it was not shared: %+v, %v", state, err)
	}
}

func TestADocumentThatCannotBePublishedKeepsNoExchangeBack(t *testing.T) {
	w, f := frozenSample(t)
	w.installed.dir, w.share.workFactor = t.TempDir(), 10
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, PublishedName), nil, 0o600); err != nil { // where the documents should be
		t.Fatal(err)
	}
	if err := w.CreateTeam(t.Context(), TeamFacts{Folder: folder, Passphrase: passphrase, Team: "Cypress Bend"}); err != nil {
		t.Fatal(err)
	}
	x := shared(t, w, ShareOptions{})
	if x.Published != 0 || len(x.Notes) != 1 || !strings.Contains(x.Notes[0], f.Number) {
		t.Errorf("%+v", x)
	}
	if err := os.Remove(filepath.Join(folder, PublishedName)); err != nil {
		t.Fatal(err)
	}
	if x := shared(t, w, ShareOptions{}); x.Published != 1 || len(x.Notes) != 0 {
		t.Errorf("%+v", x)
	}
}

func TestOnlyANameIsTakenForAPublishedFile(t *testing.T) {
	for name, ok := range map[string]bool{
		"filing-1a2b3c4d.pdf": true, "": false, "..": false, "../secret.pdf": false, "/etc/passwd": false, `..\secret.pdf`: false, `C:\x.pdf`: false, "a/b.pdf": false, "c:x.pdf": false,
	} {
		if fileName(name) != ok {
			t.Errorf("%q is taken for a name: %v", name, !ok)
		}
	}
}

func TestTheNameOfAPublishedDocumentTakesNothingFromElsewhereButLettersAndDigits(t *testing.T) {
	sum := strings.Repeat("ab", 32)
	for _, test := range []struct {
		f    data.Filing
		n    int
		want string
	}{
		{data.Filing{Plan: "Ålesund Health, Inc.", Year: 2028, Number: "F-1", AsOf: "2026-10-30"}, 1, "lesund-health-inc-2028-f-1-filing-2026-10-30-abababab.pdf"},
		{data.Filing{Plan: "../../x", Number: `..\y`, AsOf: "../z"}, 2, "x-y-filing-z-abababab-2.pdf"},
		{data.Filing{}, 1, "filing-abababab.pdf"},
		{data.Filing{Plan: strings.Repeat("long ", 40), Number: strings.Repeat("n", 100)}, 1, strings.Trim(strings.Repeat("long-", 12), "-") + "-" + strings.Repeat("n", 20) + "-abababab.pdf"},
	} {
		if got := publishedName(test.f, PaperName, sum, test.n); got != test.want {
			t.Errorf("%+v is named %q, want %q", test.f, got, test.want)
		}
	}
}

func TestThePastOfATeamSaysNothingOfTheSharedFolder(t *testing.T) {
	w, _, f := frozenTeam(t)
	time.Sleep(2 * time.Millisecond) // instants are told to the millisecond
	past, err := w.AsOf(t.Context(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	if list, err := past.Publications(t.Context(), f.ID); len(list) > 0 || err != nil {
		t.Errorf("%+v, %v", list, err)
	}
}
