package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"time"

	"countyline/data"
)

// Import is one file on its way into the workspace, with what could not be taken from it.
type Import struct {
	Dataset  data.Dataset // ID, SHA256 when a File is given, counts and time are filled in
	File     string       // path of the file to keep; empty when the figures came from no file
	Rejects  []data.Reject
	Replaces []string              // ids of imports of the same kind and product that it takes the place of
	Again    bool                  // Dataset came from a colleague, its file is here, and only its rows are saved
	Progress func(done, total int) // rows; may be nil; called on the importing goroutine
}

// save keeps the file, then writes the dataset and what rows adds to it in one transaction. If that fails or is
// cancelled nothing has changed.
func (db *DB) save(ctx context.Context, in Import, kind data.DatasetKind, taken int, rows func(*slotWriter) error) (data.Dataset, error) {
	if in.Again {
		return in.Dataset, db.fill(ctx, in, taken, rows)
	}
	set := in.Dataset
	var err error
	if set.ID, err = newID(); err != nil {
		return data.Dataset{}, err
	}
	set.Kind, set.Taken, set.Rejected, set.TakenBack, set.ReplacedBy = kind, taken, rejected(in.Rejects), false, ""
	set.FileName, set.ImportedAt = unicodeText(set.FileName), db.now().UTC().Truncate(time.Millisecond)
	var file kept
	if in.File != "" {
		if file, err = db.keep(ctx, in.File, set.SHA256); err != nil {
			return data.Dataset{}, friendly(db.dir, err)
		}
		set.SHA256 = file.sha256
	}
	err = db.change(ctx, "Import a "+importWord(kind), func(tx *sql.Tx) error {
		slot, err := insertDataset(ctx, tx, set)
		if err != nil {
			return err
		}
		if err := writeRows(ctx, tx, slot, in, taken, rows); err != nil {
			return err
		}
		return replace(ctx, tx, set, in.Replaces)
	})
	if err != nil {
		if file.fresh {
			err = errors.Join(err, os.Remove(file.path))
		}
		return data.Dataset{}, err
	}
	return set, nil
}

// writeRows writes what one device read of a file.
func writeRows(ctx context.Context, tx *sql.Tx, slot int64, in Import, taken int, rows func(*slotWriter) error) error {
	w := &slotWriter{ctx, tx, slot, &progress{ctx: ctx, report: in.Progress, total: taken + len(in.Rejects)}}
	if err := rows(w); err != nil {
		return err
	}
	return w.rejects(in.Rejects)
}

// importWord is what people call a kind of file.
func importWord(kind data.DatasetKind) string {
	switch kind {
	case data.ReferenceFile:
		return "reference file"
	case data.PopulationFile:
		return "population file"
	case data.EnrollmentFile:
		return "file of members"
	}
	return string(kind)
}

func rejected(list []data.Reject) (n int) {
	for _, r := range list {
		if !r.Warning {
			n++
		}
	}
	return n
}

// slotWriter writes the rows of one dataset under its local number.
type slotWriter struct {
	ctx      context.Context
	tx       *sql.Tx
	slot     int64
	progress *progress
}

// table starts a bulk insert; only the ones with counted rows move the progress figure.
func (w *slotWriter) table(name, columns string, counted bool) *bulk {
	b := newBulk(w.ctx, w.tx, name, columns)
	if counted {
		b.progress = w.progress
	}
	return b
}

func (w *slotWriter) rejects(list []data.Reject) error {
	b := w.table("import_reject", "slot position line column value reason warning", true)
	for i, r := range list {
		if err := b.add(w.slot, i, r.Line, r.Column, r.Value, r.Reason, r.Warning); err != nil {
			return err
		}
	}
	return b.flush()
}

