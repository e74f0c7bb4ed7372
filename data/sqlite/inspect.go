package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"countyline/data"

	"github.com/mattn/go-sqlite3"
)

const applicationID = 1131182393 // "Cly9", set by the first migration

// inspect looks at a database without changing it: is it Countyline's, whole, and of a schema this program knows?
// pending says that steps of the schema are missing.
func inspect(ctx context.Context, path string, o Options) (pending bool, err error) {
	if err := isOurs(path); err != nil {
		return false, err
	}
	db := openReader(path)
	defer db.Close()
	if err := whole(ctx, db); err != nil {
		return false, err
	}
	return pendingSteps(ctx, db, o.migrations)
}

// isOurs reads the file's header itself, so that SQLite never opens a database of another program.
// https://www.sqlite.org/fileformat.html 1.3: the magic is the first 16 bytes, the application id stands at 68.
func isOurs(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	header := make([]byte, 72)
	if _, err := io.ReadFull(file, header); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errNotOurs
	} else if err != nil {
		return err
	}
	if string(header[:16]) != "SQLite format 3\x00" || binary.BigEndian.Uint32(header[68:]) != applicationID {
		return errNotOurs
	}
	return nil
}

// whole verifies every page and record.
func whole(ctx context.Context, db *sql.DB) error {
	var answer string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return fmt.Errorf("%w: %s", sqlite3.Error{Code: sqlite3.ErrCorrupt}, answer)
	}
	return nil
}

// damaged is the sentence for a database that is not whole: it names the newest backup that is.
func damaged(dir string, cause error) error {
	message := "The database in " + dir + " is damaged and was left as it is. "
	good, err := newestGood(context.Background(), dir)
	if err == nil {
		message += "The newest whole backup is of " + good.Taken.Local().Format("January 2, 2006 15:04") + " (" + filepath.Base(good.Path) +
			"); restore it, and the imported files in " + documentsName + " come back with it."
	} else {
		message += "There is no whole backup of it; copy the folder to a safe place before anything else, and ask for help."
	}
	return &data.Error{Code: "corrupt", Message: message, Err: errors.Join(cause, err)}
}
