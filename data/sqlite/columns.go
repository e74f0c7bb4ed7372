package sqlite

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"countyline/data/oplog"
	"countyline/data/oplog/planted"
)

// Column says how a column of a shared table behaves when people change it on several computers.
type Column struct {
	Table, Name string
	Group       string // columns of one group win or lose together; a column that stands alone is its own group
	Private     bool   // for the rates group alone: encrypted when it leaves this computer
	Sensitive   bool   // a disagreement stays flagged on the form until a person decides
	Quiet       bool   // bookkeeping: nobody is asked when computers differ, the later write counts

	takes func(oplog.Value) bool
}

// Takes says whether the column can hold a value. One that it cannot, such as a status that only a newer version knows,
// stays in the log and never reaches the table.
func (c Column) Takes(v oplog.Value) bool { return c.takes(v) }

// Columns lists the columns of all shared tables but their ids, table by table.
func Columns() []Column { return slices.Clone(sharedColumns) }

// sharedColumns declares every shared table; what is not here does not travel.
var sharedColumns = slices.Concat(
	shares("plan", textCell("name")),
	shares("contract", textCell("plan_id"), textCell("number").sensitive()),
	shares("product", textCell("contract_id"), textCell("name"), textCell("line_of_business"), numberCell("contract_year"),
		wordCell("filing", filings), textCell("filing_due").sensitive()),
	shares("product_county", textCell("product_id"), textCell("county"), wordCell("filing", filings)),
	shares("dataset", textCell("kind"), textCell("product_id"), textCell("file_name"), textCell("sha256"), numberCell("parser_version"),
		textCell("mapping"), textCell("reading"), numberCell("rows_taken"), numberCell("rows_rejected"), instantCell("imported_at"),
		flagCell("taken_back").in("standing"), textCell("replaced_by").in("standing")),
	shares("setting", textCell("value")),
	shares("specialty_alias", textCell("alias").quiet(), textCell("code")),
	shares("participation_edit", wordCell("status", statuses).orNull().sensitive(), textCell("practice").orNull(),
		textCell("specialty").orNull(), countCell("beds").orNull()),
	shares("location_edit", textCell("street").orNull().in("address"), textCell("city").orNull().in("address"),
		textCell("state").orNull().in("address"), textCell("zip").orNull().in("address"), textCell("county_fips").orNull().in("address"),
		degreesCell("lat").orNull().in("position"), degreesCell("lon").orNull().in("position"), wordCell("quality", qualities).orNull().in("position")),
	shares("added_participation", textCell("product_id"), npiCell("provider_id").sensitive(), textCell("name"), textCell("practice"),
		textCell("specialty"), textCell("location_id"), wordCell("status", statuses).sensitive(), countCell("beds"), instantCell("added_at").quiet()),
	shares("added_location", textCell("street").in("address"), textCell("city").in("address"), textCell("state").in("address"),
		textCell("zip").in("address"), textCell("county_fips").in("address"),
		degreesCell("lat").in("position"), degreesCell("lon").in("position"), wordCell("quality", qualities).in("position")),
	shares("saved_view", textCell("screen"), textCell("name"), textCell("place")),
	shares("filing", textCell("product_id"), textCell("number"), textCell("title"), textCell("basis"), instantCell("created_at"), textCell("as_of"),
		wordCell("kind", filings), textCell("due"), numberCell("counties"), numberCell("specialties"), numberCell("cells"), numberCell("failing"),
		numberCell("fixable"), numberCell("structural"), flagCell("estimate"), numberCell("rows_taken"), numberCell("rows_aside"),
		textCell("check_code"), textCell("version"), textCell("filed_on").sensitive(), textCell("note"), textCell("plan_name"), numberCell("contract_year")),
	shares("filing_document", textCell("filing_id"), numberCell("position"), textCell("name"), textCell("sha256"), numberCell("size"),
		numberCell("pages"), numberCell("row_count")),
	shares("provider_edit", textCell("name").orNull()),
	shares("practice_edit", textCell("name").orNull(), textCell("private_note").orNull().private()),
	shares("document", textCell("record_kind").in("record"), textCell("record_id").in("record"), textCell("kind"), textCell("name"),
		textCell("dated").sensitive(), textCell("sha256"), numberCell("size"), instantCell("added_at").quiet()),
	shares("publication", textCell("filing_id"), textCell("document"), textCell("path"), textCell("sha256"), instantCell("published_at").quiet()),
)

