package sqlite

import (
	"context"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// steps are the embedded migrations and more.
func steps(t *testing.T, more ...string) []migration {
	t.Helper()
	list, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	for i, sql := range more {
		list = append(list, migration{len(list) + 1, "more", sql, strings.Repeat("0", i+1)})
	}
	return list
}

func with(list []migration) Options {
	o := at(noon)
	o.migrations = list
	return o
}

func TestAnOlderWorkspaceIsBackedUpAndBroughtUpToDate(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	db, err := Open(ctx, dir, with(steps(t, "ALTER TABLE plan ADD COLUMN motto TEXT NOT NULL DEFAULT ''")))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var motto string
	if err := db.read.QueryRow("SELECT motto FROM plan WHERE name = 'Cypress Bend'").Scan(&motto); err != nil {
		t.Error(err)
	}
	backups := reasons(t, dir)
	if !reflect.DeepEqual(backups, []string{backupDaily, backupBeforeUpdate}) {
		t.Errorf("backups: %v", backups)
	}
	var name, app, applied string
	err = db.read.QueryRow("SELECT name, app, applied_at FROM schema_migration WHERE name = 'more'").Scan(&name, &app, &applied)
	if err != nil || name != "more" || app != "0.1.0" || applied != "2026-01-30T12:00:00Z" {
		t.Errorf("the books say %q, %q, %q, %v", name, app, applied, err)
	}
}

func TestAStepThatFailsInTheMiddleLeavesNothingOfItself(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	bad := "CREATE TABLE half (a); INSERT INTO half VALUES (1); UPDATE plan SET name = 'lost'; INSERT INTO nowhere VALUES (1);"
	_, err := Open(ctx, dir, with(steps(t, "CREATE TABLE good (a)", bad)))
	wantCode(t, err, "internal", "safe")
	db, err := Open(ctx, dir, with(steps(t, "CREATE TABLE good (a)")))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var half int
	if err := db.read.QueryRow("SELECT count(*) FROM sqlite_master WHERE name = 'half'").Scan(&half); err != nil || half != 0 {
		t.Errorf("half a step stayed: %d, %v", half, err)
	}
	plans, err := db.Plans(ctx)
	if err != nil || len(plans) != 1 || plans[0].Name != "Cypress Bend" {
		t.Errorf("plans: %v, %v", plans, err)
	}
	if n := count(t, db, "schema_migration"); n != len(steps(t))+1 {
		t.Errorf("the books have %d steps, want those that worked", n)
	}
}

func TestAWorkspaceOfANewerOrDifferentProgramIsNotTouched(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "plan")
	newer := with(steps(t, "CREATE TABLE later (a)"))
	newer.Version = "9.0.0"
	db, err := Create(ctx, dir, newer)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before := fingerprint(t, dir)
	_, err = Open(ctx, dir, at(noon.AddDate(0, 0, 1)))
	wantCode(t, err, "newer_schema", "newer Countyline (9.0.0)", "not touched")
	edited := steps(t)
	edited[0].sum = "edited"
	_, err = Open(ctx, dir, with(append(edited, migration{2, "more", "", "0"})))
	wantCode(t, err, "other_schema", "0001 workspace", "not touched")
	if after := fingerprint(t, dir); !reflect.DeepEqual(before, after) {
		t.Error("files changed")
	}
}

func TestStepsAreNumberedWithoutAGapAndTheSameOnEverySystem(t *testing.T) {
	step := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	for _, names := range [][]string{{"0002_a.sql"}, {"0001_a.sql", "0003_b.sql"}, {"0001_a.sql", "0001_b.sql"}, {"first.sql"}} {
		dir := fstest.MapFS{}
		for _, n := range names {
			dir[n] = step("SELECT 1")
		}
		if _, err := readMigrations(dir); err == nil {
			t.Errorf("%v were taken", names)
		}
	}
	unix, err := readMigrations(fstest.MapFS{"0001_a.sql": step("SELECT 1;\nSELECT 2;\n")})
	if err != nil {
		t.Fatal(err)
	}
	windows, err := readMigrations(fstest.MapFS{"0001_a.sql": step("SELECT 1;\r\nSELECT 2;\r\n")})
	if err != nil || unix[0].sum != windows[0].sum {
		t.Errorf("line ends change a step: %v", err)
	}
}

func reasons(t *testing.T, dir string) (list []string) {
	t.Helper()
	all, err := Backups(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		list = append(list, b.Reason)
	}
	return list
}
