package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"countyline/data/oplog"
)

// LoggedTx is a change as the log keeps it.
type LoggedTx struct {
	oplog.Tx           // Ops are the first of Total; private values are in plain where this computer has the key
	ID       int64     // in the order in which this computer recorded changes
	Recorded time.Time // when this computer learnt of it, UTC
	Shared   bool      // it is in the shared place
	Own      bool      // made in this workspace
	Total    int       // operations, those that LogQuery asks for
}

// LogQuery says which changes to list; its zero value lists the newest of all.
type LogQuery struct {
	ID           int64    // only this one
	Row, Table   string   // only changes of this record, or of this table, and of those only these operations
	Rows, Tables []string // the same of any of these
	Person       string
	Since, Until time.Time // by the clock of the computer that made the change; Until itself is in
	Arrived      bool      // in the order in which this computer learnt of them, not in that in which they happened
	Before       int64     // only those that come after the one of this ID in the list
	Limit, Ops   int       // at most; 100 and 20 when zero
	Unshared     bool      // only those that are not in the shared place
}

// isShared says of a log_tx t that it is in the shared place.
const isShared = "(t.hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM share_file f WHERE f.name = t.segment AND f.state = 'sealed'))"

// Log lists changes, the newest first.
func (db *DB) Log(ctx context.Context, q LogQuery) (list []LoggedTx, err error) {
	if q.Limit == 0 {
		q.Limit = 100
	}
	if q.Ops == 0 {
		q.Ops = 20
	}
	err = db.view(ctx, func(tx *sql.Tx) error {
		own, err := ownWriters(ctx, tx)
		if err != nil {
			return err
		}
		q.gather()
		where, args, err := q.where()
		if err != nil {
			return err
		}
		list, err = loggedTxs(ctx, tx, where+" ORDER BY "+q.order()+" LIMIT ?", append(args, q.Limit)...)
		if err != nil {
			return err
		}
		for i := range list {
			t := &list[i]
			t.Own = own[t.Writer]
			if t.Ops, t.Total, err = db.opsOf(ctx, tx, t.ID, q); err != nil {
				return err
			}
		}
		return nil
	})
	return list, err
}

// gather puts the one record and the one table asked for among the many.
func (q *LogQuery) gather() {
	if q.Row != "" {
		q.Rows = append(slices.Clone(q.Rows), q.Row)
	}
	if q.Table != "" {
		q.Tables = append(slices.Clone(q.Tables), q.Table)
	}
}

func (q *LogQuery) order() string {
	if q.Arrived {
		return "t.id DESC"
	}
	return "t.time DESC, t.id DESC" // two computers may come to the same time
}

func (q *LogQuery) where() (string, []any, error) {
	parts, args := []string{"1"}, []any{}
	add := func(on bool, part string, values ...any) {
		if on {
			parts, args = append(parts, part), append(args, values...)
		}
	}
	add(q.ID > 0, "t.id = ?", q.ID)
	add(q.Before > 0 && q.Arrived, "t.id < ?", q.Before)
	add(q.Before > 0 && !q.Arrived, "(t.time, t.id) < (SELECT time, id FROM log_tx WHERE id = ?)", q.Before)
	ops, of, err := q.ops()
	if err != nil {
		return "", nil, err
	}
	add(len(q.Rows) > 0, "t.id IN (SELECT tx FROM log_of_row WHERE "+ops+")", of...)
	add(len(q.Rows) == 0 && len(q.Tables) > 0, "EXISTS (SELECT 1 FROM log_op WHERE id >= t.first_op AND id < t.first_op + t.ops AND "+ops+")", of...)
	add(q.Person != "", "t.person = ?", q.Person)
	add(!q.Since.IsZero(), "t.time >= ?", int64(oplog.At(q.Since)))
	add(!q.Until.IsZero(), "t.time <= ?", int64(endOf(q.Until)))
	add(q.Unshared, "NOT "+isShared)
	return strings.Join(parts, " AND "), args, nil
}

