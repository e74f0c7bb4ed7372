package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestAWriteOutsideOfAChangeIsRefused(t *testing.T) {
	db := workspace(t)
	addPlan(t, "Cypress Bend")(db)
	for _, statement := range []string{
		"UPDATE plan SET name = 'Other'", "INSERT INTO plan (id) VALUES ('x')", "INSERT INTO plan (id, name) VALUES ('x', 'y') ON CONFLICT DO NOTHING",
	} {
		if _, err := db.write.Exec(statement); err == nil || !strings.Contains(err.Error(), errOutsideChange.Error()) {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

func TestAnotherProgramCannotChangeASharedRow(t *testing.T) {
	dir := closedWorkspace(t)
	stray := sql.OpenDB(connector{dsn: dsn(filepath.Join(dir, databaseName), "")})
	defer stray.Close()
	for _, table := range tableNames() {
		for _, statement := range []string{
			"INSERT INTO %s (id) VALUES ('x')", "UPDATE %s SET deleted = 1", "INSERT OR REPLACE INTO %s (id) VALUES ('x')",
			"INSERT INTO %s (id) VALUES ('x') ON CONFLICT (id) DO UPDATE SET deleted = 1",
		} {
			statement = fmt.Sprintf(statement, table)
			if _, err := stray.Exec(statement); err == nil || !strings.Contains(err.Error(), "no such function: "+functionOfCapture) {
				t.Errorf("%s: %v", statement, err)
			}
		}
	}
	if _, err := stray.Exec("DELETE FROM plan"); err == nil || !strings.Contains(err.Error(), "never removed") {
		t.Errorf("a shared row was removed: %v", err)
	}
	if names := planNames(t, dir); names != "Cypress Bend;" {
		t.Errorf("plans are %s", names)
	}
}

func TestASharedRowIsNeverRemovedAndKeepsItsID(t *testing.T) {
	db := workspace(t)
	addPlan(t, "Cypress Bend")(db)
	for statement, says := range map[string]string{
		"DELETE FROM plan":         "never removed",
		"UPDATE plan SET id = 'x'": "never changes",
		"REPLACE INTO plan (id, name) SELECT id, 'Other' FROM plan": "never removed",
	} {
		for how, run := range map[string]func(context.Context, func(*sql.Tx) error) error{
			"a change":   func(ctx context.Context, work func(*sql.Tx) error) error { return db.change(ctx, "Test", work) },
			"what comes": db.applying,
		} {
			err := run(context.Background(), func(tx *sql.Tx) error {
				_, err := tx.Exec(statement)
				return err
			})
			if err == nil || !strings.Contains(fmt.Sprint(errors.Unwrap(err)), says) {
				t.Errorf("%s in %s: %v", statement, how, errors.Unwrap(err))
			}
		}
	}
}
