package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"countyline/data/oplog"
)

// baselineReason is the reason of what was there before there was a history.
const baselineReason = "As it was when history began"

// baseline notes every shared row that the log does not know: those of a workspace from before there was a history, and
// those that a step of the schema made.
func (db *DB) baseline(ctx context.Context, tx *sql.Tx) error {
	if err := db.capture.start(ctx, tx); err != nil {
		return err
	}
	for _, table := range tableNames() {
		columns, err := realColumns(ctx, tx, table)
		if err != nil {
			return err
		}
		groups := map[string][]string{} // conditions under which one of a group says something
		for _, c := range columns {
			g := groupOf(table, c.name)
			groups[g] = append(groups[g], fmt.Sprintf("%s IS NOT %s", quoted(c.name), c.standard))
		}
		for _, c := range columns {
			where := ""
			if c.name != oplog.Deleted { // noted even as it is, else nothing would tell of a row that has only defaults
				where = " AND (" + strings.Join(groups[groupOf(table, c.name)], " OR ") + ")"
			}
			_, err := tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO log_op (tx, tbl, row, col, value) SELECT %s, '%s', id, '%s', %s FROM %s t
				WHERE NOT EXISTS (SELECT 1 FROM log_of_row o WHERE o.row = t.id AND o.tbl = '%s' AND o.id < ?)%s`,
				nextTx, table, c.name, quoted(c.name), quoted(table), table, where), db.capture.first)
			if err != nil {
				return err
			}
		}
	}
	if err := db.record(ctx, tx, baselineReason); err != nil {
		return err
	}
	return setNow(ctx, tx, refused)
}
