package sqlite

import (
	"context"
	"database/sql"

	"countyline/data/oplog"
)

// clockOf is a clock that has taken note of the whole log.
func clockOf(ctx context.Context, tx *sql.Tx) (clock oplog.Clock, err error) {
	for {
		before := clock.Last()
		var latest oplog.Time
		err := tx.QueryRowContext(ctx, "SELECT coalesce(max(time), 0) FROM log_tx WHERE time <= ?", int64(clock.Reach())).Scan(&latest)
		if err != nil {
			return clock, err
		}
		clock.Observe(latest)
		if latest <= oplog.Latest || clock.Last() == before { // beyond, one that was out of reach may be within it now
			return clock, nil
		}
	}
}

// overtaken takes note of the rows of the change under way on which a change is later than it: somebody made up its time,
// to which no clock comes, and what it says stays on every computer.
func (c *capture) overtaken(ctx context.Context, tx *sql.Tx, first int64, now oplog.Time) error {
	var any bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM log_tx WHERE time > ?)", int64(now)).Scan(&any); err != nil || !any {
		return err
	}
	return eachRow(ctx, tx, `SELECT DISTINCT mine.tbl, mine.row FROM log_op mine WHERE mine.id >= ? AND EXISTS (SELECT 1 FROM log_of_row o
			JOIN log_tx t ON t.id = o.tx WHERE o.row = mine.row AND o.tbl = mine.tbl AND t.time > ?)`, func(rows *sql.Rows) error {
		var k recordKey
		err := rows.Scan(&k.table, &k.row)
		c.opened[k] = true
		return err
	}, first, int64(now))
}
