package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
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

// triggersOf are the triggers of a shared table by name: one notes the cells of a new row, one for each column or group
// of columns those that change, and two stop what the log could not tell.
func triggersOf(table string, columns []realColumn) map[string]string {
	groups := map[string][]realColumn{}
	for _, c := range columns {
		g := groupOf(table, c.name)
		groups[g] = append(groups[g], c)
	}
	name := func(what string) string { return triggerPrefix + what + "_" + table }
	triggers := map[string]string{
		name("insert"): fmt.Sprintf("CREATE TRIGGER %s AFTER INSERT ON %s WHEN (SELECT %s FROM log_now) BEGIN\n%sEND", name("insert"), table, captured, insertNotes(table, columns, groups)),
		name("delete"): fmt.Sprintf("CREATE TRIGGER %s BEFORE DELETE ON %s BEGIN SELECT RAISE(ABORT, 'a shared row is marked deleted, never removed'); END", name("delete"), table),
		name("id"):     fmt.Sprintf("CREATE TRIGGER %s BEFORE UPDATE OF id ON %s WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'the id of a shared row never changes'); END", name("id"), table),
	}
	for group, of := range groups {
		update := name("update") + "_" + group
		triggers[update] = updateTrigger(update, table, of)
	}
	return triggers
}

// captured says of log_now whether a write belongs to a change. The function is called only where it is refused: a call
// out of SQLite would cost as much as a note.
const captured = "CASE mode WHEN 1 THEN 1 WHEN 2 THEN 0 ELSE " + functionOfCapture + "() END"

// noted notes a cell in the log.
const noted = "\tINSERT INTO log_op (tx, tbl, row, col, value, old) SELECT tx, '%s', NEW.id, '%s', NEW.%s, %s FROM log_now WHERE %s;\n"

// updateTrigger notes all cells of a group when one of them changes.
func updateTrigger(name, table string, group []realColumn) string {
	var columns, differ []string
	var notes strings.Builder
	for _, c := range group {
		columns, differ = append(columns, quoted(c.name)), append(differ, changes(c.name))
		fmt.Fprintf(&notes, noted, table, c.name, quoted(c.name), "OLD."+quoted(c.name), captured)
	}
	return fmt.Sprintf("CREATE TRIGGER %s AFTER UPDATE OF %s ON %s WHEN %s BEGIN\n%sEND", quoted(name), strings.Join(columns, ", "), table,
		strings.Join(differ, " OR "), notes.String())
}

// insertNotes notes the cells of a new row, defaults too: those were said as well. A cell that may be NULL and is says
// nothing, unless another of its group does.
func insertNotes(table string, columns []realColumn, groups map[string][]realColumn) string {
	var notes strings.Builder
	for _, c := range columns {
		where := "1"
		if c.nullable {
			var said []string
			for _, other := range groups[groupOf(table, c.name)] {
				said = append(said, "NEW."+quoted(other.name)+" IS NOT NULL")
			}
			where = strings.Join(said, " OR ")
		}
		fmt.Fprintf(&notes, noted, table, c.name, quoted(c.name), "NULL", where)
	}
	return notes.String()
}

func changes(column string) string {
	return "OLD." + quoted(column) + " IS NOT NEW." + quoted(column)
}

// quoted writes a name as SQL.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
