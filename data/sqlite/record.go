package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// Undo restores exactly what was before a change, in one transaction. Done twice it does no more.
type Undo func(context.Context) error

// record is one row of a shared table, or some of its cells.
type record struct {
	table   string
	id      string
	cells   []cell
	deleted bool
	overlay bool // cells that were never written are NULL, which says "as imported": such a row need never be deleted
}

// cell is one value of a row: a string, an int64, or nil.
type cell struct {
	column string
	value  any
}

// What takes a change back, and what makes it again, says so before the change's own reason.
const (
	undoPrefix = "Undo: "
	redoPrefix = "Redo: "
)

// put writes records in one transaction and returns the way back. Cells that do not change are not written, so that
// nobody's later change to them is undone.
func (db *DB) put(ctx context.Context, reason string, list []record) (Undo, error) {
	var undo Undo
	err := db.change(ctx, reason, func(tx *sql.Tx) (err error) {
		undo, err = db.putIn(ctx, tx, reason, list)
		return err
	})
	if err != nil {
		return nil, err
	}
	return undo, nil
}

// putIn writes records within a transaction. The way back is open once that is committed.
func (db *DB) putIn(ctx context.Context, tx *sql.Tx, reason string, list []record) (Undo, error) {
	w := db.recordWriter(ctx, tx)
	defer w.close()
	var before []record
	for _, r := range list {
		old, changed, err := w.put(r)
		if err != nil {
			return nil, err
		}
		if changed {
			before = append(before, old)
		}
	}
	return func(ctx context.Context) error {
		return db.change(ctx, undoing(reason), func(tx *sql.Tx) error {
			w := db.recordWriter(ctx, tx)
			defer w.close()
			for i := len(before) - 1; i >= 0; i-- {
				if err := w.write(before[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}, nil
}

// recordWriter keeps a statement for each table and set of columns.
type recordWriter struct {
	ctx        context.Context
	tx         *sql.Tx
	statements map[string]*sql.Stmt
	capture    *capture // of the change that it writes in
}

func (db *DB) recordWriter(ctx context.Context, tx *sql.Tx) recordWriter {
	return recordWriter{ctx: ctx, tx: tx, statements: map[string]*sql.Stmt{}, capture: db.capture}
}

func (w *recordWriter) close() {
	for _, s := range w.statements {
		_ = s.Close() // read or written already; the transaction tells what failed
	}
}

// put writes the cells of a record that differ and returns what they were.
func (w *recordWriter) put(r record) (before record, changed bool, err error) {
	old, known, err := w.read(r)
	if err != nil {
		return old, false, err
	}
	before = old
	before.deleted = old.deleted && !r.overlay // what others stated of the row since is not undone with this
	if !known {
		return before, true, w.write(r)
	}
	differ := r
	differ.cells, before.cells = nil, nil
	for i, c := range r.cells {
		if old.cells[i].value != c.value {
			differ.cells = append(differ.cells, c)
			before.cells = append(before.cells, old.cells[i])
		}
	}
	if len(differ.cells) == 0 && old.deleted == r.deleted {
		return before, false, nil
	}
	return before, true, w.write(differ)
}

// read is the row as it is; of one that is not there it is what undoes its coming.
func (w *recordWriter) read(r record) (old record, known bool, err error) {
	columns := []string{"deleted"}
	old = record{table: r.table, id: r.id, overlay: r.overlay}
	targets := []any{&old.deleted}
	old.cells = make([]cell, len(r.cells))
	for i, c := range r.cells {
		columns = append(columns, c.column)
		old.cells[i].column = c.column
		targets = append(targets, &old.cells[i].value)
	}
	stmt, err := w.prepare("SELECT " + strings.Join(columns, ", ") + " FROM " + r.table + " WHERE id = ?")
	if err != nil {
		return old, false, err
	}
	err = stmt.QueryRowContext(w.ctx, r.id).Scan(targets...)
	if errors.Is(err, sql.ErrNoRows) {
		if old.deleted = true; !r.overlay {
			old.cells = nil
		}
		return old, false, nil
	}
	return old, true, err
}

func (w *recordWriter) write(r record) error {
	if w.capture != nil {
		w.capture.wrote(recordKey{r.table, r.id})
	}
	columns, set := "id", ""
	args := []any{r.id}
	for _, c := range append(r.cells[:len(r.cells):len(r.cells)], cell{"deleted", r.deleted}) {
		columns += ", " + c.column
		set += ", " + c.column + " = excluded." + c.column
		args = append(args, c.value)
	}
	stmt, err := w.prepare("INSERT INTO " + r.table + " (" + columns + ") VALUES (?" + strings.Repeat(", ?", len(args)-1) +
		") ON CONFLICT (id) DO UPDATE SET " + set[2:])
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(w.ctx, args...)
	return err
}

func (w *recordWriter) prepare(query string) (*sql.Stmt, error) {
	if s := w.statements[query]; s != nil {
		return s, nil
	}
	s, err := w.tx.PrepareContext(w.ctx, query)
	if err == nil {
		w.statements[query] = s
	}
	return s, err
}
