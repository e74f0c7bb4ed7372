package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"strings"
	"testing"

	"countyline/data"
)

func TestWhatColleaguesCouldNotTakeIsNotKeptHereEither(t *testing.T) {
	imported := func(db *DB) error {
		_, err := db.SaveRoster(t.Context(), Import{Dataset: data.Dataset{ProductID: "bad\xff", FileName: "roster.csv"}}, roster(3, data.Signed))
		return err
	}
	for what, work := range map[string]func(*DB) error{
		"a long name of a record":       func(db *DB) error { return db.SaveAlias(t.Context(), strings.Repeat("a", maxID+1), "001") },
		"a name that is no text":        func(db *DB) error { return db.SaveAlias(t.Context(), "bad\xff", "001") },
		"a place that is nowhere":       func(db *DB) error { return located(t, db, math.NaN()) },
		"an import of an unsound name":  imported,
		"a word that nobody knows":      statement("INSERT INTO participation_edit (id, status) VALUES ('p', 'dunno')"),
		"one of many":                   func(db *DB) error { return many(t, db, lookedThrough+1) },
		"a setting that cannot be read": statement("INSERT INTO setting (id, value) VALUES ('" + settingFields[len(settingFields)-1].key + "', 'x')"),
	} {
		t.Run(what, func(t *testing.T) {
			db := unproven(t)
			before := dump(t, db)
			wantCode(t, work(db), "not_kept", "nothing was changed")
			if dump(t, db) != before || count(t, db, "log_op") != 0 || count(t, db, "log_tx") != 0 || count(t, db, "participation") != 0 {
				t.Errorf("something was changed: %s", dump(t, db))
			}
		})
	}
}

func TestWhatColleaguesNeverSawIsDeletedAllTheSame(t *testing.T) {
	db := unproven(t)
	uncaptured(t, db) // as a version that took the name left it
	execute(t, db, "INSERT INTO saved_view (id, name) VALUES ('bad' || x'ff', 'Mine')")
	must(t, inTx(t.Context(), db.write, func(tx *sql.Tx) error {
		_, err := refreshTriggers(t.Context(), tx)
		return err
	}))
	execute(t, db, "UPDATE saved_view SET deleted = 1")
}

func located(t *testing.T, db *DB, lat float64) error {
	_, err := db.EditLocation(t.Context(), "l", data.LocationEdit{Lat: &lat})
	return err
}

// many edits that many participations, the last of which has a name that nobody can keep.
func many(t *testing.T, db *DB, n int) error {
	var ids []string
	for i := range n {
		ids = append(ids, fmt.Sprint("p", i))
	}
	status := data.Signed
	_, err := db.EditParticipations(t.Context(), append(ids, "bad\xff"), data.ParticipationEdit{Status: &status})
	return err
}

func statement(text string) func(*DB) error {
	return func(db *DB) error {
		return db.change(context.Background(), "Test", func(tx *sql.Tx) error {
			_, err := tx.Exec(text)
			return err
		})
	}
}
