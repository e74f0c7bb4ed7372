package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"countyline/data"
)

const passphrase = "correct horse battery"

// founder is an open copy of the sample workspace whose team shares through a folder.
func founder(t *testing.T) (w *Workspace, folder string) {
	t.Helper()
	w, _ = sampled(t)
	w.installed.dir, w.share.workFactor = t.TempDir(), 10
	folder = t.TempDir()
	err := w.CreateTeam(t.Context(), TeamFacts{Folder: folder, Passphrase: passphrase, Team: "Cypress Bend", Person: "Rosa Diaz", Role: "Contracting", Device: "Laptop"})
	if err != nil {
		t.Fatal(err)
	}
	return w, folder
}

// joiner is an open workspace that was made by joining.
func joiner(t *testing.T, folder, person string) *Workspace {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "plan")
	config := t.TempDir()
	if _, err := JoinTeam(t.Context(), dir, TeamFacts{Folder: folder, Passphrase: passphrase, Person: person, Device: "Desktop", Config: config}, quiet); err != nil {
		t.Fatal(err)
	}
	return reopened(t, dir, config)
}

func reopened(t *testing.T, dir, config string) *Workspace {
	t.Helper()
	w, err := OpenWorkspace(t.Context(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	w.installed.dir = config
	t.Cleanup(func() { _ = w.Close() })
	return w
}

func shared(t *testing.T, w *Workspace, o ShareOptions) Exchange {
	t.Helper()
	x, err := w.Share(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// dumped is the sorted text of all shared tables.
func dumped(t *testing.T, w *Workspace) string {
	t.Helper()
	var text bytes.Buffer
	if err := w.db.Dump(t.Context(), &text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// audited is what an audit of the workspace writes, file by file.
func audited(t *testing.T, w *Workspace, formats ...string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	a, err := w.Audit(t.Context(), "2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	paths, err := a.Write(t.Context(), dir, formats, quiet)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = string(text)
	}
	return files
}

func same(t *testing.T, what, a, b string) {
	t.Helper()
	if a == b {
		return
	}
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			t.Fatalf("%s: line %d differs:\n%.300s\n%.300s", what, i+1, x[i], y[i])
		}
	}
	t.Fatalf("%s: %d lines and %d lines", what, len(x), len(y))
}

func TestAJoinedWorkspaceHoldsWhatItsTeamHoldsToTheAudit(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the papers, which take it minutes")
	}
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	same(t, "dump", dumped(t, a), dumped(t, b))
	ours, theirs := audited(t, a, Formats...), audited(t, b, Formats...)
	for name, text := range ours {
		same(t, name, text, theirs[name])
	}
	team, err := b.Team(t.Context())
	if err != nil || team.Name != "Cypress Bend" || len(team.Members) != 2 || team.Me.Person != "Ann Lee" || team.Folder != folder || team.SeesRates {
		t.Errorf("%+v, %v", team, err)
	}
	if x := shared(t, a, ShareOptions{}); len(x.NewMembers) != 1 || x.Changed {
		t.Errorf("%+v", x)
	}
	team, err = a.Team(t.Context())
	if err != nil || len(team.Members) != 2 || !team.Me.SeesRates || team.Me.Role != "Contracting" || team.Me.Fingerprint == "" || team.Checked == "" {
		t.Errorf("%+v, %v", team, err)
	}
}

func TestTwoSidesEditedOfflineMeet(t *testing.T) {
	ctx := context.Background()
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	for i, w := range []*Workspace{a, b} {
		h, err := w.product(ctx, "")
		if err != nil {
			t.Fatal(err)
		}
		list, err := w.Network(ctx, h.product.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.EditPractice(ctx, list.Practices[i].ID, "Named by side "+string(rune('A'+i))); err != nil {
			t.Fatal(err)
		}
		s, err := w.Settings(ctx)
		if err != nil {
			t.Fatal(err)
		}
		s.RoadFactor = 1.1 + float64(i)/10
		if _, err := w.SaveSettings(ctx, s); err != nil {
			t.Fatal(err)
		}
		if state, err := w.ShareState(ctx); err != nil || state.Unshared != 2 || !state.Team {
			t.Errorf("%+v, %v", state, err)
		}
	}
	for range 2 {
		shared(t, a, ShareOptions{})
		shared(t, b, ShareOptions{})
	}
	same(t, "dump", dumped(t, a), dumped(t, b))
	for _, w := range []*Workspace{a, b} {
		state, err := w.ShareState(ctx)
		if err != nil || state.Unshared != 0 || state.Conflicts != 1 || len(state.Waiting) > 0 || state.Problem != "" || time.Since(state.Reached) > time.Hour {
			t.Errorf("%+v, %v", state, err)
		}
	}
	if x := shared(t, a, ShareOptions{}); x.Changed || x.Words() != "Everything was up to date." {
		t.Errorf("an exchange without news: %+v %s", x, x.Words())
	}
}

func TestAnEmptiedFolderIsRefusedAndThenFilledAgain(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ann Lee")
	before := dumped(t, a)
	if err := os.RemoveAll(filepath.Join(folder, "countyline")); err != nil {
		t.Fatal(err)
	}
	_, err := a.Share(t.Context(), ShareOptions{})
	if data.CodeOf(err) != "folder_empty" {
		t.Fatalf("got %v", err)
	}
	if state, _ := a.ShareState(t.Context()); state.Code != "folder_empty" || state.Problem == "" {
		t.Errorf("%+v", state)
	}
	same(t, "dump", before, dumped(t, a))
	if names, _ := entries(folder); slices.Contains(names, "countyline") {
		t.Error("something was written into the emptied folder")
	}
	if x := shared(t, a, ShareOptions{Rebuild: true}); x.Republished == 0 {
		t.Errorf("%+v", x)
	}
	if state, _ := a.ShareState(t.Context()); state.Problem != "" {
		t.Errorf("%+v", state)
	}
	c := joiner(t, folder, "New Colleague")
	shared(t, b, ShareOptions{})
	same(t, "dump of a new colleague", dumped(t, a), dumped(t, c))
}

func TestAFolderThatIsGoneOrAnothersIsRefusedWithASentence(t *testing.T) {
	a, folder := founder(t)
	_, other := founder(t)
	for _, test := range []struct {
		code string
		o    ShareOptions
	}{
		{"folder_foreign", ShareOptions{Folder: other}},
		{"folder_foreign", ShareOptions{Folder: other, Rebuild: true}},
		{"folder_missing", ShareOptions{Folder: filepath.Join(folder, "unplugged")}},
		{"folder_missing", ShareOptions{Folder: filepath.Join(folder, "unplugged"), Rebuild: true}},
		{"folder_empty", ShareOptions{Folder: t.TempDir()}},
		{"bad_folder", ShareOptions{Folder: filepath.Join(a.Folder(), "documents")}},
		{"bad_folder", ShareOptions{Folder: filepath.Dir(a.Folder())}},
	} {
		if _, err := a.Share(t.Context(), test.o); data.CodeOf(err) != test.code {
			t.Errorf("%+v: got %v, want %s", test.o, err, test.code)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "unplugged")); !os.IsNotExist(err) {
		t.Error("a folder that is not connected was made")
	}
	shared(t, a, ShareOptions{}) // the folder of before is remembered
	moved := t.TempDir()
	shared(t, a, ShareOptions{Folder: moved, Rebuild: true})
	if team, err := a.Team(t.Context()); err != nil || team.Folder != moved {
		t.Errorf("%+v, %v", team, err)
	}
	if look, err := LookAtShare(t.Context(), moved); err != nil || look.Team != "Cypress Bend" || look.Empty || look.Where == "" {
		t.Errorf("%+v, %v", look, err)
	}
	if look, err := LookAtShare(t.Context(), t.TempDir()); err != nil || look.Team != "" || !look.Empty {
		t.Errorf("%+v, %v", look, err)
	}
	if _, err := LookAtShare(t.Context(), filepath.Join(moved, "nowhere")); data.CodeOf(err) != "folder_missing" {
		t.Errorf("got %v", err)
	}
}

func TestJoiningThatFailsLeavesNothingBehind(t *testing.T) {
	_, folder := founder(t)
	facts := TeamFacts{Folder: folder, Passphrase: passphrase, Config: t.TempDir()}
	for code, change := range map[string]func(*TeamFacts){
		"bad_passphrase":   func(f *TeamFacts) { f.Passphrase = "short" },
		"wrong_passphrase": func(f *TeamFacts) { f.Passphrase = "another passphrase" },
		"not_a_team":       func(f *TeamFacts) { f.Folder = t.TempDir() },
		"folder_missing":   func(f *TeamFacts) { f.Folder = filepath.Join(folder, "nowhere") },
		"bad_folder":       func(f *TeamFacts) { f.Folder = " " },
	} {
		f := facts
		change(&f)
		dir := filepath.Join(t.TempDir(), "plan")
		if _, err := JoinTeam(t.Context(), dir, f, quiet); data.CodeOf(err) != code {
			t.Errorf("got %v, want %s", err, code)
		}
		if _, err := os.Stat(dir); !os.IsNotExist(err) {
			t.Errorf("%s: left behind %s", code, dir)
		}
	}
	w, _ := sampled(t)
	if _, err := w.Share(t.Context(), ShareOptions{}); data.CodeOf(err) != "no_team" {
		t.Errorf("got %v", err)
	}
	if _, err := w.Team(t.Context()); data.CodeOf(err) != "no_team" {
		t.Errorf("got %v", err)
	}
}

func TestACopiedWorkspaceGoesOnAsAnotherMember(t *testing.T) {
	a, folder := founder(t)
	config, dir := a.installed.dir, a.Folder()
	copied := filepath.Join(t.TempDir(), "copy")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	a, b := reopened(t, dir, config), reopened(t, copied, config)
	for i, w := range []*Workspace{a, b} {
		s := data.DefaultSettings()
		s.BackupsKept = 20 + i
		if _, err := w.SaveSettings(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	shared(t, a, ShareOptions{})
	x := shared(t, b, ShareOptions{})
	if len(x.Notes) == 0 || !strings.Contains(strings.Join(x.Notes, " "), "copied") {
		t.Errorf("%+v", x)
	}
	shared(t, a, ShareOptions{})
	same(t, "dump", dumped(t, a), dumped(t, b))
	team, err := a.Team(t.Context())
	if err != nil || len(team.Members) != 2 {
		t.Fatalf("%+v, %v", team, err)
	}
	for _, m := range team.Members {
		if !m.You && m.Continues != team.Me.Writer {
			t.Errorf("%+v does not continue %s", m, team.Me.Writer)
		}
	}
	if state, err := a.ShareState(t.Context()); err != nil || state.Conflicts != 1 {
		t.Errorf("%+v, %v", state, err)
	}
	_ = folder
}
