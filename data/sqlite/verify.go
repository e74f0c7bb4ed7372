package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"

	"countyline/data"
)

// KeptFile is a file in documents/ that a record names by its hash.
type KeptFile struct {
	SHA256 string
	Name   string // as people know it
	Own    bool   // it was put in here, so that it has to be here
}

// KeptFiles lists every file that a record names, each once: imports, documents of filings, and what is attached. Those
// of records that were removed are among them, for a removal can be undone.
func (db *DB) KeptFiles(ctx context.Context) ([]KeptFile, error) {
	return list(ctx, db, `WITH named (sha256, name, tbl, row) AS (
			SELECT sha256, file_name, 'dataset', id FROM dataset UNION ALL
			SELECT sha256, name, 'filing_document', id FROM filing_document UNION ALL
			SELECT sha256, name, 'document', id FROM document)
		SELECT sha256, min(name), max(EXISTS (SELECT 1 FROM log_of_row o JOIN log_tx t ON t.id = o.tx
			WHERE o.row = named.row AND o.tbl = named.tbl AND o.col = 'sha256'
				AND t.writer IN (SELECT cast(value AS TEXT) FROM share_self WHERE key IN ('`+factWriter+`', '`+factContinues+`'))))
		FROM named WHERE sha256 <> '' GROUP BY sha256 ORDER BY 2, 1`, func(rows *sql.Rows) (f KeptFile, err error) {
		return f, rows.Scan(&f.SHA256, &f.Name, &f.Own)
	})
}

// Whole checks every page, record and index of the database.
func (db *DB) Whole(ctx context.Context) error {
	var answer string
	if err := db.read.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
		return friendly(db.dir, err)
	}
	if answer != "ok" {
		return &data.Error{Code: "corrupt", Message: "The database in " + db.dir + " is damaged (" + answer + "). Close Countyline and restore the newest backup with \"countyline restore\"; what was shared with colleagues comes back with the next exchange."}
	}
	return nil
}

// SharedFiles checks the files of the team that are kept here against the sums under which they were made or received:
// how many there are, and the names of those that are no longer what they were.
func (db *DB) SharedFiles(ctx context.Context) (checked int, damaged []string, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		return eachRow(ctx, tx, "SELECT name, sum, bytes FROM share_file ORDER BY name", func(rows *sql.Rows) error {
			var name string
			var sum, content sql.RawBytes
			if err := rows.Scan(&name, &sum, &content); err != nil {
				return err
			}
			checked++
			if now := sha256.Sum256(content); !bytes.Equal(now[:], sum) {
				damaged = append(damaged, name)
			}
			return nil
		})
	})
	return checked, damaged, err
}
