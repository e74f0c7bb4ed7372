package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"countyline/data/oplog"
)

// nextTx is the number that the change under way gets in log_tx.
const nextTx = "(SELECT coalesce(max(id), 0) + 1 FROM log_tx)"

// triggerPrefix begins the name of every trigger that is made here.
const triggerPrefix = "capture_"

// refreshTriggers makes the triggers on shared tables those that the schema asks for, and says whether some were missing
// or others.
func refreshTriggers(ctx context.Context, tx *sql.Tx) (changed bool, err error) {
	wanted := map[string]string{}
	for _, table := range tableNames() {
		columns, err := realColumns(ctx, tx, table)
		if err != nil {
			return false, err
		}
		if len(columns) > 0 {
			maps.Copy(wanted, triggersOf(table, columns))
		}
	}
	present := map[string]string{}
	err = eachRow(ctx, tx, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '"+triggerPrefix+"*'", func(rows *sql.Rows) error {
		var name, text string
		err := rows.Scan(&name, &text)
		present[name] = text
		return err
	})
	if err != nil || maps.Equal(wanted, present) {
		return false, err
	}
	for _, name := range slices.Sorted(maps.Keys(present)) {
		if _, err := tx.ExecContext(ctx, "DROP TRIGGER "+quoted(name)); err != nil {
			return false, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if _, err := tx.ExecContext(ctx, wanted[name]); err != nil {
			return false, fmt.Errorf("%s: %w", name, err)
		}
	}
	return true, nil
}

// realColumn is a column as the database has it.
type realColumn struct {
	name     string
	nullable bool
	standard string // the default as SQL
}

// realColumns lists the columns of a table but its id; none when there is no such table.
func realColumns(ctx context.Context, tx *sql.Tx, table string) (list []realColumn, err error) {
	err = eachRow(ctx, tx, `SELECT name, NOT "notnull", coalesce(dflt_value, 'NULL') FROM pragma_table_info(?) WHERE NOT pk ORDER BY cid`, func(rows *sql.Rows) error {
		var c realColumn
		err := rows.Scan(&c.name, &c.nullable, &c.standard)
		list = append(list, c)
		return err
	}, table)
	return list, err
}

// triggersOf are the triggers of a shared table by name: one notes the cells of a new row, one those that change, and
// two stop what the log could not tell.
func triggersOf(table string, columns []realColumn) map[string]string {
	insert, update, remove, rename := triggerPrefix+"insert_"+table, triggerPrefix+"update_"+table, triggerPrefix+"delete_"+table, triggerPrefix+"id_"+table
	var differ []string
	for _, c := range columns {
		differ = append(differ, changes(c.name))
	}
	return map[string]string{
		insert: fmt.Sprintf("CREATE TRIGGER %s AFTER INSERT ON %s WHEN %s(NEW.id) BEGIN\n%sEND", insert, table, functionOfCapture, notes(table, columns, insertedCell)),
		update: fmt.Sprintf("CREATE TRIGGER %s AFTER UPDATE ON %s WHEN (%s) AND %s(NEW.id) BEGIN\n%sEND", update, table, strings.Join(differ, " OR "),
			functionOfCapture, notes(table, columns, changedCell)),
		remove: fmt.Sprintf("CREATE TRIGGER %s BEFORE DELETE ON %s BEGIN SELECT RAISE(ABORT, 'a shared row is marked deleted, never removed'); END", remove, table),
		rename: fmt.Sprintf("CREATE TRIGGER %s BEFORE UPDATE OF id ON %s WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'the id of a shared row never changes'); END", rename, table),
	}
}

// notes writes the statements that note cells of a row.
func notes(table string, columns []realColumn, cell func(group []realColumn, c realColumn) (old, where string)) string {
	groups := map[string][]realColumn{}
	for _, c := range columns {
		g := groupOf(table, c.name)
		groups[g] = append(groups[g], c)
	}
	var b strings.Builder
	for _, c := range columns {
		old, where := cell(groups[groupOf(table, c.name)], c)
		fmt.Fprintf(&b, "\tINSERT INTO log_op (tx, tbl, row, col, value, old) SELECT %s, '%s', NEW.id, '%s', NEW.%s, %s%s;\n",
			nextTx, table, c.name, quoted(c.name), old, where)
	}
	return b.String()
}

// changedCell notes a cell when it or one of its group changes.
func changedCell(group []realColumn, c realColumn) (old, where string) {
	var any []string
	for _, other := range group {
		any = append(any, changes(other.name))
	}
	return "OLD." + quoted(c.name), " WHERE " + strings.Join(any, " OR ")
}

// insertedCell notes a cell of a new row, its default too: that was said as well. A cell that may be NULL and is says
// nothing, unless another of its group does.
func insertedCell(group []realColumn, c realColumn) (old, where string) {
	if !c.nullable {
		return "NULL", ""
	}
	var any []string
	for _, other := range group {
		any = append(any, "NEW."+quoted(other.name)+" IS NOT NULL")
	}
	return "NULL", " WHERE " + strings.Join(any, " OR ")
}

func changes(column string) string {
	return "OLD." + quoted(column) + " IS NOT NEW." + quoted(column)
}

// quoted writes a name as SQL.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// baselineReason is the reason of what was there before there was a history.
const baselineReason = "As it was when history began"

// baseline notes every shared row that the log does not know: those of a workspace from before there was a history, and
// those that a step of the schema made.
func (db *DB) baseline(ctx context.Context, tx *sql.Tx) error {
	if err := db.capture.start(ctx, tx); err != nil {
		return err
	}
	defer db.capture.stop()
	for _, table := range tableNames() {
		columns, err := realColumns(ctx, tx, table)
		if err != nil {
			return err
		}
		for _, c := range columns {
			where := ""
			if c.name != oplog.Deleted { // noted even as it is, else nothing would tell of a row that has only defaults
				where = fmt.Sprintf(" AND %s IS NOT %s", quoted(c.name), c.standard)
			}
			_, err := tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO log_op (tx, tbl, row, col, value) SELECT %s, '%s', id, '%s', %s FROM %s t
				WHERE NOT EXISTS (SELECT 1 FROM log_op o WHERE o.row = t.id AND o.tbl = '%s' AND o.id < ?)%s`,
				nextTx, table, c.name, quoted(c.name), quoted(table), table, where), db.capture.first)
			if err != nil {
				return err
			}
		}
	}
	db.capture.rows["baseline"] = struct{}{}
	return db.record(ctx, tx, baselineReason)
}
