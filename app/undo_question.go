package app

import (
	"context"
	"strings"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/sqlite"
)

// undoneUnasked is how many records a change may have touched that is undone without a question.
const undoneUnasked = 24

// UndoQuestion says in a sentence or two what undoing an event takes away, and from whom, for somebody to agree to first:
// where a plan, an import or a part of the service area goes, where many records are set back, and for what was done
// before the workspace was opened. It is empty for what is small and recent.
func (w *Workspace) UndoQuestion(ctx context.Context, id int64) (string, error) {
	t, err := w.logged(ctx, id, -1)
	if err != nil {
		return "", err
	}
	self, err := w.db.Self(ctx)
	if err != nil {
		return "", err
	}
	d, err := w.describer(ctx)
	if err != nil {
		return "", err
	}
	forWhom := ""
	if self.Team != "" {
		forWhom = " for the whole team"
	}
	gone := lossOf(t.Ops)
	words, err := w.lossWords(ctx, d, gone)
	if err != nil {
		return "", err
	}
	e := d.events([]sqlite.LoggedTx{t})[0]
	switch {
	case len(words) == 1 && gone.one():
		return "This takes away " + words[0] + forWhom + ". It can be put back from the history.", nil
	case len(words) > 0:
		return "This takes away " + andWords(words) + forWhom + ". They can be put back from the history.", nil
	case len(gone.rows) > undoneUnasked:
		return "This sets " + Count(len(gone.rows)) + " records back to what they were before" + forWhom + ". It can be done again from the history.", nil
	case t.Happened.Before(w.opened) || t.Recorded.Before(w.opened):
		when := t.Happened.In(w.opened.Location()).Format("Mon, Jan 2, 2006, 3:04 pm")
		return "This takes back what " + e.Person + " changed of " + e.Subject() + " on " + when + forWhom + ". It can be done again from the history.", nil
	}
	return "", nil
}

// RedoQuestion says the same of making again what was taken back last.
func (w *Workspace) RedoQuestion(ctx context.Context) (string, error) {
	id, err := w.undoneLast(ctx)
	if err != nil {
		return "", err
	}
	return w.UndoQuestion(ctx, id)
}

// RestoreQuestion says what restoring a record changes for everybody, where all else stands on the record; it is empty
// for any other.
func (w *Workspace) RestoreQuestion(ctx context.Context, table, title string) (string, error) {
	switch table {
	case "plan", "contract", "product", "dataset":
	default:
		return "", nil
	}
	self, err := w.db.Self(ctx)
	if err != nil {
		return "", err
	}
	forWhom := ""
	if self.Team != "" {
		forWhom = " for the whole team"
	}
	return title + " becomes what it was then" + forWhom + ", and is gone if it was gone then. It can be undone from the history.", nil
}

// logged is one event of the log with so many of its operations; -1 for all.
func (w *Workspace) logged(ctx context.Context, id int64, ops int) (sqlite.LoggedTx, error) {
	page, err := w.db.Log(ctx, sqlite.LogQuery{ID: id, Ops: ops})
	if err != nil {
		return sqlite.LoggedTx{}, err
	}
	if len(page) == 0 {
		return sqlite.LoggedTx{}, &data.Error{Code: "not_found", Message: "This change is not in the history of this workspace; look at the history again."}
	}
	return page[0], nil
}

// loss is what goes when operations are undone.
type loss struct {
	gone map[string][]string       // ids of records that go, by table
	rows map[sqlite.RecordKey]bool // all that are touched
}

func (l loss) one() bool {
	n := 0
	for _, ids := range l.gone {
		n += len(ids)
	}
	return n == 1
}

// lossOf finds the records that operations made, put back, or put in force again.
func lossOf(ops []oplog.Op) loss {
	l := loss{map[string][]string{}, map[sqlite.RecordKey]bool{}}
	seen := map[sqlite.RecordKey]bool{}
	for _, o := range ops {
		k := sqlite.RecordKey{Table: o.Table, ID: o.Row}
		l.rows[k] = true
		makes := o.Column == oplog.Deleted && o.Value == oplog.IntegerValue(0) && o.Old != o.Value
		forces := o.Table == "dataset" && o.Column == "taken_back" && o.Value == oplog.IntegerValue(0) && o.Old == oplog.IntegerValue(1)
		if (makes && !strings.HasSuffix(o.Table, "_edit") || forces) && !seen[k] {
			seen[k] = true
			l.gone[o.Table] = append(l.gone[o.Table], o.Row)
		}
	}
	return l
}

// lossWords name what goes if any of it is more than a single record of the network.
func (w *Workspace) lossWords(ctx context.Context, d *describer, l loss) (words []string, err error) {
	for _, table := range []string{"plan", "contract", "product"} {
		for _, id := range l.gone[table] {
			words = append(words, "the "+table+" "+strings.TrimPrefix(d.record(table, id), "Contract "))
		}
	}
	if n := len(l.gone["product"]); n > 0 {
		words[len(words)-1] += ", its service area and its network"
	}
	for _, id := range l.gone["dataset"] {
		providers, err := w.db.ProvidersOf(ctx, id)
		if err != nil {
			return nil, err
		}
		name := d.record("dataset", id)
		if providers > 0 {
			name += " with its " + CountOf(providers, "provider", "providers")
		}
		words = append(words, name)
	}
	if n := len(l.gone["product_county"]); n > 0 && len(l.gone["product"]) == 0 {
		words = append(words, CountOf(n, "county", "counties")+" of the service area")
	}
	rest := 0
	for table, ids := range l.gone {
		switch table {
		case "plan", "contract", "product", "dataset", "product_county":
		default:
			rest += len(ids)
		}
	}
	if rest > undoneUnasked || rest > 0 && len(words) > 0 {
		words = append(words, CountOf(rest, "record", "records")+" that it added")
	}
	return words, nil
}

// andWords lists words in a sentence: "a, b and c".
func andWords(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
