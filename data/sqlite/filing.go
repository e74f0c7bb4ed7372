package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"time"

	"countyline/data"
)

// FilingFile is a finished document on its way into the workspace.
type FilingFile struct {
	Path        string
	Pages, Rows int
}

// SaveFiling keeps the documents, then writes the filing with them in one transaction. If that fails or is cancelled
// nothing has changed. Documents of the filing are named as their files are.
func (db *DB) SaveFiling(ctx context.Context, f data.Filing, files []FilingFile) (data.Filing, error) {
	var fresh []string
	saved, err := db.saveFiling(ctx, f, files, &fresh)
	if err != nil {
		for _, path := range fresh {
			err = errors.Join(err, os.Remove(path))
		}
		return data.Filing{}, friendly(db.dir, err)
	}
	return saved, nil
}

func (db *DB) saveFiling(ctx context.Context, f data.Filing, files []FilingFile, fresh *[]string) (_ data.Filing, err error) {
	if f.ID, err = newID(); err != nil {
		return f, err
	}
	f.Created, f.Documents = db.now().UTC().Truncate(time.Millisecond), nil
	for _, file := range files {
		d := data.FilingDocument{Name: unicodeText(filepath.Base(file.Path)), Pages: file.Pages, Rows: file.Rows}
		if d.ID, err = newID(); err != nil {
			return f, err
		}
		info, err := os.Stat(file.Path)
		if err != nil {
			return f, err
		}
		d.Size = info.Size()
		kept, err := db.keep(ctx, file.Path, "")
		if kept.fresh {
			*fresh = append(*fresh, kept.path)
		}
		if err != nil {
			return f, err
		}
		d.SHA256 = kept.sha256
		f.Documents = append(f.Documents, d)
	}
	return f, db.change(ctx, "Freeze a filing", func(tx *sql.Tx) error { return insertFiling(ctx, tx, f) })
}

func insertFiling(ctx context.Context, tx *sql.Tx, f data.Filing) error {
	n := f.Figures
	_, err := tx.ExecContext(ctx, `INSERT INTO filing (id, product_id, number, title, basis, created_at, as_of, kind, due,
			counties, specialties, cells, failing, fixable, structural, estimate, rows_taken, rows_aside,
			check_code, version, filed_on, note, plan_name, contract_year)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		f.ID, f.ProductID, f.Number, f.Title, f.Basis, instant(f.Created), f.AsOf, f.Kind.String(), f.Due,
		n.Counties, n.Specialties, n.Cells, n.Failing, n.Fixable, n.Structural, n.Estimate, n.RowsTaken, n.RowsAside,
		f.CheckCode, f.Version, f.FiledOn, f.Note, f.Plan, f.Year)
	if err != nil {
		return err
	}
	for i, d := range f.Documents {
		_, err := tx.ExecContext(ctx, `INSERT INTO filing_document (id, filing_id, position, name, sha256, size, pages, row_count)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, d.ID, f.ID, i, d.Name, d.SHA256, d.Size, d.Pages, d.Rows)
		if err != nil {
			return err
		}
	}
	return nil
}

const selectFilings = `SELECT id, product_id, number, title, basis, created_at, as_of, kind, due,
	counties, specialties, cells, failing, fixable, structural, estimate, rows_taken, rows_aside, check_code, version, filed_on, note, plan_name, contract_year
	FROM filing WHERE `

// Filings lists the filings of a product with their documents, newest first.
func (db *DB) Filings(ctx context.Context, productID string) ([]data.Filing, error) {
	return db.filings(ctx, "product_id = ? AND deleted = 0 ORDER BY created_at DESC, id DESC", productID)
}

// Filing is the filing with that id.
func (db *DB) Filing(ctx context.Context, id string) (data.Filing, error) {
	list, err := db.filings(ctx, "id = ? AND deleted = 0", id)
	if err == nil && len(list) == 0 {
		err = noFiling()
	}
	if err != nil {
		return data.Filing{}, err
	}
	return list[0], nil
}

// FilingNumbers lists the numbers that a product's filings have or had, those of deleted filings included: a number
// that was printed is not given again.
func (db *DB) FilingNumbers(ctx context.Context, productID string) ([]string, error) {
	return list(ctx, db, "SELECT number FROM filing WHERE product_id = ? ORDER BY id", func(rows *sql.Rows) (n string, err error) {
		return n, rows.Scan(&n)
	}, productID)
}

func (db *DB) filings(ctx context.Context, where string, args ...any) ([]data.Filing, error) {
	all, err := list(ctx, db, selectFilings+where, scanFiling, args...)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Documents, err = list(ctx, db, `SELECT id, name, sha256, size, pages, row_count FROM filing_document
			WHERE filing_id = ? AND deleted = 0 ORDER BY position, id`, scanFilingDocument, all[i].ID); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func scanFiling(rows *sql.Rows) (f data.Filing, err error) {
	var created, kind string
	n := &f.Figures
	if err := rows.Scan(&f.ID, &f.ProductID, &f.Number, &f.Title, &f.Basis, &created, &f.AsOf, &kind, &f.Due,
		&n.Counties, &n.Specialties, &n.Cells, &n.Failing, &n.Fixable, &n.Structural, &n.Estimate, &n.RowsTaken, &n.RowsAside,
		&f.CheckCode, &f.Version, &f.FiledOn, &f.Note, &f.Plan, &f.Year); err != nil {
		return f, err
	}
	if f.Created, err = parseInstant(created); err != nil {
		return f, err
	}
	f.Kind, err = filings.parse(kind)
	return f, err
}

func scanFilingDocument(rows *sql.Rows) (d data.FilingDocument, err error) {
	return d, rows.Scan(&d.ID, &d.Name, &d.SHA256, &d.Size, &d.Pages, &d.Rows)
}

// DescribeFiling changes what may change on a frozen filing: title, note and the day it was filed.
func (db *DB) DescribeFiling(ctx context.Context, f data.Filing) error {
	return db.oneFiling(ctx, "Edit a filing", "UPDATE filing SET title = ?, note = ?, filed_on = ? WHERE id = ? AND deleted = 0",
		f.Title, f.Note, f.FiledOn, f.ID)
}

// DeleteFiling takes a filing out of the list. Its documents stay, so that RestoreFiling can undo it.
func (db *DB) DeleteFiling(ctx context.Context, id string) error {
	return db.oneFiling(ctx, "Delete a filing", "UPDATE filing SET deleted = 1 WHERE id = ? AND deleted = 0", id)
}

// RestoreFiling puts a deleted filing back into the list.
func (db *DB) RestoreFiling(ctx context.Context, id string) error {
	return db.oneFiling(ctx, "Bring a deleted filing back", "UPDATE filing SET deleted = 0 WHERE id = ?", id)
}

func (db *DB) oneFiling(ctx context.Context, reason, statement string, args ...any) error {
	return db.change(ctx, reason, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, statement, args...)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return noFiling()
	})
}

func noFiling() error {
	return problem("not_found", "This filing is not in the workspace any more, so nothing was changed; reload the list of filings.")
}
