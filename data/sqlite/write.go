package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// inTx runs work in one transaction: all of it happens, or nothing.
func inTx(ctx context.Context, db *sql.DB, work func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		if undo := tx.Rollback(); undo != nil && !errors.Is(undo, sql.ErrTxDone) {
			return errors.Join(err, undo)
		}
		return err
	}
	return tx.Commit()
}

// writing runs work in one transaction that may write what is of this device. Shared rows are written within change.
func (db *DB) writing(ctx context.Context, work func(*sql.Tx) error) error {
	return friendly(db.dir, inTx(ctx, db.write, work))
}

// view runs work on one unchanging state of the database.
func (db *DB) view(ctx context.Context, work func(*sql.Tx) error) error {
	return friendly(db.dir, inTx(ctx, db.read, work))
}

// rowsPerStatement spreads the cost of a call into SQLite over many rows; more than this gains nothing.
const rowsPerStatement = 100

// bulk inserts many rows of one table with few statements.
type bulk struct {
	tx       *sql.Tx
	table    string
	columns  []string
	conflict string // "" or an ON CONFLICT clause
	full     *sql.Stmt
	args     []any
	progress *progress
}

func newBulk(ctx context.Context, tx *sql.Tx, table, columns string) *bulk {
	return &bulk{tx: tx, table: table, columns: strings.Fields(columns), progress: &progress{ctx: ctx}}
}

// add queues one row; the values are in the order of the columns.
func (b *bulk) add(values ...any) error {
	b.args = append(b.args, values...)
	if len(b.args) < rowsPerStatement*len(b.columns) {
		return nil
	}
	if b.full == nil {
		stmt, err := b.tx.PrepareContext(b.progress.ctx, b.statement(rowsPerStatement))
		if err != nil {
			return err
		}
		b.full = stmt
	}
	if err := b.run(); err != nil {
		return err
	}
	b.args = b.args[:0]
	return b.progress.step(rowsPerStatement)
}

// run writes as many rows as a statement takes. As a query, all values cross over to SQLite at once and not one by one,
// which is a seventh of the whole cost.
func (b *bulk) run() error {
	rows, err := b.full.QueryContext(b.progress.ctx, b.args...)
	if err != nil {
		return err
	}
	rows.Next()
	return errors.Join(rows.Err(), rows.Close())
}

// flush writes the rows still queued.
func (b *bulk) flush() error {
	if b.full != nil {
		defer func(full *sql.Stmt) { _ = full.Close() }(b.full) // what it wrote is told by the transaction
		b.full = nil
	}
	n := len(b.args) / len(b.columns)
	if n == 0 {
		return nil
	}
	if _, err := b.tx.ExecContext(b.progress.ctx, b.statement(n), b.args...); err != nil {
		return err
	}
	b.args = b.args[:0]
	return b.progress.step(n)
}

func (b *bulk) statement(rows int) string {
	row := "(" + strings.Repeat("?, ", len(b.columns)-1) + "?)"
	return "INSERT INTO " + b.table + " (" + strings.Join(b.columns, ", ") + ") VALUES " +
		strings.Repeat(row+", ", rows-1) + row + " " + b.conflict
}

// progress reports rows done and notices a cancelled context between statements.
type progress struct {
	ctx         context.Context
	report      func(done, total int)
	done, total int
}

func (p *progress) step(rows int) error {
	p.done += rows
	if p.report != nil {
		p.report(p.done, p.total)
	}
	return p.ctx.Err()
}
