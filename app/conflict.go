package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/sqlite"
)

// Conflict is a field on which people decided differently, without knowing of each other. The first side's value is the
// one that all screens show until somebody decides; both are kept.
type Conflict struct {
	ID        string // Settle takes it; another one once a side is another
	Table     string
	RecordID  string
	Record    string // its title, as people know it
	Field     string // in the words of the screens
	Sensitive bool   // it stays marked on its form until somebody decides
	Removal   bool   // the question is whether the record stays
	Sides     []Side
	Before    string   // the value before all of them; empty when it is not known or there was none
	Effect    string   // what hangs on it, whoever is right; empty when that is not known
	Editable  bool     // SettleWith takes another value
	Options   []string // the values it takes then; nil for any text
}

// Side is what one person wrote.
type Side struct {
	Person string
	You    bool
	When   time.Time // by the clock of their computer
	Value  string    // as the screens write it
	Keeps  bool      // where the question is whether the record stays: it does
	Reason string    // what they were doing, such as "Edit participations"
	Effect string    // what follows from it; empty when that is not known
}

// Conflicts are all that wait for a decision: those on sensitive fields first, then the newest.
func (w *Workspace) Conflicts(ctx context.Context) ([]Conflict, error) {
	found, err := w.db.Conflicts(ctx)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	d, err := w.describer(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range found {
		d.expect(c.Table, c.Row)
	}
	list := make([]Conflict, len(found))
	for i := range found {
		list[i] = d.conflict(&found[i])
	}
	slices.SortStableFunc(list, func(a, b Conflict) int {
		if a.Sensitive != b.Sensitive {
			return cmp.Compare(btoi(b.Sensitive), btoi(a.Sensitive))
		}
		return b.newest().Compare(a.newest())
	})
	return list, nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c *Conflict) newest() (t time.Time) {
	for _, s := range c.Sides {
		if s.When.After(t) {
			t = s.When
		}
	}
	return t
}

// Disputed are the conflicts on sensitive fields by the id of their record, for the forms that show it.
func (w *Workspace) Disputed(ctx context.Context) (map[string][]Conflict, error) {
	all, err := w.Conflicts(ctx)
	if err != nil {
		return nil, err
	}
	by := map[string][]Conflict{}
	for _, c := range all {
		if c.Sensitive {
			by[c.RecordID] = append(by[c.RecordID], c)
		}
	}
	return by, nil
}

// Settle keeps what one side wrote; side is an index of Conflict.Sides. Everybody's list clears with the next exchange.
// Code "decided_elsewhere": somebody decided, or wrote again, since the conflict was read.
func (w *Workspace) Settle(ctx context.Context, id string, side int) (Undo, error) {
	c, err := w.conflictOf(ctx, id)
	if err != nil {
		return nil, err
	}
	if side < 0 || side >= len(c.Sides) {
		return nil, decidedElsewhere()
	}
	return undone(w.db.Settle(ctx, c.Table, c.Row, c.Cell, c.Sides[side].Values))
}

// SettleWith writes another value than any of the sides. What the field does not take is refused.
func (w *Workspace) SettleWith(ctx context.Context, id, text string) (Undo, error) {
	c, err := w.conflictOf(ctx, id)
	if err != nil {
		return nil, err
	}
	answer := answerOf(c)
	if answer == nil {
		return nil, &data.Error{Code: "not_editable", Message: "This is decided by keeping what somebody wrote; write another value on the record itself afterwards."}
	}
	value, err := answer.read(text)
	if err != nil {
		return nil, err
	}
	return undone(w.db.Settle(ctx, c.Table, c.Row, c.Cell, map[string]oplog.Value{c.Cell: value}))
}

// conflictOf finds a conflict as it was when it was read.
func (w *Workspace) conflictOf(ctx context.Context, id string) (*sqlite.Conflict, error) {
	found, err := w.db.Conflicts(ctx)
	if err != nil {
		return nil, err
	}
	for i := range found {
		if conflictID(&found[i]) == id {
			return &found[i], nil
		}
	}
	return nil, decidedElsewhere()
}

func decidedElsewhere() error {
	return &data.Error{Code: "decided_elsewhere", Message: "Somebody decided this meanwhile or wrote again, so nothing was changed; look at what is to be decided now."}
}

// conflictID names a conflict with what disagrees in it, so that nobody decides on what they have not seen.
func conflictID(c *sqlite.Conflict) string {
	parts := []string{c.Table, c.Row, c.Cell}
	for _, s := range c.Sides {
		parts = append(parts, fmt.Sprint(s.Tx))
	}
	return strings.Join(parts, " ")
}

// conflict tells of a conflict in the words of the screens.
func (d *describer) conflict(c *sqlite.Conflict) Conflict {
	told := Conflict{
		ID: conflictID(c), Table: c.Table, RecordID: c.Row, Record: d.record(c.Table, c.Row), Field: d.field(c.Table, c.Cell),
		Sensitive: c.Sensitive, Removal: c.Cell == oplog.Deleted, Before: d.before(c), Effect: effectOf(c),
	}
	if a := answerOf(c); a != nil {
		told.Editable, told.Options = true, a.options
	}
	for i := range c.Sides {
		s := &c.Sides[i]
		told.Sides = append(told.Sides, Side{
			Person: cmp.Or(s.Person, "Somebody"), You: s.Own, When: s.Happened, Reason: s.Reason,
			Value: d.sideOf(c, s), Keeps: told.Removal && s.Values[oplog.Deleted] != oplog.IntegerValue(1),
		})
	}
	return told
}

// sideOf is what a side left in the cell. Who did not remove a record wrote something else to it, which is told.
func (d *describer) sideOf(c *sqlite.Conflict, s *sqlite.ConflictSide) string {
	if c.Cell != oplog.Deleted || s.Values[oplog.Deleted] == oplog.IntegerValue(1) || len(s.Also) == 0 {
		return d.cellOf(c, s.Values)
	}
	var parts []string
	for _, column := range sqlite.Columns() {
		if v, ok := s.Also[column.Name]; ok && column.Table == c.Table && v.Kind != oplog.Null {
			parts = append(parts, d.field(c.Table, column.Name)+" "+d.cell(c.Table, c.Row, column.Name, v))
		}
	}
	return strings.Join(append([]string{d.cellOf(c, s.Values)}, parts...), ", ")
}

// before is the value that all sides replaced; empty where they replaced different ones.
func (d *describer) before(c *sqlite.Conflict) string {
	if c.Cell == oplog.Deleted {
		return ""
	}
	words := d.cellOf(c, c.Sides[0].Before)
	for i := range c.Sides {
		if d.cellOf(c, c.Sides[i].Before) != words {
			return ""
		}
	}
	return words
}

// cellOf writes a cell: a column, or the columns of a group in one line.
func (d *describer) cellOf(c *sqlite.Conflict, values map[string]oplog.Value) string {
	if v, ok := values[c.Cell]; ok {
		return d.cell(c.Table, c.Row, c.Cell, v)
	}
	var parts []string
	for _, column := range sqlite.Columns() {
		v, ok := values[column.Name]
		if column.Table != c.Table || !ok {
			continue
		}
		if words := d.cell(c.Table, c.Row, column.Name, v); words != "" && !slices.Contains(parts, words) {
			parts = append(parts, words)
		}
	}
	if len(parts) > 1 { // a part that nobody stated says nothing beside others
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == AsImported })
	}
	return strings.Join(parts, ", ")
}

