package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"strconv"
	"time"

	"countyline/data/oplog"
)

// Self says who the workspace is. A workspace without a team has an empty Self.Team.
func (db *DB) Self(ctx context.Context) (s oplog.Self, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		s, err = selfOf(ctx, tx)
		return err
	})
	return s, err
}

// SaveSelf replaces who the workspace is. Transactions that were made keep the writer they have; see Begin.
func (db *DB) SaveSelf(ctx context.Context, s oplog.Self) error {
	return friendly(db.dir, inTx(ctx, db.write, func(tx *sql.Tx) error { return saveSelf(ctx, tx, s) }))
}

// ChangeSelf changes a part of who the workspace is; what is changed by others meanwhile stays.
func (db *DB) ChangeSelf(ctx context.Context, change func(*oplog.Self)) error {
	return friendly(db.dir, inTx(ctx, db.write, func(tx *sql.Tx) error {
		s, err := selfOf(ctx, tx)
		if err != nil {
			return err
		}
		change(&s)
		return saveSelf(ctx, tx, s)
	}))
}

func selfOf(ctx context.Context, tx *sql.Tx) (s oplog.Self, err error) {
	known, err := facts(ctx, tx, factWriter, factContinues, factPerson, factRole, factDevice, factMark, factSigning, factAge,
		factTeam, factTeamName, factTeamKey, factRatesKey, factRates, factFolder, factJoined, factReached, factFiles, factBytes)
	if err != nil {
		return s, err
	}
	if s.Joined, err = parseInstant(known[factJoined]); err != nil {
		return s, err
	}
	if s.Reached, err = parseInstant(known[factReached]); err != nil {
		return s, err
	}
	for key, text := range selfTexts(&s) {
		*text = known[key]
	}
	for key, n := range selfCounts(&s) {
		*n, _ = strconv.ParseInt(known[key], 10, 64) // what an older version did not write is 0
	}
	s.Writer, s.Continues = oplog.Writer(known[factWriter]), oplog.Writer(known[factContinues])
	if signing := known[factSigning]; signing != "" {
		s.Signing = []byte(signing)
	}
	return s, nil
}

// selfTexts are the facts that are plain texts.
func selfTexts(s *oplog.Self) map[string]*string {
	return map[string]*string{
		factPerson: &s.Person, factRole: &s.Role, factDevice: &s.Device, factMark: &s.Mark, factAge: &s.Age,
		factTeam: &s.Team, factTeamName: &s.TeamName, factTeamKey: &s.TeamKey, factRatesKey: &s.RatesKey, factRates: &s.Rates, factFolder: &s.Folder,
	}
}

// selfCounts are the facts that are numbers.
func selfCounts(s *oplog.Self) map[string]*int64 {
	return map[string]*int64{factFiles: &s.Files, factBytes: &s.Bytes}
}

func saveSelf(ctx context.Context, tx *sql.Tx, s oplog.Self) error {
	before, err := facts(ctx, tx, factTeam)
	if err != nil {
		return err
	}
	if before[factTeam] != s.Team { // another place, which has nothing of ours yet
		if _, err := tx.ExecContext(ctx, "DELETE FROM share_blob"); err != nil {
			return err
		}
	}
	facts := map[string]string{
		factWriter: string(s.Writer), factContinues: string(s.Continues), factSigning: string(s.Signing),
		factJoined: optionalInstant(s.Joined), factReached: optionalInstant(s.Reached),
	}
	for key, text := range selfTexts(&s) {
		facts[key] = *text
	}
	for key, n := range selfCounts(&s) {
		facts[key] = strconv.FormatInt(*n, 10)
	}
	for key, value := range facts {
		if err := setFact(ctx, tx, key, value); err != nil {
			return err
		}
	}
	return nil
}

// optionalInstant writes an instant; the zero one is empty.
func optionalInstant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return instant(t)
}

// Begin makes the workspace a new writer: transactions that no segment holds become its own, numbered from 1. They had
// seen all that the writer before sealed until they were made.
func (db *DB) Begin(ctx context.Context, s oplog.Self) error {
	return friendly(db.dir, inTx(ctx, db.write, func(tx *sql.Tx) error {
		before, err := facts(ctx, tx, factWriter)
		if err != nil {
			return err
		}
		if err := renumber(ctx, tx, oplog.Writer(before[factWriter]), s.Writer); err != nil {
			return err
		}
		return saveSelf(ctx, tx, s)
	}))
}

// renumber gives the transactions that no segment holds from one writer to another.
func renumber(ctx context.Context, tx *sql.Tx, from, to oplog.Writer) error {
	if from == to {
		return nil
	}
	log, err := newLogReader(ctx, tx)
	if err != nil {
		return err
	}
	defer log.close()
	list, err := pendingPlaces(ctx, tx, from)
	if err != nil {
		return err
	}
	w, err := newLogWriter(ctx, tx, time.Time{})
	if err != nil {
		return err
	}
	var changed [][3]int64 // id, seq, vector
	sealed := int64(0)     // the last of the old writer that was sealed when the transaction was made
	for i, p := range list {
		if i == 0 || p.seq != list[i-1].seq+1 {
			sealed = p.seq - 1
		}
		seen, err := log.vector(p.vector)
		if err != nil {
			return err
		}
		seen = maps.Clone(seen)
		if sealed > 0 {
			seen[from] = sealed
		}
		vector, err := w.vector(seen)
		if err != nil {
			return err
		}
		changed = append(changed, [3]int64{p.id, int64(i + 1), vector})
	}
	return renumbered(ctx, tx, to, changed)
}

// renumbered gives transactions to a writer: each its id, seq and vector.
func renumbered(ctx context.Context, tx *sql.Tx, to oplog.Writer, changed [][3]int64) error {
	text, err := json.Marshal(changed)
	if err != nil || len(changed) == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE log_tx SET writer = ?, seq = j.value ->> 1, vector = j.value ->> 2 FROM json_each(?) j WHERE log_tx.id = j.value ->> 0`,
		string(to), string(text))
	return err
}

// pendingPlace is where a transaction stands that no segment holds.
type pendingPlace struct{ id, seq, vector int64 }

func pendingPlaces(ctx context.Context, tx *sql.Tx, writer oplog.Writer) (list []pendingPlace, err error) {
	err = eachRow(ctx, tx, "SELECT id, seq, vector FROM log_tx WHERE hash IS NULL AND writer = ? ORDER BY seq", func(rows *sql.Rows) error {
		var p pendingPlace
		err := rows.Scan(&p.id, &p.seq, &p.vector)
		list = append(list, p)
		return err
	}, string(writer))
	return list, err
}
