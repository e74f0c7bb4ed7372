package app

import (
	"context"
	"slices"

	"countyline/data"
)

// The kinds of records that have a history of their own; any shared table is a kind, too.
const (
	KindProvider      = data.RecordProvider
	KindPractice      = data.RecordPractice
	KindLocation      = "location"
	KindParticipation = "participation"
	KindFiling        = "filing"
)

// RecordRows are the title of a record and the ids under which changes of it are found: its own, those of the
// participations it is in, and those of what is attached to it. productID is the product in whose network it is; empty
// for the newest.
func (w *Workspace) RecordRows(ctx context.Context, productID, kind, id string) (title string, rows []string, err error) {
	d, err := w.describer(ctx)
	if err != nil {
		return "", nil, err
	}
	title = d.record(kind, id)
	if kind != KindProvider && kind != KindPractice {
		return title, []string{id}, nil
	}
	if productID == "" {
		h, err := w.product(ctx, "")
		if err != nil {
			return "", nil, err
		}
		productID = h.product.ID
	}
	list, err := w.Network(ctx, productID)
	if err != nil {
		return "", nil, err
	}
	rows, name := list.rowsOf(kind, id)
	if name != "" {
		title = name
	}
	documents, err := w.db.DocumentIDs(ctx, kind, rows...)
	return title, append(rows, documents...), err
}

// RecordsNamed are the ids under which changes of a record are found that somebody names by its NPI or by any id.
func (w *Workspace) RecordsNamed(ctx context.Context, id string) ([]string, error) {
	h, err := w.product(ctx, "")
	if data.CodeOf(err) == "no_product" {
		return []string{id}, nil
	}
	if err != nil {
		return nil, err
	}
	list, err := w.Network(ctx, h.product.ID)
	if err != nil {
		return nil, err
	}
	kind := ""
	if _, ok := data.ParseNPI(id); ok {
		kind = KindProvider
	} else if list.Practice(id) != nil {
		kind = KindPractice
	}
	_, rows, err := w.RecordRows(ctx, h.product.ID, kind, id)
	return rows, err
}

// rowsOf are the ids of a provider or practice and of its participations, and its name in the network.
func (l *NetworkList) rowsOf(kind, id string) (rows []string, name string) {
	var parts []Participation
	if kind == KindPractice {
		rows, parts = l.Spellings(id), l.OfPractice(id)
		if p := l.Practice(id); p != nil {
			name = p.Name
		}
	} else {
		rows = []string{id}
		if npi, ok := data.ParseNPI(id); ok {
			parts = l.OfProvider(npi)
			if p := l.Provider(npi); p != nil {
				name = p.Name
			}
		}
	}
	for _, p := range parts {
		rows = append(rows, p.ID)
	}
	return rows, name
}

// Spellings are the ids of all spellings of a practice, the one it is listed under first.
func (l *NetworkList) Spellings(id string) []string {
	ids := []string{id}
	at, ok := l.practices[id]
	if !ok {
		return ids
	}
	ids[0] = l.Practices[at].ID
	for _, m := range l.byPractice.of(at) {
		if other := l.members[m].PracticeID; !slices.Contains(ids, other) {
			ids = append(ids, other)
		}
	}
	return ids
}

// RecordHistory is the newest of what was changed of a record of a network, with all that belongs to it.
func (w *Workspace) RecordHistory(ctx context.Context, list *NetworkList, kind, id string, limit int) ([]Event, error) {
	rows := []string{id}
	if kind == KindProvider || kind == KindPractice {
		rows, _ = list.rowsOf(kind, id)
		documents, err := w.db.DocumentIDs(ctx, kind, rows...)
		if err != nil {
			return nil, err
		}
		rows = append(rows, documents...)
	}
	return w.History(ctx, HistoryFilter{Records: rows, Limit: limit})
}
