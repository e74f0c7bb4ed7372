package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countyline/data"
)

func TestWhatCouldNotBePutIntoTheFolderKeepsNobodyFromJoining(t *testing.T) {
	a, folder := founder(t)
	inTheWay := filepath.Join(folder, "countyline", "ack")
	if err := os.RemoveAll(inTheWay); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(inTheWay, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir, config := filepath.Join(t.TempDir(), "plan"), t.TempDir()
	x, err := JoinTeam(t.Context(), dir, TeamFacts{Folder: folder, Passphrase: passphrase, Config: config}, quiet)
	if err != nil || x.Read != 1 || !strings.Contains(strings.Join(x.Notes, "\n"), "Not everything could be put into the shared folder") {
		t.Fatalf("%+v, %v", x, err)
	}
	same(t, "dump", dumped(t, a), dumped(t, reopened(t, dir, config)))
}

func TestWhoStopsJoiningIsToldWhatIsInTheFolderAlready(t *testing.T) {
	_, folder := founder(t)
	for stage, told := range map[string]bool{"Looking into the shared folder": false, "Copying imported files and documents": true} {
		dir := filepath.Join(t.TempDir(), "plan")
		ctx, stop := context.WithCancel(t.Context())
		stopping := func(now string, _, _ int64) {
			if now == stage {
				stop()
			}
		}
		_, err := JoinTeam(ctx, dir, TeamFacts{Folder: folder, Passphrase: passphrase, Person: "Ann Lee", Device: "Laptop", Config: t.TempDir()}, stopping)
		if data.CodeOf(err) != "cancelled" || strings.Contains(err.Error(), "colleagues see Ann Lee's Laptop as just joined") != told {
			t.Errorf("stopped at %q: %v", stage, err)
		}
		if _, err := os.Stat(dir); !os.IsNotExist(err) {
			t.Errorf("stopped at %q: left behind %s", stage, dir)
		}
	}
}
