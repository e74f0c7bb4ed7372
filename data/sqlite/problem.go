package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"countyline/data"

	"github.com/mattn/go-sqlite3"
)

func problem(code, format string, args ...any) error {
	return &data.Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// friendly turns what SQLite and the system say into one sentence for people; errors that carry one pass.
func friendly(dir string, err error) error {
	var already *data.Error
	if err == nil || errors.As(err, &already) {
		return err
	}
	code, message := "internal", "Something unexpected went wrong with the workspace in %s, so this change was not made. What was saved before is safe; try again, and report the details if it happens twice."
	for _, known := range known {
		if known.is(err) {
			code, message = known.code, known.message
			break
		}
	}
	if code == "corrupt" || code == "not_a_database" && hasBackup(dir) {
		return damaged(dir, err)
	}
	return &data.Error{Code: code, Message: fmt.Sprintf(message, dir), Err: err}
}

// known lists what can go wrong outside the program, the surest signs first.
var known = []struct {
	is            func(error) bool
	code, message string
}{
	{cancelled, "cancelled", "Cancelled: nothing in the workspace %s was changed."},
	{either(syscall.ENOSPC, sqlite3.ErrFull), "disk_full", "The disk that holds %s is full, so this change was not made. What was saved before is safe; free some space and try again."},
	{notADatabase, "not_a_database", "countyline.db in %s is not a database of Countyline, so it was not touched. Choose another folder, or restore a backup of this workspace."},
	{sqliteCode(sqlite3.ErrCorrupt), "corrupt", ""},
	{either(syscall.EROFS, sqlite3.ErrReadonly), "read_only", "%s is read-only for you, so nothing was changed there. Ask for the right to write to it, or choose another folder."},
	{either(fs.ErrPermission, sqlite3.ErrPerm), "read_only", "%s is read-only for you, so nothing was changed there. Ask for the right to write to it, or choose another folder."},
	{sqliteCode(sqlite3.ErrBusy), "busy", "Another program is using the database in %s, so this change was not made. What was saved before is safe; close the other program and try again."},
	{sqliteCode(sqlite3.ErrLocked), "busy", "Another program is using the database in %s, so this change was not made. What was saved before is safe; close the other program and try again."},
	{either(fs.ErrNotExist, sqlite3.ErrCantOpen), "no_folder", "A file of the workspace in %s is gone or cannot be opened, so this change was not made. Check that the disk is connected and nothing was moved, then open the workspace again."},
	{sqliteCode(sqlite3.ErrIoErr), "disk_error", "The disk that holds %s did not answer as it should, so this change was not made. Copy the folder to another disk before you go on."},
}

func either(system error, code sqlite3.ErrNo) func(error) bool {
	return func(err error) bool { return errors.Is(err, system) || sqliteCode(code)(err) }
}

func sqliteCode(code sqlite3.ErrNo) func(error) bool {
	return func(err error) bool {
		var e sqlite3.Error
		return errors.As(err, &e) && e.Code == code
	}
}

func cancelled(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || sqliteCode(sqlite3.ErrInterrupt)(err)
}

func notADatabase(err error) bool {
	return errors.Is(err, errNotOurs) || sqliteCode(sqlite3.ErrNotADB)(err)
}

// errNotOurs marks a file that Countyline did not make.
var errNotOurs = errors.New("no SQLite database with Countyline's application id")
