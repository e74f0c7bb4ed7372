package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"countyline/data"

	"pgregory.net/rapid"
)

// ticking is a workspace whose clock goes on by an hour with each look at it.
func ticking(t testing.TB) *DB {
	t.Helper()
	now := noon
	o := at(noon)
	o.Now = func() time.Time {
		now = now.Add(time.Hour)
		return now
	}
	db, err := Create(context.Background(), filepath.Join(t.TempDir(), "plan"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		replays(t, db)
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// A copy as of any instant holds what the workspace held then, and its log proves it.
func TestACopyAsOfAnInstantIsTheWorkspaceOfThen(t *testing.T) {
	ctx := context.Background()
	db := ticking(t)
	var instants []time.Time
	var states []map[string]string
	rapid.Check(t, func(r *rapid.T) {
		if len(instants) > 25 {
			return
		}
		last := count(t, db, "log_tx")
		err := db.change(ctx, "Test", func(tx *sql.Tx) error {
			_, err := tx.Exec(changing().Draw(r, "statement"))
			return err
		})
		if err != nil {
			r.Fatal(err)
		}
		if count(t, db, "log_tx") > last {
			instants, states = append(instants, newest(t, db).Time.Wall()), append(states, said(t, db))
		}
	})
	if len(instants) < 10 {
		t.Fatalf("only %d changes", len(instants))
	}
	for i := 0; i < len(instants); i += 3 {
		past, err := db.OpenAsOf(ctx, filepath.Join(t.TempDir(), fmt.Sprint(i)), instants[i])
		if err != nil {
			t.Fatal(err)
		}
		if got := said(t, past); !reflect.DeepEqual(got, states[i]) {
			t.Errorf("as of change %d: %v, want %v", i, got, states[i])
		}
		r, err := past.Replay(ctx, nil)
		later := func(d string) bool { return strings.HasSuffix(d, ": it is not in the log") } // marked deleted, for it came later
		if err != nil || r.Transactions != i+1 || slices.ContainsFunc(r.Differences, func(d string) bool { return !later(d) }) {
			t.Errorf("as of change %d: %+v, %v", i, r, err)
		}
		if err := past.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestAWorkspaceOfThePastShowsItsImportsAndRefusesEveryChange(t *testing.T) {
	ctx, db := context.Background(), ticking(t)
	file := filepath.Join(t.TempDir(), "roster.csv")
	write(t, file, "npi,name\n")
	set, err := db.SaveRoster(ctx, Import{Dataset: data.Dataset{ProductID: "p"}, File: file}, roster(3, data.Signed))
	if err != nil {
		t.Fatal(err)
	}
	then := newest(t, db).Time.Wall()
	save(t, db, "p", roster(2, data.Signed))
	if _, err := db.TakeBack(ctx, set.ID); err != nil {
		t.Fatal(err)
	}
	past, err := db.OpenAsOf(ctx, filepath.Join(t.TempDir(), "past"), then)
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	wantRows(t, past, "p", 3)
	wantRows(t, db, "p", 2)
	in, err := past.OpenDocument(set.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	_, saved := past.SavePlan(ctx, data.Plan{Name: "X"})
	_, imported := past.SaveRoster(ctx, Import{Dataset: data.Dataset{ProductID: "p"}, File: file}, roster(1, data.Signed))
	_, backed := past.Backup(ctx)
	_, _, undone := past.UndoTx(ctx, 1)
	for what, err := range map[string]error{
		"saving": saved, "importing": imported, "backing up": backed, "undoing": undone, "naming": past.SetPerson(ctx, "X"),
		"applying": past.applying(ctx, func(*sql.Tx) error { return nil }),
	} {
		if data.CodeOf(err) != "past" {
			t.Errorf("%s: %v", what, err)
		}
	}
	before, err := db.OpenAsOf(ctx, filepath.Join(t.TempDir(), "before"), noon)
	if err != nil {
		t.Fatal(err)
	}
	defer before.Close()
	if sets, err := before.Datasets(ctx); err != nil || len(sets) != 0 {
		t.Errorf("before anything was done there was %v, %v", sets, err)
	}
}
