package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"countyline/data/oplog"

	"github.com/mattn/go-sqlite3"
)

// capture is a change while it is being made. There is one connection that writes, so there is one change at a time.
//
// What the triggers on shared tables note is told by the one row of log_now, which a change sets when it begins and
// resets before it is committed: what fails takes it back, and nobody else ever sees it set.
type capture struct {
	first   int64                  // log_op.id of the first operation
	written map[recordKey]struct{} // within DB.change: rows that a recordWriter wrote
	again   bool                   // one of them more than once
	opened  map[recordKey]bool     // rows of which a cell was opened again, or another change is later all the same
}

// What log_now says of the writes of a transaction.
const (
	refused   = 0 // nobody would know who made the change and why
	capturing = 1 // within DB.change: the triggers note it
	applying  = 2 // within DB.applying: the log has it already
)

// functionOfCapture is the function that triggers call when a write is refused. It is known to the connection that
// writes alone: any other program that changes a shared row is stopped by "no such function".
const functionOfCapture = "countyline_refuses"

var errOutsideChange = errors.New("a shared row was written outside of a change")

func (c *capture) register(conn *sqlite3.SQLiteConn) error {
	return conn.RegisterFunc(functionOfCapture, func() (bool, error) { return false, errOutsideChange }, true)
}

func (c *capture) start(ctx context.Context, tx *sql.Tx) error {
	*c = capture{written: map[recordKey]struct{}{}, opened: map[recordKey]bool{}}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM log_op").Scan(&c.first); err != nil {
		return err
	}
	return setNow(ctx, tx, capturing)
}

// wrote takes note of a row that was written.
func (c *capture) wrote(k recordKey) {
	if c.written == nil {
		return
	}
	if _, known := c.written[k]; known {
		c.again = true
	}
	c.written[k] = struct{}{}
}

// setNow says what the triggers are to make of the writes that follow.
func setNow(ctx context.Context, tx *sql.Tx, mode int) error {
	result, err := tx.ExecContext(ctx, "UPDATE log_now SET mode = ?, tx = "+nextTx, mode)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, fmt.Errorf("log_now has %d rows", n))
	}
	return nil
}

// change runs work in one transaction: all of it happens, or nothing. What work writes to shared tables is in the log
// with it, under who did it, when, and the reason in the words people use. What colleagues could not take is refused.
func (db *DB) change(ctx context.Context, reason string, work func(*sql.Tx) error) error {
	return db.writing(ctx, func(tx *sql.Tx) error {
		return db.capturedIn(ctx, tx, reason, func(tx *sql.Tx) error {
			if err := work(tx); err != nil {
				return err
			}
			return db.capture.keepable(ctx, tx)
		})
	})
}

func (db *DB) capturedIn(ctx context.Context, tx *sql.Tx, reason string, work func(*sql.Tx) error) error {
	if err := db.capture.start(ctx, tx); err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return err
	}
	err := db.record(ctx, tx, reason)
	db.capture.written = nil
	if err != nil {
		return err
	}
	return setNow(ctx, tx, refused)
}

// applying runs work in one transaction in which nothing is noted: it brings in what the log has.
func (db *DB) applying(ctx context.Context, work func(*sql.Tx) error) error {
	return db.writing(ctx, func(tx *sql.Tx) error {
		if err := setNow(ctx, tx, applying); err != nil {
			return err
		}
		if err := work(tx); err != nil {
			return err
		}
		return setNow(ctx, tx, refused)
	})
}

// record ends a change: what the triggers noted becomes one transaction of the log. Everything it needs is read from the
// log itself, so that after a change that failed nothing is left of it in memory either.
func (db *DB) record(ctx context.Context, tx *sql.Tx, reason string) error {
	first := db.capture.first
	ops, err := db.capture.settle(ctx, tx)
	if err != nil || ops == 0 {
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
	if err := errors.Join(w.flush(), notePlaces(ctx, tx, first)); err != nil {
		return err
	}
	if err := errors.Join(reviewConflicts(ctx, tx, first), db.capture.overtaken(ctx, tx, first, t.Time)); err != nil {
		return err
	}
	return db.workOpened(ctx, tx)
}

// lookedThrough is up to how many operations a change is looked through for cells that were written twice, which takes
// about a microsecond an operation. Larger ones are the work of a recordWriter, which knows.
const lookedThrough = 5_000

// settle makes one operation of several on one cell, and counts what is left.
func (c *capture) settle(ctx context.Context, tx *sql.Tx) (ops int, err error) {
	const count = "SELECT count(*) FROM log_op WHERE id >= ?"
	if err := tx.QueryRowContext(ctx, count, c.first).Scan(&ops); err != nil || ops == 0 {
		return ops, err
	}
	again := c.again
	if !again && ops <= lookedThrough {
		err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM log_op WHERE id >= ? GROUP BY row, col, tbl HAVING count(*) > 1)", c.first).Scan(&again)
		if err != nil {
			return ops, err
		}
	}
	if !again {
		return ops, nil
	}
	if err := mergeRepeated(ctx, tx, c.first); err != nil {
		return ops, err
	}
	return ops, tx.QueryRowContext(ctx, count, c.first).Scan(&ops)
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
	clock, err := clockOf(ctx, tx)
	t.Time = clock.Next(t.Happened)
	return t, err
}

// restate notes a cell in the change under way though its value stays: the person decided for it. A cell that was
// changed is noted already.
func (db *DB) restate(ctx context.Context, tx *sql.Tx, table, row, column string) error {
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
// decision that has seen both sides ends them. Those of a row that was deleted come back with it.
func reviewConflicts(ctx context.Context, tx *sql.Tx, first int64) error {
	type key struct{ table, row string }
	var touched []key
	err := eachRow(ctx, tx, `SELECT DISTINCT c.tbl, c.row FROM log_conflict c
		WHERE EXISTS (SELECT 1 FROM log_of_row o WHERE o.row = c.row AND o.tbl = c.tbl AND o.id >= ?1)
		UNION SELECT tbl, row FROM log_op WHERE id >= ?1 AND col = '`+oplog.Deleted+`' AND old = 1`, func(rows *sql.Rows) error {
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
