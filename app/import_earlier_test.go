package app

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"countyline/data"
)

// rosterOf is a file of signed cardiologists in Greenville, by the numbers of their NPIs.
func rosterOf(t *testing.T, name string, from, to int) string {
	t.Helper()
	text := "npi,specialty_code,zip,status\n"
	for n := from; n < to; n++ {
		text += fmt.Sprintf("%s,008,38701,signed\n", inventedNPI(n))
	}
	return fileOf(t, name, text)
}

func drafted(t *testing.T, w *Workspace, path string) *Draft {
	t.Helper()
	d, err := w.DraftImport(context.Background(), path, DraftOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func taken(t *testing.T, w *Workspace, d *Draft) Beginning {
	t.Helper()
	b, err := w.BeginImport(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestANewerRosterReplacesTheOneWhoseProvidersItListsAgain(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	first := drafted(t, w, rosterOf(t, "october.csv", 0, 10))
	if len(first.Earlier) != 0 {
		t.Errorf("nothing is in force, but %+v", first.Earlier)
	}
	october := taken(t, w, first)
	newer := drafted(t, w, rosterOf(t, "november.csv", 6, 12)) // 4 of 6 are in October's file of 10
	if len(newer.Earlier) != 1 || newer.Earlier[0].ID != october.Dataset.ID || !newer.Earlier[0].Replaced() {
		t.Fatalf("%+v", newer.Earlier)
	}
	if why := newer.Earlier[0].Why(); why != "4 of the 6 providers of this file are also among its 10." {
		t.Error(why)
	}
	newer.Replaces = []string{october.Dataset.ID}
	november := taken(t, w, newer)
	if n := len(listed(t, w, october.ProductID).Providers); n != 6 {
		t.Errorf("%d providers count; those who are not listed any more must not", n)
	}
	imports, err := w.Imports(ctx)
	if err != nil || imports[1].InForce || imports[1].Replacement != "november.csv" || imports[0].Replacement != "" {
		t.Errorf("%+v, %v", imports, err)
	}
	undo, err := w.TakeBackBegun(ctx, november)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(listed(t, w, october.ProductID).Providers); n != 10 {
		t.Errorf("taken back, %d providers count", n)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if n := len(listed(t, w, october.ProductID).Providers); n != 6 {
		t.Errorf("put back, %d providers count", n)
	}
}

func TestARosterOfOthersAddsToTheOneInForce(t *testing.T) {
	w := newWorkspace(t)
	october := taken(t, w, drafted(t, w, rosterOf(t, "own.csv", 0, 12)))
	facilities := drafted(t, w, rosterOf(t, "facilities.csv", 9, 20)) // 3 of 11, and of 12
	if e := facilities.Earlier; len(e) != 1 || e[0].Replaced() || !strings.HasPrefix(e[0].Why(), "3 of the 11 providers") {
		t.Fatalf("%+v", e)
	}
	taken(t, w, facilities)
	if n := len(listed(t, w, october.ProductID).Providers); n != 20 {
		t.Errorf("%d providers count", n)
	}
	third := drafted(t, w, rosterOf(t, "third.csv", 40, 41))
	if e := third.Earlier; len(e) != 2 || e[0].FileName != "own.csv" || e[1].Replaced() || e[1].Why() != "None of the providers of this file is in it." {
		t.Errorf("%+v", e)
	}
}

func TestADraftThatWasNotReadIsRefused(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	lacking := drafted(t, w, fileOf(t, "odd.csv", "NPI,Kind of Doctor,ZIP\n1992840490,Heart,93710\n"))
	for code, d := range map[string]*Draft{
		"incomplete": lacking, "unread": {Path: lacking.Path, File: lacking.File, Kind: data.RosterFile}, "unknown_kind": {File: "new.csv"},
	} {
		if _, err := w.TakeImport(ctx, d); data.CodeOf(err) != code {
			t.Errorf("taken: %v, want %s", err, code)
		}
		if _, err := w.BeginImport(ctx, d); data.CodeOf(err) != code {
			t.Errorf("begun: %v, want %s", err, code)
		}
	}
	if products, err := w.Products(ctx); err != nil || len(products) > 0 {
		t.Errorf("%d products, %v", len(products), err)
	}
}

func TestAProductThatIsGoneIsNotTakenForTheNewest(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	if _, _, err := w.NewPlan(ctx, PlanFacts{}); err != nil {
		t.Fatal(err)
	}
	d := drafted(t, w, rosterOf(t, "own.csv", 0, 3))
	d.options.ProductID = "gone"
	for name, do := range map[string]func() error{
		"adequacy": func() error { _, err := w.Adequacy(ctx, "gone", FilingBasis); return err },
		"facts":    func() error { _, err := w.PlanFacts(ctx, "gone"); return err },
		"filings":  func() error { _, err := w.Filings(ctx, "gone"); return err },
		"proposal": func() error { _, err := w.ProposeFiling(ctx, "gone", "2026-11-20"); return err },
		"import":   func() error { _, err := w.BeginImport(ctx, d); return err },
		"draft": func() error {
			_, err := w.DraftImport(ctx, d.Path, DraftOptions{ProductID: "gone"})
			return err
		},
	} {
		if err := do(); data.CodeOf(err) != "no_product" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if products, err := w.Products(ctx); err != nil || len(products) != 1 {
		t.Errorf("%d products, %v", len(products), err)
	}
}
