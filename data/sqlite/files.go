package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// settle gives a finished file its final name: its content is on the disk before the name is.
func settle(draft, final string) error {
	file, err := os.OpenFile(draft, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(draft, final); err != nil {
		return err
	}
	syncFolder(filepath.Dir(final))
	return nil
}

// syncFolder makes a rename outlive a power cut where the system can do that; not all file systems allow it.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// removeDatabase removes a database with the files SQLite keeps beside it.
func removeDatabase(path string) error {
	var failed error
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}
