package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"countyline/data/oplog"
)

// membership is what makes a workspace a member of its team: who it is there, and the team's own file.
type membership struct {
	self   oplog.Self
	format oplog.File
}

// TeamIn is the team of the closed workspace in a folder, and its name; empty without one, and where it cannot be read.
func TeamIn(ctx context.Context, dir string) (id, name string) {
	db := openReader(filepath.Join(dir, databaseName))
	defer db.Close()
	m, err := membershipOf(ctx, db)
	if err != nil {
		return "", ""
	}
	return m.self.Team, m.self.TeamName
}

// membershipOf reads that of a workspace by its database.
func membershipOf(ctx context.Context, db *sql.DB) (m membership, err error) {
	err = inTx(ctx, db, func(tx *sql.Tx) error {
		if shares, err := knowsSharing(ctx, tx); err != nil || !shares {
			return err
		}
		if m.self, err = selfOf(ctx, tx); err != nil || m.self.Team == "" {
			return err
		}
		m.format, err = formatFile(ctx, tx, m.self.Team)
		return err
	})
	return m, err
}

// knowsSharing says whether a database is of a time since sharing.
func knowsSharing(ctx context.Context, tx *sql.Tx) (shares bool, err error) {
	err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'share_self')").Scan(&shares)
	return shares, err
}

// formatFile is the file by which a team is known.
func formatFile(ctx context.Context, tx *sql.Tx, team string) (f oplog.File, err error) {
	var sum []byte
	var seen string
	err = tx.QueryRowContext(ctx, "SELECT name, kind, writer, seq, sum, bytes, state, reason, seen_at FROM share_file WHERE kind = ? AND name LIKE '%-' || ? || '.json'",
		string(oplog.FormatFile), team).Scan(&f.Name, &f.Kind, &f.Writer, &f.Seq, &sum, &f.Bytes, &f.State, &f.Reason, &seen)
	if err != nil {
		return f, err
	}
	copy(f.Sum[:], sum)
	f.Seen, err = parseInstant(seen)
	return f, err
}

// stayMember lets a backup from before the workspace joined its team go on as the member that the workspace is by now,
// as one made at the moment of joining would. Changes that wait in the backup went out under the member's name since, and
// are recognized by it when they come back; see adopt.
func stayMember(ctx context.Context, tx *sql.Tx, present *sql.DB, m membership) error {
	before, err := facts(ctx, tx, factWriter, factTeam)
	if err != nil || m.self.Team == "" || before[factTeam] != "" {
		return err
	}
	makers, err := sameWorkspace(ctx, tx, present)
	if unreadable(err) { // the present one: damage is what a backup is for
		return nil
	}
	if err != nil || len(makers) == 0 {
		return err
	}
	for id, person := range makers {
		if _, err := tx.ExecContext(ctx, "UPDATE log_tx SET person = ? WHERE id = ?", person, id); err != nil {
			return err
		}
	}
	if err := renumber(ctx, tx, oplog.Writer(before[factWriter]), m.self.Writer); err != nil {
		return err
	}
	if err := saveSelf(ctx, tx, m.self); err != nil {
		return err
	}
	return keepFile(ctx, tx, m.format)
}

// sameWorkspace tells by whom each change of a backup from before the team was made as the team knows it, by its id in
// the backup. It is empty unless the present workspace has them all: the backup is of another one, or holds changes that
// were gone back behind before the team was joined.
func sameWorkspace(ctx context.Context, backup *sql.Tx, present *sql.DB) (makers map[int64]string, err error) {
	find, err := present.PrepareContext(ctx, "SELECT person FROM log_tx WHERE time = ? AND happened = ? AND reason = ?")
	if err != nil {
		return nil, err
	}
	defer find.Close()
	makers = map[int64]string{}
	err = eachRow(ctx, backup, "SELECT id, time, happened, reason FROM log_tx ORDER BY id DESC", func(rows *sql.Rows) error {
		var id, time int64
		var happened, reason, person string
		if err := rows.Scan(&id, &time, &happened, &reason); err != nil {
			return err
		}
		err := find.QueryRowContext(ctx, time, happened, reason).Scan(&person)
		makers[id] = person
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return makers, err
}
