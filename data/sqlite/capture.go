package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"countyline/data/oplog"

	"github.com/mattn/go-sqlite3"
)

// capture is what the triggers on shared tables ask while rows are written: each write belongs to a change, which the
// triggers note cell by cell, or it brings in what the log has already. There is one writer, so one of these at a time;
// the functions below are called on the connection that writes.
type capture struct {
	mode  captureMode
	first int64               // log_op.id of the change's first operation
	rows  map[string]struct{} // ids of the rows that were written
	again bool                // one of them more than once
}

type captureMode uint8

const (
	refused   captureMode = iota // nobody would know who made the change and why
	capturing                    // within DB.change
	applying                     // within DB.applying
)

// functionOfCapture is the function that triggers call. It is known to the writer's connection alone: any other program
// that changes a shared row is stopped by "no such function".
const functionOfCapture = "countyline_captures"

var errOutsideChange = errors.New("a shared row was written outside of a change")

func (c *capture) register(conn *sqlite3.SQLiteConn) error {
	return conn.RegisterFunc(functionOfCapture, c.captures, false)
}

// captures says whether the change of a row is to be noted.
func (c *capture) captures(row string) (bool, error) {
	switch c.mode {
	case applying:
		return false, nil
	case capturing:
		if _, known := c.rows[row]; known {
			c.again = true
		}
		c.rows[row] = struct{}{}
		return true, nil
	}
	return false, errOutsideChange
}

func (c *capture) start(ctx context.Context, tx *sql.Tx) error {
	c.rows, c.again = map[string]struct{}{}, false
	err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM log_op").Scan(&c.first)
	if err == nil {
		c.mode = capturing
	}
	return err
}

func (c *capture) stop() { c.mode, c.rows = refused, nil }

// change runs work in one transaction: all of it happens, or nothing. What work writes to shared tables is in the log
// with it, under who did it, when, and the reason in the words people use.
func (db *DB) change(ctx context.Context, reason string, work func(*sql.Tx) error) error {
	return db.writing(ctx, func(tx *sql.Tx) error { return db.capturedIn(ctx, tx, reason, work) })
}

func (db *DB) capturedIn(ctx context.Context, tx *sql.Tx, reason string, work func(*sql.Tx) error) error {
	if err := db.capture.start(ctx, tx); err != nil {
		return err
	}
	defer db.capture.stop()
	if err := work(tx); err != nil {
		return err
	}
	return db.record(ctx, tx, reason)
}

// applying runs work in one transaction in which nothing is noted: it brings in what the log has.
func (db *DB) applying(ctx context.Context, work func(*sql.Tx) error) error {
	return db.writing(ctx, func(tx *sql.Tx) error {
		db.capture.mode = applying
		defer db.capture.stop()
		return work(tx)
	})
}

// record ends a change: what the triggers noted becomes one transaction of the log. Everything it needs is read from the
// log itself, so that after a change that failed nothing is left of it in memory either.
func (db *DB) record(ctx context.Context, tx *sql.Tx, reason string) error {
	if len(db.capture.rows) == 0 {
		return nil
	}
	first := db.capture.first
	if db.capture.again {
		if err := mergeRepeated(ctx, tx, first); err != nil {
			return err
		}
	}
	var ops int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM log_op WHERE id >= ?", first).Scan(&ops); err != nil || ops == 0 {
		return err
	}
	t, err := db.stamped(ctx, tx, reason)
	if err != nil {
		return err
	}
	w, err := newLogWriter(ctx, tx, db.now())
	if err != nil {
		return err
	}
	if _, err := w.head(&t, "", first, ops); err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	return reviewConflicts(ctx, tx, first)
}

