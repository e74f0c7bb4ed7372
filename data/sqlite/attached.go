package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"time"

	"countyline/data"
)

// Attach keeps a file and writes down what it is and which record it belongs to. If that fails or is cancelled nothing
// has changed.
func (db *DB) Attach(ctx context.Context, path string, d data.Document) (_ data.Document, undo Undo, err error) {
	if d.ID, err = newID(); err != nil {
		return d, nil, err
	}
	file, err := db.keep(ctx, path, "")
	if err != nil {
		return d, nil, friendly(db.dir, err)
	}
	info, err := os.Stat(file.path)
	if err == nil {
		d.SHA256, d.Size, d.Added = file.sha256, info.Size(), db.now().UTC().Truncate(time.Millisecond)
		undo, err = db.put(ctx, "Attach a document", []record{{table: "document", id: d.ID, cells: []cell{
			{"record_kind", d.RecordKind},
			{"record_id", d.RecordID},
			{"kind", d.Kind},
			{"name", d.Name},
			{"dated", d.Dated},
			{"sha256", d.SHA256},
			{"size", d.Size},
			{"added_at", instant(d.Added)},
		}}})
	}
	if err != nil && file.fresh {
		err = errors.Join(err, os.Remove(file.path))
	}
	return d, undo, err
}

// Documents lists what is attached to a record, the newest first. A record may go by several ids, as a practice does
// under several spellings.
func (db *DB) Documents(ctx context.Context, recordKind string, recordIDs ...string) ([]data.Document, error) {
	ids, err := json.Marshal(recordIDs)
	if err != nil {
		return nil, err
	}
	return list(ctx, db, selectDocuments+"record_kind = ? AND record_id IN (SELECT value FROM json_each(?)) AND deleted = 0 ORDER BY added_at DESC, id DESC",
		scanDocument, recordKind, string(ids))
}

// DocumentIDs lists the ids of all that is or was attached to a record.
func (db *DB) DocumentIDs(ctx context.Context, recordKind string, recordIDs ...string) ([]string, error) {
	ids, err := json.Marshal(recordIDs)
	if err != nil {
		return nil, err
	}
	return list(ctx, db, "SELECT id FROM document WHERE record_kind = ? AND record_id IN (SELECT value FROM json_each(?)) ORDER BY id", func(rows *sql.Rows) (id string, err error) {
		return id, rows.Scan(&id)
	}, recordKind, string(ids))
}

// Document is the attached document with that id.
func (db *DB) Document(ctx context.Context, id string) (data.Document, error) {
	found, err := list(ctx, db, selectDocuments+"id = ? AND deleted = 0", scanDocument, id)
	if err == nil && len(found) == 0 {
		err = noDocument()
	}
	if err != nil {
		return data.Document{}, err
	}
	return found[0], nil
}

const selectDocuments = "SELECT id, record_kind, record_id, kind, name, dated, sha256, size, added_at FROM document WHERE "

func scanDocument(rows *sql.Rows) (d data.Document, err error) {
	var added string
	if err := rows.Scan(&d.ID, &d.RecordKind, &d.RecordID, &d.Kind, &d.Name, &d.Dated, &d.SHA256, &d.Size, &added); err != nil {
		return d, err
	}
	d.Added, _ = time.Parse(instantLayout, added) // one that only a newer version can write is told without its day
	return d, nil
}

// DescribeDocument changes what is said of an attached document: its kind, name and date.
func (db *DB) DescribeDocument(ctx context.Context, d data.Document) (Undo, error) {
	return db.putDocument(ctx, "Describe a document", record{table: "document", id: d.ID, cells: []cell{{"kind", d.Kind}, {"name", d.Name}, {"dated", d.Dated}}})
}

// RemoveDocument takes a document off its record. Its file stays in documents/, so that this can be undone.
func (db *DB) RemoveDocument(ctx context.Context, id string) (Undo, error) {
	return db.putDocument(ctx, "Take a document off", record{table: "document", id: id, deleted: true})
}

func (db *DB) putDocument(ctx context.Context, reason string, r record) (Undo, error) {
	if _, err := db.Document(ctx, r.id); err != nil {
		return nil, err
	}
	return db.put(ctx, "Edit a document", []record{r})
}

func noDocument() error {
	return problem("not_found", "This document is not attached any more, so nothing was changed; look at the record again.")
}
