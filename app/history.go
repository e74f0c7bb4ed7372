package app

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/sqlite"
)

// HistoryFilter chooses what of the history is told, the newest first. The zero value chooses everything.
type HistoryFilter struct {
	Records  []string    // ids of records; an event that touched any of them is chosen, with only those changes
	Person   string      // who made it
	Kind     HistoryKind // what it is about
	From, To time.Time   // when it happened, by the clock of whoever made it; To is not included
	Words    string      // every word stands somewhere in what is told, whatever its case
	Arrived  bool        // in the order in which this computer learned of events, not in that in which they happened
	Before   int64       // Event.ID from which an earlier page goes on; 0 begins with the newest
	Limit    int         // events; 0 = HistoryPage
	Look     int         // events that are looked through for words; 0 = HistoryLook
	Unshared bool        // only what is not in the shared folder yet
}

// HistoryPage is how many events are told at once, HistoryLook how many are looked through for words before somebody is
// asked whether to look further back: a second or a few.
const HistoryPage, HistoryLook = 100, 10_000

// HistoryPart is a part of the history, the newest event first.
type HistoryPart struct {
	Events []Event
	Looked int       // events looked through
	Back   time.Time // when the last of them happened
	Older  int64     // HistoryFilter.Before of the part that follows; 0 at the end of the history
}

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

	made bool // the first record came into being
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

// changesTold is how many changes of an event a list tells, and changesOfOne how many are told of one alone.
const changesTold, changesOfOne = 24, 2000

// searched is how many events are looked through at once for words: their records are then named together.
const searched = 1000

// History tells what was changed, by whom, from what to what, the newest first. In a workspace as of a past instant it
// ends there.
func (w *Workspace) History(ctx context.Context, f HistoryFilter) ([]Event, error) {
	part, err := w.HistoryPart(ctx, f)
	return part.Events, err
}

// HistoryPart tells of the history like History, and where the part that follows begins.
func (w *Workspace) HistoryPart(ctx context.Context, f HistoryFilter) (part HistoryPart, err error) {
	d, err := w.describer(ctx)
	if err != nil {
		return part, err
	}
	limit, look, words := cmp.Or(f.Limit, HistoryPage), cmp.Or(f.Look, HistoryLook), strings.Fields(data.Fold(f.Words))
	if len(words) == 0 {
		look = limit
	}
	q := w.logQuery(f)
	for {
		q.Limit = min(searched, look-part.Looked)
		page, err := w.db.Log(ctx, q)
		if err != nil {
			return part, err
		}
		full := part.take(d.events(page), words, limit)
		switch {
		case full:
			return part, nil
		case len(page) < q.Limit:
			part.Older = 0
			return part, nil
		case part.Looked >= look:
			return part, nil
		}
		q.Before = part.Older
		w.progress("Looking through the history", int64(part.Looked), int64(look))
	}
}

// take adds the events that say the words, until there are as many as asked for.
func (p *HistoryPart) take(events []Event, words []string, limit int) (full bool) {
	for _, e := range events {
		p.Looked, p.Back, p.Older = p.Looked+1, e.Happened, e.ID
		if e.says(words) {
			p.Events = append(p.Events, e)
		}
		if len(p.Events) == limit {
			return true
		}
	}
	return false
}

// logQuery is what a filter asks of the log; words are looked for in what is told.
func (w *Workspace) logQuery(f HistoryFilter) sqlite.LogQuery {
	q := sqlite.LogQuery{
		Rows: f.Records, Tables: tablesAbout[f.Kind], Person: f.Person, Since: f.From, Before: f.Before, Ops: changesTold, Unshared: f.Unshared,
		Arrived: f.Arrived,
	}
	if !f.To.IsZero() {
		q.Until = f.To.Add(-time.Millisecond)
	}
	if at := w.Instant(); !at.IsZero() && (q.Until.IsZero() || at.Before(q.Until)) {
		q.Until = at
	}
	return q
}

