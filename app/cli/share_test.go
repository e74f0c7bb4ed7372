package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countyline/app"
	"countyline/app/cli"
)

// office is a set of workspaces that share through a folder, with an installation of its own for each.
type office struct {
	t          *testing.T
	folder     string
	passphrase string
}

func newOffice(t *testing.T) *office {
	t.Helper()
	return &office{t, t.TempDir(), write(t, "passphrase.txt", "correct horse battery\n")}
}

// run runs a command as the installation that lies beside a workspace.
func (o *office) run(workspace string, args ...string) answer {
	var out, err bytes.Buffer
	args = append(args, "--workspace", workspace)
	code := cli.Main(args, cli.Surroundings{Out: &out, Err: &err, Config: workspace + "-installation"})
	return answer{code, out.String(), err.String()}
}

// done runs a command that must succeed.
func (o *office) done(workspace string, args ...string) string {
	o.t.Helper()
	a := o.run(workspace, args...)
	if a.code != 0 {
		o.t.Fatalf("%v: exit %d: %s", args, a.code, a.err)
	}
	return a.out
}

// dump is the sorted text of all that a workspace shares.
func (o *office) dump(workspace string) string {
	o.t.Helper()
	return o.done(workspace, "dump")
}

// founder makes the sample workspace and its team.
func (o *office) founder() (workspace string) {
	o.t.Helper()
	workspace = filepath.Join(o.t.TempDir(), "founder")
	if a := run("sample", workspace); a.code != 0 {
		o.t.Fatal(a.err)
	}
	out := o.done(workspace, "team", "create", "--folder", o.folder, "--passphrase-file", o.passphrase, "--person", "Rosa Diaz", "--device", "Laptop")
	if !strings.Contains(out, "Team: Cypress Bend") || !strings.Contains(out, "Rosa Diaz (you), Laptop, fingerprint ") {
		o.t.Errorf("made: %s", out)
	}
	return workspace
}

func (o *office) joiner(person string) (workspace string) {
	o.t.Helper()
	workspace = filepath.Join(o.t.TempDir(), "joiner")
	o.done(workspace, "team", "join", "--folder", o.folder, "--passphrase-file", o.passphrase, "--person", person)
	return workspace
}

// edit works in a workspace offline.
func (o *office) edit(workspace string, work func(context.Context, *app.Workspace) error) {
	o.t.Helper()
	w, err := app.OpenWorkspace(o.t.Context(), workspace, func(string, int64, int64) {})
	if err != nil {
		o.t.Fatal(err)
	}
	if err := work(o.t.Context(), w); err != nil {
		o.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		o.t.Fatal(err)
	}
}

// set changes the number of backups and renames a practice.
func set(backups, practice int, name string) func(context.Context, *app.Workspace) error {
	return func(ctx context.Context, w *app.Workspace) error {
		s, err := w.Settings(ctx)
		if err != nil {
			return err
		}
		s.BackupsKept = backups
		if _, err := w.SaveSettings(ctx, s); err != nil {
			return err
		}
		facts, err := w.PlanFacts(ctx, "")
		if err != nil {
			return err
		}
		list, err := w.Network(ctx, facts.ID)
		if err != nil {
			return err
		}
		_, err = w.EditPractice(ctx, list.Practices[practice].ID, name)
		return err
	}
}

func TestTwoWorkspacesEditedOfflineMeetThroughAFolder(t *testing.T) {
	o := newOffice(t)
	a := o.founder()
	b := o.joiner("Ann Lee")
	if x, y := o.dump(a), o.dump(b); x != y || !strings.Contains(x, "Cypress Bend") {
		t.Fatalf("after joining the workspaces differ:\n%.500s\n%.500s", x, y)
	}
	o.edit(a, set(20, 0, "Named by Rosa"))
	o.edit(b, set(30, 1, "Named by Ann"))
	sent := o.done(a, "share")
	if !strings.Contains(sent, "Shared 2 changes.") {
		t.Errorf("a week's work went out as: %s", sent)
	}
	if met := o.done(b, "share"); !strings.Contains(met, "Shared 2 changes and received 2 changes.") || !strings.Contains(met, "1  conflicts") {
		t.Errorf("both sides met as: %s", met)
	}
	o.done(a, "share")
	x, y := o.dump(a), o.dump(b)
	if x != y || !strings.Contains(x, "Named by Rosa") || !strings.Contains(x, "Named by Ann") {
		t.Errorf("the workspaces differ:\n%.2000s\n%.2000s", x, y)
	}
	if quiet := o.done(b, "share"); !strings.Contains(quiet, "Everything was up to date.") {
		t.Errorf("without news: %s", quiet)
	}
	sameAudit(t, a, b)
}

