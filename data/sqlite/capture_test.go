package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"countyline/data"
	"countyline/data/oplog"

	"github.com/mattn/go-sqlite3"
)

// written lists the operations of the newest change as "table row column: old > new".
func written(t testing.TB, db *DB) (list []string) {
	t.Helper()
	for _, o := range newest(t, db).Ops {
		list = append(list, fmt.Sprintf("%s %s %s: %v > %v", o.Table, o.Row, o.Column, cellValue(o.Old), cellValue(o.Value)))
	}
	return list
}

// newest is the change that was made last.
func newest(t testing.TB, db *DB) LoggedTx {
	t.Helper()
	list, err := db.Log(context.Background(), LogQuery{Limit: 1, Ops: -1})
	if err != nil || len(list) != 1 {
		t.Fatalf("%d changes, %v", len(list), err)
	}
	return list[0]
}

func wantWritten(t testing.TB, db *DB, want ...string) {
	t.Helper()
	if got := written(t, db); !slices.Equal(got, want) {
		t.Errorf("noted:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestEverySharedColumnIsDeclared(t *testing.T) {
	db := workspace(t)
	var declared, real []string
	for _, c := range Columns() {
		declared = append(declared, c.Table+"."+c.Name)
		if c.Group != c.Name {
			if _, ok := columnOf(c.Table, c.Group); ok {
				t.Errorf("%s.%s: its group is called as a column is", c.Table, c.Name)
			}
		}
	}
	err := db.view(context.Background(), func(tx *sql.Tx) error {
		for _, table := range tableNames() {
			columns, err := realColumns(context.Background(), tx, table)
			if err != nil {
				return err
			}
			for _, c := range columns {
				real = append(real, table+"."+c.name)
				d, _ := columnOf(table, c.name)
				if d.takes != nil && d.Takes(oplog.Value{}) != c.nullable {
					t.Errorf("%s.%s: declared and real do not agree on NULL", table, c.name)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(declared)
	slices.Sort(real)
	if !slices.Equal(declared, real) {
		t.Errorf("declared:\n%v\nreal:\n%v", declared, real)
	}
}

func TestADefaultCanBeKept(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	err := db.view(ctx, func(tx *sql.Tx) error {
		for _, table := range tableNames() {
			columns, err := realColumns(ctx, tx, table)
			if err != nil {
				return err
			}
			values, err := standards(ctx, tx, columns)
			if err != nil {
				return err
			}
			for name, value := range values {
				v, err := valueOf(value)
				if c, ok := columnOf(table, name); err != nil || !ok || !c.Takes(v) && name != "provider_id" { // which has none
					t.Errorf("%s.%s does not take its own default %v (%v)", table, name, value, err)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAChangeSaysWhoMadeItWhenWhyAndWhat(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	if err := db.SetPerson(ctx, " Dana Reyes "); err != nil {
		t.Fatal(err)
	}
	plan, err := db.SavePlan(ctx, data.Plan{Name: "Cypress Bend"})
	if err != nil {
		t.Fatal(err)
	}
	wantWritten(t, db, "plan "+plan.ID+" name: <nil> > Cypress Bend", "plan "+plan.ID+" deleted: <nil> > 0")
	first := newest(t, db)
	if first.Person != "Dana Reyes" || first.App != "0.1.0" || first.Schema != len(steps(t)) || first.Reason != "Edit the plan" || first.Seq != 1 ||
		len(first.Seen) != 0 || !first.Own || first.Shared || !first.Happened.Equal(noon) || !first.Recorded.Equal(noon) || first.Time.Wall() != noon {
		t.Errorf("%+v", first)
	}
	if len(first.Writer) != 26 || strings.ToLower(string(first.Writer)) != string(first.Writer) {
		t.Errorf("the writer is %q, want 128 bits in lower-case base32", first.Writer)
	}
	plan.Name = "Cypress Bend Health"
	if _, err := db.SavePlan(ctx, plan); err != nil {
		t.Fatal(err)
	}
	wantWritten(t, db, "plan "+plan.ID+" name: Cypress Bend > Cypress Bend Health")
	if second := newest(t, db); second.Seq != 2 || second.Time <= first.Time {
		t.Errorf("the second change has number %d and time %d, the first %d", second.Seq, second.Time, first.Time)
	}
	if _, err := db.SavePlan(ctx, plan); err != nil {
		t.Fatal(err)
	}
	if n := count(t, db, "log_tx"); n != 2 {
		t.Errorf("a change that changes nothing is in the log: %d changes", n)
	}
}

func TestAPersonWhoNeverSaidTheirNameIsTheComputersUser(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	if name, err := db.Person(ctx); err != nil || name == "" || name != systemUser() {
		t.Errorf("%q, %v", name, err)
	}
}

func TestEveryStatementThatChangesRowsIsNoted(t *testing.T) {
	db := workspace(t)
	execute(t, db, "INSERT INTO contract (id, number) VALUES ('a', 'H1'), ('b', 'H2')")
	execute(t, db, "INSERT INTO contract (id, number) VALUES ('b', 'H3'), ('c', 'H4') ON CONFLICT (id) DO UPDATE SET number = excluded.number")
	wantWritten(t, db, "contract b number: H2 > H3", "contract c plan_id: <nil> > ", "contract c number: <nil> > H4", "contract c deleted: <nil> > 0")
	execute(t, db, "UPDATE contract SET plan_id = 'p', number = number || '0' WHERE id < 'c'")
	wantWritten(t, db, "contract a plan_id:  > p", "contract a number: H1 > H10", "contract b plan_id:  > p", "contract b number: H3 > H30")
	execute(t, db, "WITH n (id, number) AS (VALUES ('a', 'H9')) UPDATE contract SET number = n.number FROM n WHERE n.id = contract.id")
	wantWritten(t, db, "contract a number: H10 > H9")
	execute(t, db, "INSERT INTO plan (id, name) SELECT id, number FROM contract WHERE id = 'a'")
	wantWritten(t, db, "plan a name: <nil> > H9", "plan a deleted: <nil> > 0")
	execute(t, db, "INSERT OR IGNORE INTO plan (id, name) VALUES ('a', 'never')")
	execute(t, db, "UPDATE contract SET deleted = 1 WHERE id = 'c'")
	wantWritten(t, db, "contract c deleted: 0 > 1")
}

func TestColumnsThatMoveTogetherAreNotedTogether(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	street, lat := "1 Levee St", 33.4
	if _, err := db.EditLocation(ctx, "l", data.LocationEdit{Street: &street}); err != nil {
		t.Fatal(err)
	}
	wantWritten(t, db, "location_edit l street: <nil> > 1 Levee St", "location_edit l city: <nil> > <nil>", "location_edit l state: <nil> > <nil>",
		"location_edit l zip: <nil> > <nil>", "location_edit l county_fips: <nil> > <nil>", "location_edit l deleted: <nil> > 0")
	if _, err := db.EditLocation(ctx, "l", data.LocationEdit{Lat: &lat}); err != nil {
		t.Fatal(err)
	}
	wantWritten(t, db, "location_edit l lat: <nil> > 33.4", "location_edit l lon: <nil> > <nil>", "location_edit l quality: <nil> > <nil>")
	zip := "38701"
	if _, err := db.EditLocation(ctx, "l", data.LocationEdit{ZIP: &zip}); err != nil {
		t.Fatal(err)
	}
	wantWritten(t, db, "location_edit l street: 1 Levee St > 1 Levee St", "location_edit l city: <nil> > <nil>", "location_edit l state: <nil> > <nil>",
		"location_edit l zip: <nil> > 38701", "location_edit l county_fips: <nil> > <nil>")
}

func TestACellThatIsWrittenSeveralTimesInOneChangeIsNotedOnce(t *testing.T) {
	db := workspace(t)
	execute(t, db, "INSERT INTO contract (id, number) VALUES ('a', 'H1'), ('b', 'H2')")
	err := db.change(context.Background(), "Test", func(tx *sql.Tx) error {
		for _, statement := range []string{
			"UPDATE contract SET number = 'H5'", "UPDATE contract SET number = 'H6', plan_id = 'p'",
			"UPDATE contract SET number = 'H2' WHERE id = 'b'", "INSERT INTO plan (id, name) VALUES ('x', 'y')", "UPDATE plan SET name = 'z' WHERE id = 'x'",
		} {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	wantWritten(t, db, "contract a number: H1 > H6", "contract a plan_id:  > p", "contract b plan_id:  > p", "plan x name: <nil> > z", "plan x deleted: <nil> > 0")
	err = db.change(context.Background(), "There and back", func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE plan SET name = 'a'")
		_, back := tx.Exec("UPDATE plan SET name = 'z'")
		return errors.Join(err, back)
	})
	if err != nil || newest(t, db).Reason != "Test" {
		t.Errorf("what changed nothing is in the log: %v", err)
	}
}

func TestALargeChangeOfRowsThatComeTwiceNotesEachOnce(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	var list []record
	for i := range lookedThrough {
		list = append(list, record{table: "plan", id: fmt.Sprint(i), cells: []cell{{"name", "A"}}})
	}
	again := record{table: "plan", id: "7", cells: []cell{{"name", "B"}}}
	if _, err := db.put(ctx, "Test", append(list, again)); err != nil {
		t.Fatal(err)
	}
	if n := newest(t, db).Total; n != 2*lookedThrough {
		t.Errorf("%d operations", n)
	}
}

// failing is a workspace whose commits fail while a switch is on.
func failing(t *testing.T) (db *DB, fail *bool) {
	t.Helper()
	fail = new(bool)
	o := at(noon)
	o.Connected = func(conn driver.Conn) error {
		conn.(*sqlite3.SQLiteConn).RegisterCommitHook(func() int {
			if *fail {
				return 1
			}
			return 0
		})
		return nil
	}
	db, err := Create(context.Background(), filepath.Join(t.TempDir(), "plan"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db, fail
}

func TestAChangeWhoseCommitFailsLeavesNeitherRowNorHistory(t *testing.T) {
	ctx := context.Background()
	db, fail := failing(t)
	addPlan(t, "First")(db)
	before := newest(t, db)
	*fail = true
	if _, err := db.SavePlan(ctx, data.Plan{Name: "Second"}); err == nil {
		t.Fatal("the commit did not fail")
	}
	*fail = false
	if plans, err := db.Plans(ctx); err != nil || len(plans) != 1 || newest(t, db).ID != before.ID {
		t.Errorf("%v, %v", plans, err)
	}
	addPlan(t, "Third")(db)
	if now := newest(t, db); now.Seq != before.Seq+1 || now.Time != before.Time+1 || now.ID != before.ID+1 {
		t.Errorf("after it came number %d at %d, want %d at %d", now.Seq, now.Time, before.Seq+1, before.Time+1)
	}
	replays(t, db)
	if _, err := db.write.Exec("UPDATE plan SET name = 'x'"); err == nil {
		t.Error("the change that failed left the door open")
	}
}

func TestTheClockGoesOnFromTheLatestThatTheLogKnows(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	addPlan(t, "Ours")(db)
	future := noon.AddDate(10, 0, 0)
	theirs := oplog.Tx{
		Mark:     oplog.Mark{Writer: "them", Seq: 7, Time: oplog.At(future), Hash: oplog.Hash{1}, Seen: oplog.Vector{"others": 3}},
		Happened: future, Person: "Lee", Reason: "Edit the plan", Ops: []oplog.Op{{Table: "plan", Row: "p", Column: "name", Value: oplog.TextValue("Theirs")}},
	}
	err := db.applying(ctx, func(tx *sql.Tx) error {
		w, err := newLogWriter(ctx, tx, noon)
		if err != nil {
			return err
		}
		if _, err := w.add(&theirs, "a segment"); err != nil {
			return err
		}
		_, err = tx.Exec("INSERT INTO plan (id, name) VALUES ('p', 'Theirs')")
		return errors.Join(err, w.flush())
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := newest(t, db); got.Own || !got.Shared || got.Person != "Lee" || !got.Happened.Equal(future) {
		t.Errorf("%+v", got)
	}
	addPlan(t, "Ours again")(db)
	now := newest(t, db)
	if now.Time <= theirs.Time || now.Seq != 2 || !now.Saw(&theirs.Mark) || len(now.Seen) != 1 || now.Seen["them"] != 7 {
		t.Errorf("%+v", now.Mark)
	}
}

func TestADecisionForWhatIsThereIsNotedToo(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	execute(t, db, "INSERT INTO contract (id, number) VALUES ('a', 'H1')")
	err := db.change(ctx, "Test", func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE contract SET plan_id = 'p'")
		return errors.Join(err, db.restate(ctx, tx, "contract", "a", "plan_id"), db.restate(ctx, tx, "contract", "a", "number"))
	})
	if err != nil {
		t.Fatal(err)
	}
	wantWritten(t, db, "contract a plan_id:  > p", "contract a number: H1 > H1")
}

func TestAFileNameInAnOldEncodingIsTheSameEverywhere(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	set, err := db.SaveRoster(ctx, Import{Dataset: data.Dataset{ProductID: "p", FileName: "r\xf4le.csv"}}, roster(1, data.Signed))
	if err != nil || set.FileName != "r\uFFFDle.csv" {
		t.Fatalf("%+v, %v", set, err)
	}
	if _, _, err := db.SaveView(ctx, data.SavedView{Screen: "network", Name: "caf\xe9"}); err != nil {
		t.Fatal(err)
	}
	if views, err := db.Views(ctx, "network"); err != nil || len(views) != 1 || views[0].Name != "caf\uFFFD" {
		t.Errorf("%+v, %v", views, err)
	}
}

// The bound is loose, and a busy machine is given time to come to rest; the benchmark measures.
func TestACapturedUpdateIsNotManyTimesDearer(t *testing.T) {
	const rows = 2_000
	captured, plain := contracts(t, workspace(t), rows), contracts(t, plainWorkspace(t), rows)
	with, without := time.Hour, time.Hour
	for round := 0; round < 7 || with > 6*without && round < 100; round++ {
		with, without = min(with, updates(t, captured, rows, round)), min(without, updates(t, plain, rows, round))
	}
	if with > 6*without {
		t.Errorf("%v an update, %v without capture", with, without)
	}
}

func TestWhatPeopleTypeMakesNoDerivedRows(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	p := data.Participation{NPI: 1234567893, Name: "Ada", Practice: "Elm", Specialty: "008", Location: data.Location{City: "Greenville", State: "MS", Quality: data.CityPoint}}
	id, _, err := db.AddParticipation(ctx, "product", p)
	if err != nil {
		t.Fatal(err)
	}
	oak := "Oak"
	if _, err := db.EditParticipations(ctx, []string{id}, data.ParticipationEdit{Practice: &oak}); err != nil {
		t.Fatal(err)
	}
	if n := count(t, db, "provider") + count(t, db, "practice"); n != 0 {
		t.Errorf("%d rows that no file has", n)
	}
	if _, err := db.NamePractice(ctx, PracticeID("Oak"), "elm"); err != nil { // now both have one name
		t.Fatal(err)
	}
	if _, err := db.NamePractice(ctx, PracticeID("Elm"), "Ash"); err != nil {
		t.Fatal(err)
	}
	if got := cellsOf(t, db, "practice_edit", "name"); len(got) != 2 || got[PracticeID("Oak")] != "Ash" || got[PracticeID("Elm")] != "Ash" {
		t.Errorf("%v", got)
	}
}

func TestANoteOnAPracticeIsPrivate(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	undo, err := db.SetPracticeNote(ctx, "p", "will take 110%")
	if err != nil {
		t.Fatal(err)
	}
	if note, err := db.PracticeNote(ctx, "p"); err != nil || note != "will take 110%" {
		t.Errorf("%q, %v", note, err)
	}
	for _, o := range newest(t, db).Ops {
		if o.Private != (o.Column == "private_note") {
			t.Errorf("%+v", o)
		}
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if note, err := db.PracticeNote(ctx, "p"); err != nil || note != "" {
		t.Errorf("%q, %v", note, err)
	}
}
