package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// SaveAlias makes a name stand for a specialty code in rosters; case and punctuation do not matter. An empty code
// takes the alias away.
func (db *DB) SaveAlias(ctx context.Context, alias, code string) error {
	return db.change(ctx, "Change a specialty name", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO specialty_alias (id, alias, code, deleted) VALUES (?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET alias = excluded.alias, code = excluded.code, deleted = excluded.deleted`,
			data.Fold(alias), alias, code, code == "")
		return err
	})
}

// Aliases are the specialty names a user added, as written, with their codes.
func (db *DB) Aliases(ctx context.Context) (map[string]string, error) {
	type pair struct{ alias, code string }
	pairs, err := list(ctx, db, "SELECT alias, code FROM specialty_alias WHERE deleted = 0", func(rows *sql.Rows) (p pair, err error) {
		return p, rows.Scan(&p.alias, &p.code)
	})
	aliases := make(map[string]string, len(pairs))
	for _, p := range pairs {
		aliases[p.alias] = p.code
	}
	return aliases, err
}
