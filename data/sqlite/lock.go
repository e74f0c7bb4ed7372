package sqlite

import (
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lock keeps a second window out of a workspace. It is the operating system's own lock: when a program dies, however
// it dies, the lock goes with it.
type lock struct{ file *flock.Flock }

// acquire locks the workspace in dir. The lock file's time says since when.
func acquire(dir string, now time.Time) (*lock, error) {
	path := filepath.Join(dir, lockName)
	file := flock.New(path, flock.SetPermissions(0o600))
	got, err := file.TryLock()
	if err != nil {
		return nil, friendly(dir, err)
	}
	if !got {
		since := ""
		if info, err := os.Stat(path); err == nil {
			since = " (since " + info.ModTime().Local().Format("January 2, 2006 15:04") + ")"
		}
		return nil, problem("locked", "This workspace is open in another Countyline window on this computer%s. Nothing is harmed; close that window and try again.", since)
	}
	_ = os.Chtimes(path, now, now) // only the sentence above reads it
	return &lock{file}, nil
}

func (l *lock) release() error { return l.file.Unlock() }
