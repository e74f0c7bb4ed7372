package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"countyline/data"
	"countyline/data/oplog"

	"pgregory.net/rapid"
)

// dump is the whole of what is shared, as text.
func dump(t rapid.TB, db *DB) string {
	t.Helper()
	var b bytes.Buffer
	if err := db.Dump(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// reasonsOf are the reasons of changes.
func reasonsOf(list []LoggedTx) (all []string) {
	for _, t := range list {
		all = append(all, t.Reason)
	}
	return all
}

func TestTheLogIsAskedByRecordPersonTimeAndPage(t *testing.T) {
	ctx, db := context.Background(), ticking(t)
	if err := db.SetPerson(ctx, "Dana"); err != nil {
		t.Fatal(err)
	}
	execute(t, db, "INSERT INTO plan (id, name) VALUES ('p', 'A'), ('q', 'B')")
	signed := data.Signed
	if _, err := db.EditParticipations(ctx, []string{"p"}, data.ParticipationEdit{Status: &signed}); err != nil { // the id of another table's row
		t.Fatal(err)
	}
	if err := db.SetPerson(ctx, "Lee"); err != nil {
		t.Fatal(err)
	}
	execute(t, db, "UPDATE plan SET name = 'C' WHERE id = 'p'")
	all, err := db.Log(ctx, LogQuery{})
	if err != nil || !slices.Equal(reasonsOf(all), []string{"Test", "Edit participations", "Test"}) {
		t.Fatalf("%v, %v", reasonsOf(all), err)
	}
	for _, test := range []struct {
		name string
		q    LogQuery
		want []int // places in all
	}{
		{"all", LogQuery{}, []int{0, 1, 2}},
		{"a row", LogQuery{Row: "p"}, []int{0, 1, 2}},
		{"a row of a table", LogQuery{Row: "p", Table: "plan"}, []int{0, 2}},
		{"a table", LogQuery{Table: "participation_edit"}, []int{1}},
		{"a person", LogQuery{Person: "Lee"}, []int{0}},
		{"since", LogQuery{Since: all[1].Happened}, []int{0, 1}},
		{"until", LogQuery{Until: all[1].Happened}, []int{1, 2}},
		{"before", LogQuery{Before: all[0].ID}, []int{1, 2}},
		{"a page", LogQuery{Before: all[0].ID, Limit: 1}, []int{1}},
		{"not shared", LogQuery{Unshared: true}, []int{0, 1, 2}},
		{"nothing", LogQuery{Row: "none"}, nil},
	} {
		got, err := db.Log(ctx, test.q)
		var want []int64
		for _, i := range test.want {
			want = append(want, all[i].ID)
		}
		var ids []int64
		for _, g := range got {
			ids = append(ids, g.ID)
		}
		if err != nil || !slices.Equal(ids, want) {
			t.Errorf("%s: %v, %v; want %v", test.name, ids, err, want)
		}
	}
	if few, err := db.Log(ctx, LogQuery{Row: "q", Ops: 1}); err != nil || len(few) != 1 || len(few[0].Ops) != 1 || few[0].Total != 2 || few[0].Ops[0].Row != "q" {
		t.Errorf("%+v, %v", few, err)
	}
}

func TestAChangeThatWentOutIsShared(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	addPlan(t, "Cypress Bend")(db)
	pending, err := db.Pending(ctx, 10)
	if err != nil || len(pending) != 1 {
		t.Fatalf("%v, %v", pending, err)
	}
	pending[0].Hash = oplog.Hash{1}
	file := oplog.File{Name: "log/a", Kind: oplog.SegmentFile, Writer: pending[0].Writer, Seq: 1, Bytes: []byte("x"), State: oplog.Made, Seen: noon}
	if err := db.Sealed(ctx, file, pending); err != nil {
		t.Fatal(err)
	}
	if newest(t, db).Shared {
		t.Error("a change is shared before its file is in the shared place")
	}
	file.State = oplog.Published
	if err := db.Keep(ctx, file); err != nil {
		t.Fatal(err)
	}
	if !newest(t, db).Shared {
		t.Error("a change in the shared place is not shared")
	}
	if left, err := db.Log(ctx, LogQuery{Unshared: true}); err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestAChangeIsUndoneCellByCellUnlessItWasChangedSince(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	execute(t, db, "INSERT INTO contract (id, plan_id, number) VALUES ('a', 'p', 'H1'), ('b', 'p', 'H2')")
	execute(t, db, "UPDATE contract SET plan_id = 'q', number = number || '0'")
	edit := newest(t, db).ID
	execute(t, db, "UPDATE contract SET number = 'H9' WHERE id = 'b'")
	before := dump(t, db)
	done, redo, err := db.UndoTx(ctx, edit)
	if err != nil || len(done.Changed) != 3 || len(done.Left) != 1 || done.Left[0].Row != "b" || done.Left[0].Column != "number" {
		t.Fatalf("%+v, %v", done, err)
	}
	if got := cellsOf(t, db, "contract", "plan_id || number"); !reflect.DeepEqual(got, map[string]string{"a": "pH1", "b": "pH9"}) {
		t.Errorf("%v", got)
	}
	if r := newest(t, db).Reason; r != "Undo: Test" {
		t.Errorf("the reason is %q", r)
	}
	if err := redo(ctx); err != nil {
		t.Fatal(err)
	}
	if r := newest(t, db).Reason; r != "Redo: Test" || dump(t, db) != before {
		t.Errorf("%q made\n%s", r, dump(t, db))
	}
	_, _, err = db.UndoTx(ctx, 999)
	wantCode(t, err, "not_found", "reload")
}

func TestWhatAChangeMadeIsMarkedDeletedUnlessItBecameAnother(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	execute(t, db, "INSERT INTO plan (id, name) VALUES ('a', 'A'), ('b', 'B')")
	made := newest(t, db).ID
	execute(t, db, "UPDATE plan SET name = 'other' WHERE id = 'b'")
	done, redo, err := db.UndoTx(ctx, made)
	if err != nil || len(done.Changed) != 2 || len(done.Left) != 2 {
		t.Fatalf("%+v, %v", done, err)
	}
	if got := cellsOf(t, db, "plan", "name"); !reflect.DeepEqual(got, map[string]string{"b": "other"}) {
		t.Errorf("%v", got)
	}
	if err := redo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := cellsOf(t, db, "plan", "name"); got["a"] != "A" {
		t.Errorf("%v", got)
	}
}

func TestTheBeginningOfHistoryIsNotUndone(t *testing.T) {
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "plan")
	old, err := Create(ctx, dir, with(steps(t)[:5]))
	if err != nil {
		t.Fatal(err)
	}
	_, err = old.write.Exec("INSERT INTO plan (id, name) VALUES ('p', 'Cypress Bend')")
	if err := errors.Join(err, old.Close()); err != nil {
		t.Fatal(err)
	}
	reopen(t, dir, noon, func(db *DB) {
		_, _, err := db.UndoTx(ctx, newest(t, db).ID)
		wantCode(t, err, "beginning", "nothing was changed")
	})
}

// Every change can be taken back from history, the latest first, and then all is as it was.
func TestUndoingAllChangesInReverseRestoresEveryRecord(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(r *rapid.T) {
		db := unproven(t)
		var ids []int64
		var states []map[string]string
		for range rapid.IntRange(1, 6).Draw(r, "changes") {
			before, last := said(r, db), count(t, db, "log_tx")
			err := db.change(ctx, "Test", func(tx *sql.Tx) error {
				for range rapid.IntRange(1, 3).Draw(r, "statements") {
					if _, err := tx.Exec(changing().Draw(r, "statement")); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				r.Fatal(err)
			}
			if count(t, db, "log_tx") > last {
				ids, states = append(ids, newest(t, db).ID), append(states, before)
			}
		}
		for i := len(ids) - 1; i >= 0; i-- {
			done, _, err := db.UndoTx(ctx, ids[i])
			if err != nil || len(done.Left) > 0 {
				r.Fatalf("%+v, %v", done, err)
			}
			if got := said(r, db); !reflect.DeepEqual(got, states[i]) {
				r.Fatalf("change %d undone: %v, want %v", ids[i], got, states[i])
			}
		}
		replays(t, db)
	})
}

// said is every record that is there and says something, as text.
func said(t rapid.TB, db *DB) map[string]string {
	t.Helper()
	all, rows := map[string]string{}, map[string][]string{}
	gone := map[string]bool{}
	for line := range strings.Lines(dump(t, db)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		key := cells[0] + " " + cells[1]
		gone[key] = gone[key] || cells[2] == oplog.Deleted && cells[3] == "1"
		if cells[2] != oplog.Deleted && (!overlays(cells[0]) || cells[3] != "null") {
			rows[key] = append(rows[key], cells[2]+"="+cells[3])
		}
	}
	for key, cells := range rows {
		if !gone[key] {
			all[key] = strings.Join(cells, ", ")
		}
	}
	return all
}

func TestARecordIsRestoredAsItWasAfterAChange(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	signed, beds := data.Signed, int32(5)
	steps := []func() error{
		func() error {
			_, err := db.EditParticipations(ctx, []string{"a"}, data.ParticipationEdit{Status: &signed})
			return err
		},
		func() error {
			_, err := db.EditParticipations(ctx, []string{"a"}, data.ParticipationEdit{Beds: &beds})
			return err
		},
		func() error {
			_, err := db.RevertParticipations(ctx, []string{"a"})
			return err
		},
	}
	var ids []int64
	var states []map[string]string
	for _, step := range steps {
		if err := step(); err != nil {
			t.Fatal(err)
		}
		ids, states = append(ids, newest(t, db).ID), append(states, said(t, db))
	}
	now := said(t, db)
	for i, id := range ids {
		undo, err := db.RestoreRow(ctx, "participation_edit", "a", id)
		if err != nil {
			t.Fatal(err)
		}
		if got := said(t, db); !reflect.DeepEqual(got, states[i]) {
			t.Errorf("after change %d: %v, want %v", id, got, states[i])
		}
		if err := undo(ctx); err != nil {
			t.Fatal(err)
		}
		if got := said(t, db); !reflect.DeepEqual(got, now) {
			t.Errorf("undone: %v, want %v", got, now)
		}
	}
	execute(t, db, "INSERT INTO plan (id, name) VALUES ('p', 'A')")
	if _, err := db.RestoreRow(ctx, "plan", "p", ids[0]); err != nil { // it was not there yet
		t.Fatal(err)
	}
	if plans, err := db.Plans(ctx); err != nil || len(plans) != 0 {
		t.Errorf("%v, %v", plans, err)
	}
	_, err := db.RestoreRow(ctx, "plan", "never", 1)
	wantCode(t, err, "not_found")
	_, err = db.RestoreRow(ctx, "novelty", "a", 1)
	wantCode(t, err, "newer_schema")
}

func TestReplaySaysWhatTheLogAndTheTablesDoNotAgreeOn(t *testing.T) {
	ctx := context.Background()
	for name, test := range map[string]struct {
		harm string
		says string
	}{
		"a cell":         {"UPDATE plan SET name = 'x' WHERE id = 'a'", `plan a: name is "x", the log says "A"`},
		"a row too many": {"INSERT INTO plan (id) VALUES ('b')", "plan b: it is not in the log"},
		"a lost row":     {"UPDATE plan SET id = 'z'", "plan a: the log has it, the table has not"},
		"a private cell": {"UPDATE practice_edit SET private_note = 'x'", "practice_edit e: private_note is not what the log says"},
		"a stray op":     {"INSERT INTO log_op (tx, tbl, row, col, value) VALUES (99, 'plan', 'a', 'deleted', 0)", "1 changes of cells belong to nobody's change"},
		"a lost op":      {"DELETE FROM log_place WHERE row = 'a'", "2 changes of cells cannot be found by their record"},
		"a conflict":     {"INSERT INTO log_conflict VALUES ('plan', 'a', 'name', '[1]')", "plan a: 1 disagreements are noted on it, the log has 0"},
		"a lost cell":    {"INSERT INTO log_conflict VALUES ('plan', 'none', 'name', '[1]')", "plan none: a disagreement is noted on it that the log does not know"},
	} {
		db := unproven(t)
		execute(t, db, "INSERT INTO plan (id, name) VALUES ('a', 'A')")
		if _, err := db.SetPracticeNote(ctx, "e", "note"); err != nil {
			t.Fatal(err)
		}
		if r := replays(t, db); r.Records != 2 || r.Transactions != 2 || r.Operations != 4 {
			t.Errorf("%+v", r)
		}
		uncaptured(t, db)
		if _, err := db.write.Exec(test.harm); err != nil {
			t.Fatal(name, err)
		}
		r, err := db.Replay(ctx, nil)
		if err != nil || len(r.Differences) == 0 || !strings.Contains(strings.Join(r.Differences, "\n"), test.says) {
			t.Errorf("%s: %q, %v", name, r.Differences, err)
		}
		if name == "a private cell" && strings.Contains(strings.Join(r.Differences, ""), "note\"") {
			t.Errorf("it tells: %v", r.Differences)
		}
	}
}

func TestADumpKeepsPrivateCellsToItself(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	db.Unseal = func(sealed []byte) (string, bool) { return "will take 110%", string(sealed) == "sealed" }
	if _, err := db.SetPracticeNote(ctx, "e", "will take 110%"); err != nil {
		t.Fatal(err)
	}
	want := "practice_edit\te\tname\tnull\npractice_edit\te\tprivate_note\tprivate\npractice_edit\te\tdeleted\t0\n"
	if got := dump(t, db); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	pending, err := db.Pending(ctx, 10)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range pending[0].Ops {
		if o.Private {
			pending[0].Ops[i].Value = oplog.SealedValue([]byte("sealed"))
		}
	}
	pending[0].Hash = oplog.Hash{1}
	if err := db.Sealed(ctx, oplog.File{Name: "a", Kind: oplog.SegmentFile, Bytes: []byte{1}, State: oplog.Made, Seen: noon}, pending); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, db); !strings.Contains(got, fmt.Sprintf("private_note\tprivate %x\n", sha256.Sum256([]byte("sealed")))) || strings.Contains(got, "110") {
		t.Errorf("got\n%s", got)
	}
	if note := newest(t, db).Ops; len(note) != 2 || note[0].Value != oplog.TextValue("will take 110%") {
		t.Errorf("with the key history reads %+v", note)
	}
}
