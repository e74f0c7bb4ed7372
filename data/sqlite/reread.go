package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"

	"countyline/data"
)

// Unread is an import of a colleague whose rows are not here yet.
type Unread struct {
	data.Dataset
	Here bool // its file is in documents/
}

// Unread lists the imports that came from colleagues and whose files were not read here yet, oldest first. Imports
// that were taken back are among them, for they can be put back.
func (db *DB) Unread(ctx context.Context) ([]Unread, error) {
	all, err := list(ctx, db, `SELECT id, kind, product_id, file_name, sha256, parser_version, mapping, reading, rows_taken, rows_rejected, taken_back
		FROM dataset WHERE deleted = 0 AND kind <> '' AND sha256 <> '' AND NOT EXISTS (SELECT 1 FROM dataset_slot WHERE dataset_id = dataset.id)
		ORDER BY imported_at, id`, func(rows *sql.Rows) (u Unread, err error) {
		return u, rows.Scan(&u.ID, &u.Kind, &u.ProductID, &u.FileName, &u.SHA256, &u.ParserVersion, &u.Mapping, &u.Reading, &u.Taken, &u.Rejected, &u.TakenBack)
	})
	for i := range all {
		all[i].Here = db.HasDocument(all[i].SHA256)
	}
	return all, err
}

// HasDocument says whether the file with that hash is in documents/.
func (db *DB) HasDocument(sum string) bool {
	info, err := os.Stat(db.DocumentPath(sum))
	return sum == filepath.Base(sum) && err == nil && info.Mode().IsRegular()
}

// DocumentPath is where the file with that hash is kept, if it is here.
func (db *DB) DocumentPath(sum string) string { return filepath.Join(db.dir, documentsName, sum) }

// fill writes the rows of a dataset that came from a colleague, once. They are of this device, so that nothing of it
// travels.
func (db *DB) fill(ctx context.Context, in Import, taken int, rows func(*slotWriter) error) error {
	return friendly(db.dir, inTx(ctx, db.write, func(tx *sql.Tx) error {
		var known, read bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM dataset WHERE id = ?1), EXISTS (SELECT 1 FROM dataset_slot WHERE dataset_id = ?1)`,
			in.Dataset.ID).Scan(&known, &read); err != nil {
			return err
		}
		switch {
		case !known:
			return noImport()
		case read:
			return nil
		}
		slot, err := insertSlot(ctx, tx, in.Dataset.ID)
		if err != nil {
			return err
		}
		return writeRows(ctx, tx, slot, in, taken, rows)
	}))
}
