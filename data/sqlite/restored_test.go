package sqlite

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
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
