package app

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"countyline/data"
)

// oddRoster is a roster that can be read only with what was said when it was imported: headers of its own, no status, a
// specialty name that nobody else uses, and one that repeats a row.
func oddRoster(t *testing.T) (path string, o DraftOptions) {
	t.Helper()
	text := "Nummer;Art;Haus;PLZ\n" + sampleNPI(9000) + ";Heart Whisperer;Delta Heart;38701\n" + sampleNPI(9001) + ";Cardiology;Delta Heart;38756\n" +
		sampleNPI(9000) + ";Heart Whisperer;Delta Heart;38701\n" + sampleNPI(9002) + ";Snake Milking;Elsewhere;38701\n"
	return fileOf(t, "im Oktober.csv", text), DraftOptions{
		Kind: data.RosterFile, Status: "prospect", Names: map[string]string{"Heart Whisperer": "008"},
		Columns: map[string]string{"Nummer": "npi", "Art": "specialty", "Haus": "practice", "PLZ": "zip"},
	}
}

func imported(t *testing.T, w *Workspace, path string, o DraftOptions) data.Dataset {
	t.Helper()
	done, err := w.Import(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	return done.Dataset
}

// networkOf is every participation with its ids, in order.
func networkOf(t *testing.T, w *Workspace) (rows []any, ids []string) {
	t.Helper()
	h, err := w.product(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	members, _, err := w.db.LoadMembers(t.Context(), h.product.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i := range members {
		m := &members[i]
		rows, ids = append(rows, m.Participation), append(ids, m.ID(h.product.ID)+" "+m.LocationID+" "+m.PracticeID)
	}
	return rows, ids
}

func TestColleaguesReadTheSameRowsOfAFileThatOnlyWordsMadeReadable(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	path, o := oddRoster(t)
	set := imported(t, a, path, o)
	if set.Taken != 2 || set.Rejected != 2 {
		t.Fatalf("%+v", set)
	}
	imported(t, a, fileOf(t, "points.csv", "zip,beneficiaries\n38701,900\n38756,100\nnone,5\n"), DraftOptions{Kind: data.PopulationFile})
	imported(t, a, fileOf(t, "members.csv", "county,state,members\nWashington,MS,120\nWashington,MS,5\n"), DraftOptions{Kind: data.EnrollmentFile})
	// The name means something else here; what the file was read with must win.
	if err := b.NameSpecialty(t.Context(), "Heart Whisperer", "018"); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	x := shared(t, b, ShareOptions{})
	if x.Read != 3 || x.FilesReceived != 3 || !x.Changed {
		t.Errorf("%+v", x)
	}
	for range 2 {
		shared(t, a, ShareOptions{})
		shared(t, b, ShareOptions{})
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
	ours, ourIDs := networkOf(t, a)
	theirs, theirIDs := networkOf(t, b)
	if !reflect.DeepEqual(ours, theirs) || !reflect.DeepEqual(ourIDs, theirIDs) {
		t.Error("the participations differ")
	}
	rejects := func(w *Workspace) []data.Reject {
		list, err := w.db.Rejects(t.Context(), set.ID)
		if err != nil || len(list) < 2 {
			t.Fatalf("%v, %v", list, err)
		}
		return list
	}
	if !reflect.DeepEqual(rejects(a), rejects(b)) {
		t.Errorf("rows set aside differ:\n%v\n%v", rejects(a), rejects(b))
	}
	for name, text := range audited(t, a, "csv", "html") {
		same(t, name, text, audited(t, b, "csv", "html")[name])
	}
	p, _, err := a.db.LoadPopulation(t.Context())
	q, _, err2 := b.db.LoadPopulation(t.Context())
	if err != nil || err2 != nil || !reflect.DeepEqual(p, q) || p.Source.AsOf == "" {
		t.Errorf("populations differ: %+v %+v %v %v", p, q, err, err2)
	}
}

func TestAMappingThatWasConfirmedOnceReadsALaterFileOnEveryComputer(t *testing.T) {
	a, folder := founder(t)
	path, o := oddRoster(t)
	first := imported(t, a, path, o)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	later := fileOf(t, "im November.csv", strings.ReplaceAll(string(text), sampleNPI(9001), sampleNPI(9005)))
	set := imported(t, a, later, DraftOptions{Status: "prospect"}) // its columns are known from the first
	if set.Mapping != "" || set.Taken != 2 {
		t.Fatalf("%+v", set)
	}
	// The first is gone from figures and colleagues never get its file.
	if _, err := a.TakeBack(t.Context(), first.ID); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	b := joiner(t, folder, "Ann Lee")
	if x := shared(t, b, ShareOptions{}); len(x.Waiting) > 0 {
		t.Errorf("waiting for a file that does not count: %v", x.Waiting)
	}
	ours, _ := networkOf(t, a)
	theirs, _ := networkOf(t, b)
	if !reflect.DeepEqual(ours, theirs) {
		t.Error("the participations differ")
	}
	// Once it counts again, its file comes and is read.
	if _, err := a.PutBack(t.Context(), first.ID); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	if x := shared(t, b, ShareOptions{}); x.Read != 1 {
		t.Errorf("%+v", x)
	}
	ours, _ = networkOf(t, a)
	theirs, _ = networkOf(t, b)
	if !reflect.DeepEqual(ours, theirs) {
		t.Error("the participations differ after putting back")
	}
}

func TestAFileThatIsMissingOrCannotBeReadBlocksNoOther(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	path, o := oddRoster(t)
	damaged := imported(t, a, path, o)
	imported(t, a, fileOf(t, "members.csv", "county,state,members\nWashington,MS,120\n"), DraftOptions{Kind: data.EnrollmentFile})
	shared(t, a, ShareOptions{})
	// A newer version wrote how the first is to be read.
	list, err := a.db.Unread(t.Context())
	if err != nil || len(list) != 0 {
		t.Fatalf("%v, %v", list, err)
	}
	unreadable := filepath.Join(b.Folder(), "documents", damaged.SHA256)
	if err := os.Mkdir(unreadable, 0o700); err != nil { // in the way of the file
		t.Fatal(err)
	}
	x, err := b.Share(t.Context(), ShareOptions{})
	if err != nil || x.Read != 1 {
		t.Errorf("%+v, %v", x, err)
	}
	if len(x.Waiting) != 1 || x.Waiting[0] != "Waiting for im Oktober.csv." {
		t.Errorf("waiting: %v", x.Waiting)
	}
	if err := os.Remove(unreadable); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(unreadable, []byte("not what was imported"), 0o600); err != nil {
		t.Fatal(err)
	}
	x = shared(t, b, ShareOptions{})
	if x.Read != 0 || len(x.Notes) != 1 || !strings.HasPrefix(x.Notes[0], "im Oktober.csv, which a colleague imported, could not be read here") {
		t.Errorf("%+v", x)
	}
	if err := os.Remove(unreadable); err != nil {
		t.Fatal(err)
	}
	if x := shared(t, b, ShareOptions{}); x.Read != 1 || len(x.Notes)+len(x.Waiting) > 0 {
		t.Errorf("%+v", x)
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
}

func TestAnImportThatCannotBeReadIsToldOfOnceAndReadAgainAtTheNextStart(t *testing.T) {
	a, folder := founder(t)
	dir, config := filepath.Join(t.TempDir(), "plan"), t.TempDir()
	if _, err := JoinTeam(t.Context(), dir, TeamFacts{Folder: folder, Passphrase: passphrase, Config: config}, quiet); err != nil {
		t.Fatal(err)
	}
	reads := 0
	b, err := OpenWorkspace(t.Context(), dir, func(stage string, _, _ int64) {
		if strings.HasPrefix(stage, "Reading ") {
			reads++
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	b.installed.dir = config
	path, o := oddRoster(t)
	set := imported(t, a, path, o)
	kept := filepath.Join(dir, "documents", set.SHA256)
	if err := os.WriteFile(kept, []byte("not what was imported"), 0o600); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	if x := shared(t, b, ShareOptions{}); len(x.Notes) != 1 || reads != 1 {
		t.Errorf("%v after %d readings", x.Notes, reads)
	}
	if x := shared(t, b, ShareOptions{}); len(x.Notes) != 0 || reads != 1 {
		t.Errorf("%v after %d readings", x.Notes, reads)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if b = reopened(t, dir, config); len(b.Warnings()) != 1 || !strings.Contains(b.Warnings()[0], "im Oktober.csv") {
		t.Errorf("%v", b.Warnings())
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if x := shared(t, b, ShareOptions{}); x.Read != 1 || len(x.Notes) != 0 {
		t.Errorf("a file that was put back: %+v", x)
	}
}

func TestFilesThatWereNotReadAreReadOnOpening(t *testing.T) {
	a, folder := founder(t)
	path, o := oddRoster(t)
	imported(t, a, path, o)
	shared(t, a, ShareOptions{})
	dir, config := filepath.Join(t.TempDir(), "plan"), t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	stopping := func(stage string, _, _ int64) {
		if strings.HasPrefix(stage, "Reading ") {
			stop()
		}
	}
	w, err := CreateWorkspace(t.Context(), dir, stopping)
	if err != nil {
		t.Fatal(err)
	}
	w.installed.dir = config
	if _, err := w.JoinTeam(ctx, TeamFacts{Folder: folder, Passphrase: passphrase}); data.CodeOf(err) != "cancelled" {
		t.Fatalf("got %v", err)
	}
	list, err := w.db.Unread(t.Context())
	if err != nil || len(list) != 2 || !list[0].Here {
		t.Fatalf("%+v, %v", list, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	b := reopened(t, dir, config)
	ours, _ := networkOf(t, a)
	theirs, _ := networkOf(t, b)
	if !reflect.DeepEqual(ours, theirs) || len(b.Warnings()) > 0 {
		t.Errorf("%d and %d participations; %v", len(ours), len(theirs), b.Warnings())
	}
}

func TestAnImportOfBeforeSharingIsReadWithWhatTheWorkspaceKnows(t *testing.T) {
	w, _ := sampled(t)
	path, o := oddRoster(t)
	set := imported(t, w, path, o)
	set.Reading = ""
	r, err := w.readingAgain(t.Context(), set)
	if err != nil || len(r.Mappings) != 1 || r.Names["Heart Whisperer"] != "008" || r.Status != "" {
		t.Errorf("%+v, %v", r, err)
	}
	set.Reading = "{"
	if _, err := w.readingAgain(t.Context(), set); data.CodeOf(err) != "newer_schema" {
		t.Errorf("got %v", err)
	}
}

func TestRowsThatDifferFromThoseOfTheImportAreToldOf(t *testing.T) {
	a, folder := founder(t)
	path, o := oddRoster(t)
	d, err := a.DraftImport(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	d.reading.Names = nil // as if a version of Countyline had forgotten to keep them
	if _, err := a.TakeImport(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	b := joiner(t, folder, "Ann Lee")
	list, err := b.Imports(t.Context())
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	dir, config := filepath.Join(t.TempDir(), "another"), t.TempDir()
	x, err := JoinTeam(t.Context(), dir, TeamFacts{Folder: folder, Passphrase: passphrase, Person: "Ben", Config: config}, quiet)
	if err != nil || x.Read != 2 || len(x.Notes) != 1 || !strings.HasPrefix(x.Notes[0], "im Oktober.csv gave 1 row here and 2 where it was imported") {
		t.Errorf("%+v, %v", x, err)
	}
}