// ops is which operations a query asks for.
func (q *LogQuery) ops() (string, []any, error) {
	parts, args := []string{"1"}, []any{}
	for _, of := range []struct {
		column string
		any    []string
	}{{"row", q.Rows}, {"tbl", q.Tables}} {
		if len(of.any) == 0 {
			continue
		}
		list, err := json.Marshal(of.any)
		if err != nil {
			return "", nil, err
		}
		parts, args = append(parts, of.column+" IN (SELECT value FROM json_each(?))"), append(args, string(list))
	}
	return strings.Join(parts, " AND "), args, nil
}

// endOf is the last Time of the millisecond of an instant.
func endOf(t time.Time) oplog.Time { return oplog.At(t.Add(time.Millisecond)) - 1 }

// loggedTxs reads transactions without their operations.
func loggedTxs(ctx context.Context, tx *sql.Tx, where string, args ...any) (list []LoggedTx, err error) {
	err = eachRow(ctx, tx, `SELECT t.id, t.writer, t.seq, t.time, t.hash, v.seen, t.happened, t.recorded, t.person, t.app, t.schema, t.reason, `+isShared+`
		FROM log_tx t JOIN log_vector v ON v.id = t.vector WHERE `+where, func(rows *sql.Rows) error {
		var t LoggedTx
		var hash []byte
		var seen, happened, recorded string
		if err := rows.Scan(&t.ID, &t.Writer, &t.Seq, &t.Time, &hash, &seen, &happened, &recorded, &t.Person, &t.App, &t.Schema, &t.Reason, &t.Shared); err != nil {
			return err
		}
		copy(t.Hash[:], hash)
		if err := json.Unmarshal([]byte(seen), &t.Seen); err != nil {
			return err
		}
		var err error
		if t.Happened, err = time.Parse(happenedLayout, happened); err != nil {
			return err
		}
		t.Recorded, err = parseInstant(recorded)
		list = append(list, t)
		return err
	}, args...)
	return list, err
}

// opsOf reads the operations of a transaction that a query asks for, and how many there are. They are counted by
// SQLite: a change may be of a whole network.
func (db *DB) opsOf(ctx context.Context, tx *sql.Tx, id int64, q LogQuery) (list []oplog.Op, total int, err error) {
	which, args, err := q.ops()
	if err != nil {
		return nil, 0, err
	}
	from := " FROM log_op"
	if len(q.Rows) > 0 {
		from = " FROM log_of_row"
	}
	from += " WHERE id >= (SELECT first_op FROM log_tx WHERE id = ?) AND id < (SELECT first_op + ops FROM log_tx WHERE id = ?) AND " + which
	args = append([]any{id, id}, args...)
	err = eachRow(ctx, tx, "SELECT tbl, row, col, value, old"+from+" ORDER BY id LIMIT ?", func(rows *sql.Rows) error {
		o, err := scanOp(rows)
		o.Value, o.Old = db.opened(o.Value), db.opened(o.Old)
		list = append(list, o)
		return err
	}, append(slices.Clone(args), q.Ops)...)
	if total = len(list); err != nil || total < q.Ops || q.Ops < 0 {
		return list, total, err
	}
	return list, total, tx.QueryRowContext(ctx, "SELECT count(*)"+from, args...).Scan(&total)
}

// scanOp reads tbl, row, col, value and old.
func scanOp(rows *sql.Rows) (o oplog.Op, err error) {
	var value, old any
	if err := rows.Scan(&o.Table, &o.Row, &o.Column, &value, &old); err != nil {
		return o, err
	}
	if c, ok := columnOf(o.Table, o.Column); ok {
		o.Private = c.Private
	}
	if o.Value, err = valueOf(value); err != nil {
		return o, err
	}
	o.Old, err = valueOf(old)
	return o, err
}

// opened is a value in plain where this computer has the key, else as it is.
func (db *DB) opened(v oplog.Value) oplog.Value {
	if plain := db.unsealed(v); plain.Kind != oplog.Null {
		return plain
	}
	return v
}
