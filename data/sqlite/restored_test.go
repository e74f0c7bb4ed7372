package sqlite

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"countyline/data/oplog"
)

func TestARestoredWorkspaceIsNotWhereItWas(t *testing.T) {
	ctx := context.Background()
	dir := closedWorkspace(t)
	var path string
	reopen(t, dir, noon, func(db *DB) {
		self, err := db.Self(ctx)
		if err != nil {
			t.Fatal(err)
		}
		self.Mark = "this computer"
		if err := db.SaveSelf(ctx, self); err != nil {
			t.Fatal(err)
		}
		if path, err = db.Backup(ctx); err != nil {
			t.Fatal(err)
		}
	})
	if err := Restore(ctx, dir, path, at(noon)); err != nil {
		t.Fatal(err)
	}
	reopen(t, dir, noon, func(db *DB) {
		if self, err := db.Self(ctx); err != nil || self.Mark == "" || self.Mark == "this computer" || self.Writer == "" {
			t.Errorf("%+v %v", self, err)
		}
	})
	list, err := Backups(dir)
	if err != nil || !slices.ContainsFunc(list, func(b BackupFile) bool { return b.Why() == "before a restore" }) {
		t.Errorf("%+v %v", list, err)
	}
	if beside, err := filepath.Glob(filepath.Join(dir, databaseName+"?*")); err != nil || len(beside) != 0 {
		t.Errorf("%q is left beside the database: %v", beside, err)
	}
}

func TestADamagedWorkspaceOfATeamGoesBackToABackupFromBeforeIt(t *testing.T) {
	ctx := t.Context()
	dir := closedWorkspace(t)
	path, page, size := "", int64(0), int64(0)
	reopen(t, dir, noon, func(db *DB) {
		addPlan(t, "First")(db)
		var err error
		path, err = db.Backup(ctx)
		must(t, err)
		must(t, db.Keep(ctx, oplog.File{Name: "format-1-team.json", Kind: oplog.FormatFile, Bytes: []byte("{}"), State: oplog.Published, Seen: noon}))
		must(t, db.ChangeSelf(ctx, func(s *oplog.Self) { s.Team, s.TeamName = "team", "The team" }))
		must(t, db.read.QueryRowContext(ctx, "SELECT rootpage FROM sqlite_master WHERE name = 'log_tx_time'").Scan(&page))
		must(t, db.read.QueryRowContext(ctx, "PRAGMA page_size").Scan(&size))
	})
	file, err := os.OpenFile(filepath.Join(dir, databaseName), os.O_RDWR, 0)
	must(t, err)
	_, err = file.WriteAt(bytes.Repeat([]byte{0xFF}, int(size)), (page-1)*size)
	must(t, err)
	must(t, file.Close())
	if id, _ := TeamIn(ctx, dir); id != "team" {
		t.Fatalf("it is in %q", id)
	}
	must(t, Restore(ctx, dir, path, at(noon)))
	if id, _ := TeamIn(ctx, dir); id != "" { // whether it is the workspace that joined cannot be told
		t.Errorf("it is in %q", id)
	}
}
