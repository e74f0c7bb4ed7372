package sqlite

import (
	"context"
	"database/sql"
	"time"
)

// Standing is how a workspace stands to its team, in figures that cost next to nothing.
type Standing struct {
	Team        bool
	Unshared    int // transactions made here that no published file holds
	Conflicts   int
	Deferred    int // operations that wait for a newer version
	Quarantined int // files that were set aside
	Waiting     []string
	Reached     time.Time // when the shared place was last reached; zero if never
}

// Standing says how the workspace stands to its team. Waiting are what files of colleagues wait for, each once.
func (db *DB) Standing(ctx context.Context) (s Standing, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		self, err := facts(ctx, tx, factTeam, factReached)
		if err != nil {
			return err
		}
		s.Team = self[factTeam] != ""
		if s.Reached, err = parseInstant(self[factReached]); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `SELECT
			(SELECT count(*) FROM log_tx WHERE hash IS NULL)
				+ (SELECT count(*) FROM log_tx WHERE segment IN (SELECT name FROM share_file WHERE state = 'sealed' AND kind = 'log')),
			(SELECT count(*) FROM log_conflict),
			(SELECT count(*) FROM log_deferred),
			(SELECT count(*) FROM share_file WHERE state = 'quarantined')`).Scan(&s.Unshared, &s.Conflicts, &s.Deferred, &s.Quarantined); err != nil {
			return err
		}
		return eachRow(ctx, tx, "SELECT DISTINCT reason FROM share_file WHERE state = 'waiting' AND reason <> '' ORDER BY reason", func(rows *sql.Rows) error {
			var reason string
			err := rows.Scan(&reason)
			s.Waiting = append(s.Waiting, reason)
			return err
		})
	})
	return s, err
}

// Kept counts the files of the protocol that were made or seen here, and their bytes.
func (db *DB) Kept(ctx context.Context) (files int, bytes int64, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(length(bytes)), 0) FROM share_file").Scan(&files, &bytes)
	})
	return files, bytes, err
}
