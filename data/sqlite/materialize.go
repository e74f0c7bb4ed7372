package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"countyline/data/oplog"
	"countyline/data/oplog/planted"
)

// work brings a row up to date and counts the disagreements in which a new transaction takes part.
func (db *DB) work(w *rowWriter, log *logReader, r *touched, disputed bool) (disagreements int, err error) {
	if r.passed {
		return 0, w.put(r.recordKey, db.live(r.table, asWritten(r.recordKey, r.fresh)))
	}
	entries := append(r.known, r.fresh...)
	state, _ := resolve(r.table, r.row, entries)
	if planted.Bug(planted.ReceiptOrderWins) {
		state.Cells = asWritten(r.recordKey, entries).Cells
	}
	if err := w.put(r.recordKey, db.live(r.table, state)); err != nil {
		return 0, err
	}
	if len(state.Conflicts) > 0 || disputed {
		if err := noteConflicts(w.ctx, w.tx, r.table, r.row, state.Conflicts, log.ids); err != nil {
			return 0, err
		}
	}
	for _, c := range state.Conflicts {
		if slices.ContainsFunc(c.Heads, r.writes) {
			disagreements++
		}
	}
	return disagreements, nil
}

// writes says whether a transaction is one of the new ones.
func (r *touched) writes(m *oplog.Mark) bool {
	return slices.ContainsFunc(r.fresh, func(e oplog.Entry) bool { return e.Mark == m })
}

// asWritten is a row as those left it who wrote last, in the order of entries.
func asWritten(k recordKey, entries []oplog.Entry) oplog.State {
	s := oplog.State{Cells: make(map[string]oplog.Value, len(entries))}
	for _, e := range entries {
		if usable(k.table, k.row, e.Column, e.Value) {
			s.Cells[e.Column] = e.Value
		}
	}
	return s
}

// rowWriter puts rows into shared tables, those with the same columns together. Names of tables and columns are those
// that are declared here.
type rowWriter struct {
	ctx     context.Context
	tx      *sql.Tx
	inserts map[string]*bulk
	args    []any
	names   []string
}

// put queues a row. One without cells is not there.
func (w *rowWriter) put(k recordKey, cells map[string]any) error {
	if len(cells) == 0 {
		return nil
	}
	w.names, w.args = append(w.names[:0], k.table), append(w.args[:0], k.row)
	for _, c := range columnsOf(k.table) {
		if v, written := cells[c.Name]; written {
			w.names, w.args = append(w.names, c.Name), append(w.args, v)
		}
	}
	shape := strings.Join(w.names, " ")
	b := w.inserts[shape]
	if b == nil {
		b = newBulk(w.ctx, w.tx, k.table, "id "+strings.Join(w.names[1:], " "))
		set := ""
		for _, c := range w.names[1:] {
			set += ", " + c + " = excluded." + c
		}
		b.conflict = "ON CONFLICT (id) DO UPDATE SET " + set[2:]
		w.inserts[shape] = b
	}
	return b.add(w.args...)
}

func (w *rowWriter) flush() error {
	for _, b := range w.inserts {
		if err := b.flush(); err != nil {
			return err
		}
	}
	return nil
}
