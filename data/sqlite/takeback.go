package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// TakeBack takes an import out of every figure, and lets those that it replaced count again. Its rows and its file stay,
// so that PutBack can undo it.
func (db *DB) TakeBack(ctx context.Context, datasetID string) (Undo, error) {
	return db.setTakenBack(ctx, datasetID, true)
}

// PutBack lets an import that was taken back count again, in the place of those that it replaced.
func (db *DB) PutBack(ctx context.Context, datasetID string) (Undo, error) {
	return db.setTakenBack(ctx, datasetID, false)
}

// ProvidersOf counts the providers of an import; 0 for one that is no roster, or was not read here.
func (db *DB) ProvidersOf(ctx context.Context, datasetID string) (n int, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT count(DISTINCT p.provider_id) FROM dataset_slot s JOIN participation p ON p.slot = s.slot
			WHERE s.dataset_id = ?`, datasetID).Scan(&n)
	})
	return n, err
}

// setTakenBack changes what counts, and with the references in force the codes of all service areas.
func (db *DB) setTakenBack(ctx context.Context, id string, back bool) (undo Undo, err error) {
	reason := "Take an import back"
	if !back {
		reason = "Put an import back"
	}
	err = db.change(ctx, reason, func(tx *sql.Tx) error {
		list, err := takenBack(ctx, tx, id, back)
		if err != nil {
			return err
		}
		before, err := inForce(ctx, tx)
		if err != nil {
			return err
		}
		var after []slotted
		all, err := datasets(ctx, tx, "AND d.kind = ?", data.ReferenceFile)
		if err != nil {
			return err
		}
		for _, d := range all {
			if d.ID == id && !back || d.ID != id && !d.TakenBack {
				after = append(after, d)
			}
		}
		areas, err := rekeyed(ctx, tx, before, after)
		if err != nil {
			return err
		}
		undo, err = db.putIn(ctx, tx, reason, append(list, areas...))
		return err
	})
	return undo, err
}

// takenBack are the rows that take an import back, or put it back, with those that it replaced. What is said of it
// alone ends its own being replaced.
func takenBack(ctx context.Context, tx *sql.Tx, id string, back bool) ([]record, error) {
	var known bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM dataset WHERE id = ? AND deleted = 0)", id).Scan(&known); err != nil {
		return nil, err
	}
	if !known {
		return nil, noImport()
	}
	list := []record{{table: "dataset", id: id, cells: []cell{{"taken_back", flag(back)}, {"replaced_by", ""}}}}
	err := eachRow(ctx, tx, "SELECT id FROM dataset WHERE replaced_by = ? AND id <> replaced_by AND deleted = 0 ORDER BY id", func(rows *sql.Rows) error {
		var replaced string
		err := rows.Scan(&replaced)
		list = append(list, record{table: "dataset", id: replaced, cells: []cell{{"taken_back", flag(!back)}}})
		return err
	}, id)
	return list, err
}

func flag(on bool) int64 {
	if on {
		return 1
	}
	return 0
}

// replace takes older imports of the same kind and product back for a new one.
func replace(ctx context.Context, tx *sql.Tx, by data.Dataset, ids []string) error {
	for _, id := range ids {
		result, err := tx.ExecContext(ctx, `UPDATE dataset SET taken_back = 1, replaced_by = ?
			WHERE id = ? AND kind = ? AND product_id = ? AND taken_back = 0 AND deleted = 0`, by.ID, id, by.Kind, by.ProductID)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil {
			return err
		} else if n == 0 {
			return problem("not_in_force", "A file that %s was to replace is not in force any more, so nothing was changed; read the file again and choose what it replaces.", by.FileName)
		}
	}
	return nil
}
