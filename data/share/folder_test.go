package share

// The folder's own tests; that it keeps the contract of all transports is in transport_test.go.

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"countyline/data"
)

const someName = "log/abcdefghijklmnopqrstuvwxyz/0000000001-0123456789abcdef.seg"

// sickDisk lets a call fail as often as it is told to.
type sickDisk struct {
	systemDisk
	lock  sync.Mutex
	calls []string
	fails map[string][]error // by call, the next errors
	write func(path string, content []byte) error
	hang  chan struct{}
}

func (d *sickDisk) call(name string) error {
	d.lock.Lock()
	defer d.lock.Unlock()
	d.calls = append(d.calls, name)
	if next := d.fails[name]; len(next) > 0 {
		d.fails[name] = next[1:]
		return next[0]
	}
	return nil
}

func (d *sickDisk) Stat(path string) (fs.FileInfo, error) {
	if err := d.call("stat"); err != nil {
		return nil, err
	}
	return d.systemDisk.Stat(path)
}

func (d *sickDisk) ReadDir(path string) ([]Entry, error) {
	if err := d.call("list"); err != nil {
		return nil, err
	}
	return d.systemDisk.ReadDir(path)
}

func (d *sickDisk) Read(path string) ([]byte, error) {
	if d.hang != nil {
		<-d.hang
	}
	if err := d.call("read"); err != nil {
		return nil, err
	}
	return d.systemDisk.Read(path)
}

func (d *sickDisk) Write(path string, content []byte) error {
	if err := d.call("write"); err != nil {
		return err
	}
	if d.write != nil {
		return d.write(path, content)
	}
	return d.systemDisk.Write(path, content)
}

func (d *sickDisk) Rename(from, to string) error {
	if err := d.call("rename"); err != nil {
		return err
	}
	return d.systemDisk.Rename(from, to)
}

func (d *sickDisk) Mkdir(path string) error {
	if err := d.call("mkdir"); err != nil {
		return err
	}
	return d.systemDisk.Mkdir(path)
}

func (d *sickDisk) SyncDir(path string) error {
	if err := d.call("syncdir"); err != nil {
		return err
	}
	return d.systemDisk.SyncDir(path)
}

// sick is a prepared folder on a disk that fails.
func sick(t *testing.T, fails map[string][]error) (*Folder, *sickDisk) {
	t.Helper()
	f := NewFolder(t.TempDir())
	if err := f.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	d := &sickDisk{fails: fails}
	f.disk, f.pauses = d, []time.Duration{0, 0, 0}
	return f, d
}

// lay puts a file into a folder whose disk is well.
func lay(t *testing.T, f *Folder) {
	t.Helper()
	if err := NewFolder(f.root).PutNew(t.Context(), someName, []byte("one")); err != nil {
		t.Fatal(err)
	}
}

func twice(err error) []error { return []error{err, err} }

func TestABusyFileIsTriedAgain(t *testing.T) {
	for _, call := range []string{"read", "write", "rename", "mkdir", "stat", "list"} {
		for _, cause := range []error{syscall.EACCES, syscall.EBUSY, syscall.EINTR} {
			f, _ := sick(t, map[string][]error{call: twice(&fs.PathError{Op: call, Path: "x", Err: cause})})
			if err := f.PutNew(t.Context(), someName, []byte("one")); err != nil {
				t.Errorf("%s %v: %v", call, cause, err)
			}
			if entries, err := f.List(t.Context()); err != nil || len(entries) != 1 {
				t.Errorf("%s %v: %v, %v", call, cause, entries, err)
			}
			if content, err := f.Get(t.Context(), someName); err != nil || string(content) != "one" {
				t.Errorf("%s %v: %q, %v", call, cause, content, err)
			}
		}
	}
}

func TestAFileThatStaysBusyIsNotThereYet(t *testing.T) {
	always := slices.Repeat([]error{syscall.EBUSY}, 100)
	f, _ := sick(t, map[string][]error{"read": always})
	lay(t, f)
	if _, err := f.Get(t.Context(), someName); !errors.Is(err, ErrNotYet) || !errors.Is(err, syscall.EBUSY) {
		t.Errorf("got %v", err)
	}
	f, _ = sick(t, map[string][]error{"list": always})
	if _, err := f.List(t.Context()); !errors.Is(err, ErrNotYet) {
		t.Errorf("a folder that cannot be read lists as %v", err)
	}
}

func TestARefusalOfTheFolderIsASentence(t *testing.T) {
	tests := []struct {
		call  string
		cause error
		code  string
	}{
		{"write", syscall.ENOSPC, "folder_full"},
		{"write", syscall.EDQUOT, "folder_full"},
		{"mkdir", syscall.ENOSPC, "folder_full"},
		{"write", syscall.EROFS, "folder_readonly"},
		{"mkdir", syscall.EACCES, "folder_readonly"},
		{"rename", syscall.EIO, "folder_unwritable"},
	}
	for _, test := range tests {
		f, _ := sick(t, map[string][]error{test.call: slices.Repeat([]error{test.cause}, 100)})
		err := f.PutNew(t.Context(), someName, []byte("one"))
		if data.CodeOf(err) != test.code || !strings.Contains(err.Error(), "safe on this computer") {
			t.Errorf("%s %v: %v", test.call, test.cause, err)
		}
		leftovers, _ := filepath.Glob(filepath.Join(f.root, ProtocolFolder, "*", "*", "*"))
		if len(leftovers) != 0 {
			t.Errorf("%s %v left %v", test.call, test.cause, leftovers)
		}
	}
}

