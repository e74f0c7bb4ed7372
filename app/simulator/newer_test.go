package simulator

import "errors"

// A device with a newer version knows a column that this version does not, and words for a status that it has not heard
// of. There is no newer version yet; so what it would have captured is added to its history by hand.

// saysMore adds to the change that a device just made what only a newer version says.
func (d *device) saysMore() {
	w := d.world
	tx, err := d.reader.db.Begin()
	w.must("adding to the history", err)
	var id int64
	var pending bool
	err = tx.QueryRow("SELECT id, hash IS NULL FROM log_tx ORDER BY id DESC LIMIT 1").Scan(&id, &pending)
	if err != nil || !pending || d.known.txs[id] != nil { // it changed nothing
		w.must("leaving the history", tx.Rollback())
		return
	}
	column := [...]string{"nickname", "status"}[w.rng.IntN(2)]
	_, one := tx.Exec("INSERT INTO log_op (tx, tbl, row, col, value) VALUES (?, 'participation_edit', 'of a newer version', ?, 'word ' || ?)", id, column, w.rng.IntN(3))
	_, other := tx.Exec("UPDATE log_tx SET ops = ops + 1 WHERE id = ?", id)
	w.must("adding to the history", errors.Join(one, other, tx.Commit()))
	w.fault("said by a newer version")
}
