package sqlite

import (
	"context"
	"database/sql"
	"time"

	"countyline/data/oplog"
)

// Began is when the history of this workspace begins; zero while nothing was changed.
func (db *DB) Began(ctx context.Context) (at time.Time, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		var first *int64
		if err := tx.QueryRowContext(ctx, "SELECT min(time) FROM log_tx").Scan(&first); err != nil || first == nil {
			return err
		}
		at = oplog.Time(*first).Wall()
		return nil
	})
	return at, err
}

// People are all who changed something in this workspace, by name.
func (db *DB) People(ctx context.Context) ([]string, error) {
	return list(ctx, db, "SELECT DISTINCT person FROM log_tx WHERE person <> '' ORDER BY person COLLATE NOCASE", func(rows *sql.Rows) (name string, err error) {
		return name, rows.Scan(&name)
	})
}
