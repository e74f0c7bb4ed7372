package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"os"
	"path/filepath"
	"time"
)

// OpenAsOf writes a copy of the workspace as it was at an instant into dir, which is made, and opens it. Nothing can be
// changed in it; documents are those of the workspace. Closing it leaves the copy to whoever asked for it.
func (db *DB) OpenAsOf(ctx context.Context, dir string, at time.Time) (*DB, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, friendly(dir, err)
	}
	if err := db.CopyAsOf(ctx, dir, at); err != nil {
		return nil, friendly(db.dir, err)
	}
	past := &DB{
		Unseal: db.Unseal, dir: db.dir, read: openReader(filepath.Join(dir, databaseName)), write: sql.OpenDB(unchangeable{PastError(at)}),
		capture: &capture{}, now: db.now, version: db.version, schema: db.schema, frozen: PastError(at),
	}
	if err := past.read.PingContext(ctx); err != nil {
		return nil, errors.Join(friendly(db.dir, err), past.closeHandles())
	}
	return past, nil
}

// PastError refuses a change of what was.
func PastError(at time.Time) error {
	return problem("past", "This is the workspace as of %s, so nothing can be changed here; go back to now to change something.", at.Local().Format("Jan 2, 2006, 3:04 pm"))
}

// unchangeable stands in the place of the connection that writes: whoever wants to write hears why that cannot be.
type unchangeable struct{ err error }

// Connect refuses.
func (u unchangeable) Connect(context.Context) (driver.Conn, error) { return nil, u.err }

// Driver is there for database/sql alone.
func (u unchangeable) Driver() driver.Driver { return u }

// Open refuses.
func (u unchangeable) Open(string) (driver.Conn, error) { return nil, u.err }
