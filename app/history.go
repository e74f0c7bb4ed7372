package app

import (
	"context"
	"time"

	"countyline/data/oplog"
)

// HistoryFilter chooses what of the history is told, the newest first. The zero value chooses everything.
type HistoryFilter struct {
	Records  []string    // ids of records; an event that touched any of them is chosen, with only those changes
	Person   string      // who made it
	Kind     HistoryKind // what it is about
	From, To time.Time   // when it happened, by the clock of whoever made it; To is not included
	Words    string      // every word stands somewhere in what is told, whatever its case
	Before   int64       // Event.ID from which an earlier page goes on; 0 begins with the newest
	Limit    int         // events; 0 = HistoryPage
	Unshared bool        // only what is not in the shared folder yet
}

// HistoryPage is how many events are told at once.
const HistoryPage = 100

// Event is what a person changed together.
type Event struct {
	ID       int64 // in the order in which this computer learned of events
	Person   string
	You      bool      // made in this workspace
	Shared   bool      // in the shared folder, or from there; without a team nothing is
	Happened time.Time // by the clock of the computer where it was made
	Recorded time.Time // when this computer learned of it
	At       time.Time // an instant at which this was known and nothing after it; AsOf takes it
	App      string    // version of Countyline that made it
	Reason   string    // a few words, such as "Edit participations"
	Changes  []FieldChange
	More     int // changes that are left out of Changes
}

// FieldChange is one field of one record that was changed, as people read it.
type FieldChange struct {
	Table    string
	RecordID string
	Record   string // its title
	Column   string
	Field    string // the column in a word
	From, To string // as the screens write them; empty for nothing
}

// HistoryKind is what events are about.
type HistoryKind string

// The kinds of events; the empty kind is any.
const (
	AboutNetwork   HistoryKind = "network"   // participations, providers, practices and locations
	AboutImports   HistoryKind = "imports"   // imported files
	AboutFilings   HistoryKind = "filings"   // filings and what was published of them
	AboutDocuments HistoryKind = "documents" // attached documents
	AboutPlan      HistoryKind = "plan"      // plan, product and service area
	AboutSettings  HistoryKind = "settings"  // settings, saved views and specialty names
)

// tablesAbout are the shared tables of each kind.
var tablesAbout = map[HistoryKind][]string{
	AboutNetwork:   {"participation_edit", "added_participation", "location_edit", "added_location", "provider_edit", "practice_edit"},
	AboutImports:   {"dataset"},
	AboutFilings:   {"filing", "filing_document", "publication"},
	AboutDocuments: {"document"},
	AboutPlan:      {"plan", "contract", "product", "product_county"},
	AboutSettings:  {"setting", "saved_view", "specialty_alias"},
}

// History tells what was changed, by whom, from what and to what, the newest first.
func (w *Workspace) History(ctx context.Context, f HistoryFilter) ([]Event, error) {
	return nil, notYet()
}

// UndoEvent sets back what an event changed, as a change of its own. What was changed since stays as it is and is told
// in left. Code "nothing_left": all of it was changed since, or is back already.
func (w *Workspace) UndoEvent(ctx context.Context, id int64) (left []FieldChange, undo Undo, err error) {
	return nil, nil, notYet()
}

// RestoreRecord makes a record what it was after an event, as a change of its own.
func (w *Workspace) RestoreRecord(ctx context.Context, table, record string, upTo int64) (Undo, error) {
	return nil, notYet()
}

// changeOf tells of an operation.
func (d *describer) changeOf(op oplog.Op) FieldChange {
	return FieldChange{
		Table: op.Table, RecordID: op.Row, Record: d.record(op.Table, op.Row), Column: op.Column, Field: d.field(op.Table, op.Column),
		From: d.cell(op.Table, op.Row, op.Column, op.Old), To: d.cell(op.Table, op.Row, op.Column, op.Value),
	}
}
