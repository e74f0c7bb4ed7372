package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"countyline/data/oplog"
)

// opening is a cell that is asked about again when a transaction is taken back, or, when that one took a decision back,
// is decided again.
type opening struct {
	recordKey
	cell   string
	values map[string]oplog.Value // what is shown then, in plain
	takes  oplog.Time             // of the transaction that is taken back; 0 decides again
}

// openings are what taking a transaction back opens: cells that show what it wrote and that others had written to,
// without knowing of it or of each other. Merely writing what stood there before would decide for that.
func (db *DB) openings(ctx context.Context, tx *sql.Tx, id int64) (list []opening, err error) {
	if writers, err := vectorOf(ctx, tx); err != nil || len(writers) < 2 {
		return nil, err // nobody to disagree with
	}
	var rows []*touched
	err = eachRow(ctx, tx, `SELECT DISTINCT o.tbl, o.row FROM log_tx mine CROSS JOIN log_op o ON o.id >= mine.first_op AND o.id < mine.first_op + mine.ops
			WHERE mine.id = ? AND EXISTS (SELECT 1 FROM log_of_row other JOIN log_tx t ON t.id = other.tx
				WHERE other.row = o.row AND other.tbl = o.tbl AND t.writer <> mine.writer)`, func(found *sql.Rows) error {
		r := &touched{}
		err := found.Scan(&r.table, &r.row)
		rows = append(rows, r)
		return err
	}, id)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	log, err := newLogReader(ctx, tx)
	if err != nil {
		return nil, err
	}
	defer log.close()
	mark, err := log.markOf(id)
	if err != nil {
		return nil, err
	}
	if err := log.load(rows); err != nil {
		return nil, err
	}
	for _, r := range rows {
		if !inTurn(r.known, mark) {
			list = append(list, db.openingsIn(r.recordKey, mark, r.known)...)
		}
	}
	return list, nil
}

// inTurn says that each transaction that wrote to a row knew the one before it, with one of them and without it: then
// nobody disagrees on the row. Working that out from its cells takes far longer.
func inTurn(entries []oplog.Entry, without *oplog.Mark) bool {
	var marks []*oplog.Mark
	for _, e := range entries {
		if _, opens := oplog.Reopened(e.Column); opens {
			return false
		}
		if len(marks) == 0 || marks[len(marks)-1] != e.Mark {
			marks = append(marks, e.Mark)
		}
	}
	slices.SortFunc(marks, func(a, b *oplog.Mark) int { return a.Compare(b) })
	var before, other *oplog.Mark
	for _, m := range marks {
		if before != nil && m != before && !m.Saw(before) || other != nil && m != without && m != other && !m.Saw(other) {
			return false
		}
		if before = m; m != without {
			other = m
		}
	}
	return true
}

// openingsIn are the cells of a row that taking a transaction back opens.
func (db *DB) openingsIn(k recordKey, mark *oplog.Mark, entries []oplog.Entry) (list []opening) {
	cells := map[string][]oplog.Entry{}
	var others []oplog.Entry
	for _, e := range entries {
		cell, ok := oplog.Reopened(e.Column)
		if !ok {
			cell = groupOf(k.table, e.Column)
		}
		cells[cell] = append(cells[cell], e)
		if e.Mark != mark {
			others = append(others, e)
		}
	}
	now, _ := resolve(k.table, k.row, entries)
	without, _ := resolve(k.table, k.row, others)
	for _, cell := range slices.Sorted(maps.Keys(cells)) {
		o := opening{recordKey: k, cell: cell}
		w := writesOf(mark, cells[cell])
		switch {
		case w.since || w.mine == nil:
			continue
		case w.opened != nil:
			o.values = w.opened
		case shows(now, w.mine) && (asks(without, cell, nil) || asks(now, cell, mark)):
			if o.values = map[string]oplog.Value{}; !tied(mark, cells[cell]) {
				o.takes = mark.Time
			}
			for _, c := range columnsIn(k.table, cell) {
				if v, ok := without.Cells[c.Name]; ok {
					o.values[c.Name] = v
				}
			}
		}
		if db.openAll(o.values) {
			list = append(list, o)
		}
	}
	return list
}

