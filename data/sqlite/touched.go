package sqlite

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"slices"

	"countyline/data/oplog"
)

// touched is a row that new transactions write to.
type touched struct {
	recordKey
	fresh []oplog.Entry // what they write, in their order
	known []oplog.Entry // what the log had before; not read when passed
	met   bool          // the log had something
	// passed says that the makers of the new transactions had seen all that the log has of the row, so that what they
	// wrote is what it is, and the rest need not be worked out again.
	passed bool
}

// touchedBy lists the rows of tables that this version knows, each once, in an order that is always the same.
func touchedBy(txs []oplog.Tx) []*touched {
	rows := map[recordKey]*touched{}
	var list []*touched
	for i := range txs {
		for _, o := range txs[i].Ops {
			if columnsOf(o.Table) == nil || !validRow(o.Table, o.Row) {
				continue
			}
			k := recordKey{o.Table, o.Row}
			r := rows[k]
			if r == nil {
				r = &touched{recordKey: k, passed: true}
				rows[k], list = r, append(list, r)
			}
			r.fresh = append(r.fresh, oplog.Entry{Mark: &txs[i].Mark, Column: o.Column, Value: o.Value})
		}
	}
	slices.SortFunc(list, func(a, b *touched) int { return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.row, b.row)) })
	return list
}

// split finds the rows that must be worked out from all of their operations, and reads those. It says on which rows a
// disagreement is noted.
func (r *logReader) split(rows []*touched) (disputed map[recordKey]bool, err error) {
	if disputed, err = r.disputed(rows); err != nil {
		return nil, err
	}
	for rest := rows; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].table == rest[0].table {
			n++
		}
		if err := r.pass(rest[:n]); err != nil {
			return nil, err
		}
		rest = rest[n:]
	}
	var list []*touched
	for _, row := range rows {
		if row.passed = row.passed && row.plain() && !disputed[row.recordKey]; !row.passed {
			list = append(list, row)
		}
	}
	return disputed, r.load(list)
}

// plain says whether new writes alone can say what a row is, when their makers had seen all before. They cannot of a
// record that is deleted or put back, which hides disagreements or shows them again, nor of one of which a decision is taken
// back or that may be held back.
func (r *touched) plain() bool {
	for i, e := range r.fresh {
		if _, opens := oplog.Reopened(e.Column); opens {
			return false
		}
		if e.Column == oplog.Deleted && r.met || i > 0 && e.Mark != r.fresh[i-1].Mark && !e.Mark.Saw(r.fresh[i-1].Mark) {
			return false
		}
	}
	return len(needed[r.table]) == 0
}

// pass finds out, of rows of one table, whether the makers of the new transactions had seen all that the log has.
func (r *logReader) pass(rows []*touched) error {
	return eachRow(r.ctx, r.tx, `SELECT j.key, t.writer, max(t.seq), max(t.time) FROM json_each(?1) j CROSS JOIN log_of_row o ON o.row = j.value AND o.tbl = ?2
			CROSS JOIN log_tx t ON t.id = o.tx GROUP BY j.key, t.writer`, func(found *sql.Rows) error {
		var i int
		var known oplog.Mark
		if err := found.Scan(&i, &known.Writer, &known.Seq, &known.Time); err != nil {
			return err
		}
		row := rows[i]
		row.met = true
		for _, e := range row.fresh {
			row.passed = row.passed && e.Mark.Saw(&known) && e.Mark.Time > known.Time
		}
		return nil
	}, names(rows), rows[0].table)
}

// disputed are those of the rows on which a disagreement is noted.
func (r *logReader) disputed(rows []*touched) (map[recordKey]bool, error) {
	var any bool
	if err := r.tx.QueryRowContext(r.ctx, "SELECT EXISTS (SELECT 1 FROM log_conflict)").Scan(&any); err != nil || !any {
		return nil, err
	}
	disputed := map[recordKey]bool{}
	err := eachRow(r.ctx, r.tx, "SELECT DISTINCT c.tbl, c.row FROM log_conflict c WHERE c.row IN (SELECT value FROM json_each(?1))", func(found *sql.Rows) error {
		var k recordKey
		err := found.Scan(&k.table, &k.row)
		disputed[k] = true
		return err
	}, names(rows))
	return disputed, err
}

// names are the ids of rows as JSON.
func names(rows []*touched) string {
	list := make([]string, len(rows))
	for i, r := range rows {
		list[i] = r.row
	}
	text, _ := json.Marshal(list) // strings always can be
	return string(text)
}
