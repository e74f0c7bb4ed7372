package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"countyline/data"

	"github.com/mattn/go-sqlite3"
)

// Restore puts a backup in the place of the database of the closed workspace in dir. What was there is kept as a
// backup first, damaged or not, so that a restore can be undone by another. A backup of the workspace from before it was
// in a team goes on in the team; see TeamIn for one that does not.
func Restore(ctx context.Context, dir, backupPath string, o Options) error {
	dir, o, err := prepare(dir, o)
	if err != nil {
		return err
	}
	lock, err := acquire(dir, o.Now())
	if err != nil {
		return err
	}
	return errors.Join(friendly(dir, restore(ctx, dir, backupPath, o)), lock.release())
}

func restore(ctx context.Context, dir, from string, o Options) error {
	if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
		return problem("no_backup", "The backup %s is not there, so nothing was changed; choose another one.", from)
	}
	// A copy is judged, so that nothing, not even a file beside it, changes the backup.
	current := filepath.Join(dir, databaseName)
	draft := current + ".new"
	if err := errors.Join(removeDatabase(draft), copyFile(from, draft)); err != nil {
		return err
	}
	if _, err := inspect(ctx, draft, o); err != nil {
		var sentence *data.Error
		if !errors.As(err, &sentence) {
			err = &data.Error{Code: "bad_backup", Message: from + " is not a whole backup of a Countyline workspace, so nothing was changed; choose another one.", Err: err}
		}
		return errors.Join(err, removeDatabase(draft))
	}
	if err := errors.Join(asRestored(ctx, draft, dir), keepPresent(ctx, dir, o)); err != nil {
		return errors.Join(err, removeDatabase(draft))
	}
	// The old log must be gone before the new database appears: SQLite would play it into the wrong one.
	if err := removeBeside(current); err != nil {
		return err
	}
	if err := settle(draft, current); err != nil {
		return err
	}
	return removeBeside(draft)
}

// restoredMark is no fingerprint of any computer: whoever compares it with one finds a workspace that is not where it was.
const restoredMark = "restored"

// asRestored has the copy of a backup go on as a new writer when it next meets its team: under the old one, changes of
// the same number may be with colleagues already.
func asRestored(ctx context.Context, path, dir string) error {
	present := openReader(filepath.Join(dir, databaseName))
	defer present.Close()
	m, err := membershipOf(ctx, present)
	if err != nil && !unreadable(err) {
		return err
	}
	db := openWriter(path)
	err = inTx(ctx, db, func(tx *sql.Tx) error {
		shares, err := knowsSharing(ctx, tx)
		if err != nil || !shares {
			return err
		}
		if err := stayMember(ctx, tx, present, m); err != nil {
			return err
		}
		return setFact(ctx, tx, factMark, restoredMark)
	})
	if err == nil {
		_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return errors.Join(err, db.Close())
}

// unreadable is of a database that is not there or damaged.
func unreadable(err error) bool { return sqliteDamage(err) || sqliteCode(sqlite3.ErrCantOpen)(err) }

// keepPresent backs up the database about to be replaced; one that cannot be read is kept byte for byte.
func keepPresent(ctx context.Context, dir string, o Options) error {
	current := filepath.Join(dir, databaseName)
	if _, err := os.Stat(current); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	_, err := backup(ctx, dir, backupBeforeRestore, o.Now())
	if err == nil {
		return foldLog(ctx, current)
	}
	if !sqliteDamage(err) {
		return err
	}
	kept := backupPath(dir, backupDamaged, o.Now())
	for _, suffix := range []string{"-wal", ""} {
		if err := copyFile(current+suffix, kept+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func sqliteDamage(err error) bool {
	return sqliteCode(sqlite3.ErrCorrupt)(err) || notADatabase(err)
}

// foldLog writes the log back into the database and ends it, so that removing it loses nothing if the restore stops there.
// A program that still reads the database keeps it from being replaced.
func foldLog(ctx context.Context, path string) error {
	db := openWriter(path)
	var mode string
	err := db.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	if err == nil && mode != "delete" {
		err = sqlite3.Error{Code: sqlite3.ErrBusy}
	}
	return errors.Join(err, db.Close())
}

func removeBeside(path string) error {
	var failed error
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Sync(), target.Close())
}
