package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"countyline/data"
)

func reopen(t *testing.T, dir string, now time.Time, work func(*DB)) {
	t.Helper()
	db, err := Open(context.Background(), dir, at(now))
	if err != nil {
		t.Fatal(err)
	}
	if len(db.Warnings()) > 0 {
		t.Error(db.Warnings())
	}
	work(db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func addPlan(t *testing.T, name string) func(*DB) {
	return func(db *DB) {
		if _, err := db.SavePlan(context.Background(), data.Plan{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
}

func planNames(t *testing.T, dir string) (names string) {
	t.Helper()
	reopen(t, dir, noon, func(db *DB) {
		plans, err := db.Plans(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range plans {
			names += p.Name + ";"
		}
	})
	return names
}

func TestTheFirstOpeningOfADayMakesABackupAndOldOnesGo(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	reopen(t, dir, noon, func(db *DB) {
		s := data.DefaultSettings()
		s.BackupsKept = 3
		if err := db.SaveSettings(ctx, s); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Backup(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Backup(ctx); err != nil { // in the same second
			t.Fatal(err)
		}
	})
	for day := range 5 {
		for _, hour := range []time.Duration{0, 5 * time.Hour} {
			reopen(t, dir, noon.AddDate(0, 0, day).Add(hour), func(*DB) {})
		}
	}
	all, err := Backups(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range all {
		got = append(got, b.Taken.Format("Jan 2 ")+b.Reason)
	}
	want := []string{"Feb 3 daily", "Feb 2 daily", "Feb 1 daily", "Jan 30 by-hand", "Jan 30 by-hand"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestABackupOfTheSameSecondIsListedAsTheNewerOne(t *testing.T) {
	reopen(t, closedWorkspace(t), noon, func(db *DB) { // made the daily one a moment ago
		byHand, err := db.Backup(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		all, err := Backups(db.Dir())
		if err != nil || len(all) < 2 || all[0].Path != byHand {
			t.Errorf("%+v, not %s first: %v", all, byHand, err)
		}
	})
}

func TestARestoreBringsABackupBackAndKeepsWhatWasThere(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	var saved string
	reopen(t, dir, noon, func(db *DB) {
		var err error
		if saved, err = db.Backup(ctx); err != nil {
			t.Fatal(err)
		}
		addPlan(t, "Second")(db)
	})
	if err := Restore(ctx, dir, saved, at(noon)); err != nil {
		t.Fatal(err)
	}
	if got := planNames(t, dir); got != "Cypress Bend;" {
		t.Errorf("after the restore: %s", got)
	}
	undo, err := filepath.Glob(filepath.Join(dir, backupsName, "*-"+backupBeforeRestore+".db"))
	if err != nil || len(undo) != 1 {
		t.Fatalf("what was there is not kept: %v, %v", undo, err)
	}
	if err := Restore(ctx, dir, undo[0], at(noon)); err != nil {
		t.Fatal(err)
	}
	if got := planNames(t, dir); got != "Cypress Bend;Second;" {
		t.Errorf("after undoing it: %s", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, databaseName+"?*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestARestoreOfSomethingElseChangesNothing(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	text := filepath.Join(t.TempDir(), "notes.db")
	write(t, text, strings.Repeat("not a backup\n", 1000))
	before := fingerprint(t, dir)
	wantCode(t, Restore(ctx, dir, text, at(noon)), "bad_backup", "nothing was changed")
	wantCode(t, Restore(ctx, dir, text+".gone", at(noon)), "no_backup", "nothing was changed")
	if after := fingerprint(t, dir); !reflect.DeepEqual(before, after) {
		t.Error("files changed")
	}
}

// damage overwrites the middle of the database, where its tables are.
func damage(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(content); i++ {
		content[i] = 0xA5
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedDatabaseNamesTheNewestWholeBackup(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	database := filepath.Join(dir, databaseName)
	reopen(t, dir, noon, func(*DB) {})
	reopen(t, dir, noon.AddDate(0, 0, 1), addPlan(t, "Second"))
	reopen(t, dir, noon.AddDate(0, 0, 2), func(*DB) {})
	list, err := Backups(dir)
	if err != nil || len(list) != 3 {
		t.Fatalf("%v, %v", list, err)
	}
	damage(t, list[0].Path) // the newest backup is damaged too
	damage(t, database)
	before := fingerprint(t, dir)
	_, err = Open(ctx, dir, at(noon.AddDate(0, 0, 3)))
	wantCode(t, err, "corrupt", "damaged", filepath.Base(list[1].Path), list[1].Taken.Local().Format("January 2, 2006"))
	if after := fingerprint(t, dir); !reflect.DeepEqual(before, after) {
		t.Error("files changed")
	}
	if err := Restore(ctx, dir, list[1].Path, at(noon)); err != nil {
		t.Fatal(err)
	}
	if got := planNames(t, dir); got != "Cypress Bend;" {
		t.Errorf("after the restore: %s", got)
	}
	if kept, _ := filepath.Glob(filepath.Join(dir, backupsName, "*-"+backupDamaged+".db")); len(kept) != 1 {
		t.Errorf("the damaged database was not kept: %v", kept)
	}
}

func TestADamagedFirstPageIsNotTakenForAnotherProgramsFile(t *testing.T) {
	dir := closedWorkspace(t)
	reopen(t, dir, noon, func(*DB) {})
	write(t, filepath.Join(dir, databaseName), "")
	_, err := Open(context.Background(), dir, at(noon))
	wantCode(t, err, "corrupt", "newest whole backup")
}

func TestADamagedDatabaseWithoutABackupSaysWhatToDo(t *testing.T) {
	dir := closedWorkspace(t)
	damage(t, filepath.Join(dir, databaseName))
	_, err := Open(context.Background(), dir, at(noon))
	wantCode(t, err, "corrupt", "no whole backup", "copy the folder")
}

func TestAWorkspaceOpensWhenItsBackupCannotBeMade(t *testing.T) {
	dir := closedWorkspace(t)
	if err := os.Remove(filepath.Join(dir, backupsName)); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, backupsName), "a file in the way")
	db, err := Open(context.Background(), dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if len(db.Warnings()) != 1 {
		t.Errorf("nobody is told: %v", db.Warnings())
	}
}
