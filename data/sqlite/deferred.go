package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
)

// Deferred counts the changes of cells that wait for a newer version of Countyline.
func (db *DB) Deferred(ctx context.Context) (n int, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM log_deferred").Scan(&n)
	})
	return n, err
}

// resume takes into the records what waited for this version.
func (db *DB) resume(ctx context.Context) error {
	if db.schema < historyStep {
		return nil
	}
	var ids []int64
	rows := map[recordKey]bool{}
	err := db.view(ctx, func(tx *sql.Tx) (err error) {
		ids, err = usableNow(ctx, tx, rows)
		return err
	})
	if err != nil || len(ids) == 0 {
		return err
	}
	text, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	return db.applying(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM log_deferred WHERE op IN (SELECT value FROM json_each(?))", string(text)); err != nil {
			return err
		}
		return db.rework(ctx, tx, rows)
	})
}

// usableNow lists the operations that were deferred and can be used by now, and adds their rows.
func usableNow(ctx context.Context, tx *sql.Tx, rows map[recordKey]bool) (ids []int64, err error) {
	err = eachRow(ctx, tx, "SELECT o.id, o.tbl, o.row, o.col, o.value FROM log_deferred d JOIN log_op o ON o.id = d.op", func(found *sql.Rows) error {
		var id int64
		var k recordKey
		var column string
		var stored any
		if err := found.Scan(&id, &k.table, &k.row, &column, &stored); err != nil {
			return err
		}
		if v, err := valueOf(stored); err != nil || !usable(k.table, k.row, column, v) {
			return err
		}
		ids, rows[k] = append(ids, id), true
		return nil
	})
	return ids, err
}

// Reveal works out again the rows with private cells, after a key to them came. Once that is done it costs nothing, so it
// may be asked for whenever the key may have come and the program may have been stopped right after.
func (db *DB) Reveal(ctx context.Context) error {
	return db.applying(ctx, func(tx *sql.Tx) error {
		known, err := facts(ctx, tx, factRatesKey, factRevealed)
		if err != nil {
			return err
		}
		key := hashOf([]byte(known[factRatesKey]))
		if known[factRatesKey] != "" && known[factRevealed] == key {
			return nil
		}
		rows := map[recordKey]bool{}
		for _, c := range sharedColumns {
			if !c.Private {
				continue
			}
			err := eachRow(ctx, tx, "SELECT DISTINCT row FROM log_op WHERE tbl = ? AND col = ? AND typeof(value) = 'blob'", func(found *sql.Rows) error {
				k := recordKey{table: c.Table}
				err := found.Scan(&k.row)
				rows[k] = true
				return err
			}, c.Table, c.Name)
			if err != nil {
				return err
			}
		}
		if err := db.rework(ctx, tx, rows); err != nil {
			return err
		}
		return setFact(ctx, tx, factRevealed, key)
	})
}

// rework works out rows again from what the log has of them.
func (db *DB) rework(ctx context.Context, tx *sql.Tx, rows map[recordKey]bool) error {
	log, err := newLogReader(ctx, tx)
	if err != nil {
		return err
	}
	defer log.close()
	var list []*touched
	for k := range rows {
		list = append(list, &touched{recordKey: k})
	}
	if err := log.load(list); err != nil {
		return err
	}
	w := rowWriter{ctx: ctx, tx: tx, inserts: map[string]*bulk{}}
	for _, r := range list {
		if _, err := db.work(&w, log, r, true); err != nil {
			return err
		}
	}
	return w.flush()
}