// stamped is a transaction of this workspace that is about to be recorded, without its operations.
func (db *DB) stamped(ctx context.Context, tx *sql.Tx, reason string) (t oplog.Tx, err error) {
	t = oplog.Tx{Happened: db.now(), App: db.version, Schema: db.schema, Reason: reason}
	self, err := facts(ctx, tx, factWriter, factPerson)
	if err != nil {
		return t, err
	}
	t.Writer, t.Person = oplog.Writer(self[factWriter]), self[factPerson]
	if t.Person == "" {
		t.Person = systemUser()
	}
	if t.Seen, err = vectorOf(ctx, tx); err != nil {
		return t, err
	}
	t.Seq = t.Seen[t.Writer] + 1
	delete(t.Seen, t.Writer)
	var latest oplog.Time
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(time), 0) FROM log_tx").Scan(&latest); err != nil {
		return t, err
	}
	var clock oplog.Clock
	clock.Observe(latest)
	t.Time = clock.Next(t.Happened)
	return t, nil
}

// restate notes a cell in the change under way though its value stays: the person decided for it. A cell that was
// changed is noted already.
func (db *DB) restate(ctx context.Context, tx *sql.Tx, table, row, column string) error {
	db.capture.rows[row] = struct{}{}
	_, err := tx.ExecContext(ctx, `INSERT INTO log_op (tx, tbl, row, col, value, old)
		SELECT `+nextTx+`, ?1, id, ?3, `+quoted(column)+`, `+quoted(column)+` FROM `+quoted(table)+` WHERE id = ?2
			AND NOT EXISTS (SELECT 1 FROM log_op WHERE row = ?2 AND tbl = ?1 AND col = ?3 AND id >= ?4)`,
		table, row, column, db.capture.first)
	return err
}

// mergeRepeated makes one operation of several on one cell: from what it was at first to what it is at last.
func mergeRepeated(ctx context.Context, tx *sql.Tx, first int64) error {
	type op struct {
		tx         int64
		table, row string
		column     string
		value, old any
		merged     bool
	}
	type cell struct{ table, row, column string }
	var list []*op
	byCell := map[cell]*op{}
	err := eachRow(ctx, tx, "SELECT tx, tbl, row, col, value, old FROM log_op WHERE id >= ? ORDER BY id", func(rows *sql.Rows) error {
		var o op
		if err := rows.Scan(&o.tx, &o.table, &o.row, &o.column, &o.value, &o.old); err != nil {
			return err
		}
		c := cell{o.table, o.row, o.column}
		if before := byCell[c]; before != nil {
			before.value, before.merged = o.value, true
			return nil
		}
		list, byCell[c] = append(list, &o), &o
		return nil
	}, first)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM log_op WHERE id >= ?", first); err != nil {
		return err
	}
	b := newBulk(ctx, tx, "log_op", "id tx tbl row col value old")
	next := first
	for _, o := range list {
		if o.merged && o.value == o.old && groupOf(o.table, o.column) == o.column {
			continue // there and back
		}
		if err := b.add(next, o.tx, o.table, o.row, o.column, o.value, o.old); err != nil {
			return err
		}
		next++
	}
	return b.flush()
}

// reviewConflicts works out again the conflicts of rows that operations from first on wrote to, where there were any: a
// decision that has seen both sides ends them.
func reviewConflicts(ctx context.Context, tx *sql.Tx, first int64) error {
	type key struct{ table, row string }
	var touched []key
	err := eachRow(ctx, tx, `SELECT DISTINCT c.tbl, c.row FROM log_conflict c
		WHERE EXISTS (SELECT 1 FROM log_op o WHERE o.row = c.row AND o.tbl = c.tbl AND o.id >= ?)`, func(rows *sql.Rows) error {
		var k key
		err := rows.Scan(&k.table, &k.row)
		touched = append(touched, k)
		return err
	}, first)
	if err != nil || len(touched) == 0 {
		return err
	}
	log, err := newLogReader(ctx, tx)
	if err != nil {
		return err
	}
	defer log.close()
	for _, k := range touched {
		entries, err := log.row(k.table, k.row)
		if err != nil {
			return err
		}
		state, _ := resolve(k.table, k.row, entries)
		if err := noteConflicts(ctx, tx, k.table, k.row, state.Conflicts, log.ids); err != nil {
			return err
		}
	}
	return nil
}
