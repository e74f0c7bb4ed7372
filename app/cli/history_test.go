package cli_test

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countyline/app"
	"countyline/data"
)

// worked is a sample workspace in which a provider's contract ended, its NPI, and an instant before that.
func worked(t *testing.T) (dir, npi string, before time.Time) {
	t.Helper()
	dir = makeSample(t)
	time.Sleep(2 * time.Millisecond)
	before = time.Now().Truncate(time.Second).Add(time.Second) // instants are written to the second
	time.Sleep(time.Until(before.Add(5 * time.Millisecond)))
	in(t, dir, func(ctx context.Context, w *app.Workspace) error {
		facts, err := w.PlanFacts(ctx, "")
		if err != nil {
			return err
		}
		list, err := w.Network(ctx, facts.ID)
		if err != nil {
			return err
		}
		npi = list.Providers[0].NPI.String()
		var ids []string
		for _, p := range list.OfPractice(list.Practices[0].ID) {
			ids = append(ids, p.ID)
		}
		ended := data.Terminated
		if _, err := w.EditParticipations(ctx, ids, app.ParticipationChange{Status: &ended}); err != nil {
			return err
		}
		_, err = w.EditProvider(ctx, list.Providers[0].NPI, "Ada Boone")
		return err
	})
	return dir, npi, before
}

