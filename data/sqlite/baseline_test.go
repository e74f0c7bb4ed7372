package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAWorkspaceFromBeforeHistoryBeginsWithWhatItHolds(t *testing.T) {
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "plan")
	old, err := Create(ctx, dir, with(steps(t)[:5]))
	if err != nil {
		t.Fatal(err)
	}
	_, err = old.write.Exec(`INSERT INTO plan (id, name) VALUES ('p', 'Cypress Bend'), ('q', ''); INSERT INTO product (id, contract_year, filing) VALUES ('r', 2028, 'operating');
		INSERT INTO location_edit (id, city) VALUES ('l', 'Leland'); INSERT INTO saved_view (id, name, deleted) VALUES ('v', 'Mine', 1);
		INSERT INTO provider (id, name, stated_name) VALUES ('1234567893', 'A BOONE', 'Ada Boone'); INSERT INTO practice (id, name) VALUES ('e', 'Elm')`)
	if err := errors.Join(err, old.Close()); err != nil {
		t.Fatal(err)
	}
	reopen(t, dir, noon, func(db *DB) {
		if got := newest(t, db); got.Reason != "As it was when history began" || got.Seq != 1 || count(t, db, "log_tx") != 1 {
			t.Errorf("%+v", got)
		}
		got := written(t, db)
		slices.Sort(got)
		want := []string{
			"location_edit l city: <nil> > Leland", "location_edit l county_fips: <nil> > <nil>", "location_edit l deleted: <nil> > 0",
			"location_edit l state: <nil> > <nil>", "location_edit l street: <nil> > <nil>", "location_edit l zip: <nil> > <nil>",
			"plan p deleted: <nil> > 0", "plan p name: <nil> > Cypress Bend", "plan q deleted: <nil> > 0", "product r contract_year: <nil> > 2028",
			"product r deleted: <nil> > 0", "provider_edit 1234567893 deleted: <nil> > 0", "provider_edit 1234567893 name: <nil> > Ada Boone",
			"saved_view v deleted: <nil> > 1", "saved_view v name: <nil> > Mine",
		}
		if !slices.Equal(got, want) {
			t.Errorf("noted:\n%s", strings.Join(got, "\n"))
		}
		if r := replays(t, db); r.Records != 6 || r.Transactions != 1 || r.Operations != len(want) {
			t.Errorf("%+v", r)
		}
		addPlan(t, "Third")(db)
	})
	reopen(t, dir, noon.Add(time.Hour), func(db *DB) {
		if n := count(t, db, "log_tx"); n != 2 {
			t.Errorf("opened again, there are %d changes", n)
		}
		replays(t, db)
	})
}

func TestWhatAStepOfTheSchemaDoesToSharedRowsIsAChange(t *testing.T) {
	ctx, dir := context.Background(), closedWorkspace(t)
	more := with(steps(t, "UPDATE plan SET name = upper(name)", "ALTER TABLE plan ADD COLUMN motto TEXT NOT NULL DEFAULT ''"))
	db, err := Open(ctx, dir, more)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := newest(t, db); got.Reason != "Bring the workspace up to date" || got.Seq != 2 || got.Total != 1 {
		t.Errorf("%+v", got)
	}
	replays(t, db)
	execute(t, db, "UPDATE plan SET motto = 'Onward'")
	if got := written(t, db); len(got) != 1 || !strings.HasSuffix(got[0], " motto:  > Onward") {
		t.Errorf("a column that came with a step is not captured: %v", got)
	}
}

func TestTriggersThatAreNotThoseOfTheSchemaAreMadeAnew(t *testing.T) {
	ctx, dir := context.Background(), closedWorkspace(t)
	stray := sql.OpenDB(connector{dsn: dsn(filepath.Join(dir, databaseName), "")})
	_, err := stray.Exec("DROP TRIGGER capture_insert_plan; CREATE TRIGGER capture_stray AFTER UPDATE ON contract BEGIN SELECT 1; END")
	_, more := stray.Exec("INSERT INTO plan (id, name) VALUES ('stray', 'Stray')")
	if err := errors.Join(err, more, stray.Close()); err != nil {
		t.Fatal(err)
	}
	reopen(t, dir, noon, func(db *DB) {
		var stray int
		if err := db.read.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = 'capture_stray'").Scan(&stray); err != nil || stray != 0 {
			t.Errorf("%d strays, %v", stray, err)
		}
		wantWritten(t, db, "plan stray name: <nil> > Stray", "plan stray deleted: <nil> > 0") // what slipped in while they were gone
		replays(t, db)
	})
}
