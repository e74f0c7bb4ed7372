package app

import (
	"context"
	"slices"
	"testing"

	"countyline/data"
)

func TestTheHistoryOfADocumentNamesTheRecordItBelongsTo(t *testing.T) {
	ctx := context.Background()
	w, _ := worked(t)
	list := listed(t, w, "p")
	practice, provider := list.Practices[0], list.Providers[0]
	for _, c := range []struct{ kind, id, name string }{
		{data.RecordPractice, practice.ID, practice.Name},
		{data.RecordProvider, provider.NPI.String(), provider.Name},
		{data.RecordPractice, "0b5f8e0e-5ad5-80bd-8000-000000000000", "A practice that has not arrived here"},
	} {
		path := written(t, "W-9 "+c.kind+".pdf", "%PDF "+c.id)
		if _, _, err := w.Attach(ctx, path, data.Document{RecordKind: c.kind, RecordID: c.id, Kind: "loi"}); err != nil {
			t.Fatal(err)
		}
		e := told(t, w, HistoryFilter{Limit: 1})[0]
		at := slices.IndexFunc(e.Changes, func(f FieldChange) bool { return f.Field == "Belongs to" })
		if at < 0 || e.Changes[at].To != c.name || slices.ContainsFunc(e.Changes, func(f FieldChange) bool { return f.Column == "record_kind" }) {
			t.Errorf("%s: %+v", c.name, e.Changes)
		}
	}
}
