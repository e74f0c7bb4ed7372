package sqlite

import (
	"strings"
	"unicode/utf8"

	"countyline/data"
	"countyline/data/oplog"
)

// maxID is how long the id of a row may be, in bytes. The longest are names that people give, such as that of a
// specialty.
const maxID = 1 << 10

// usable says whether this version knows a cell and can keep a value in it. What it cannot use stays in the log for a
// version that can.
func usable(table, row, column string, v oplog.Value) bool {
	if cell, ok := oplog.Reopened(column); ok {
		return v.Kind == oplog.Integer && validRow(table, row) && columnsIn(table, cell) != nil
	}
	c, ok := columnOf(table, column)
	return ok && c.Takes(v) && validRow(table, row) && (table != "setting" || column != "value" || readable(row, v.Content))
}

// validRow says whether readers can deal with the id of a row.
func validRow(table, row string) bool {
	if len(row) > maxID || !utf8.ValidString(row) || strings.ContainsRune(row, 0) {
		return false
	}
	if row == "" { // older versions took names of specialties of which nothing is left without punctuation
		return table == "specialty_alias"
	}
	if table == "provider_edit" {
		_, err := parseNPI([]byte(row))
		return err == nil
	}
	return true
}

// readable says whether the value of a setting can be read; one that is not known here can be anything.
func readable(key, value string) bool {
	var s data.Settings
	for _, f := range settingFields {
		if f.key == key {
			return f.read(&s, value) == nil
		}
	}
	return true
}

// resolve works out a row from its operations, as far as they are usable. What is not takes no part, as if it had not
// arrived. deferred counts it.
func resolve(table, row string, entries []oplog.Entry) (s oplog.State, deferred int) {
	known := entries
	for i, e := range entries {
		if !usable(table, row, e.Column, e.Value) {
			if deferred == 0 {
				known = append(entries[:0:0], entries[:i]...)
			}
			deferred++
		} else if deferred > 0 {
			known = append(known, e)
		}
	}
	s = oplog.Resolve(known, func(column string) string { return groupOf(table, column) })
	asked := s.Conflicts[:0]
	for _, c := range s.Conflicts {
		if column, ok := columnOf(table, c.Cell); !ok || !column.Quiet {
			asked = append(asked, c)
		}
	}
	s.Conflicts = asked
	return s, deferred
}

// needed are the columns of whose defaults readers can make nothing.
var needed = map[string][]string{"added_participation": {"provider_id"}}

// live is what the shared table holds of a row: the cells that some operation wrote, in plain where this device has the
// key and NULL where it has not. A row is not there, and its map is empty, while nothing known was written to it, or
// while a cell without which readers cannot do has not arrived: another colleague's change came before the row itself.
func (db *DB) live(table string, s oplog.State) map[string]any {
	for _, column := range needed[table] {
		if _, ok := s.Cells[column]; !ok {
			return nil
		}
	}
	cells := make(map[string]any, len(s.Cells))
	for column, v := range s.Cells {
		if v.Kind == oplog.Sealed {
			v = db.unsealed(v)
		}
		cells[column] = cellValue(v)
	}
	return cells
}