// effectOf says what is certain without assessing anew: that words alone move no figure.
func effectOf(c *sqlite.Conflict) string {
	switch c.Table {
	case "provider_edit", "document", "publication", "saved_view", "filing", "filing_document", "plan", "contract":
		if c.Cell != oplog.Deleted {
			return "none on figures"
		}
	}
	return ""
}

// answer is how another value than those of the sides is written.
type answer struct {
	options []string // nil for any text
	read    func(string) (oplog.Value, error)
}

// answerOf is how another value is written; nil for a cell that is decided by keeping a side.
func answerOf(c *sqlite.Conflict) *answer {
	switch c.Cell {
	case "status":
		return statusAnswer()
	case "filing":
		return filingAnswer()
	case "name", "practice", "title":
		return textAnswer(CheckName)
	case "note", "private_note":
		return textAnswer(func(s string) (string, error) { return strings.TrimSpace(s), nil })
	case "due", "filing_due", "filed_on", "dated":
		return textAnswer(CheckDay)
	case "number":
		if c.Table == "contract" {
			return textAnswer(CheckContract)
		}
	case "beds":
		return &answer{read: func(s string) (oplog.Value, error) {
			n, err := CheckBeds(s)
			return oplog.IntegerValue(int64(n)), err
		}}
	case "contract_year":
		return &answer{read: func(s string) (oplog.Value, error) {
			n, err := CheckContractYear(s)
			return oplog.IntegerValue(int64(n)), err
		}}
	}
	return nil
}

func textAnswer(check func(string) (string, error)) *answer {
	return &answer{read: func(s string) (oplog.Value, error) {
		text, err := check(s)
		return oplog.TextValue(text), err
	}}
}

func statusAnswer() *answer {
	a := &answer{}
	for _, s := range Statuses() {
		a.options = append(a.options, statusWords(s))
	}
	a.read = func(text string) (oplog.Value, error) {
		s, err := CheckStatus(text)
		return oplog.TextValue(s.String()), err
	}
	return a
}

func filingAnswer() *answer {
	kinds := []data.FilingKind{data.Operating, data.Initial, data.Expansion}
	a := &answer{}
	for _, k := range kinds {
		a.options = append(a.options, FilingWords(k))
	}
	a.read = func(text string) (oplog.Value, error) {
		if i := slices.Index(a.options, text); i >= 0 {
			return oplog.TextValue(kinds[i].String()), nil
		}
		return oplog.Value{}, refused("filing", "This is no kind of filing; choose one of the list.")
	}
	return a
}
