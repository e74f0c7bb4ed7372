package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"countyline/data/oplog"
)

// Pending are transactions made here that no segment holds, in their order: at least one if there is any, and no more
// once they hold limit operations. Private cells are plain texts.
func (db *DB) Pending(ctx context.Context, limit int) (txs []oplog.Tx, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		txs, err = pendingOf(ctx, tx, limit)
		return err
	})
	return txs, err
}

func pendingOf(ctx context.Context, tx *sql.Tx, limit int) ([]oplog.Tx, error) {
	rows, err := tx.QueryContext(ctx, `SELECT t.writer, t.seq, t.time, t.happened, t.person, t.app, t.schema, t.reason, t.first_op, t.ops, v.seen
		FROM log_tx t JOIN log_vector v ON v.id = t.vector WHERE t.hash IS NULL ORDER BY t.seq`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []oplog.Tx
	var first []int64
	total := 0
	for rows.Next() && (total < limit || len(list) == 0) {
		t := oplog.Tx{}
		var happened, seen string
		var from int64
		var ops int
		if err := rows.Scan(&t.Writer, &t.Seq, &t.Time, &happened, &t.Person, &t.App, &t.Schema, &t.Reason, &from, &ops, &seen); err != nil {
			return nil, err
		}
		if t.Happened, err = time.Parse(happenedLayout, happened); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(seen), &t.Seen); err != nil {
			return nil, err
		}
		if total += ops; total > limit && len(list) > 0 {
			break
		}
		t.Ops = make([]oplog.Op, 0, ops)
		list, first = append(list, t), append(first, from)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Ops, err = opsFrom(ctx, tx, first[i], cap(list[i].Ops)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// opsFrom reads the operations of one transaction, which lie together in the log.
func opsFrom(ctx context.Context, tx *sql.Tx, first int64, n int) ([]oplog.Op, error) {
	list := make([]oplog.Op, 0, n)
	err := eachRow(ctx, tx, "SELECT tbl, row, col, value, old FROM log_op WHERE id >= ? AND id < ? ORDER BY id", func(rows *sql.Rows) (err error) {
		var o oplog.Op
		var value, old any
		if err := rows.Scan(&o.Table, &o.Row, &o.Column, &value, &old); err != nil {
			return err
		}
		if o.Value, err = valueOf(value); err != nil {
			return err
		}
		if o.Old, err = valueOf(old); err != nil {
			return err
		}
		c, _ := columnOf(o.Table, o.Column)
		o.Private = c.Private
		list = append(list, o)
		return nil
	}, first, first+int64(n))
	return list, err
}

// Sealed keeps a segment, not published yet, with its transactions as they were sealed: with their hash and with their
// private cells encrypted. Who has no key to these keeps them no longer in plain: the log can tell what they are, and it
// shows them again once a key comes.
func (db *DB) Sealed(ctx context.Context, f oplog.File, txs []oplog.Tx) error {
	return db.applying(ctx, func(tx *sql.Tx) error {
		if err := keepFile(ctx, tx, f); err != nil {
			return err
		}
		for i := range txs {
			if err := sealTx(ctx, tx, f.Name, &txs[i]); err != nil {
				return err
			}
		}
		hidden := db.hidden(txs)
		if len(hidden) == 0 {
			return nil
		}
		return db.rework(ctx, tx, hidden)
	})
}

// hidden are the rows with private cells that this computer cannot read.
func (db *DB) hidden(txs []oplog.Tx) map[recordKey]bool {
	rows := map[recordKey]bool{}
	for _, t := range txs {
		for _, o := range t.Ops {
			if o.Value.Kind == oplog.Sealed && db.unsealed(o.Value).Kind == oplog.Null {
				rows[recordKey{o.Table, o.Row}] = true
			}
		}
	}
	return rows
}

func sealTx(ctx context.Context, tx *sql.Tx, segment string, t *oplog.Tx) error {
	var id, first int64
	var ops int
	err := tx.QueryRowContext(ctx, "UPDATE log_tx SET hash = ?, segment = ? WHERE writer = ? AND seq = ? AND hash IS NULL RETURNING id, first_op, ops",
		t.Hash[:], segment, string(t.Writer), t.Seq).Scan(&id, &first, &ops)
	if err != nil {
		return fmt.Errorf("transaction %d of %s, which was sealed: %w", t.Seq, t.Writer, err)
	}
	for _, o := range t.Ops {
		if !o.Private {
			continue
		}
		_, err := tx.ExecContext(ctx, "UPDATE log_op SET value = ?, old = ? WHERE id IN (SELECT id FROM log_of_row WHERE id >= ? AND id < ? AND tbl = ? AND row = ? AND col = ?)",
			cellValue(o.Value), cellValue(o.Old), first, first+int64(ops), o.Table, o.Row, o.Column)
		if err != nil {
			return err
		}
	}
	return nil
}
