package sqlite

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"countyline/data"
)

// Why a backup was made; part of its file name.
const (
	backupDaily         = "daily"
	backupByHand        = "by-hand"
	backupBeforeUpdate  = "before-update"
	backupBeforeRestore = "before-restore"
	backupDamaged       = "damaged" // what a restore replaced when it could not be read
)

const backupStamp = "20060102T150405Z"

// BackupFile is one copy of the database in backups/.
type BackupFile struct {
	Path   string
	Taken  time.Time // UTC
	Reason string
}

// ByHand says that a person asked for the copy.
func (b BackupFile) ByHand() bool { return b.Reason == backupByHand }

// Why says in a few words why a backup was made.
func (b BackupFile) Why() string {
	switch b.Reason {
	case backupDaily:
		return "daily"
	case backupByHand:
		return "by hand"
	case backupBeforeUpdate:
		return "before an update"
	case backupBeforeRestore:
		return "before a restore"
	case backupDamaged:
		return "damaged, kept as it was"
	}
	return strings.ReplaceAll(b.Reason, "-", " ")
}

// Backup copies the database as it is now into backups/, checks the copy and returns its path. The imported files
// need no copy: they never change and nothing removes them.
func (db *DB) Backup(ctx context.Context) (string, error) {
	if db.frozen != nil {
		return "", db.frozen
	}
	path, err := backup(ctx, db.dir, backupByHand, db.now())
	return path, friendly(db.dir, err)
}

// Backups lists the backups of the workspace in dir, newest first. It needs no open workspace.
func Backups(dir string) ([]BackupFile, error) {
	entries, err := os.ReadDir(filepath.Join(dir, backupsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, isWorkspace(dir) // one that lost its database still has backups
	}
	if err != nil {
		return nil, friendly(dir, err)
	}
	var list []BackupFile
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), ".db")
		stamp, reason, ok2 := strings.Cut(strings.TrimPrefix(name, "countyline-"), "-")
		taken, err := time.Parse(backupStamp, stamp)
		if ok && ok2 && err == nil {
			list = append(list, BackupFile{filepath.Join(dir, backupsName, entry.Name()), taken, reason})
		}
	}
	slices.SortFunc(list, func(a, b BackupFile) int {
		return cmp.Or(b.Taken.Compare(a.Taken), strings.Compare(b.Path, a.Path))
	})
	return list, nil
}

func backup(ctx context.Context, dir, reason string, now time.Time) (string, error) {
	final := backupPath(dir, reason, now)
	if err := os.MkdirAll(filepath.Dir(final), 0o700); err != nil {
		return "", err
	}
	draft := final + ".tmp"
	err := copyDatabase(ctx, filepath.Join(dir, databaseName), draft)
	if err == nil {
		err = settle(draft, final)
	}
	if err != nil {
		return "", errors.Join(err, removeDatabase(draft))
	}
	return final, nil
}

// backupPath is a name at a second that is still free, whatever the reason: the second backup of one second counts as
// one of the next, so that the list tells which is newer.
func backupPath(dir, reason string, now time.Time) string {
	now = now.UTC().Truncate(time.Second)
	list, _ := Backups(dir) // before the first backup there is no folder to list
	for slices.ContainsFunc(list, func(b BackupFile) bool { return b.Taken.Equal(now) }) {
		now = now.Add(time.Second)
	}
	return filepath.Join(dir, backupsName, "countyline-"+now.Format(backupStamp)+"-"+reason+".db")
}

// copyDatabase writes a compact copy of the last committed state and verifies it, indexes included.
func copyDatabase(ctx context.Context, from, to string) error {
	if err := removeDatabase(to); err != nil {
		return err
	}
	source := openReader(from)
	defer source.Close()
	if _, err := source.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return err
	}
	copied := openReader(to)
	defer copied.Close()
	var answer string
	if err := copied.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return problem("corrupt", "A backup could not be made, because the copy of the database was not whole (%s). What was saved before is safe; restart the computer and try again.", answer)
	}
	return nil
}

// backupOfToday makes the first backup of the day and lets go of daily ones beyond the number the user keeps.
func (db *DB) backupOfToday(ctx context.Context) error {
	list, err := Backups(db.dir)
	if err != nil {
		return err
	}
	daily := slices.DeleteFunc(list, func(b BackupFile) bool { return b.Reason != backupDaily })
	today := db.now().UTC().Format(time.DateOnly)
	if len(daily) > 0 && daily[0].Taken.Format(time.DateOnly) >= today {
		return nil
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	if _, err := backup(ctx, db.dir, backupDaily, db.now()); err != nil {
		return friendly(db.dir, err)
	}
	keep := max(settings.BackupsKept, 1) - 1 // besides the one just made
	for _, old := range daily[min(keep, len(daily)):] {
		if err := os.Remove(old.Path); err != nil {
			return friendly(db.dir, err)
		}
	}
	return nil
}

// newestGood finds the newest backup that is whole.
func newestGood(ctx context.Context, dir string) (BackupFile, error) {
	list, err := Backups(dir)
	if err != nil {
		return BackupFile{}, err
	}
	for _, b := range list {
		if b.Reason != backupDamaged && soundBackup(ctx, b.Path) == nil {
			return b, nil
		}
	}
	return BackupFile{}, &data.Error{Code: "no_backup", Message: "There is no whole backup in " + filepath.Join(dir, backupsName) + "."}
}

// hasBackup tells a damaged first page from a file that was never a workspace.
func hasBackup(dir string) bool {
	list, err := Backups(dir)
	return err == nil && len(list) > 0
}

func soundBackup(ctx context.Context, path string) error {
	db := openReader(path)
	defer db.Close()
	return whole(ctx, db)
}
