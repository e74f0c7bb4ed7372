package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"countyline/data/oplog"
)

// Undone says what taking a change back did.
type Undone struct {
	Changed []oplog.Op // cells that were set back
	Left    []oplog.Op // cells that somebody changed since, or that only a newer version knows: they stay
}

// UndoTx takes a change back: each cell, or group of cells that move together, is set to what it was before, unless it
// was changed since.
func (db *DB) UndoTx(ctx context.Context, id int64) (done Undone, undo Undo, err error) {
	var list []LoggedTx
	err = db.view(ctx, func(tx *sql.Tx) (err error) {
		if list, err = loggedTxs(ctx, tx, "t.id = ?", id); err == nil && len(list) == 0 {
			err = problem("not_found", "This change is not in the history of the workspace, so nothing was changed; reload the history.")
		}
		return err
	})
	if err != nil {
		return done, nil, err
	}
	if list[0].Reason == baselineReason {
		return done, nil, problem("beginning", "This is what the workspace held when its history began, so it cannot be undone and nothing was changed; edit the records themselves.")
	}
	reason := undoing(list[0].Reason)
	err = db.change(ctx, reason, func(tx *sql.Tx) error {
		ops, _, err := db.opsOf(ctx, tx, id, LogQuery{Ops: -1})
		if err != nil {
			return err
		}
		open, err := db.openings(ctx, tx, id)
		if err != nil {
			return err
		}
		b := backward{w: db.recordWriter(ctx, tx)}
		defer b.w.close()
		for _, of := range byRow(ops) {
			if err := b.row(of); err != nil {
				return err
			}
		}
		steps, err := b.w.putAll(b.list)
		if err != nil {
			return err
		}
		for _, o := range open {
			b.done.Changed = append(b.done.Changed, oplog.Op{Table: o.table, Row: o.row, Column: oplog.Reopens(o.cell)})
		}
		opened, err := db.open(&b.w, open)
		if err != nil {
			return err
		}
		if done = b.done; steps == nil && open == nil {
			undo = nothingBack
			return nil
		}
		undo, err = db.wayBack(ctx, tx, reason, append(steps, opened...))
		return err
	})
	return done, undo, err
}

// undoing is the reason of what takes a change back, or of what takes that back again.
func undoing(reason string) string {
	if rest, ok := strings.CutPrefix(reason, undoPrefix); ok {
		return redoPrefix + rest
	}
	return undoPrefix + strings.TrimPrefix(reason, redoPrefix)
}

// backward collects the records that take a transaction back.
type backward struct {
	w    recordWriter
	list []record
	done Undone
}

// byRow parts operations by the rows that they are on.
func byRow(ops []oplog.Op) (rows [][]oplog.Op) {
	at := map[recordKey]int{}
	for _, o := range ops {
		k := recordKey{o.Table, o.Row}
		i, known := at[k]
		if !known {
			i = len(rows)
			at[k], rows = i, append(rows, nil)
		}
		rows[i] = append(rows[i], o)
	}
	return rows
}

// row takes the operations of the transaction on one row back.
func (b *backward) row(ops []oplog.Op) error {
	known := ops[:0:0]
	r := record{table: ops[0].Table, id: ops[0].Row, overlay: overlays(ops[0].Table)}
	made := false              // by this transaction
	moved := map[string]bool{} // groups of which not every cell can go back, so that none does
	for _, o := range ops {
		if _, opens := oplog.Reopened(o.Column); opens { // what it opened is decided again
			continue
		}
		if !usable(o.Table, o.Row, o.Column, o.Value) || o.Value.Kind == oplog.Sealed || o.Old.Kind == oplog.Sealed {
			b.done.Left = append(b.done.Left, o)
			moved[groupOf(o.Table, o.Column)] = true
			continue
		}
		known = append(known, o)
		made = made || o.Column == oplog.Deleted && o.Old.Kind == oplog.Null && !r.overlay
	}
	if len(known) == 0 {
		return nil
	}
	if made {
		return b.unmake(r, known)
	}
	for _, o := range known {
		r.cells = append(r.cells, cell{o.Column, nil})
	}
	now, _, err := b.w.read(r)
	if err != nil {
		return err
	}
	for i, o := range known {
		if now.cells[i].value != cellValue(o.Value) || o.Old.Kind == oplog.Null && o.Column != oplog.Deleted && !takesNull(o) {
			moved[groupOf(o.Table, o.Column)] = true
		}
	}
	r.cells, r.deleted = nil, now.deleted
	for _, o := range known {
		switch {
		case moved[groupOf(o.Table, o.Column)]:
			b.done.Left = append(b.done.Left, o)
			continue
		case o.Column == oplog.Deleted && o.Old.Kind == oplog.Null: // an overlay that states nothing is as good as none
			continue
		case o.Column == oplog.Deleted:
			r.deleted = o.Old == oplog.IntegerValue(1)
		default:
			r.cells = append(r.cells, cell{o.Column, cellValue(o.Old)})
		}
		b.done.Changed = append(b.done.Changed, o)
	}
	b.list = append(b.list, r)
	return nil
}

