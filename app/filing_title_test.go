package app

import (
	"context"
	"testing"

	"countyline/data"
	"countyline/data/sqlite"
)

func TestAFilingNamesACountyOfTwoRowsOnce(t *testing.T) {
	w, ctx := newWorkspace(t), context.Background()
	product, _, err := w.NewPlan(ctx, PlanFacts{Filing: data.Initial})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.db.SaveReference(ctx, sqlite.Import{Dataset: data.Dataset{FileName: "hsd.xlsx"}}, twoCounties()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.SaveServiceArea(ctx, product, []data.ServiceCounty{{County: "25050"}, {County: "25750"}, {County: "25751"}}); err != nil {
		t.Fatal(err)
	}
	facts, err := w.ProposeFiling(ctx, product, "2026-11-20")
	if err != nil || facts.Title != "Initial application, 2 counties" {
		t.Errorf("%q, %v", facts.Title, err)
	}
}
