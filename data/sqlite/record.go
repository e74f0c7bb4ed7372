package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"countyline/data/oplog"
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
	steps, err := w.putAll(list)
	if err != nil {
		return nil, err
	}
	if steps == nil { // there is no change to take back
		return nothingBack, nil
	}
	return db.wayBack(ctx, tx, reason, steps)
}

func nothingBack(context.Context) error { return nil }

// putAll writes records and returns the steps that it took.
func (w *recordWriter) putAll(list []record) (steps []step, err error) {
	for _, r := range list {
		done, changed, err := w.put(r)
		if err != nil {
			return nil, err
		}
		if changed {
			steps = append(steps, done)
		}
	}
	return steps, nil
}

// wayBack takes the change under way back, which took the steps and notes something in the log in any case.
func (db *DB) wayBack(ctx context.Context, tx *sql.Tx, reason string, steps []step) (Undo, error) {
	var id int64
	if err := tx.QueryRowContext(ctx, "SELECT tx FROM log_now").Scan(&id); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		return db.change(ctx, undoing(reason), func(tx *sql.Tx) error {
			open, err := db.openings(ctx, tx, id)
			if err != nil {
				return err
			}
			w := db.recordWriter(ctx, tx)
			defer w.close()
			back, err := w.takeBack(steps)
			if err == nil && back == 0 && len(open) == 0 {
				err = overruled(ctx, tx, id)
			}
			if err != nil {
				return err
			}
			_, err = db.open(&w, open)
			return err
		})
	}, nil
}

// overruled refuses to take a transaction back where a colleague wrote otherwise without knowing of it, and what the
// colleague wrote is shown: there is nothing to be changed, and somebody is to decide already.
func overruled(ctx context.Context, tx *sql.Tx, id int64) error {
	var asked bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM log_conflict, json_each(heads) AS head WHERE head.value = ?)", id).Scan(&asked)
	if err == nil && asked {
		err = problem("changed_since", "A colleague decided otherwise at the same time, so nothing was taken back; Team asks which of the two it is to be.")
	}
	return err
}

// step is a record as it was and as it was written. beside are the other cells of the groups that were written.
type step struct {
	before, after record
	beside        []cell
}

// takeBack makes records what they were before, but for what somebody changed since: a colleague's work may have come in
// between. It counts those.
func (w *recordWriter) takeBack(steps []step) (back int, err error) {
	left := 0
	for i := len(steps) - 1; i >= 0; i-- {
		r, changed, err := w.wayBack(steps[i])
		if err != nil {
			return back, err
		}
		if changed {
			left++
		}
		if r.table == "" {
			continue
		}
		back++
		if err := w.write(r); err != nil {
			return back, err
		}
	}
	if left > 0 && back == 0 {
		return 0, problem("changed_since", "This was changed again since, perhaps by a colleague, so it was not taken back; the history of the record shows who changed what.")
	}
	return back, nil
}

// wayBack is the record that takes a step back, without a table when there is nothing left to do. changed says that
// somebody changed the record since, which stays.
func (w *recordWriter) wayBack(s step) (back record, changed bool, err error) {
	all := s.after
	all.cells = append(slices.Clone(all.cells), s.beside...)
	now, known, err := w.read(all)
	if err != nil || !known {
		return record{}, false, err
	}
	old := make(map[string]any, len(s.before.cells))
	ours, moved := map[string]bool{}, map[string]bool{} // groups that the step wrote, and that somebody wrote to since
	for _, c := range s.before.cells {
		old[c.column] = c.value
		ours[groupOf(all.table, c.column)] = true
	}
	for i, c := range all.cells {
		if now.cells[i].value != c.value {
			moved[groupOf(all.table, c.column)] = true
		}
	}
	made := s.before.deleted && !s.after.deleted
	back = s.before
	back.cells = nil
	for i, c := range all.cells {
		group := groupOf(all.table, c.column)
		before, wrote := old[c.column]
		if !wrote {
			before = c.value
		}
		switch {
		case moved[group]:
			changed = changed || now.cells[i].value != before && (ours[group] || made)
		case wrote:
			back.cells = append(back.cells, cell{c.column, before})
		}
	}
	switch {
	case made && (changed || now.deleted): // it is another record by now, or none
		return record{}, changed && !now.deleted, nil
	case !made && now.deleted != s.after.deleted:
		back.deleted = now.deleted
	}
	if len(back.cells) == 0 && back.deleted == now.deleted {
		return record{}, changed, nil
	}
	return back, changed, nil
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

// put writes the cells of a record that differ and returns the step that it took.
func (w *recordWriter) put(r record) (done step, changed bool, err error) {
	r.cells = slices.Clone(r.cells)
	for i, c := range r.cells {
		if text, ok := c.value.(string); ok {
			r.cells[i].value = unicodeText(text)
		}
	}
	all := r
	all.cells = withGroups(r.table, r.cells)
	old, known, err := w.read(all)
	if err != nil {
		return step{}, false, err
	}
	done = step{before: old, after: r}
	done.before.deleted = old.deleted && !r.overlay // what others stated of the row since is not undone with this
	if len(old.cells) > 0 {
		done.before.cells, done.beside = old.cells[:len(r.cells):len(r.cells)], old.cells[len(r.cells):]
	}
	if !known {
		return done, true, w.write(r)
	}
	differ := r
	differ.cells, done.before.cells = nil, nil
	for i, c := range r.cells {
		if old.cells[i].value != c.value {
			differ.cells = append(differ.cells, c)
			done.before.cells = append(done.before.cells, old.cells[i])
		}
	}
	if len(differ.cells) == 0 && old.deleted == r.deleted {
		return done, false, nil
	}
	return done, true, w.write(differ)
}

// withGroups are cells and, after them, the others of their groups.
func withGroups(table string, cells []cell) []cell {
	all := cells
	for _, c := range columnsOf(table) {
		if c.Group == c.Name {
			continue
		}
		together := func(other cell) bool { return groupOf(table, other.column) == c.Group }
		listed := func(other cell) bool { return other.column == c.Name }
		if slices.ContainsFunc(cells, together) && !slices.ContainsFunc(cells, listed) {
			all = append(all[:len(all):len(all)], cell{column: c.Name})
		}
	}
	return all
}

// unicodeText is a text that is the same on every computer: what is no UTF-8, such as a file name in an old encoding,
// would not survive the way there.
func unicodeText(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

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
	for _, c := range append(r.cells[:len(r.cells):len(r.cells)], cell{oplog.Deleted, flag(r.deleted)}) {
		if err := keepable(r.table, r.id, c.column, c.value); err != nil {
			return err
		}
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
