package sqlite

import (
	"database/sql"

	"countyline/data"
)

// naming says which names a roster gives. A provider and a practice have the name of the oldest roster that lists them,
// in whatever order this computer reads the files. It does not matter whether a roster was taken back.
type naming struct {
	newest bool            // all names that are known are of older rosters
	older  map[string]bool // unless newest: ids of providers and practices that older rosters name
}

func (w *slotWriter) naming() (n naming, err error) {
	const others = ` FROM dataset_slot s JOIN dataset d ON d.id = s.dataset_id, dataset_slot own JOIN dataset this ON this.id = own.dataset_id
		WHERE own.slot = ?1 AND d.kind = ?2 AND d.deleted = 0 AND s.slot <> ?1 AND `
	kind := data.RosterFile
	err = w.tx.QueryRowContext(w.ctx, "SELECT NOT EXISTS (SELECT 1"+others+"(d.imported_at, d.id) > (this.imported_at, this.id))", w.slot, kind).Scan(&n.newest)
	if err != nil || n.newest {
		return n, err
	}
	n.older = map[string]bool{}
	const listed = " FROM participation WHERE slot IN (SELECT s.slot" + others + "(d.imported_at, d.id) < (this.imported_at, this.id))"
	err = eachRow(w.ctx, w.tx, "SELECT DISTINCT provider_id"+listed, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		n.older[id] = true
		return err
	}, w.slot, kind)
	if err != nil {
		return n, err
	}
	return n, eachRow(w.ctx, w.tx, "SELECT DISTINCT practice"+listed, func(rows *sql.Rows) error {
		var name string
		err := rows.Scan(&name)
		n.older[PracticeID(name)] = true
		return err
	}, w.slot, kind)
}

// table starts the insert of the names of a derived table.
func (n naming) table(w *slotWriter, name string) *bulk {
	b := w.table(name, "id name", false)
	b.conflict = "ON CONFLICT (id) DO NOTHING"
	if !n.newest {
		b.conflict = "ON CONFLICT (id) DO UPDATE SET name = excluded.name"
	}
	return b
}
