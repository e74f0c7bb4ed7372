package sqlite

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shared are the tables whose rows travel between colleagues; see the head of the first migration.
var shared = tableNames()

func TestNothingInASharedTableCanBreakAMerge(t *testing.T) {
	db := workspace(t)
	for _, table := range shared {
		var ddl string
		if err := db.read.QueryRow("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", table).Scan(&ddl); err != nil {
			t.Fatal(table, err)
		}
		for _, banned := range []string{"UNIQUE", "CHECK", "REFERENCES", "FOREIGN", "AUTOINCREMENT", "STRICT"} {
			if regexp.MustCompile(`(?i)\b` + banned + `\b`).MatchString(ddl) {
				t.Errorf("%s: %s is banned in shared tables", table, banned)
			}
		}
		rows, err := db.read.Query("SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(?)", table)
		if err != nil {
			t.Fatal(err)
		}
		var columns []string
		for rows.Next() {
			var name, kind string
			var notNull, hasDefault, key bool
			if err := rows.Scan(&name, &kind, &notNull, &hasDefault, &key); err != nil {
				t.Fatal(err)
			}
			columns = append(columns, name)
			if key != (name == "id") || key && kind != "TEXT" {
				t.Errorf("%s.%s: the key of a shared table is a text id", table, name)
			}
			if !key && notNull && !hasDefault {
				t.Errorf("%s.%s: a row that arrives cell by cell needs a default", table, name)
			}
			if kind == "REAL" {
				t.Errorf("%s.%s: decimals travel as text", table, name)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(columns, "deleted") {
			t.Errorf("%s: deletion is a cell", table)
		}
		var unique int
		if err := db.read.QueryRow("SELECT count(*) FROM pragma_index_list(?) WHERE \"unique\" AND origin <> 'pk'", table).Scan(&unique); err != nil || unique > 0 {
			t.Errorf("%s has a unique index (%v)", table, err)
		}
	}
}

func TestEveryTableIsEitherSharedOrOfOneDevice(t *testing.T) {
	db := workspace(t)
	local := []string{
		"provider", "practice", "log_vector", "log_tx", "log_op", "log_place", "log_conflict", "log_deferred", "log_now", "share_self", "share_file", "share_blob",
		"enrollment", "enrollment_source", "schema_migration", "dataset_slot", "import_reject", "location", "participation", "population", "population_point",
		"reference", "reference_type", "reference_county", "requirement", "certificate_of_need", "reference_note", "criteria_change", "county_shape",
	}
	rows, err := db.read.Query("SELECT name FROM sqlite_master WHERE type = 'table'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(shared, name) == slices.Contains(local, name) {
			t.Errorf("%s: say in this test whether its rows travel", name)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// INSERT OR REPLACE fires no update trigger, so a change made by it would never reach a colleague; a hard deletion
// could not be told from a row that has not arrived yet. Only what a device notes for itself may go.
func TestNoStatementReplacesOrDeletesRows(t *testing.T) {
	banned := regexp.MustCompile(`(?i)\bOR\s+REPLACE\b|\bREPLACE\s+INTO\b|\bON\s+CONFLICT\s+REPLACE\b|\bDELETE\s+FROM\s+\S+|\bDROP\s+(TABLE|COLUMN)\b`)
	own := regexp.MustCompile(`(?i)^DELETE\s+FROM\s+(log|share)_`)
	var files []string
	for _, pattern := range []string{"*.go", "migrations/*.sql"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 20 {
		t.Fatalf("only %d files were looked at", len(files))
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range banned.FindAllString(string(text), -1) {
			if !own.MatchString(hit) {
				t.Errorf("%s: %s is banned", file, hit)
			}
		}
	}
}

func TestEveryConnectionKeepsTheRules(t *testing.T) {
	db := workspace(t)
	tests := []struct{ pragma, writer, reader string }{
		{"journal_mode", "wal", "wal"},
		{"synchronous", "2", ""}, // FULL
		{"foreign_keys", "1", "1"},
		{"recursive_triggers", "1", ""},
		{"busy_timeout", "5000", "5000"},
		{"fullfsync", "1", "1"},
	}
	for _, test := range tests {
		var got string
		if err := db.write.QueryRow("PRAGMA " + test.pragma).Scan(&got); err != nil || got != test.writer {
			t.Errorf("writer: %s is %s, want %s (%v)", test.pragma, got, test.writer, err)
		}
		if err := db.read.QueryRow("PRAGMA " + test.pragma).Scan(&got); test.reader != "" && (err != nil || got != test.reader) {
			t.Errorf("reader: %s is %s, want %s (%v)", test.pragma, got, test.reader, err)
		}
	}
	if _, err := db.read.Exec("UPDATE plan SET name = ''"); err == nil {
		t.Error("a reader can write")
	}
}