// unmake marks a row deleted that the transaction made, unless it is another one by now.
func (b *backward) unmake(r record, ops []oplog.Op) error {
	for _, o := range ops {
		r.cells = append(r.cells, cell{o.Column, nil})
	}
	now, _, err := b.w.read(r)
	if err != nil {
		return err
	}
	for i, o := range ops {
		if now.cells[i].value != cellValue(o.Value) {
			b.done.Left = append(b.done.Left, ops...)
			return nil
		}
	}
	r.cells, r.deleted = nil, true
	b.list = append(b.list, r)
	b.done.Changed = append(b.done.Changed, ops...)
	return nil
}

func takesNull(o oplog.Op) bool {
	c, ok := columnOf(o.Table, o.Column)
	return ok && c.Takes(oplog.Value{})
}

// RestoreRow makes a record what it was after the transaction upTo, by its number in the log, and before what happened
// later.
func (db *DB) RestoreRow(ctx context.Context, table, row string, upTo int64) (undo Undo, err error) {
	if columnsOf(table) == nil {
		return nil, problem("newer_schema", "Only a newer Countyline knows this record, so nothing was changed. Install the newest version, then try again.")
	}
	const reason = "Restore a record"
	err = db.change(ctx, reason, func(tx *sql.Tx) error {
		log, err := newLogReader(ctx, tx)
		if err != nil {
			return err
		}
		defer log.close()
		entries, err := log.row(table, row)
		if err != nil {
			return err
		}
		var last oplog.Time
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(time), 0) FROM log_tx WHERE id = ?", upTo).Scan(&last); err != nil {
			return err
		}
		then := entries[:0:0]
		for _, e := range entries {
			if e.Mark.Time < last || e.Mark.Time == last && log.ids[e.Mark] <= upTo {
				then = append(then, e)
			}
		}
		if len(entries) == 0 {
			return problem("not_found", "This record is not in the history of the workspace, so nothing was changed; reload the history.")
		}
		standard, err := standardsOf(ctx, tx, table)
		if err != nil {
			return err
		}
		r := db.recordOf(recordKey{table, row}, then, standard)
		undo, err = db.putIn(ctx, tx, reason, []record{r})
		return err
	})
	return undo, err
}

// recordOf is a row as operations make it, every cell of it; private cells that cannot be read are left out. Without
// operations it is a row that is not there. standard are the defaults of its columns.
func (db *DB) recordOf(k recordKey, entries []oplog.Entry, standard map[string]any) record {
	state, _ := resolve(k.table, k.row, entries)
	live := db.live(k.table, state)
	r := record{table: k.table, id: k.row, overlay: overlays(k.table)}
	r.deleted = len(live) == 0 || live[oplog.Deleted] == int64(1)
	for _, c := range columnsOf(k.table) {
		value, written := live[c.Name]
		switch {
		case c.Name == oplog.Deleted || value == nil && state.Cells[c.Name].Kind == oplog.Sealed:
			continue
		case !written && len(live) == 0: // it is marked deleted as it is
			continue
		case !written:
			value = standard[c.Name]
		}
		r.cells = append(r.cells, cell{c.Name, value})
	}
	return r
}

// overlays says whether the rows of a table lie over imported ones: where they are NULL they say nothing.
func overlays(table string) bool { return strings.HasSuffix(table, "_edit") }
