package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"countyline/data"
	"countyline/geo"
)

// noon is the clock of the tests.
var noon = time.Date(2026, 1, 30, 12, 0, 0, 0, time.UTC)

func at(t time.Time) Options {
	return Options{Now: func() time.Time { return t }, Version: "0.1.0"}
}

// workspace makes an open workspace in a fresh folder. When the test ends, its log must say what its tables hold.
func workspace(t testing.TB) *DB {
	t.Helper()
	db := unproven(t)
	t.Cleanup(func() { replays(t, db) })
	return db
}

// unproven makes a workspace whose tables need not be what its log says at the end.
func unproven(t testing.TB) *DB {
	t.Helper()
	db, err := Create(context.Background(), filepath.Join(t.TempDir(), "plan"), at(noon))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// replays fails where the log does not say what the tables hold.
func replays(t testing.TB, db *DB) Replayed {
	t.Helper()
	r, err := db.Replay(context.Background(), nil)
	if err != nil {
		t.Error(err)
	}
	for _, d := range r.Differences[:min(len(r.Differences), 5)] {
		t.Error("replay:", d)
	}
	return r
}

// execute runs one statement as a change.
func execute(t testing.TB, db *DB, statement string, args ...any) {
	t.Helper()
	err := db.change(context.Background(), "Test", func(tx *sql.Tx) error {
		_, err := tx.Exec(statement, args...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// closedWorkspace makes a workspace with one plan in it and closes it.
func closedWorkspace(t testing.TB) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "plan")
	db, err := Create(context.Background(), dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.SavePlan(context.Background(), data.Plan{Name: "Cypress Bend"}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// wantCode fails unless err carries the code and a sentence that contains the words.
func wantCode(t *testing.T, err error, code string, words ...string) {
	t.Helper()
	if err == nil || data.CodeOf(err) != code {
		t.Fatalf("got %v (%s), want code %s", err, data.CodeOf(err), code)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
}

func TestAWorkspaceIsOneFolderThatOpensAgain(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	for _, name := range []string{"countyline.db", "documents", "backups", "logs"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "countyline.db?*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	db, err := Open(ctx, dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	plans, err := db.Plans(ctx)
	if err != nil || len(plans) != 1 || plans[0].Name != "Cypress Bend" {
		t.Fatalf("got %v, %v", plans, err)
	}
}

func TestAFolderWithSignsInItsNameIsAFolder(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "100% sure? #1 & more=ö")
	db, err := Create(ctx, dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(ctx, dir, at(noon)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(filepath.Dir(dir))
	if len(entries) != 1 {
		t.Errorf("the name was cut: %v", entries)
	}
}

func TestWhatCannotBeOpenedIsSaidInOneSentence(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	empty := filepath.Join(dir, "empty")
	text := filepath.Join(dir, "text")
	other := filepath.Join(dir, "other")
	for _, d := range []string{empty, text, other} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	write(t, file, "x")
	write(t, filepath.Join(text, databaseName), strings.Repeat("no database at all\n", 1000))
	foreign := openWriter(filepath.Join(other, databaseName))
	if _, err := foreign.Exec("CREATE TABLE bookmark (url)"); err != nil {
		t.Fatal(err)
	}
	if err := foreign.Close(); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ dir, code, says string }{
		{filepath.Join(dir, "nowhere"), "no_folder", "not there"},
		{file, "not_a_workspace", "a file"},
		{empty, "not_a_workspace", "no Countyline workspace"},
		{text, "not_a_database", "not a database of Countyline"},
		{other, "not_a_database", "not a database of Countyline"},
	}
	for _, test := range tests {
		before := fingerprint(t, dir)
		_, err := Open(ctx, test.dir, at(noon))
		wantCode(t, err, test.code, test.says)
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("more than one sentence: %v", err)
		}
		if after := fingerprint(t, dir); !reflect.DeepEqual(before, after) {
			t.Errorf("%s: files changed: %v, then %v", test.dir, len(before), len(after))
		}
	}
}

func TestAWorkspaceIsMadeOnlyWhereNoneIs(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	before := fingerprint(t, dir)
	_, err := Create(ctx, dir, at(noon))
	wantCode(t, err, "exists", dir)
	if after := fingerprint(t, dir); !reflect.DeepEqual(before, after) {
		t.Error("the workspace was touched")
	}
	_, err = Create(ctx, filepath.Join(dir, "not", "there"), at(noon))
	wantCode(t, err, "no_folder", "does not exist")
	_, err = Create(ctx, filepath.Join(dir, databaseName), at(noon))
	wantCode(t, err, "no_folder", "is a file")
}

func TestACancelledCreationLeavesNoWorkspace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "plan")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Create(ctx, dir, at(noon))
	wantCode(t, err, "cancelled", "nothing")
	if _, err := os.Stat(filepath.Join(dir, databaseName)); !os.IsNotExist(err) {
		t.Errorf("a database was left: %v", err)
	}
	db, err := Create(context.Background(), dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

func TestAFolderThatMustNotHoldADatabaseIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dropbox", "plan")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := Create(context.Background(), dir, at(noon))
	wantCode(t, err, "cloud_path", "Dropbox", "Choose a folder", "shared folder")
	_, err = Open(context.Background(), dir, at(noon))
	wantCode(t, err, "cloud_path")
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("something was written: %v", entries)
	}
}

func TestTheCountyOutlinesComeBackToTheLastBit(t *testing.T) {
	atlas, err := geo.LoadAtlas()
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	options := at(noon)
	options.Shapes = atlas.Shapes()
	db, err := Create(ctx, filepath.Join(t.TempDir(), "plan"), options)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	got, err := db.Shapes(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) < 3000 || !reflect.DeepEqual(got, atlas.Shapes()) {
		t.Fatalf("%d outlines came back changed (%d went in)", len(got), len(atlas.Shapes()))
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// fingerprint hashes every file below dir but the lock and what SQLite leaves where it only looked.
func fingerprint(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == lockName {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.HasSuffix(path, "-shm") || strings.HasSuffix(path, "-wal") && len(content) == 0 {
			return err
		}
		files[path] = fmt.Sprintf("%x", sha256.Sum256(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
