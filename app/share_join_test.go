package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"countyline/data"
	"countyline/data/share"
	"countyline/data/sqlite"
)

func TestAnExistingWorkspaceJoinsWithWhatItHas(t *testing.T) {
	a, folder := founder(t)
	dir, config := filepath.Join(t.TempDir(), "own"), t.TempDir()
	b, err := CreateWorkspace(t.Context(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	b.installed.dir = config
	if _, _, err := b.NewPlan(t.Context(), PlanFacts{Plan: "Ann's own plan"}); err != nil {
		t.Fatal(err)
	}
	x, err := b.JoinTeam(t.Context(), TeamFacts{Folder: folder, Passphrase: passphrase, Person: " Ann  Lee ", Role: "Network"})
	if err != nil || x.Read != 1 || x.Shared == 0 {
		t.Fatalf("%+v, %v", x, err)
	}
	if _, err := b.JoinTeam(t.Context(), TeamFacts{Folder: folder, Passphrase: passphrase}); data.CodeOf(err) != "in_team" {
		t.Errorf("joining twice: %v", err)
	}
	if err := b.CreateTeam(t.Context(), TeamFacts{Folder: t.TempDir(), Passphrase: passphrase, Team: "Other"}); data.CodeOf(err) != "in_team" {
		t.Errorf("a team beside the other: %v", err)
	}
	y := shared(t, a, ShareOptions{})
	if y.Transactions == 0 || len(y.NewMembers) != 1 || !strings.Contains(y.NewMembers[0], "Ann Lee") {
		t.Errorf("%+v", y)
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
	if !strings.Contains(dumped(t, a), "Ann's own plan") {
		t.Error("what the workspace had was left out")
	}
	if name, err := b.Person(t.Context()); err != nil || name != "Ann Lee" {
		t.Errorf("%q, %v", name, err)
	}
	if err := b.SetPerson(t.Context(), "Ann Smith"); err != nil {
		t.Fatal(err)
	}
	shared(t, b, ShareOptions{})
	shared(t, a, ShareOptions{})
	team, err := a.Team(t.Context())
	if err != nil || len(team.Members) != 2 || team.Members[0].Person != "Ann Smith" || team.Members[0].Role != "Network" || team.Members[0].State != MemberCurrent {
		t.Errorf("%+v, %v", team.Members, err)
	}
}

func TestAFolderIsOneTeamsAndATeamNeedsANameAndAPassphrase(t *testing.T) {
	_, folder := founder(t)
	w, _ := sampled(t)
	w.installed.dir = t.TempDir()
	facts := TeamFacts{Folder: t.TempDir(), Passphrase: passphrase, Team: "Second"}
	for code, change := range map[string]func(*TeamFacts){
		"team_exists":    func(f *TeamFacts) { f.Folder = folder },
		"folder_missing": func(f *TeamFacts) { f.Folder = filepath.Join(folder, "nowhere") },
		"bad_team":       func(f *TeamFacts) { f.Team = "  " },
		"bad_passphrase": func(f *TeamFacts) { f.Passphrase = "1234567" },
		"bad_folder":     func(f *TeamFacts) { f.Folder = w.Folder() },
	} {
		f := facts
		change(&f)
		if err := w.CreateTeam(t.Context(), f); data.CodeOf(err) != code {
			t.Errorf("got %v, want %s", err, code)
		}
		if _, err := w.Team(t.Context()); data.CodeOf(err) != "no_team" {
			t.Errorf("%s: a team came about: %v", code, err)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "nowhere")); !os.IsNotExist(err) {
		t.Error("a folder that is not connected was made")
	}
}

func TestChangesTravelInAFileToWhomTheFolderDoesNotReach(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	if _, err := newSetting(t, a, 21); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "for Ann.zip")
	if _, err := a.ExportShare(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	x, err := b.ImportShare(t.Context(), path)
	if err != nil || x.Transactions != 1 || !x.Changed {
		t.Errorf("%+v, %v", x, err)
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
	if state, err := a.ShareState(t.Context()); err != nil || state.Unshared != 1 {
		t.Errorf("what was only exported counts as shared: %+v, %v", state, err)
	}
	// A second export adds to the file; other files stay as they are.
	if _, err := newSetting(t, a, 22); err != nil {
		t.Fatal(err)
	}
	if _, err := a.ExportShare(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if x, err := b.ImportShare(t.Context(), path); err != nil || x.Transactions != 1 {
		t.Errorf("%+v, %v", x, err)
	}
	notes := fileOf(t, "notes.txt", "mine")
	if _, err := a.ExportShare(t.Context(), notes); data.CodeOf(err) != "exists" {
		t.Errorf("got %v", err)
	}
	if raw, _ := os.ReadFile(notes); string(raw) != "mine" {
		t.Error("another file was overwritten")
	}
	other, _ := founder(t)
	if _, err := other.ExportShare(t.Context(), path); data.CodeOf(err) != "exists" {
		t.Errorf("another team's export: %v", err)
	}
	if _, err := other.ImportShare(t.Context(), path); data.CodeOf(err) != "folder_foreign" {
		t.Errorf("another team's export taken in: %v", err)
	}
	if _, err := b.ImportShare(t.Context(), filepath.Join(folder, "nowhere.zip")); data.CodeOf(err) != "folder_missing" {
		t.Errorf("got %v", err)
	}
	if _, err := b.ImportShare(t.Context(), notes); data.CodeOf(err) != "bad_file" {
		t.Errorf("got %v", err)
	}
}

func TestATeamIsJoinedByAFileAlone(t *testing.T) {
	a, _ := founder(t)
	path := filepath.Join(t.TempDir(), "team.zip")
	if _, err := a.ExportShare(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if look, err := LookAtShare(t.Context(), path); err != nil || look.Team != "Cypress Bend" {
		t.Errorf("%+v, %v", look, err)
	}
	b := joiner(t, path, "Far Away")
	same(t, "dump", dumped(t, a), dumped(t, b))
	if _, err := b.Share(t.Context(), ShareOptions{}); data.CodeOf(err) != "no_folder" {
		t.Errorf("got %v", err)
	}
	if _, err := newSetting(t, b, 23); err != nil {
		t.Fatal(err)
	}
	back := filepath.Join(t.TempDir(), "back.zip")
	if _, err := b.ExportShare(t.Context(), back); err != nil {
		t.Fatal(err)
	}
	if state, err := b.ShareState(t.Context()); err != nil || state.Unshared != 0 {
		t.Errorf("%+v, %v", state, err)
	}
	if _, err := a.ImportShare(t.Context(), back); err != nil {
		t.Fatal(err)
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
}

func TestRatesAndPrivateNotesAreReadByThoseWhoMaySeeThemAlone(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	id := sqlite.PracticeID("Delta Heart")
	if _, err := a.db.SetPracticeNote(t.Context(), id, "pays 120 percent"); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	shared(t, b, ShareOptions{})
	if note, err := b.db.PracticeNote(t.Context(), id); err != nil || strings.Contains(note, "120") {
		t.Errorf("%q, %v", note, err)
	}
	if note, err := b.PracticeNote(t.Context(), id); err != nil || note != (PracticeNote{}) {
		t.Errorf("%+v, %v", note, err)
	}
	if _, err := b.SetPracticeNote(t.Context(), "pays 90 percent", id); data.CodeOf(err) != "no_rates" {
		t.Errorf("a note is written over one that cannot be read: %v", err)
	}
	team, err := b.Team(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.LetSeeRates(t.Context(), team.Me.Writer); data.CodeOf(err) != "no_rates" {
		t.Errorf("got %v", err)
	}
	if err := a.LetSeeRates(t.Context(), "nobody"); data.CodeOf(err) != "no_member" {
		t.Errorf("got %v", err)
	}
	shared(t, a, ShareOptions{})
	if err := a.LetSeeRates(t.Context(), team.Me.Writer); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	if x := shared(t, b, ShareOptions{}); !x.Changed || !strings.Contains(strings.Join(x.Notes, " "), SeesRates) {
		t.Errorf("%+v", x)
	}
	if note, err := b.db.PracticeNote(t.Context(), id); err != nil || note != "pays 120 percent" {
		t.Errorf("%q, %v", note, err)
	}
	if team, err := b.Team(t.Context()); err != nil || !team.SeesRates || !team.Me.SeesRates {
		t.Errorf("%+v, %v", team, err)
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
	// The key is there after opening again.
	dir, config := b.Folder(), b.installed.dir
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b = reopened(t, dir, config)
	if _, err := b.db.SetPracticeNote(t.Context(), id, "pays 125 percent"); err != nil {
		t.Fatal(err)
	}
	shared(t, b, ShareOptions{})
	shared(t, a, ShareOptions{})
	if note, err := a.db.PracticeNote(t.Context(), id); err != nil || note != "pays 125 percent" {
		t.Errorf("%q, %v", note, err)
	}
}

func TestPrivateNotesAreReadThoughTheProgramWasStoppedWhenTheKeyCame(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	id := sqlite.PracticeID("Delta Heart")
	if _, err := a.db.SetPracticeNote(t.Context(), id, "pays 120 percent"); err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	shared(t, b, ShareOptions{})
	shared(t, a, ShareOptions{})
	team, err := b.Team(t.Context())
	if err == nil {
		err = a.LetSeeRates(t.Context(), team.Me.Writer)
	}
	if err != nil {
		t.Fatal(err)
	}
	shared(t, a, ShareOptions{})
	e, err := b.engine(share.NewFolder(folder))
	if err != nil {
		t.Fatal(err)
	}
	if r, err := e.Exchange(t.Context(), share.ExchangeOptions{}); err != nil || !r.Rates {
		t.Fatalf("%+v, %v", r, err)
	}
	dir, config := b.Folder(), b.installed.dir // here the program is stopped
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b = reopened(t, dir, config)
	shared(t, b, ShareOptions{})
	if note, err := b.db.PracticeNote(t.Context(), id); err != nil || note != "pays 120 percent" {
		t.Errorf("%q, %v", note, err)
	}
}

func TestExchangesAtOnceWaitForEachOtherAndAStoppedOneSaysSo(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	var all sync.WaitGroup
	for i, w := range []*Workspace{a, b, a, b} {
		all.Go(func() {
			if _, err := newSetting(t, w, 30+i); err != nil {
				t.Error(err)
			}
			if _, err := w.Share(t.Context(), ShareOptions{}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	shared(t, a, ShareOptions{})
	shared(t, b, ShareOptions{})
	same(t, "dump", dumped(t, a), dumped(t, b))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := a.Share(ctx, ShareOptions{}); data.CodeOf(err) != "cancelled" {
		t.Errorf("got %v", err)
	}
	if state, err := a.ShareState(t.Context()); err != nil || state.Problem != "" {
		t.Errorf("a stop is no problem of the folder: %+v, %v", state, err)
	}
	if list, err := a.Unshared(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := newSetting(t, a, 50); err != nil {
		t.Fatal(err)
	}
	if list, err := a.Unshared(t.Context()); err != nil || len(list) != 1 || len(list[0].Changes) != 1 {
		t.Errorf("%v, %v", list, err)
	}
}

// newSetting changes something small.
func newSetting(t *testing.T, w *Workspace, backups int) (Undo, error) {
	s, err := w.Settings(t.Context())
	if err != nil {
		return nil, err
	}
	s.BackupsKept = backups
	return w.SaveSettings(t.Context(), s)
}
