package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"countyline/data/oplog"
)

// Files lists every file of the protocol that was ever made or seen, by name and without the bytes.
func (db *DB) Files(ctx context.Context) ([]oplog.File, error) {
	return list(ctx, db, "SELECT name, kind, writer, seq, sum, length(bytes), state, reason, seen_at FROM share_file ORDER BY name",
		func(rows *sql.Rows) (f oplog.File, err error) {
			var sum []byte
			var seen string
			if err := rows.Scan(&f.Name, &f.Kind, &f.Writer, &f.Seq, &sum, &f.Size, &f.State, &f.Reason, &seen); err != nil {
				return f, err
			}
			copy(f.Sum[:], sum)
			f.Seen, err = parseInstant(seen)
			return f, err
		})
}

// Bytes are those of one file of the protocol.
func (db *DB) Bytes(ctx context.Context, name string) (content []byte, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT bytes FROM share_file WHERE name = ?", name).Scan(&content)
		if errors.Is(err, sql.ErrNoRows) {
			return problem("not_found", "The shared file %s was never seen by this workspace, so nothing was done with it.", name)
		}
		return err
	})
	return content, err
}

// Keep adds a file of the protocol, or changes the state and the reason of one that is known. Its bytes stay unless
// there are to be none: f.Bytes is empty and not nil.
func (db *DB) Keep(ctx context.Context, f oplog.File) error {
	return friendly(db.dir, inTx(ctx, db.write, func(tx *sql.Tx) error { return keepFile(ctx, tx, f) }))
}

func keepFile(ctx context.Context, tx *sql.Tx, f oplog.File) error {
	result, err := tx.ExecContext(ctx, "UPDATE share_file SET state = ?, reason = ?, bytes = iif(?, x'', bytes) WHERE name = ?",
		string(f.State), f.Reason, f.Bytes != nil && len(f.Bytes) == 0, f.Name)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	if f.Bytes == nil {
		f.Bytes = []byte{}
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO share_file (name, kind, writer, seq, sum, bytes, state, reason, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		f.Name, string(f.Kind), string(f.Writer), f.Seq, f.Sum[:], f.Bytes, string(f.State), f.Reason, optionalInstant(f.Seen))
	return err
}

// Vector is how far every writer's transactions are known. Of this workspace's own those count that a segment holds.
func (db *DB) Vector(ctx context.Context) (v oplog.Vector, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		if v, err = vectorOf(ctx, tx); err != nil {
			return err
		}
		return eachRow(ctx, tx, `SELECT p.writer, coalesce((SELECT max(t.seq) FROM log_tx t WHERE t.writer = p.writer AND t.hash IS NOT NULL), 0)
			FROM (SELECT DISTINCT writer FROM log_tx WHERE hash IS NULL) p`, func(rows *sql.Rows) error {
			var writer oplog.Writer
			var seq int64
			if err := rows.Scan(&writer, &seq); err != nil {
				return err
			}
			if v[writer] = seq; seq == 0 {
				delete(v, writer)
			}
			return nil
		})
	})
	return v, err
}
