package sqlite

import (
	"testing"

	"countyline/data/oplog"
)

func TestAColumnTakesWhatReadersCanRead(t *testing.T) {
	text, number, null := oplog.TextValue, oplog.IntegerValue, oplog.Value{}
	for _, test := range []struct {
		table, column string
		value         oplog.Value
		takes         bool
	}{
		{"plan", "name", text("Cypress Bend"), true},
		{"plan", "name", text("caf\xe9"), false},
		{"plan", "name", number(1), false},
		{"plan", "name", null, false},
		{"plan", "deleted", number(1), true},
		{"plan", "deleted", number(2), false},
		{"participation_edit", "status", text("signed"), true},
		{"participation_edit", "status", text("escalated"), false},
		{"participation_edit", "status", null, true},
		{"participation_edit", "beds", number(1 << 31), false},
		{"added_participation", "provider_id", text("1234567893"), true},
		{"added_participation", "provider_id", text("Ada"), false},
		{"added_participation", "added_at", text("2026-01-30T12:00:00.000Z"), true},
		{"added_participation", "added_at", text("yesterday"), false},
		{"location_edit", "lat", text("33.4"), true},
		{"location_edit", "lat", text("NaN"), false},
		{"location_edit", "lat", text("Inf"), false},
		{"practice_edit", "private_note", oplog.SealedValue([]byte("x")), true},
		{"practice_edit", "name", oplog.SealedValue([]byte("x")), false},
	} {
		c, ok := columnOf(test.table, test.column)
		if !ok || c.Takes(test.value) != test.takes {
			t.Errorf("%s.%s takes %+v: %v, want %v", test.table, test.column, test.value, !test.takes, test.takes)
		}
	}
	if _, ok := columnOf("plan", "motto"); ok || columnsOf("novelty") != nil || groupOf("plan", "motto") != "motto" {
		t.Error("what is not declared is known")
	}
}

func TestNobodyIsAskedAboutBookkeeping(t *testing.T) {
	mine, theirs := &oplog.Mark{Writer: "a", Seq: 1, Time: 1}, &oplog.Mark{Writer: "b", Seq: 1, Time: 2}
	entry := func(m *oplog.Mark, column, value string) oplog.Entry {
		return oplog.Entry{Mark: m, Column: column, Value: oplog.TextValue(value)}
	}
	state, deferred := resolve("added_participation", "row", []oplog.Entry{
		entry(mine, "added_at", "2026-01-30T12:00:00.000Z"), entry(theirs, "added_at", "2026-01-31T12:00:00.000Z"),
		entry(mine, "status", "signed"), entry(theirs, "status", "active"),
		entry(mine, "specialty", "008"), entry(theirs, "color", "green"),
	})
	if len(state.Conflicts) != 1 || state.Conflicts[0].Cell != "status" || deferred != 1 {
		t.Errorf("%+v, %d deferred", state.Conflicts, deferred)
	}
	if state.Cells["added_at"] != oplog.TextValue("2026-01-31T12:00:00.000Z") || state.Cells["color"] != (oplog.Value{}) {
		t.Errorf("%+v", state.Cells)
	}
}
