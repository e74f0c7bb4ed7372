package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step of the schema. Steps only add: no column changes its name or meaning, so that an older
// colleague's changes still fit.
type migration struct {
	version int
	name    string
	sql     string
	sum     string // SHA-256 of the SQL
}

func embedded() ([]migration, error) {
	dir, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		return nil, err
	}
	return readMigrations(dir)
}

// readMigrations reads steps named 0001_name.sql, which must be numbered without a gap.
func readMigrations(dir fs.FS) ([]migration, error) {
	names, err := fs.Glob(dir, "*.sql")
	if err != nil {
		return nil, err
	}
	var list []migration
	for i, file := range names {
		number, name, ok := strings.Cut(strings.TrimSuffix(file, ".sql"), "_")
		if version, err := strconv.Atoi(number); err != nil || !ok || version != i+1 {
			return nil, fmt.Errorf("migration %s: want number %04d", file, i+1)
		}
		text, err := fs.ReadFile(dir, file)
		if err != nil {
			return nil, err
		}
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) // a checkout on Windows is the same step
		sum := sha256.Sum256(text)
		list = append(list, migration{i + 1, name, string(text), hex.EncodeToString(sum[:])})
	}
	return list, nil
}

const createBookkeeping = `CREATE TABLE IF NOT EXISTS schema_migration (
	version    INTEGER PRIMARY KEY,
	name       TEXT NOT NULL,
	sha256     TEXT NOT NULL,
	applied_at TEXT NOT NULL,
	app        TEXT NOT NULL
) STRICT`

// historyStep is the step from which on changes are captured.
const historyStep = 6

// migrate applies the steps the database lacks, each in one transaction with its line in the books, and sees to it that
// changes are captured from then on. What a later step changes in shared rows is a change like any other.
func (db *DB) migrate(ctx context.Context, o Options) error {
	for _, step := range o.migrations {
		err := inTx(ctx, db.write, func(tx *sql.Tx) error {
			if step.version <= historyStep {
				return applyStep(ctx, tx, step, o)
			}
			return db.capturedIn(ctx, tx, "Bring the workspace up to date", func(tx *sql.Tx) error { return applyStep(ctx, tx, step, o) })
		})
		if err != nil {
			return err
		}
	}
	if len(o.migrations) < historyStep {
		return nil
	}
	return inTx(ctx, db.write, func(tx *sql.Tx) error {
		if err := introduce(ctx, tx, o.Rand); err != nil {
			return err
		}
		changed, err := refreshTriggers(ctx, tx)
		if err != nil || !changed {
			return err
		}
		return db.baseline(ctx, tx)
	})
}

func applyStep(ctx context.Context, tx *sql.Tx, step migration, o Options) error {
	if _, err := tx.ExecContext(ctx, createBookkeeping); err != nil {
		return err
	}
	var applied bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM schema_migration WHERE version = ?)", step.version).Scan(&applied)
	if err != nil || applied {
		return err
	}
	if _, err := tx.ExecContext(ctx, step.sql); err != nil {
		return fmt.Errorf("schema step %04d_%s: %w", step.version, step.name, err)
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO schema_migration (version, name, sha256, applied_at, app) VALUES (?, ?, ?, ?, ?)",
		step.version, step.name, step.sum, o.Now().UTC().Format(time.RFC3339), o.Version)
	return err
}

// pendingSteps compares the books with the steps this program knows. It only reads.
func pendingSteps(ctx context.Context, db *sql.DB, known []migration) (bool, error) {
	rows, err := db.QueryContext(ctx, "SELECT version, name, sha256, app FROM schema_migration ORDER BY version")
	if err != nil {
		return false, err
	}
	defer rows.Close()
	count := 0
	for rows.Next() {
		var version int
		var name, sum, app string
		if err := rows.Scan(&version, &name, &sum, &app); err != nil {
			return false, err
		}
		if version > len(known) {
			return false, problem("newer_schema", "This workspace was made by a newer Countyline%s and was not touched. Install that version or a later one, then open it again.", of(app))
		}
		if known[version-1].sum != sum {
			return false, problem("other_schema", "This workspace was made by a Countyline%s whose database differs from this one's (step %04d %s), so it was not touched. Open it with the version that made it.", of(app), version, name)
		}
		count++
	}
	return count < len(known), rows.Err()
}

func of(app string) string {
	if app == "" {
		return ""
	}
	return " (" + app + ")"
}