// tied says whether somebody else wrote to a cell at the time of a transaction, as computers do whose clocks follow one
// that is ahead. What opens the cell again would take that back as well.
func tied(mark *oplog.Mark, entries []oplog.Entry) bool {
	return slices.ContainsFunc(entries, func(e oplog.Entry) bool { return e.Mark != mark && e.Mark.Time == mark.Time })
}

// writes is what a transaction did to one cell.
type writes struct {
	mine   []oplog.Entry
	since  bool                   // somebody who knew of it wrote to the cell again
	opened map[string]oplog.Value // where it took another transaction back: what that one had written
}

func writesOf(mark *oplog.Mark, entries []oplog.Entry) (w writes) {
	var taken oplog.Value
	for _, e := range entries {
		w.since = w.since || e.Mark != mark && e.Mark.Saw(mark)
		if e.Mark == mark {
			w.mine = append(w.mine, e)
			if _, ok := oplog.Reopened(e.Column); ok {
				taken = e.Value
			}
		}
	}
	for _, e := range entries {
		if _, ok := oplog.Reopened(e.Column); !ok && taken == oplog.IntegerValue(int64(e.Mark.Time)) && mark.Saw(e.Mark) {
			if w.opened == nil {
				w.opened = map[string]oplog.Value{}
			}
			w.opened[e.Column] = e.Value
		}
	}
	return w
}

// shows says whether a row shows what was written.
func shows(s oplog.State, written []oplog.Entry) bool {
	return !slices.ContainsFunc(written, func(e oplog.Entry) bool { return s.Cells[e.Column] != e.Value })
}

// asks says whether people disagree on a cell, by one of them if it is not nil.
func asks(s oplog.State, cell string, by *oplog.Mark) bool {
	return slices.ContainsFunc(s.Conflicts, func(c oplog.Conflict) bool {
		return c.Cell == cell && (by == nil || slices.Contains(c.Heads, by))
	})
}

// openAll makes values plain; false where there are none, or where this device has not the key to them.
func (db *DB) openAll(values map[string]oplog.Value) bool {
	for name, v := range values {
		if values[name] = db.opened(v); values[name].Kind == oplog.Sealed {
			return false
		}
	}
	return len(values) > 0
}

// open writes openings as parts of the change under way and returns the steps that it took.
func (db *DB) open(w *recordWriter, list []opening) (steps []step, err error) {
	for _, o := range list {
		r := record{table: o.table, id: o.row, overlay: overlays(o.table)}
		for _, name := range slices.Sorted(maps.Keys(o.values)) {
			if name != oplog.Deleted {
				r.cells = append(r.cells, cell{name, cellValue(o.values[name])})
			}
		}
		now, _, err := w.read(r)
		if err != nil {
			return nil, err
		}
		r.deleted = now.deleted
		if v, ok := o.values[oplog.Deleted]; ok {
			r.deleted = v == oplog.IntegerValue(1)
		}
		done, err := w.putAll([]record{r})
		if err != nil {
			return nil, err
		}
		steps = append(steps, done...)
		if o.takes == 0 {
			for _, c := range columnsIn(o.table, o.cell) {
				if err := db.restate(w.ctx, w.tx, o.table, o.row, c.Name); err != nil {
					return nil, err
				}
			}
			continue
		}
		_, err = w.tx.ExecContext(w.ctx, "INSERT INTO log_op (tx, tbl, row, col, value, old) VALUES ("+nextTx+", ?, ?, ?, ?, NULL)",
			o.table, o.row, oplog.Reopens(o.cell), int64(o.takes))
		if err != nil {
			return nil, err
		}
		db.capture.opened[o.recordKey] = true
	}
	return steps, nil
}

// workOpened brings the rows that the change under way opened to what the log says of them.
func (db *DB) workOpened(ctx context.Context, tx *sql.Tx) error {
	if len(db.capture.opened) == 0 {
		return nil
	}
	if err := setNow(ctx, tx, applying); err != nil {
		return err
	}
	return db.rework(ctx, tx, db.capture.opened)
}
