package sqlite

import (
	"context"
	"database/sql"
	"time"
)

// Publication is a document that was put into the shared folder for people to open.
type Publication struct {
	ID        string
	FilingID  string
	Document  string // its name within the filing
	Path      string // below the folder of documents
	SHA256    string // of what was put there, in hex
	Published time.Time
}

// SavePublication notes that a document was put into the shared folder. Two computers that put the same document under
// the same name make one note.
func (db *DB) SavePublication(ctx context.Context, p Publication) error {
	_, err := db.put(ctx, "Publish "+p.Path, []record{{
		table: "publication", id: identity("publication", p.FilingID, p.Document, p.Path, p.SHA256),
		cells: []cell{{"filing_id", p.FilingID}, {"document", p.Document}, {"path", p.Path}, {"sha256", p.SHA256}, {"published_at", instant(p.Published)}},
	}})
	return err
}

// Publications lists what was put into the shared folder for a filing, or for all of them with an empty id, oldest first.
func (db *DB) Publications(ctx context.Context, filingID string) ([]Publication, error) {
	return list(ctx, db, `SELECT id, filing_id, document, path, sha256, published_at FROM publication
		WHERE deleted = 0 AND path <> '' AND (?1 = '' OR filing_id = ?1) ORDER BY published_at, id`, scanPublication, filingID)
}

// Unpublished is a document of a filing that was never put into the shared folder.
type Unpublished struct {
	FilingID, Document string
}

// Unpublished lists the documents of that name, of all filings that count, that were never put into the shared folder.
func (db *DB) Unpublished(ctx context.Context, name string) ([]Unpublished, error) {
	return list(ctx, db, `SELECT f.id, d.name FROM filing f JOIN filing_document d ON d.filing_id = f.id
		WHERE f.deleted = 0 AND d.deleted = 0 AND d.name = ? AND d.sha256 <> ''
			AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.filing_id = f.id AND p.document = d.name AND p.path <> '')
		ORDER BY f.created_at, f.id`, func(rows *sql.Rows) (u Unpublished, err error) {
		return u, rows.Scan(&u.FilingID, &u.Document)
	}, name)
}

func scanPublication(rows *sql.Rows) (p Publication, err error) {
	var at string
	if err := rows.Scan(&p.ID, &p.FilingID, &p.Document, &p.Path, &p.SHA256, &at); err != nil {
		return p, err
	}
	if at != "" {
		p.Published, err = time.Parse(instantLayout, at)
	}
	return p, err
}
