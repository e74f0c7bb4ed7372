package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"countyline/data"
	"countyline/data/oplog"
)

// keepable refuses what colleagues would defer: it would be shown here and nowhere else. What they never saw may be
// deleted all the same.
func keepable(table, row, column string, stored any) error {
	if _, known := columnOf(table, column); !known { // it came with a step of the schema
		return nil
	}
	v, err := valueOf(stored)
	if err != nil {
		return err
	}
	if usable(table, row, column, v) || column == oplog.Deleted && v == oplog.IntegerValue(1) {
		return nil
	}
	return &data.Error{
		Code:    "not_kept",
		Message: "Something that was entered cannot be kept, as it is too long or is not readable as a text, number or word of its field, so nothing was changed; write it another way, then try again.",
		Err:     fmt.Errorf("%s.%s of %.80q", table, column, row),
	}
}

// provedThrough is how many operations of a change are looked through for what cannot be kept, which takes about two
// microseconds an operation. The row of an import comes first in its change. What is more is the work of a recordWriter,
// which looks at every cell.
const provedThrough = 1_000

// keepable looks through the first operations of a change. What a change leaves as it is in a group of cells was
// there before and keeps nobody from working.
func (c *capture) keepable(ctx context.Context, tx *sql.Tx) error {
	return eachRow(ctx, tx, "SELECT tbl, row, col, value FROM log_op WHERE id >= ?1 AND id < ?1 + ?2 AND value IS NOT old", func(rows *sql.Rows) error {
		var table, row, column string
		var value any
		if err := rows.Scan(&table, &row, &column, &value); err != nil {
			return err
		}
		return keepable(table, row, column, value)
	}, c.first, provedThrough)
}
