package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base32"
	"io"
	"os"
	"os/user"
	"strings"

	"countyline/data/oplog"
)

// Facts about this workspace in share_self. A key is never reused for another meaning.
const (
	factWriter    = "writer"
	factContinues = "continues"
	factPerson    = "person"
	factRole      = "role"
	factDevice    = "device"
	factMark      = "mark"
	factSigning   = "signing"
	factAge       = "age"
	factTeam      = "team"
	factTeamName  = "team_name"
	factTeamKey   = "team_key"
	factRatesKey  = "rates_key"
	factRates     = "rates"
	factFolder    = "folder"
	factJoined    = "joined"
	factReached   = "reached"
	factFiles     = "files" // and bytes: of the team in the shared place when it was reached
	factBytes     = "bytes"
	factRevealed  = "revealed" // fingerprint of the key to private cells by which they were read
)

// facts reads some facts; those that are not there are missing.
func facts(ctx context.Context, tx *sql.Tx, keys ...string) (map[string]string, error) {
	found := make(map[string]string, len(keys))
	args := make([]any, len(keys))
	for i, k := range keys {
		args[i] = k
	}
	err := eachRow(ctx, tx, "SELECT key, value FROM share_self WHERE key IN (?"+strings.Repeat(", ?", len(keys)-1)+")", func(rows *sql.Rows) error {
		var key string
		var value []byte
		err := rows.Scan(&key, &value)
		found[key] = string(value)
		return err
	}, args...)
	return found, err
}

// setFact writes a fact.
func setFact(ctx context.Context, tx *sql.Tx, key, value string) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO share_self (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, []byte(value))
	return err
}

// newWriter makes up who a workspace writes as.
func newWriter(random io.Reader) (oplog.Writer, error) {
	if random == nil {
		random = rand.Reader
	}
	var bits [16]byte
	if _, err := io.ReadFull(random, bits[:]); err != nil {
		return "", err
	}
	return oplog.Writer(strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(bits[:]))), nil
}

// introduce gives a workspace that has no writer yet a new one.
func introduce(ctx context.Context, tx *sql.Tx, random io.Reader) error {
	known, err := facts(ctx, tx, factWriter)
	if err != nil || known[factWriter] != "" {
		return err
	}
	w, err := newWriter(random)
	if err != nil {
		return err
	}
	return setFact(ctx, tx, factWriter, string(w))
}

// Person is who edits this workspace, as colleagues see it; the name of the computer's user until someone says otherwise.
func (db *DB) Person(ctx context.Context) (name string, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		self, err := facts(ctx, tx, factPerson)
		name = self[factPerson]
		return err
	})
	if name == "" {
		name = systemUser()
	}
	return name, err
}

// SetPerson says who edits this workspace from now on. The first name that is said is that of changes too which bear the
// name of the computer's user so far, as long as no segment holds them.
func (db *DB) SetPerson(ctx context.Context, name string) error {
	name = strings.TrimSpace(name)
	return db.writing(ctx, func(tx *sql.Tx) error {
		before, err := facts(ctx, tx, factPerson)
		if err != nil {
			return err
		}
		if before[factPerson] == "" && name != "" {
			if _, err := tx.ExecContext(ctx, "UPDATE log_tx SET person = ? WHERE hash IS NULL AND person = ?", name, systemUser()); err != nil {
				return err
			}
		}
		return setFact(ctx, tx, factPerson, name)
	})
}

// systemUser is the name of the computer's user.
func systemUser() string {
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		if u.Username != "" {
			return u.Username
		}
	}
	for _, key := range []string{"USER", "USERNAME"} {
		if name := os.Getenv(key); name != "" {
			return name
		}
	}
	return "Somebody"
}
