package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"countyline/data"
)

func TestWhatKeepsResultsFromBeingWrittenIsNamed(t *testing.T) {
	for code, cause := range map[string]error{
		"disk_full": syscall.ENOSPC, "read_only": fs.ErrPermission, "not_a_folder": syscall.ENOTDIR, "write_failed": errors.New("the cable is out"),
	} {
		err := unwritable("results", &os.PathError{Op: "open", Path: "x", Err: cause})
		if data.CodeOf(err) != code || !strings.HasSuffix(err.Error(), ".") || !strings.Contains(err.Error(), "results") {
			t.Errorf("%v: %s, %q", cause, data.CodeOf(err), err)
		}
	}
	known := &data.Error{Code: "known", Message: "A sentence."}
	if err := unwritable("results", known); !errors.Is(err, known) {
		t.Errorf("a sentence is replaced by %q", err)
	}
}

// oldResults is a folder with a result of an earlier run.
func oldResults(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// holds checks a folder: "a.csv=old".
func holds(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		content, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		got = append(got, e.Name()+"="+string(content))
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

func TestNewResultsReplaceTheOldOnesTogether(t *testing.T) {
	ctx, dir := context.Background(), oldResults(t)
	box, err := newOutbox(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(box.add(ctx, "a.csv", text("new")), box.add(ctx, "b.csv", text("more"))); err != nil {
		t.Fatal(err)
	}
	paths, err := box.deliver(ctx)
	box.discard()
	if err != nil || len(paths) != 2 {
		t.Error(paths, err)
	}
	holds(t, dir, "a.csv=new", "b.csv=more")
}

func TestAWriterThatFailsLeavesTheOldResults(t *testing.T) {
	ctx, dir := context.Background(), oldResults(t)
	box, err := newOutbox(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := box.add(ctx, "a.csv", text("new")); err != nil {
		t.Fatal(err)
	}
	if err := box.add(ctx, "b.csv", func(io.Writer) error { return syscall.ENOSPC }); data.CodeOf(err) != "disk_full" {
		t.Errorf("got %v", err)
	}
	box.discard()
	holds(t, dir, "a.csv=old")
}

func TestADeliveryThatCannotBeFinishedIsTakenBack(t *testing.T) {
	ctx, dir := context.Background(), oldResults(t)
	if err := os.Mkdir(filepath.Join(dir, "c.csv"), 0o700); err != nil {
		t.Fatal(err)
	}
	box, err := newOutbox(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.csv", "b.csv", "c.csv"} {
		if err := box.add(ctx, name, text("new")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := box.deliver(ctx); data.CodeOf(err) != "in_the_way" {
		t.Errorf("got %v", err)
	}
	box.discard()
	holds(t, dir, "a.csv=old", "c.csv=")
}

// TestAStopDoesNotWaitForAWriter has a writer that is still at work when everything is cleared away.
func TestAStopDoesNotWaitForAWriter(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	dir := filepath.Join(t.TempDir(), "new")
	box, err := newOutbox(dir)
	if err != nil {
		t.Fatal(err)
	}
	goOn, ended := make(chan bool), make(chan error)
	err = box.add(ctx, "a.csv", func(w io.Writer) error {
		stop() // only now, so that there is a writer to stop
		<-goOn
		_, err := w.Write(make([]byte, 4<<20))
		ended <- err
		return err
	})
	if data.CodeOf(err) != "cancelled" {
		t.Errorf("got %v", err)
	}
	box.discard()
	goOn <- true
	select {
	case err := <-ended:
		if err == nil {
			t.Error("what nobody wants is written all the same")
		}
	case <-time.After(time.Minute):
		t.Fatal("the writer never ended")
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is there: %v", err)
	}
}