func sameAudit(t *testing.T, a, b string) {
	t.Helper()
	x, y := audit(t, "--workspace", a, "--formats", "csv,html"), audit(t, "--workspace", b, "--formats", "csv,html")
	err := fs.WalkDir(os.DirFS(x), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		ours, err := os.ReadFile(filepath.Join(x, name))
		if err != nil {
			return err
		}
		theirs, err := os.ReadFile(filepath.Join(y, name))
		if !bytes.Equal(ours, theirs) {
			t.Errorf("%s differs between colleagues", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestASharedFolderThatIsNotRightStopsWithASentenceAndChangesNothing(t *testing.T) {
	o := newOffice(t)
	a := o.founder()
	other := newOffice(t)
	other.founder()
	before := o.dump(a)
	emptied := filepath.Join(t.TempDir(), "aside")
	for _, test := range []struct {
		name   string
		spoil  func() error
		args   []string
		says   string
		mended func() error
	}{
		{name: "another team's", args: []string{"--folder", other.folder}, says: "another team"},
		{name: "missing", spoil: func() error { return os.Rename(o.folder, emptied) }, says: "cannot be reached", mended: func() error { return os.Rename(emptied, o.folder) }},
		{name: "emptied", spoil: func() error { return os.RemoveAll(filepath.Join(o.folder, "countyline")) }, says: "--rebuild"},
	} {
		if test.spoil != nil {
			if err := test.spoil(); err != nil {
				t.Fatal(err)
			}
		}
		got := o.run(a, append([]string{"share"}, test.args...)...)
		if got.code != 1 || !strings.Contains(got.err, test.says) || got.out != "" {
			t.Errorf("%s: exit %d, %q, %q", test.name, got.code, got.out, got.err)
		}
		if test.mended != nil {
			if err := test.mended(); err != nil {
				t.Fatal(err)
			}
		}
		if now := o.dump(a); now != before {
			t.Errorf("%s: the workspace changed", test.name)
		}
	}
	if out := o.done(a, "share", "--rebuild"); !strings.Contains(out, "files put back") || strings.Contains(out, "       0  files put back") {
		t.Errorf("rebuilt: %s", out)
	}
	if b := o.joiner("New Colleague"); o.dump(b) != before {
		t.Error("the folder was not rebuilt whole")
	}
}

func TestConflictedCopiesInTheFolderAreReadAndNamed(t *testing.T) {
	o := newOffice(t)
	a := o.founder()
	b := o.joiner("Ann Lee")
	o.edit(a, set(20, 0, "Named by Rosa"))
	o.done(a, "share")
	logs, err := filepath.Glob(filepath.Join(o.folder, "countyline", "log", "*", "0000000002-*.seg"))
	if err != nil || len(logs) != 1 {
		t.Fatalf("%v, %v", logs, err)
	}
	copied := strings.TrimSuffix(logs[0], ".seg") + " (Rosa's conflicted copy 2026-11-22).seg"
	if err := os.Rename(logs[0], copied); err != nil {
		t.Fatal(err)
	}
	got := o.run(b, "share")
	if got.code != 0 || !strings.Contains(got.err, "conflicted copy") || !strings.Contains(got.out, "Received 2 changes") {
		t.Errorf("exit %d: %s%s", got.code, got.out, got.err)
	}
	o.done(a, "share")
	if o.dump(a) != o.dump(b) {
		t.Error("the workspaces differ")
	}
}

func TestChangesTravelInAFile(t *testing.T) {
	o := newOffice(t)
	a := o.founder()
	b := o.joiner("Ann Lee")
	o.edit(a, set(20, 0, "Named by Rosa"))
	file := filepath.Join(t.TempDir(), "for ann.zip")
	if out := o.done(a, "share", "--export", file); !strings.Contains(out, "is in "+file) || !strings.Contains(out, " 0  files put back") {
		t.Errorf("into the file: %s", out)
	}
	if out := o.done(b, "share", "--import", file); !strings.Contains(out, "Received 2 changes.") {
		t.Errorf("from the file: %s", out)
	}
	if o.dump(a) != o.dump(b) {
		t.Error("the workspaces differ")
	}
	if got := o.run(b, "share", "--import", filepath.Join(t.TempDir(), "nowhere.zip")); got.code != 1 || got.err == "" {
		t.Errorf("a file that is not there: %+v", got)
	}
	if got := o.run(b, "share", "--import", file, "--rebuild"); got.code != 2 {
		t.Errorf("a wrong combination: %+v", got)
	}
}

func TestAPassphraseThatIsNoneMakesNoTeamAndNoWorkspace(t *testing.T) {
	o := newOffice(t)
	o.founder()
	for name, test := range map[string]struct{ text, says string }{
		"short":     {"secret\n", "at least 8"},
		"empty":     {"\n", "at least 8"},
		"two lines": {"correct horse\nbattery staple\n", "one line"},
		"another":   {"not the passphrase", "passphrase"},
	} {
		workspace := filepath.Join(t.TempDir(), "joiner")
		got := o.run(workspace, "team", "join", "--folder", o.folder, "--passphrase-file", write(t, "p.txt", test.text), "--person", "Ann Lee")
		if got.code != 1 || !strings.Contains(got.err, test.says) {
			t.Errorf("%s: exit %d: %s", name, got.code, got.err)
		}
		if _, err := os.Stat(workspace); !os.IsNotExist(err) {
			t.Errorf("%s: a workspace is there", name)
		}
	}
	if got := o.run(filepath.Join(t.TempDir(), "x"), "team", "join", "--folder", o.folder, "--passphrase-file", "nowhere.txt"); got.code != 1 || !strings.Contains(got.err, "nowhere.txt") {
		t.Errorf("%+v", got)
	}
}

func TestWhoeverDoesNotSayWhoTheyAreIsToldWhatColleaguesSee(t *testing.T) {
	o := newOffice(t)
	alone := filepath.Join(t.TempDir(), "alone")
	if a := run("sample", alone); a.code != 0 {
		t.Fatal(a.err)
	}
	got := o.run(alone, "team", "create", "--folder", o.folder, "--passphrase-file", o.passphrase)
	person, _, _ := strings.Cut(got.out[strings.Index(got.out, "Member: ")+len("Member: "):], " (you)")
	if got.code != 0 || person == "" || !strings.Contains(got.err, fmt.Sprintf("under the name %q; --person", person)) {
		t.Errorf("%+v", got)
	}
	o.joiner("Ann Lee")
	if got := o.run(filepath.Join(t.TempDir(), "fresh"), "team", "join", "--folder", o.folder, "--passphrase-file", o.passphrase); got.code != 0 || !strings.Contains(got.err, "--person") {
		t.Errorf("%+v", got)
	}
	if got := o.run(filepath.Join(t.TempDir(), "named"), "team", "join", "--folder", o.folder, "--passphrase-file", o.passphrase, "--person", "Luis"); strings.Contains(got.err, "--person") {
		t.Errorf("%+v", got)
	}
}

func TestATeamWithoutANameOrAPlanIsCalledAfterItsFolderHoweverThatIsGiven(t *testing.T) {
	o := newOffice(t)
	workspace := filepath.Join(t.TempDir(), "alone")
	w, err := app.CreateWorkspace(t.Context(), workspace, func(string, int64, int64) {})
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	t.Chdir(o.folder)
	got := o.run(workspace, "team", "create", "--folder", ".", "--passphrase-file", o.passphrase, "--person", "Ann Lee")
	if want := "Team: " + filepath.Base(o.folder); got.code != 0 || !strings.Contains(got.out, want) {
		t.Errorf("%+v, want %q", got, want)
	}
}

func TestAWorkspaceWithoutATeamSharesNothing(t *testing.T) {
	o := newOffice(t)
	workspace := filepath.Join(t.TempDir(), "alone")
	if a := run("sample", workspace); a.code != 0 {
		t.Fatal(a.err)
	}
	if got := o.run(workspace, "share"); got.code != 1 || !strings.Contains(got.err, "belongs to no team") || got.out != "" {
		t.Errorf("%+v", got)
	}
	for _, test := range []struct {
		folder, says string
	}{
		{filepath.Join(o.folder, "nowhere"), "cannot be reached"},
		{workspace, "outside the workspace"},
	} {
		got := o.run(workspace, "team", "create", "--folder", test.folder, "--passphrase-file", o.passphrase, "--person", "Ann Lee")
		if got.code != 1 || !strings.Contains(got.err, test.says) {
			t.Errorf("a team in %s: %+v", test.folder, got)
		}
	}
}