// Event is one event with as many of its changes as a person may want to read.
func (w *Workspace) Event(ctx context.Context, id int64) (Event, error) {
	d, err := w.describer(ctx)
	if err != nil {
		return Event{}, err
	}
	t, err := w.logged(ctx, id, changesOfOne)
	if err != nil {
		return Event{}, err
	}
	return d.events([]sqlite.LoggedTx{t})[0], nil
}

// HistoryPeople are all who changed something, by name.
func (w *Workspace) HistoryPeople(ctx context.Context) ([]string, error) { return w.db.People(ctx) }

// RestoreRecord makes a record what it was after an event, as a change of its own.
func (w *Workspace) RestoreRecord(ctx context.Context, table, record string, upTo int64) (Undo, error) {
	if err := w.present(); err != nil {
		return nil, err
	}
	return undone(w.db.RestoreRow(ctx, table, record, upTo))
}

// events tells of transactions; their records are named together.
func (d *describer) events(page []sqlite.LoggedTx) []Event {
	for _, t := range page {
		for _, op := range t.Ops {
			d.expect(op.Table, op.Row)
		}
	}
	list := make([]Event, len(page))
	for i, t := range page {
		list[i] = Event{
			ID: t.ID, Person: t.Person, You: t.Own, Shared: t.Shared, Happened: t.Happened, Recorded: t.Recorded, At: t.Time.Wall(),
			App: t.App, Reason: t.Reason, More: t.Total - len(t.Ops),
		}
		for _, op := range t.Ops {
			if c := d.changeOf(op); tells(op, c) {
				list[i].Changes = append(list[i].Changes, c)
			}
			list[i].made = list[i].made || comesToBe(op) && op.Table == t.Ops[0].Table && op.Row == t.Ops[0].Row
		}
		if len(list[i].Changes) == 0 { // what a person kept as it is
			for _, op := range t.Ops {
				list[i].Changes = append(list[i].Changes, d.changeOf(op))
			}
		}
	}
	return list
}

// tells leaves out what says nothing: a cell that went along with its group and stayed or is stated as it was imported,
// one of a new record that is empty or no, and that a record is there or of what kind, which its other cells say too.
func tells(op oplog.Op, c FieldChange) bool {
	switch {
	case op.Column == "record_kind": // the record itself says so
		return false
	case op.Value == op.Old || c.From != c.To && unmarked(c.From) == unmarked(c.To):
		return false
	case op.Old.Kind != oplog.Null:
		return true
	}
	return c.To != "" && c.To != "No" && !comesToBe(op)
}

// comesToBe is of the operation by which a record begins to be there.
func comesToBe(op oplog.Op) bool {
	return op.Column == oplog.Deleted && op.Old.Kind == oplog.Null && op.Value == oplog.IntegerValue(0)
}

// says whether every word stands somewhere in what is told of an event.
func (e Event) says(words []string) bool {
	if len(words) == 0 {
		return true
	}
	var all strings.Builder
	all.WriteString(e.Person + " " + e.Reason)
	for _, c := range e.Changes {
		all.WriteString(" " + c.Record + " " + c.Field + " " + c.From + " " + c.To)
	}
	told := data.Fold(all.String())
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(told, word) })
}

// changeOf tells of an operation. One that takes a decision back opens a field again.
func (d *describer) changeOf(op oplog.Op) FieldChange {
	if cell, opens := oplog.Reopened(op.Column); opens {
		return FieldChange{
			Table: op.Table, RecordID: op.Row, Record: d.record(op.Table, op.Row), Column: op.Column, Field: d.field(op.Table, cell), From: "decided", To: "to be decided again",
		}
	}
	return FieldChange{
		Table: op.Table, RecordID: op.Row, Record: d.record(op.Table, op.Row), Column: op.Column, Field: d.field(op.Table, op.Column),
		From: d.cell(op.Table, op.Row, op.Column, op.Old), To: d.cell(op.Table, op.Row, op.Column, op.Value),
	}
}