// in works in a workspace.
func in(t *testing.T, dir string, work func(context.Context, *app.Workspace) error) {
	t.Helper()
	w, err := app.OpenWorkspace(t.Context(), dir, func(string, int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := work(t.Context(), w); err != nil {
		t.Error(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// says runs a command that must succeed and returns what it prints.
func says(t *testing.T, args ...string) string {
	t.Helper()
	a := run(args...)
	if a.code != 0 {
		t.Fatalf("%q: %+v", args, a)
	}
	return a.out
}

func TestTheHistoryIsListedAndWrittenAsCSV(t *testing.T) {
	dir, npi, before := worked(t)
	all := strings.Split(strings.TrimSpace(says(t, "history", "--workspace", dir)), "\n")
	if len(all) < 4 || !strings.Contains(all[0], "Ada Boone: Provider name: ") || !strings.Contains(all[1], "→ Terminated") {
		t.Fatalf("%q", all)
	}
	since := says(t, "history", "--workspace", dir, "--since", before.Format("2006-01-02T15:04:05"))
	if lines := strings.Split(strings.TrimSpace(since), "\n"); len(lines) != 2 || lines[0] != all[0] {
		t.Errorf("%q", lines)
	}
	if one := says(t, "history", "--workspace", dir, "--limit", "1"); strings.TrimSpace(one) != all[0] {
		t.Errorf("%q", one)
	}
	if none := run("history", "--workspace", dir, "--person", "Nobody"); none.code != 0 || none.out != "" || !strings.Contains(none.err, "no change passes") {
		t.Errorf("%+v", none)
	}
	own := says(t, "history", "--workspace", dir, "--record", npi, "--limit", "0", "--csv")
	rows, err := csv.NewReader(strings.NewReader(own)).ReadAll()
	if err != nil || len(rows) < 3 {
		t.Fatalf("%q %v", rows, err)
	}
	if got := strings.Join(rows[0], " "); got != "event happened recorded person here shared reason table id record field from to" {
		t.Error(got)
	}
	if r := rows[1]; r[4] != "yes" || r[5] != "no" || r[7] != "provider_edit" || r[8] != npi || r[9] != "Ada Boone" || r[10] != "Provider name" || r[12] != "Ada Boone" || !strings.HasSuffix(r[11], "(as imported)") {
		t.Errorf("%q", r)
	}
	for _, r := range rows[1:] {
		if !strings.Contains(r[9], "Ada Boone") {
			t.Errorf("%q is another's", r)
		}
	}
	for _, wrong := range [][]string{{"--since", "yesterday"}, {"--limit", "-1"}, {"--limit", "many"}} {
		if a := run(append([]string{"history", "--workspace", dir}, wrong...)...); a.code != 2 {
			t.Errorf("%q: %+v", wrong, a)
		}
	}
}

func TestAWorkspaceIsAssessedAsItWas(t *testing.T) {
	dir := makeSample(t)
	was := read(t, audit(t, "--workspace", dir, "--formats", "csv"), "adequacy.csv")
	time.Sleep(time.Until(time.Now().Truncate(time.Second).Add(time.Second)))
	at := time.Now()
	time.Sleep(time.Second)
	in(t, dir, func(ctx context.Context, w *app.Workspace) error {
		facts, err := w.PlanFacts(ctx, "")
		if err != nil {
			return err
		}
		list, err := w.Network(ctx, facts.ID)
		if err != nil {
			return err
		}
		var ids []string
		for i := range list.Practices {
			for _, p := range list.OfPractice(list.Practices[i].ID) {
				ids = append(ids, p.ID)
			}
		}
		ended := data.Terminated
		_, err = w.EditParticipations(ctx, ids, app.ParticipationChange{Status: &ended})
		return err
	})
	now := read(t, audit(t, "--workspace", dir, "--formats", "csv"), "adequacy.csv")
	then := read(t, audit(t, "--workspace", dir, "--formats", "csv", "--at", at.Format("2006-01-02T15:04:05")), "adequacy.csv")
	if now == was || then != was {
		t.Errorf("then is as it was: %v; now is: %v", then == was, now == was)
	}
	if today := read(t, audit(t, "--workspace", dir, "--formats", "csv", "--at", time.Now().Format(time.DateOnly)), "adequacy.csv"); today != now {
		t.Error("today, which is not over, is not as it is now")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "past-*")); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
	oneSentence(t, "before its history", run("audit", "--workspace", dir, "--out", fresh(t), "--at", "2020-01-01"), "history of this workspace begins")
	tocome := time.Now().AddDate(0, 0, 2) // tomorrow may begin meanwhile
	for _, wrong := range [][]string{
		{"--workspace", dir, "--at", "soon"},
		{"--workspace", dir, "--at", tocome.Format(time.DateOnly)},
		{"--workspace", dir, "--at", tocome.Format("2006-01-02T15:04")},
		{"--roster", filepath.Join(dir, "roster.csv"), "--at", "2026-11-20"},
	} {
		if a := run(append([]string{"audit", "--out", fresh(t)}, wrong...)...); a.code != 2 {
			t.Errorf("%q: %+v", wrong, a)
		}
	}
}

func TestAWorkspaceIsVerifiedAndWhatDiffersIsSaid(t *testing.T) {
	dir, _, _ := worked(t)
	if out := says(t, "verify", "--workspace", dir); !strings.Contains(out, "Everything is as the history says.") || !strings.Contains(out, "Kept files as they were kept: 1;") {
		t.Error(out)
	}
	kept, err := filepath.Glob(filepath.Join(dir, "documents", "*"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("%q %v", kept, err)
	}
	good, err := os.ReadFile(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept[0], append(good, ' '), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := run("verify", "--workspace", dir); a.code != 1 || !strings.Contains(a.err, "The kept file of roster.csv is not what was kept any more") || !strings.Contains(a.err, "1 thing is not as they should be") {
		t.Errorf("%+v", a)
	}
	if err := os.Remove(kept[0]); err != nil {
		t.Fatal(err)
	}
	if a := run("verify", "--workspace", dir); a.code != 1 || !strings.Contains(a.err, "The kept file of roster.csv is gone") {
		t.Errorf("%+v", a)
	}
}

func TestADumpIsTheSameTwiceAndOtherAfterAnEdit(t *testing.T) {
	dir := makeSample(t)
	one, two := says(t, "dump", "--workspace", dir), says(t, "dump", "--workspace", dir)
	if one != two || !strings.Contains(one, "roster.csv") {
		t.Fatalf("%d and %d bytes", len(one), len(two))
	}
	in(t, dir, func(ctx context.Context, w *app.Workspace) error {
		s, err := w.Settings(ctx)
		if err != nil {
			return err
		}
		s.RoadFactor = 1.3
		_, err = w.SaveSettings(ctx, s)
		return err
	})
	if says(t, "dump", "--workspace", dir) == one {
		t.Error("an edit is not in the dump")
	}
}

func TestABackupIsMadeListedAndRestored(t *testing.T) {
	dir, _, _ := worked(t)
	path := strings.TrimSpace(says(t, "backup", "--workspace", dir))
	if filepath.Dir(path) != filepath.Join(dir, "backups") {
		t.Fatal(path)
	}
	before := says(t, "dump", "--workspace", dir)
	in(t, dir, func(ctx context.Context, w *app.Workspace) error {
		s, err := w.Settings(ctx)
		if err != nil {
			return err
		}
		s.RoadFactor = 1.3
		_, err = w.SaveSettings(ctx, s)
		return err
	})
	after := says(t, "dump", "--workspace", dir)
	if list := says(t, "restore", "--workspace", dir); !strings.Contains(list, filepath.Base(path)+"  by hand") || !strings.Contains(list, "  daily") {
		t.Error(list)
	}
	says(t, "restore", "--workspace", dir, "--backup", filepath.Base(path))
	if says(t, "dump", "--workspace", dir) != before {
		t.Error("the workspace is not as it was backed up")
	}
	list := says(t, "restore", "--workspace", dir)
	for _, line := range strings.Split(list, "\n") {
		if strings.HasSuffix(line, "before a restore") {
			says(t, "restore", "--workspace", dir, "--backup", filepath.Join(dir, "backups", strings.Fields(line)[2]))
		}
	}
	if says(t, "dump", "--workspace", dir) != after {
		t.Error("what was there before the restore did not come back")
	}
	for _, more := range [][]string{nil, {"--backup", path}} {
		elsewhere := t.TempDir()
		oneSentence(t, "no workspace", run(append([]string{"restore", "--workspace", elsewhere}, more...)...), elsewhere+" holds no Countyline workspace")
		if names(t, elsewhere) != "" {
			t.Error("something was written into a folder that is no workspace")
		}
	}
	oneSentence(t, "no backup", run("restore", "--workspace", dir, "--backup", "none.db"), "is not there")
}

func TestARestoredBackupGoesOnAsANewWriterAndNothingSharedIsLost(t *testing.T) {
	o := newOffice(t)
	a := o.founder()
	b := o.joiner("Ann Lee")
	path := strings.TrimSpace(o.done(a, "backup"))
	o.edit(a, set(20, 0, "After the backup"))
	o.done(a, "share")
	o.done(a, "restore", "--backup", path)
	o.edit(a, set(25, 1, "After the restore"))
	o.done(a, "share")
	o.done(b, "share")
	x, y := o.dump(a), o.dump(b)
	if x != y || !strings.Contains(x, "After the backup") || !strings.Contains(x, "After the restore") {
		t.Errorf("the workspaces differ, or something is lost:\n%.1000s\n%.1000s", x, y)
	}
	w, err := app.OpenWorkspace(t.Context(), a, func(string, int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	team, err := w.Team(t.Context())
	if err != nil || len(team.Members) != 3 || team.Me.Continues == "" || team.Me.Continues == team.Me.Writer {
		t.Errorf("%+v %v", team.Members, err)
	}
	for _, dir := range []string{b} {
		o.done(dir, "verify")
	}
}
