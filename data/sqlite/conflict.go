package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"time"

	"countyline/data/oplog"
)

// Conflict is a cell on which people decided differently, without knowing of each other.
type Conflict struct {
	Table, Row string
	Cell       string // a column, or a group of columns that move together
	Sensitive  bool   // it stays flagged on its form until a person decides
	Sides      []ConflictSide
}

// ConflictSide is what one person decided. The record shows that of the first.
type ConflictSide struct {
	Tx       int64 // LoggedTx.ID
	Writer   oplog.Writer
	Own      bool // made in this workspace
	Person   string
	Reason   string
	Happened time.Time // by the clock of their computer
	Values   map[string]oplog.Value
	Before   map[string]oplog.Value // what they replaced
	// Also is what they wrote to the record beside, where the disagreement is on whether it is deleted.
	Also map[string]oplog.Value
}

// Conflicts lists what people disagree on, by table, record and cell. Private values are in plain where this computer
// has the key.
func (db *DB) Conflicts(ctx context.Context) (list []Conflict, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		list, err = db.conflicts(ctx, tx, "")
		return err
	})
	return list, err
}

func (db *DB) conflicts(ctx context.Context, tx *sql.Tx, where string, args ...any) (list []Conflict, err error) {
	own, err := ownWriters(ctx, tx)
	if err != nil {
		return nil, err
	}
	var heads [][]int64
	err = eachRow(ctx, tx, "SELECT tbl, row, cell, heads FROM log_conflict "+where+" ORDER BY tbl, row, cell", func(rows *sql.Rows) error {
		var c Conflict
		var text string
		if err := rows.Scan(&c.Table, &c.Row, &c.Cell, &text); err != nil {
			return err
		}
		ids, err := txIDs(text)
		c.Sensitive = slices.ContainsFunc(columnsIn(c.Table, c.Cell), func(c Column) bool { return c.Sensitive })
		list, heads = append(list, c), append(heads, ids)
		return err
	}, args...)
	if err != nil {
		return nil, err
	}
	for i := range list {
		for _, id := range heads[i] {
			side, err := db.sideOf(ctx, tx, &list[i], id)
			if err != nil {
				return nil, err
			}
			side.Own = own[side.Writer]
			list[i].Sides = append(list[i].Sides, side)
		}
	}
	return list, nil
}

// columnsIn are the columns of a cell.
func columnsIn(table, cell string) (list []Column) {
	for _, c := range columnsOf(table) {
		if c.Group == cell {
			list = append(list, c)
		}
	}
	return list
}

// ownWriters are those under whose names this workspace wrote.
func ownWriters(ctx context.Context, tx *sql.Tx) (map[oplog.Writer]bool, error) {
	self, err := facts(ctx, tx, factWriter, factContinues)
	own := map[oplog.Writer]bool{oplog.Writer(self[factWriter]): true, oplog.Writer(self[factContinues]): true}
	delete(own, "")
	return own, err
}

// sideOf reads what a transaction wrote to a cell.
func (db *DB) sideOf(ctx context.Context, tx *sql.Tx, c *Conflict, id int64) (s ConflictSide, err error) {
	var happened string
	err = tx.QueryRowContext(ctx, "SELECT writer, person, reason, happened FROM log_tx WHERE id = ?", id).Scan(&s.Writer, &s.Person, &s.Reason, &happened)
	if err != nil {
		return s, err
	}
	s.Tx, s.Values, s.Before = id, map[string]oplog.Value{}, map[string]oplog.Value{}
	if s.Happened, err = time.Parse(happenedLayout, happened); err != nil {
		return s, err
	}
	if c.Cell == oplog.Deleted { // who kept the record need not have said so
		s.Values[oplog.Deleted], s.Also = oplog.IntegerValue(0), map[string]oplog.Value{}
	}
	err = eachRow(ctx, tx, "SELECT tbl, row, col, value, old FROM log_of_row WHERE row = ? AND tbl = ? AND tx = ? ORDER BY id", func(rows *sql.Rows) error {
		o, err := scanOp(rows)
		switch {
		case groupOf(c.Table, o.Column) == c.Cell:
			s.Values[o.Column], s.Before[o.Column] = db.opened(o.Value), db.opened(o.Old)
		case s.Also != nil:
			s.Also[o.Column] = db.opened(o.Value)
		}
		return err
	}, c.Row, c.Table, id)
	return s, err
}

// decisionReason is the reason of a decision between values on which people disagreed.
const decisionReason = "Decide a disagreement"

// Settle ends a disagreement: the columns of the cell get these values, and those that are not named keep what is shown.
// It is written even where nothing changes, so that it ends on every computer. Taking it back opens it again on all of them.
func (db *DB) Settle(ctx context.Context, table, row, cell string, values map[string]oplog.Value) (undo Undo, err error) {
	err = db.change(ctx, decisionReason, func(tx *sql.Tx) error {
		list, err := db.conflicts(ctx, tx, "WHERE tbl = ? AND row = ? AND cell = ?", table, row, cell)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return problem("not_found", "This was decided in the meantime, so nothing was changed; reload the list.")
		}
		r, err := decided(ctx, tx, &list[0], values)
		if err != nil {
			return err
		}
		w := db.recordWriter(ctx, tx)
		defer w.close()
		steps, err := w.putAll([]record{r})
		if err != nil {
			return err
		}
		for _, c := range columnsIn(table, cell) {
			if err := db.restate(ctx, tx, table, row, c.Name); err != nil {
				return err
			}
		}
		undo, err = db.wayBack(ctx, tx, decisionReason, steps)
		return err
	})
	return undo, err
}

// decided is the record as a decision makes it. Who cannot see the private values at issue cannot decide between them.
func decided(ctx context.Context, tx *sql.Tx, c *Conflict, values map[string]oplog.Value) (record, error) {
	r := record{table: c.Table, id: c.Row, overlay: overlays(c.Table)}
	for _, side := range c.Sides {
		for _, v := range side.Values {
			if v.Kind == oplog.Sealed {
				return r, problem("no_rates", "You do not see these values yourself, so nothing was decided; someone who sees rates can decide.")
			}
		}
	}
	if err := tx.QueryRowContext(ctx, "SELECT deleted FROM "+quoted(c.Table)+" WHERE id = ?", c.Row).Scan(&r.deleted); err != nil {
		return r, err
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		v := values[name]
		if groupOf(c.Table, name) != c.Cell || !usable(c.Table, c.Row, name, v) || v.Kind == oplog.Sealed {
			return r, problem("bad_value", "This value cannot be kept here, so nothing was decided. If a newer Countyline wrote it, install that version first.")
		}
		if name == oplog.Deleted {
			r.deleted = v == oplog.IntegerValue(1)
			continue
		}
		r.cells = append(r.cells, cell{name, cellValue(v)})
	}
	return r, nil
}
