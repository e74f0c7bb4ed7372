package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
)

// OpenBeside opens the workspace in dir to be read alone, while a window has it open: each reading sees the last state
// that was committed before it began. It takes no lock, for it changes nothing; SQLite's own keep what it reads in place,
// and a restore that would pull the database away from under it is refused.
func OpenBeside(ctx context.Context, dir string, o Options) (*DB, error) {
	dir, o, err := prepare(dir, o)
	if err != nil {
		return nil, err
	}
	if err := isWorkspace(dir); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, databaseName)
	if err := isOurs(path); err != nil {
		return nil, friendly(dir, err)
	}
	refusal := problem("locked", "This workspace is open in another Countyline window on this computer, so it can be read here but not changed. Nothing is harmed; close that window and try again.")
	db := &DB{dir: dir, read: openReader(path), write: sql.OpenDB(unchangeable{refusal}), capture: &capture{}, now: o.Now, version: o.Version, schema: len(o.migrations), frozen: refusal}
	pending, err := pendingSteps(ctx, db.read, o.migrations)
	if err == nil && pending { // by a window of an older version
		err = refusal
	}
	if err != nil {
		return nil, errors.Join(friendly(dir, err), db.closeHandles())
	}
	return db, nil
}
