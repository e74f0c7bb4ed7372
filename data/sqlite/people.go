package sqlite

import (
	"context"
	"database/sql"
)

// People are all who changed something in this workspace, by name.
func (db *DB) People(ctx context.Context) ([]string, error) {
	return list(ctx, db, "SELECT DISTINCT person FROM log_tx WHERE person <> '' ORDER BY person COLLATE NOCASE", func(rows *sql.Rows) (name string, err error) {
		return name, rows.Scan(&name)
	})
}