func TestADiskThatIsFullIsNotTriedAgain(t *testing.T) {
	f, d := sick(t, map[string][]error{"write": {syscall.ENOSPC}})
	if err := f.PutNew(t.Context(), someName, []byte("one")); err == nil {
		t.Error("no error")
	}
	if n := len(slices.DeleteFunc(d.calls, func(c string) bool { return c != "write" })); n != 1 {
		t.Errorf("tried %d times", n)
	}
}

func TestAFolderThatKnowsNoDirectorySyncIsFine(t *testing.T) {
	f, _ := sick(t, map[string][]error{"syncdir": {syscall.EINVAL}})
	if err := f.PutNew(t.Context(), someName, []byte("one")); err != nil {
		t.Error(err)
	}
}

func TestAWriteThatWasConfirmedAndIsNotAllThereIsNoticed(t *testing.T) {
	for what, arrives := range map[string][]byte{"cut": []byte("on"), "empty": {}, "zeros": {0, 0, 0}, "other": []byte("two")} {
		f, d := sick(t, nil)
		d.write = func(path string, _ []byte) error { return d.systemDisk.Write(path, arrives) }
		if err := f.PutNew(t.Context(), someName, []byte("one")); !errors.Is(err, ErrNotYet) {
			t.Errorf("%s: %v", what, err)
		}
		d.write = nil
		if err := f.PutNew(t.Context(), someName, []byte("one")); !errors.Is(err, ErrTaken) {
			t.Errorf("%s, second time: %v", what, err)
		}
		if err := f.PutNew(t.Context(), Again(someName, 2), []byte("one")); err != nil {
			t.Errorf("%s, under another name: %v", what, err)
		}
	}
}

func TestADriveThatHangsDoesNotHangCountyline(t *testing.T) {
	f, d := sick(t, nil)
	lay(t, f)
	d.hang = make(chan struct{})
	f.patience = NewPatience(time.Millisecond)
	for range 2 * atOnce { // more than may hang at once
		if _, err := f.Get(t.Context(), someName); !errors.Is(err, ErrNotYet) {
			t.Errorf("got %v", err)
		}
	}
	close(d.hang)
}

func TestGivingUpEndsAHangingRead(t *testing.T) {
	f, d := sick(t, nil)
	lay(t, f)
	d.hang = make(chan struct{})
	defer close(d.hang)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(5*time.Millisecond, cancel)
	if _, err := f.Get(ctx, someName); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestTheFolderThatPeopleChoseIsNeverMade(t *testing.T) {
	root := filepath.Join(t.TempDir(), "drive")
	f := NewFolder(root)
	if err := f.Prepare(t.Context()); !errors.Is(err, ErrMissing) || errors.Is(err, ErrEmpty) {
		t.Errorf("preparing: %v", err)
	}
	if err := f.PutNew(t.Context(), someName, []byte("one")); !errors.Is(err, ErrMissing) || errors.Is(err, ErrEmpty) {
		t.Errorf("writing: %v", err)
	}
	if _, err := os.Stat(root); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is there now: %v", err)
	}
}

func TestAnEmptiedFolderIsToldFromAMissingOne(t *testing.T) {
	root := t.TempDir()
	f := NewFolder(root)
	if _, err := f.List(t.Context()); !errors.Is(err, ErrEmpty) || !errors.Is(err, ErrMissing) {
		t.Errorf("listing: %v", err)
	}
	if err := f.PutNew(t.Context(), someName, []byte("one")); !errors.Is(err, ErrEmpty) {
		t.Errorf("writing: %v", err)
	}
	if entries, _ := os.ReadDir(root); len(entries) != 0 {
		t.Errorf("it holds %v now", entries)
	}
	for range 2 {
		if err := f.Prepare(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if entries, err := f.List(t.Context()); err != nil || len(entries) != 0 {
		t.Errorf("prepared: %v, %v", entries, err)
	}
}

func TestLinksAndPipesAreNotFollowed(t *testing.T) {
	f, _ := sick(t, nil)
	outside := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(outside, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, f.path("a.seg")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if entries, err := f.List(t.Context()); err != nil || len(entries) != 0 {
		t.Errorf("%v, %v", entries, err)
	}
	if content, err := f.Get(t.Context(), "a.seg"); !errors.Is(err, ErrAbsent) {
		t.Errorf("%q, %v", content, err)
	}
}

func TestAFileNeverHasItsNameBeforeItIsWhole(t *testing.T) {
	f, d := sick(t, nil)
	content := bytes.Repeat([]byte("x"), 1000)
	d.write = func(path string, content []byte) error {
		if !strings.HasSuffix(path, ".tmp") {
			t.Errorf("written under %s", path)
		}
		if _, err := os.Stat(f.path(someName)); !errors.Is(err, fs.ErrNotExist) {
			t.Error("the name is there before the content")
		}
		return d.systemDisk.Write(path, content)
	}
	if err := f.PutNew(t.Context(), someName, content); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(f.path(someName)))
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}
