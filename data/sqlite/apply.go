package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"countyline/data/oplog"
	"countyline/data/oplog/planted"
)

// Apply takes the transactions of a segment into the log and into the records, and keeps the file as applied: all of it
// or nothing. Transactions that are known already are passed over. What this version cannot use is kept for a later
// one. oplog.ErrPoison is of a segment that can never be taken.
func (db *DB) Apply(ctx context.Context, f oplog.File, txs []oplog.Tx) (oplog.Applied, error) {
	if err := sound(f.Writer, txs); err != nil {
		return oplog.Applied{}, err
	}
	if f.State != oplog.Published {
		f.State, f.Reason = oplog.Done, ""
	}
	if planted.Bug(planted.VectorOutsideTx) {
		if err := db.Keep(ctx, f); err != nil {
			return oplog.Applied{}, err
		}
	}
	if planted.Bug(planted.HalfTransaction) {
		if err := db.applying(ctx, func(tx *sql.Tx) error { return db.apply(ctx, tx, f.Name, halves(txs), &oplog.Applied{}) }); err != nil {
			return oplog.Applied{}, err
		}
	}
	var done oplog.Applied
	err := db.applying(ctx, func(tx *sql.Tx) error {
		if err := keepFile(ctx, tx, f); err != nil {
			return err
		}
		if err := db.adopt(ctx, tx, f.Name, txs); err != nil {
			return err
		}
		return db.apply(ctx, tx, f.Name, txs, &done)
	})
	if err != nil {
		return oplog.Applied{}, err
	}
	return done, nil
}

// halves are transactions with the first half of their operations.
func halves(txs []oplog.Tx) []oplog.Tx {
	list := make([]oplog.Tx, len(txs))
	for i, t := range txs {
		t.Ops = t.Ops[:(len(t.Ops)+1)/2]
		list[i] = t
	}
	return list
}

// apply adds transactions to the log and works out the rows that they touch.
func (db *DB) apply(ctx context.Context, tx *sql.Tx, segment string, txs []oplog.Tx, done *oplog.Applied) error {
	txs, err := newTxs(ctx, tx, txs)
	if err != nil || len(txs) == 0 {
		return err
	}
	log, err := newLogReader(ctx, tx)
	if err != nil {
		return err
	}
	defer log.close()
	if planted.Bug(planted.DropUnknownColumn) {
		for i := range txs {
			txs[i].Ops = slices.DeleteFunc(slices.Clone(txs[i].Ops), func(o oplog.Op) bool { return !usable(o.Table, o.Row, o.Column, o.Value) })
		}
	}
	rows := touchedBy(txs)
	disputed, err := log.split(rows)
	if err != nil {
		return err
	}
	if done.Deferred, err = db.add(ctx, tx, log, segment, txs); err != nil {
		return err
	}
	w := rowWriter{ctx: ctx, tx: tx, inserts: map[string]*bulk{}}
	for _, r := range rows {
		disagreements, err := db.work(&w, log, r, disputed[r.recordKey])
		if err != nil {
			return err
		}
		done.Conflicts += disagreements
	}
	done.Transactions = len(txs)
	for i := range txs {
		done.Operations += len(txs[i].Ops)
	}
	return w.flush()
}

// newTxs are those that the log does not have. Of one number there may be several, by copies of one workspace.
func newTxs(ctx context.Context, tx *sql.Tx, txs []oplog.Tx) ([]oplog.Tx, error) {
	if len(txs) == 0 {
		return nil, nil
	}
	known := map[oplog.Hash]bool{}
	err := eachRow(ctx, tx, "SELECT hash FROM log_tx WHERE writer = ? AND seq BETWEEN ? AND ? AND hash IS NOT NULL", func(rows *sql.Rows) error {
		var hash []byte
		err := rows.Scan(&hash)
		known[oplog.Hash(hash)] = true
		return err
	}, string(txs[0].Writer), txs[0].Seq, txs[len(txs)-1].Seq)
	var list []oplog.Tx
	for _, t := range txs {
		if !known[t.Hash] {
			list = append(list, t)
		}
	}
	return list, err
}

// add writes transactions to the log. It notes and counts the operations that this version cannot use.
func (db *DB) add(ctx context.Context, tx *sql.Tx, log *logReader, segment string, txs []oplog.Tx) (deferred int, err error) {
	w, err := newLogWriter(ctx, tx, db.now())
	if err != nil {
		return 0, err
	}
	later := newBulk(ctx, tx, "log_deferred", "op")
	for i := range txs {
		t := &txs[i]
		first := w.lastOp + 1
		id, err := w.add(t, segment)
		if err != nil {
			return 0, err
		}
		log.marks[id], log.ids[&t.Mark] = &t.Mark, id
		for j, o := range t.Ops {
			if usable(o.Table, o.Row, o.Column, o.Value) {
				continue
			}
			deferred++
			if err := later.add(first + int64(j)); err != nil {
				return 0, err
			}
		}
	}
	return deferred, errors.Join(w.flush(), later.flush())
}
