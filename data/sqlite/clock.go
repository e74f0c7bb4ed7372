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
