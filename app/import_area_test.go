package app

import (
	"context"
	"slices"
	"testing"

	"countyline/data"
	"countyline/data/sqlite"
)

func TestPuttingAFirstRosterBackKeepsTheCountiesChosenSince(t *testing.T) {
	w, ctx := fresh(t), context.Background()
	d, err := w.DraftImport(ctx, smallRosterFile(t), DraftOptions{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := w.BeginImport(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	chosen := []data.ServiceCounty{{County: "28011", Filing: data.Expansion}, b.Area[0]}
	if _, err := w.SaveServiceArea(ctx, b.ProductID, chosen); err != nil {
		t.Fatal(err)
	}
	undo, err := w.TakeBackBegun(ctx, b)
	if err != nil {
		t.Fatal(err)
	}
	if area, err := w.ServiceArea(ctx, b.ProductID); err != nil || !slices.Equal(area, chosen[:1]) {
		t.Errorf("taken back: %v, %v", area, err)
	}
	if _, err := w.db.SaveReference(ctx, sqlite.Import{Dataset: data.Dataset{FileName: "hsd.xlsx"}}, twoCounties()); err != nil {
		t.Fatal(err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	area, err := w.ServiceArea(ctx, b.ProductID)
	if err != nil || len(area) < 2 || area[0] != (data.ServiceCounty{County: "25050", Filing: data.Expansion}) || area[1].County != "25750" {
		t.Errorf("put back: %v, %v", area, err)
	}
}
