package simulator

import (
	"errors"
	"slices"
)

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
	column := [...]string{unknownColumn, "status"}[w.rng.IntN(2)]
	_, op := tx.Exec("INSERT INTO log_op (tx, tbl, row, col, value) VALUES (?, 'participation_edit', 'of a newer version', ?, 'word ' || ?)", id, column, w.rng.IntN(3))
	_, place := tx.Exec("INSERT OR IGNORE INTO log_place SELECT row, id / 8 FROM log_op ORDER BY id DESC LIMIT 1")
	_, total := tx.Exec("UPDATE log_tx SET ops = ops + 1 WHERE id = ?", id)
	_, deferred := tx.Exec("INSERT INTO log_deferred (op) SELECT max(id) FROM log_op")
	w.must("adding to the history", errors.Join(op, place, total, deferred, tx.Commit()))
	w.fault("said by a newer version")
}

// A column that no version has yet; the newer version calls it what this one calls another.
const unknownColumn, learntColumn = "nickname", "practice"

// upgrade gives all devices the newer version: what waited for it is in force then.
func (w *world) upgrade(devices []*device) (done bool) {
	said := slices.ContainsFunc(devices, func(d *device) bool {
		for _, t := range d.known.txs {
			if slices.ContainsFunc(t.ops, func(o op) bool { return o.column == unknownColumn }) {
				return true
			}
		}
		return false
	})
	if !said || w.rng.IntN(4) > 0 {
		return false
	}
	for _, d := range devices {
		d.close()
		_, err := d.reader.db.Exec("UPDATE log_op SET col = ? WHERE col = ?", learntColumn, unknownColumn)
		w.must("learning a column", err)
		d.known = nil
		d.open()
		d.inspect()
	}
	w.trace.add("everybody has the newer version")
	w.fault("newer version installed")
	return true
}
