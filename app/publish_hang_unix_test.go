//go:build unix

package app

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"countyline/data"
	"countyline/data/share"
)

func TestADriveThatHangsHoldsNeitherTheListNorTheExchangeForEver(t *testing.T) {
	w, folder, f := frozenTeam(t)
	w.share.drive = share.NewPatience(50 * time.Millisecond)
	path := filepath.Join(folder, PublishedName, documentsIn(t, folder)[0])
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(path, 0o600); err != nil { // which whoever opens it waits for
		t.Fatal(err)
	}
	began := time.Now()
	for range 6 { // more often than calls may hang at once
		if list, err := w.Publications(t.Context(), f.ID); err != nil || len(list) != 1 || list[0].State != PublishedUnreachable {
			t.Fatalf("%+v, %v", list, err)
		}
	}
	if _, err := w.PublishAgain(t.Context(), f.ID); data.CodeOf(err) != "folder_missing" {
		t.Fatalf("got %v", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	end, err := os.OpenFile(path, os.O_RDWR|syscall.O_NONBLOCK, 0) // lets those that wait go on
	if err != nil {
		t.Fatal(err)
	}
	if err := end.Close(); err != nil {
		t.Fatal(err)
	}
}
