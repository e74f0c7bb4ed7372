package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"time"

	"countyline/data/oplog"
)

// adopt recognizes changes that wait here to go out among those of a segment: they went out before the workspace was
// restored or copied, under the name that it had then. Each becomes the one that went out, so that it is not shared a
// second time, without those that people have seen since. What waits after them had seen them.
//
// Only what says the same in everything is the same: number, time, maker, what was known, and every cell. A private cell
// that cannot be read here counts as the same, for nobody does all the rest twice within a millisecond.
func (db *DB) adopt(ctx context.Context, tx *sql.Tx, segment string, txs []oplog.Tx) error {
	var first oplog.Time
	err := tx.QueryRowContext(ctx, "SELECT time FROM log_tx WHERE hash IS NULL ORDER BY seq LIMIT 1").Scan(&first)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	from := slices.IndexFunc(txs, func(t oplog.Tx) bool { return t.Time == first })
	if err != nil || from < 0 {
		return err
	}
	if txs, err = newTxs(ctx, tx, txs[from:]); err != nil {
		return err
	}
	pending, err := pendingOf(ctx, tx, operations(txs))
	if err != nil {
		return err
	}
	n := 0
	for n < min(len(pending), len(txs)) && txs[n].Seq == pending[0].Seen[txs[n].Writer]+int64(n)+1 && db.sameChange(&pending[n], &txs[n]) {
		n++
	}
	if n == 0 {
		return nil
	}
	rows, err := pendingRows(ctx, tx)
	if err != nil {
		return err
	}
	if err := become(ctx, tx, segment, pending[:n], txs[:n]); err != nil {
		return err
	}
	return db.rework(ctx, tx, rows)
}

func operations(txs []oplog.Tx) (n int) {
	for i := range txs {
		n += len(txs[i].Ops)
	}
	return n
}

// sameChange says whether a transaction that waits is one that went out.
func (db *DB) sameChange(waits, out *oplog.Tx) bool {
	seen := maps.Clone(waits.Seen)
	delete(seen, out.Writer)
	return waits.Time == out.Time && waits.Happened.Format(happenedLayout) == out.Happened.Format(happenedLayout) &&
		waits.Person == out.Person && waits.App == out.App && waits.Schema == out.Schema && waits.Reason == out.Reason &&
		maps.Equal(seen, out.Seen) && slices.EqualFunc(waits.Ops, out.Ops, func(a, b oplog.Op) bool {
		same := func(waits, out oplog.Value) bool { return waits == out || a.Private && db.isSealed(waits, out) }
		return a.Table == b.Table && a.Row == b.Row && a.Column == b.Column && same(a.Value, b.Value) && same(a.Old, b.Old)
	})
}

// isSealed says whether a private value is another one as it was encrypted, as far as can be told here.
func (db *DB) isSealed(plain, sealed oplog.Value) bool {
	read := db.unsealed(sealed)
	return sealed.Kind == oplog.Sealed && plain.Kind == oplog.Text && (read == plain || read.Kind == oplog.Null)
}

// pendingRows are the rows that transactions wrote to which no segment holds.
func pendingRows(ctx context.Context, tx *sql.Tx) (map[recordKey]bool, error) {
	rows := map[recordKey]bool{}
	err := eachRow(ctx, tx, `SELECT DISTINCT o.tbl, o.row FROM log_tx t CROSS JOIN log_op o ON o.id >= t.first_op AND o.id < t.first_op + t.ops
		WHERE t.hash IS NULL`, func(found *sql.Rows) error {
		var k recordKey
		err := found.Scan(&k.table, &k.row)
		if columnsOf(k.table) != nil && validRow(k.table, k.row) {
			rows[k] = true
		}
		return err
	})
	return rows, err
}

// become makes the first of the transactions that wait those that went out, and numbers the rest anew.
func become(ctx context.Context, tx *sql.Tx, segment string, pending, out []oplog.Tx) error {
	places, err := pendingPlaces(ctx, tx, pending[0].Writer)
	if err != nil {
		return err
	}
	log, err := newLogReader(ctx, tx)
	if err != nil {
		return err
	}
	defer log.close()
	w, err := newLogWriter(ctx, tx, time.Time{})
	if err != nil {
		return err
	}
	last := out[len(out)-1]
	var rest [][3]int64 // id, seq, vector
	for i, p := range places {
		if i < len(out) {
			continue
		}
		seen, err := log.vector(p.vector)
		if err != nil {
			return err
		}
		seen = maps.Clone(seen)
		seen[last.Writer] = max(seen[last.Writer], last.Seq)
		vector, err := w.vector(seen)
		if err != nil {
			return err
		}
		rest = append(rest, [3]int64{p.id, p.seq - int64(len(out)), vector})
	}
	for i, t := range out {
		vector, err := w.vector(t.Seen)
		if err != nil {
			return err
		}
		if err := renumbered(ctx, tx, t.Writer, [][3]int64{{places[i].id, t.Seq, vector}}); err != nil {
			return err
		}
		t.Ops = slices.Clone(t.Ops)
		for j := range t.Ops {
			t.Ops[j].Private = pending[i].Ops[j].Private
		}
		if err := sealTx(ctx, tx, segment, &t); err != nil {
			return err
		}
	}
	return renumbered(ctx, tx, pending[0].Writer, rest)
}