func insertDataset(ctx context.Context, tx *sql.Tx, d data.Dataset) (slot int64, err error) {
	_, err = tx.ExecContext(ctx, `INSERT INTO dataset
		(id, kind, product_id, file_name, sha256, parser_version, mapping, reading, rows_taken, rows_rejected, imported_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		d.ID, d.Kind, d.ProductID, d.FileName, d.SHA256, d.ParserVersion, d.Mapping, d.Reading, d.Taken, d.Rejected, instant(d.ImportedAt))
	if err != nil {
		return 0, err
	}
	return insertSlot(ctx, tx, d.ID)
}

func insertSlot(ctx context.Context, tx *sql.Tx, datasetID string) (slot int64, err error) {
	result, err := tx.ExecContext(ctx, "INSERT INTO dataset_slot (dataset_id) VALUES (?)", datasetID)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// Datasets lists every import, oldest first, those taken back included.
func (db *DB) Datasets(ctx context.Context) ([]data.Dataset, error) {
	var list []data.Dataset
	err := db.view(ctx, func(tx *sql.Tx) error {
		slots, err := datasets(ctx, tx, "")
		for _, s := range slots {
			list = append(list, s.Dataset)
		}
		return err
	})
	return list, err
}

// slotted is a dataset with its local number.
type slotted struct {
	data.Dataset
	slot int64
}

// current are the datasets of a kind that count.
const current = "AND d.kind = ? AND d.taken_back = 0"

func datasets(ctx context.Context, tx *sql.Tx, where string, args ...any) ([]slotted, error) {
	rows, err := tx.QueryContext(ctx, `SELECT d.id, d.kind, d.product_id, d.file_name, d.sha256, d.parser_version, d.mapping, d.reading,
		d.rows_taken, d.rows_rejected, d.imported_at, d.taken_back, d.replaced_by, s.slot
		FROM dataset d JOIN dataset_slot s ON s.dataset_id = d.id
		WHERE d.deleted = 0 `+where+` ORDER BY d.imported_at, d.id`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []slotted
	for rows.Next() {
		var d slotted
		var at string
		if err := rows.Scan(&d.ID, &d.Kind, &d.ProductID, &d.FileName, &d.SHA256, &d.ParserVersion, &d.Mapping, &d.Reading,
			&d.Taken, &d.Rejected, &at, &d.TakenBack, &d.ReplacedBy, &d.slot); err != nil {
			return nil, err
		}
		if d.ImportedAt, err = parseInstant(at); err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return list, rows.Err()
}

// latest is the newest dataset of a kind that counts; missing is the sentence when there is none.
func latest(ctx context.Context, tx *sql.Tx, kind data.DatasetKind, missing error) (slotted, error) {
	list, err := datasets(ctx, tx, current, kind)
	if err != nil {
		return slotted{}, err
	}
	if len(list) == 0 {
		return slotted{}, missing
	}
	return list[len(list)-1], nil
}

func noImport() error {
	return problem("not_found", "This import is not in the workspace, so nothing was changed; reload the list of imports.")
}

// Rejects lists the rows of an import that were not taken, and its warnings, in the order of the file.
func (db *DB) Rejects(ctx context.Context, datasetID string) ([]data.Reject, error) {
	var list []data.Reject
	err := db.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT r.line, r.column, r.value, r.reason, r.warning
			FROM dataset_slot s JOIN import_reject r ON r.slot = s.slot WHERE s.dataset_id = ? ORDER BY r.position`, datasetID)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r data.Reject
			if err := rows.Scan(&r.Line, &r.Column, &r.Value, &r.Reason, &r.Warning); err != nil {
				return err
			}
			list = append(list, r)
		}
		return rows.Err()
	})
	return list, err
}

// instantLayout sorts as text in the order of time.
const instantLayout = "2006-01-02T15:04:05.000Z"

func instant(t time.Time) string { return t.UTC().Format(instantLayout) }

// parseInstant reads an instant; one that has not arrived yet is the zero time.
func parseInstant(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return time.Parse(instantLayout, text)
}
