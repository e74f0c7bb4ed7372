package app_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"countyline/app"
)

func TestABackupBecomesAWorkspaceInAFolderOfItsOwn(t *testing.T) {
	ctx, first := context.Background(), t.TempDir()
	quiet := func(string, int64, int64) {}
	if err := app.CreateSample(ctx, first, quiet); err != nil {
		t.Fatal(err)
	}
	w, err := app.OpenWorkspace(ctx, first, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	backups, _ := filepath.Glob(filepath.Join(first, "backups", "*.db"))
	if len(backups) == 0 {
		t.Fatal("opening the sample made no backup")
	}
	second := filepath.Join(t.TempDir(), "plans", "restored")
	if _, err := app.RestoreBackup(ctx, second, backups[len(backups)-1]); err != nil {
		t.Fatal(err)
	}
	w, err = app.OpenWorkspace(ctx, second, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := app.RestoreBackup(ctx, second, os.DevNull); err == nil {
		t.Error("nothing was taken for a backup")
	}
}
