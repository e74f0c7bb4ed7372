package app

import (
	"context"
	"time"
)

// Conflict is a field on which people decided differently, without knowing of each other. The first side's value is the
// one that all screens show until somebody decides; both are kept.
type Conflict struct {
	ID        string // Settle takes it
	Table     string
	RecordID  string
	Record    string // its title, as people know it
	Field     string // in the words of the screens
	Sensitive bool   // it stays marked on its form until somebody decides
	Sides     []Side
	Before    string   // the value before all of them; empty when it is not known or there was none
	Effect    string   // what hangs on it; empty when that is not known
	Editable  bool     // SettleWith takes another value
	Options   []string // the values it takes then; nil for any text
}

// Side is what one person wrote.
type Side struct {
	Person string
	You    bool
	When   time.Time // by the clock of their computer
	Value  string    // as the screens write it
	Reason string    // what they were doing, such as "Edit participations"
}

// Conflicts are all that wait for a decision, the sensitive ones first.
func (w *Workspace) Conflicts(ctx context.Context) ([]Conflict, error) { return nil, nil }

// Settle keeps what one side wrote; side is an index of Conflict.Sides. Everybody's list clears with the next exchange.
func (w *Workspace) Settle(ctx context.Context, id string, side int) (Undo, error) {
	return nil, notYet()
}

// SettleWith writes another value than any of the sides. What the field does not take is refused.
func (w *Workspace) SettleWith(ctx context.Context, id, text string) (Undo, error) {
	return nil, notYet()
}

// Disputed are the conflicts on sensitive fields by the id of their record, for the forms that show it.
func (w *Workspace) Disputed(ctx context.Context) (map[string][]Conflict, error) { return nil, nil }
