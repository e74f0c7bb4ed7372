package share

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

var errCrash = errors.New("the computer stopped")

// mortalDisk is a disk of a computer that stops at its n-th call: that call does nothing, all of it, or for a write a
// part, and none after it does anything.
type mortalDisk struct {
	systemDisk
	lives int
	half  bool
}

func (d *mortalDisk) stop() bool {
	d.lives--
	return d.lives < 0
}

func (d *mortalDisk) Stat(path string) (fs.FileInfo, error) {
	if d.stop() {
		return nil, errCrash
	}
	return d.systemDisk.Stat(path)
}

func (d *mortalDisk) Read(path string) ([]byte, error) {
	if d.stop() {
		return nil, errCrash
	}
	return d.systemDisk.Read(path)
}

func (d *mortalDisk) Write(path string, content []byte) error {
	if d.stop() {
		if d.half && d.lives == -1 {
			return errors.Join(errCrash, d.systemDisk.Write(path, content[:len(content)/2]))
		}
		return errCrash
	}
	return d.systemDisk.Write(path, content)
}

func (d *mortalDisk) Rename(from, to string) error {
	if d.stop() {
		if d.half && d.lives == -1 {
			return errors.Join(errCrash, d.systemDisk.Rename(from, to))
		}
		return errCrash
	}
	return d.systemDisk.Rename(from, to)
}

func (d *mortalDisk) Mkdir(path string) error {
	if d.stop() {
		return errCrash
	}
	return d.systemDisk.Mkdir(path)
}

func (d *mortalDisk) Remove(path string) error {
	if d.stop() {
		return errCrash
	}
	return d.systemDisk.Remove(path)
}

func (d *mortalDisk) SyncDir(path string) error {
	if d.stop() {
		return errCrash
	}
	return d.systemDisk.SyncDir(path)
}

// TestAComputerThatStopsAnywhereLeavesNoHalfFile stops at every call that publishing makes, and publishes again.
func TestAComputerThatStopsAnywhereLeavesNoHalfFile(t *testing.T) {
	content := bytes.Repeat([]byte("0123456789"), 1000)
	for _, half := range []bool{false, true} {
		for n := 0; ; n++ {
			f := NewFolder(t.TempDir())
			if err := f.Prepare(t.Context()); err != nil {
				t.Fatal(err)
			}
			d := &mortalDisk{lives: n, half: half}
			f.disk, f.pauses = d, nil
			err := f.PutNew(t.Context(), someName, content)
			f.disk = systemDisk{}
			there, getErr := f.Get(t.Context(), someName)
			if getErr == nil && !bytes.Equal(there, content) || getErr != nil && !errors.Is(getErr, ErrAbsent) {
				t.Errorf("stopped at call %d: %d bytes, %v", n, len(there), getErr)
			}
			if err == nil && getErr != nil {
				t.Errorf("stopped at call %d: it counts as published and is not there", n)
			}
			if err := f.PutNew(t.Context(), someName, content); err != nil {
				t.Errorf("stopped at call %d, again: %v", n, err)
			}
			if entries, err := f.List(t.Context()); err != nil || len(entries) != 1 {
				t.Errorf("stopped at call %d: %v, %v", n, entries, err)
			}
			if d.lives > 0 {
				break // it was through before it stopped
			}
		}
	}
}

func TestWithoutTheSystemsHelpATakenNameIsSeenAllTheSame(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	for _, path := range []string{from, to} {
		if err := os.WriteFile(path, []byte(path), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, rename := range map[string]func(from, to string) error{"the system's": renameNew, "ours": renameIfFree} {
		if err := rename(from, to); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
		if there, err := os.ReadFile(to); err != nil || string(there) != to {
			t.Errorf("%s: replaced by %q, %v", name, there, err)
		}
		free := filepath.Join(dir, "free "+name)
		if err := rename(from, free); err != nil {
			t.Errorf("%s, to a free name: %v", name, err)
		}
		if err := os.Rename(free, from); err != nil {
			t.Fatal(err)
		}
	}
}

func TestManyComputersMayPublishTheSameFile(t *testing.T) {
	root := t.TempDir()
	if err := NewFolder(root).Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	content := bytes.Repeat([]byte("team"), 10_000)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := NewFolder(root).PutNew(t.Context(), "format-1-abc.json", content); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	entries, err := os.ReadDir(filepath.Join(root, ProtocolFolder))
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}
