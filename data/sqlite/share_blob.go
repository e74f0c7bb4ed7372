package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"countyline/data/oplog"
)

// Files in use: imports that count, documents, and what was printed of filings.
const blobsInUse = `SELECT sha256, max(size), max(what) FROM (
		SELECT sha256, 0 AS size, file_name AS what FROM dataset WHERE deleted = 0 AND taken_back = 0
		UNION ALL SELECT sha256, size, name FROM document WHERE deleted = 0
		UNION ALL SELECT sha256, size, name FROM filing_document WHERE deleted = 0)
	WHERE length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*' GROUP BY sha256 ORDER BY sha256`

// Wanted are files in use whose content is not here.
func (db *DB) Wanted(ctx context.Context) ([]oplog.Blob, error) {
	all, err := db.blobs(ctx)
	var wanted []oplog.Blob
	for _, b := range all {
		if _, err := os.Stat(db.blobPath(b.SHA256)); errors.Is(err, fs.ErrNotExist) {
			wanted = append(wanted, b)
		}
	}
	return wanted, err
}

// Offered are files in use whose content is here, and that were not seen in the shared place yet. With all, those that
// were seen there too.
func (db *DB) Offered(ctx context.Context, all bool) ([]oplog.Blob, error) {
	list, err := db.blobs(ctx)
	if err != nil {
		return nil, err
	}
	shared, err := db.sharedBlobs(ctx)
	var offered []oplog.Blob
	for _, b := range list {
		if shared[b.SHA256] && !all {
			continue
		}
		if info, err := os.Stat(db.blobPath(b.SHA256)); err == nil && info.Mode().IsRegular() {
			b.Size = info.Size()
			offered = append(offered, b)
		}
	}
	return offered, err
}

func (db *DB) blobs(ctx context.Context) ([]oplog.Blob, error) {
	return list(ctx, db, blobsInUse, func(rows *sql.Rows) (b oplog.Blob, err error) {
		return b, rows.Scan(&b.SHA256, &b.Size, &b.What)
	})
}

func (db *DB) sharedBlobs(ctx context.Context) (map[string]bool, error) {
	sums, err := list(ctx, db, "SELECT sha256 FROM share_blob", func(rows *sql.Rows) (sum string, err error) { return sum, rows.Scan(&sum) })
	shared := make(map[string]bool, len(sums))
	for _, s := range sums {
		shared[s] = true
	}
	return shared, err
}

// blobPath is where a file lies. The hash comes from elsewhere: it must have been looked at before.
func (db *DB) blobPath(sum string) string { return filepath.Join(db.dir, documentsName, sum) }

// ReadBlob reads the content of a file by its SHA-256 in hex. One that was changed on the disk is not given out.
func (db *DB) ReadBlob(_ context.Context, sum string) ([]byte, error) {
	file, err := db.OpenDocument(sum)
	if err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	content, err := os.ReadFile(file.Name())
	if err != nil {
		return nil, friendly(db.dir, err)
	}
	if hashOf(content) != sum {
		return nil, problem("file_changed", "%s is not what was imported any more, so it was not shared. The figures read from it are safe; put the file back from a backup of your computer.", file.Name())
	}
	return content, nil
}

// SaveBlob keeps content that was received; its SHA-256 must be the one wanted.
func (db *DB) SaveBlob(_ context.Context, b oplog.Blob, content []byte) error {
	if hashOf(content) != b.SHA256 {
		return problem("bad_file", "What came for %s is not that file, so it was not kept; it is asked for again with the next exchange.", b.What)
	}
	path := db.blobPath(b.SHA256)
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	draft, err := os.CreateTemp(filepath.Dir(path), "incoming-*.tmp")
	if err != nil {
		return friendly(db.dir, err)
	}
	_, err = draft.Write(content)
	if err := errors.Join(err, draft.Close()); err != nil {
		return friendly(db.dir, errors.Join(err, os.Remove(draft.Name())))
	}
	return friendly(db.dir, settle(draft.Name(), path))
}

// Shared notes that a file is in the shared place.
func (db *DB) Shared(ctx context.Context, b oplog.Blob) error {
	return friendly(db.dir, inTx(ctx, db.write, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO share_blob (sha256, name, state) VALUES (?, ?, 'published')
			ON CONFLICT (sha256) DO NOTHING`, b.SHA256, b.What)
		return err
	}))
}

func hashOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
