package sqlite

import (
	"context"
	"database/sql"
	"strings"
	"testing"

	"countyline/data/oplog"

	"pgregory.net/rapid"
)

// Whatever statements a change is made of, the log says what the tables hold.
func TestTheLogSaysWhatTheTablesHold(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	rapid.Check(t, func(t *rapid.T) {
		err := db.change(ctx, "Test", func(tx *sql.Tx) error {
			for range rapid.IntRange(1, 6).Draw(t, "statements") {
				if _, err := tx.Exec(changing().Draw(t, "statement")); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		r, err := db.Replay(ctx, nil)
		if err != nil || len(r.Differences) > 0 {
			t.Fatalf("%v, %v", r.Differences, err)
		}
	})
}

// changing draws a statement that changes a few rows of a few tables.
func changing() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		table := rapid.SampledFrom([]string{"contract", "location_edit", "product_county", "participation_edit"}).Draw(t, "table")
		var columns, values, sets []string
		for _, c := range columnsOf(table) {
			value := "'" + rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "value") + "'"
			for _, try := range []string{value, rapid.SampledFrom([]string{"0", "1"}).Draw(t, "number"), "'33.5'", "'signed'", "'initial'", "'stated'"} {
				v := oplog.TextValue(strings.Trim(try, "'"))
				if try == "0" || try == "1" {
					v = oplog.IntegerValue(int64(try[0] - '0'))
				}
				if c.Takes(v) {
					value = try
					break
				}
			}
			if c.Takes(oplog.Value{}) && rapid.Bool().Draw(t, "null") {
				value = "NULL"
			}
			if rapid.Bool().Draw(t, "set") {
				columns, values, sets = append(columns, c.Name), append(values, value), append(sets, c.Name+" = "+value)
			}
		}
		columns, values = append(columns, "id"), append(values, "'"+rapid.SampledFrom([]string{"x", "y", "z"}).Draw(t, "id")+"'")
		conflict := "DO NOTHING"
		if len(sets) > 0 {
			conflict = "DO UPDATE SET " + strings.Join(sets, ", ")
			if rapid.Bool().Draw(t, "update") {
				return "UPDATE " + table + " SET " + strings.Join(sets, ", ") + " WHERE id " + rapid.SampledFrom([]string{"<", "=", ">="}).Draw(t, "which") + " 'y'"
			}
		}
		return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (" + strings.Join(values, ", ") + ") ON CONFLICT (id) " + conflict
	})
}
