package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"time"

	"countyline/data/oplog"
)

// CopyAsOf writes a copy of the database into the folder dir, which it makes, and takes out of it what people did after
// an instant.
func (db *DB) CopyAsOf(ctx context.Context, dir string, at time.Time) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return friendly(dir, err)
	}
	path := filepath.Join(dir, databaseName)
	if err := removeDatabase(path); err != nil {
		return friendly(dir, err)
	}
	if _, err := db.read.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return friendly(db.dir, err)
	}
	past := newDB(dir, path, Options{Now: db.now, Version: db.version})
	past.Unseal, past.schema = db.Unseal, db.schema
	err := past.applying(ctx, func(tx *sql.Tx) error { return past.rewind(ctx, tx, endOf(at)) })
	if err == nil {
		_, err = past.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return friendly(dir, errors.Join(err, past.closeHandles()))
}

// rewind makes every row that was written to after end what it was then, and ends the log there.
func (db *DB) rewind(ctx context.Context, tx *sql.Tx, end oplog.Time) error {
	touched, err := forget(ctx, tx, end)
	if err != nil {
		return err
	}
	log, err := newLogReader(ctx, tx)
	if err != nil {
		return err
	}
	defer log.close()
	w := recordWriter{ctx: ctx, tx: tx, statements: map[string]*sql.Stmt{}}
	defer w.close()
	standard := map[string]map[string]any{} // by table
	for _, k := range touched {
		if columnsOf(k.table) == nil {
			continue
		}
		if standard[k.table] == nil {
			if standard[k.table], err = standardsOf(ctx, tx, k.table); err != nil {
				return err
			}
		}
		entries, err := log.row(k.table, k.row)
		if err != nil {
			return err
		}
		state, _ := resolve(k.table, k.row, entries)
		if err := noteConflicts(ctx, tx, k.table, k.row, state.Conflicts, log.ids); err != nil {
			return err
		}
		if err := w.write(db.recordOf(k, entries, standard[k.table])); err != nil {
			return err
		}
	}
	return nil
}

// forget takes what is later than end out of the log, and lists the rows that it was on.
func forget(ctx context.Context, tx *sql.Tx, end oplog.Time) (touched []recordKey, err error) {
	err = eachRow(ctx, tx, "SELECT DISTINCT o.tbl, o.row FROM log_op o JOIN log_tx t ON t.id = o.tx WHERE t.time > ?", func(rows *sql.Rows) error {
		var k recordKey
		err := rows.Scan(&k.table, &k.row)
		touched = append(touched, k)
		return err
	}, int64(end))
	for _, statement := range []string{
		"DELETE FROM log_deferred WHERE op IN (SELECT o.id FROM log_op o JOIN log_tx t ON t.id = o.tx WHERE t.time > ?)",
		"DELETE FROM log_op WHERE tx IN (SELECT id FROM log_tx WHERE time > ?)",
		"DELETE FROM log_tx WHERE time > ?",
	} {
		if err == nil {
			_, err = tx.ExecContext(ctx, statement, int64(end))
		}
	}
	return touched, err
}