// sharedTables lists the columns by table, in the order in which they are declared.
var sharedTables = func() map[string][]Column {
	tables := map[string][]Column{}
	for _, c := range sharedColumns {
		tables[c.Table] = append(tables[c.Table], c)
	}
	return tables
}()

// tableNames lists the shared tables by name.
func tableNames() []string {
	var names []string
	for name := range sharedTables {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// columnsOf lists the columns of a shared table but its id; nil for a table that this version does not know.
func columnsOf(table string) []Column { return sharedTables[table] }

// columnOf finds a column; false when this version does not know it.
func columnOf(table, name string) (Column, bool) {
	for _, c := range sharedTables[table] {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// groupOf is the group in which a column moves: its own name when it stands alone or is not known.
func groupOf(table, column string) string {
	if c, ok := columnOf(table, column); ok && !planted.Bug(planted.ForgetGroups) {
		return c.Group
	}
	return column
}

// shares declares a shared table; all have the column deleted.
func shares(table string, list ...Column) []Column {
	list = append(list, flagCell(oplog.Deleted))
	for i := range list {
		list[i].Table = table
	}
	return list
}

func column(name string, takes func(oplog.Value) bool) Column {
	return Column{Name: name, Group: name, takes: takes}
}

func (c Column) in(group string) Column {
	c.Group = group
	return c
}

func (c Column) sensitive() Column {
	c.Sensitive = true
	return c
}

// private declares a column whose values arrive encrypted.
func (c Column) private() Column {
	takes := c.takes
	c.Private, c.takes = true, func(v oplog.Value) bool { return v.Kind == oplog.Sealed || takes(v) }
	return c
}

func (c Column) quiet() Column {
	c.Quiet = true
	return c
}

// orNull declares a column that says nothing while it is NULL.
func (c Column) orNull() Column {
	takes := c.takes
	c.takes = func(v oplog.Value) bool { return v.Kind == oplog.Null || takes(v) }
	return c
}

func textCell(name string) Column {
	return column(name, func(v oplog.Value) bool { return v.Kind == oplog.Text && utf8.ValidString(v.Content) })
}

func numberCell(name string) Column {
	return column(name, func(v oplog.Value) bool { return v.Kind == oplog.Integer })
}

// countCell holds a figure that the program keeps in 32 bits.
func countCell(name string) Column {
	return column(name, func(v oplog.Value) bool {
		return v.Kind == oplog.Integer && v.Number >= math.MinInt32 && v.Number <= math.MaxInt32
	})
}

func flagCell(name string) Column {
	return column(name, func(v oplog.Value) bool { return v.Kind == oplog.Integer && (v.Number == 0 || v.Number == 1) })
}

// wordCell holds one of the words of a vocabulary, to which a newer version may add.
func wordCell[T fmt.Stringer](name string, words vocabulary[T]) Column {
	return parsedCell(name, words.parse)
}

func degreesCell(name string) Column {
	return parsedCell(name, func(s string) (float64, error) {
		f, err := parseDegrees(s)
		if err == nil && (math.IsNaN(f) || math.IsInf(f, 0)) {
			err = strconv.ErrRange
		}
		return f, err
	})
}

func npiCell(name string) Column {
	return parsedCell(name, func(s string) (uint64, error) { return strconv.ParseUint(s, 10, 64) })
}

// instantCell holds an instant, or nothing yet.
func instantCell(name string) Column {
	return parsedCell(name, parseInstant)
}

// parsedCell holds a text that readers parse.
func parsedCell[T any](name string, parse func(string) (T, error)) Column {
	return column(name, func(v oplog.Value) bool {
		if v.Kind != oplog.Text {
			return false
		}
		_, err := parse(v.Content)
		return err == nil
	})
}
