package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"testing"

	"countyline/data"
)

func TestARosterThatReplacesOthersGivesThemBack(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	first, second := save(t, db, "own", roster(3, data.Signed)), save(t, db, "own", roster(2, data.Prospect))
	elsewhere := save(t, db, "other product", roster(1, data.Signed))
	in := Import{Dataset: data.Dataset{ProductID: "own", FileName: "november.csv"}, Replaces: []string{first.ID, elsewhere.ID}}
	_, err := db.SaveRoster(ctx, in, roster(7, data.Signed))
	wantCode(t, err, "not_in_force", "november.csv")
	wantRows(t, db, "own", 5)
	in.Replaces = []string{first.ID}
	newer, err := db.SaveRoster(ctx, in, roster(7, data.Signed))
	if err != nil {
		t.Fatal(err)
	}
	wantRows(t, db, "own", 9)
	if sets, err := db.Datasets(ctx); err != nil || !sets[0].TakenBack || sets[0].ReplacedBy != newer.ID || sets[1].TakenBack || sets[1].ID != second.ID {
		t.Fatalf("%+v, %v", sets, err)
	}
	undo, err := db.TakeBack(ctx, newer.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantRows(t, db, "own", 5)
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	wantRows(t, db, "own", 9)
	if _, err := db.TakeBack(ctx, newer.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := db.PutBack(ctx, newer.ID); err != nil {
		t.Fatal(err)
	}
	wantRows(t, db, "own", 9)
	if _, err := db.PutBack(ctx, first.ID); err != nil { // now it stands beside the newer one, because somebody said so
		t.Fatal(err)
	}
	wantRows(t, db, "own", 12)
	if _, err := db.TakeBack(ctx, newer.ID); err != nil {
		t.Fatal(err)
	}
	wantRows(t, db, "own", 5)
	if npis, err := db.RosterProviders(ctx, first.ID); err != nil || len(npis) != distinct(roster(3, data.Signed)) {
		t.Errorf("%d providers, %v", len(npis), err)
	}
}

func distinct(rows []data.Participation) int {
	seen := map[data.NPI]bool{}
	for _, p := range rows {
		seen[p.NPI] = true
	}
	return len(seen)
}

// twins is a reference in which the SSA code of one county is the FIPS code of another.
func twins() data.Reference {
	return data.Reference{Year: 2027, Counties: []data.County{
		{SSA: "21210", FIPS: "24510", Name: "Baltimore City", State: "MD"},
		{SSA: "24510", FIPS: "27103", Name: "Nicollet", State: "MN"},
		{SSA: "05200", FIPS: "06037", Name: "Los Angeles", State: "CA"},
		{SSA: "05210", FIPS: "06037", Name: "Los Angeles 2", State: "CA"},
	}}
}

func TestServiceAreasAreKeyedAnewWithTheReferenceThatComesOrGoes(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	fips := []data.ServiceCounty{{County: "06037", Filing: data.Initial}, {County: "24510"}}
	ssa := []data.ServiceCounty{{County: "05200", Filing: data.Initial}, {County: "05210", Filing: data.Initial}, {County: "21210"}}
	if err := db.SaveServiceArea(ctx, "p", fips); err != nil {
		t.Fatal(err)
	}
	want := func(when string, area []data.ServiceCounty) {
		t.Helper()
		if got, err := db.ServiceArea(ctx, "p"); err != nil || !reflect.DeepEqual(got, area) {
			t.Errorf("%s: %v, %v; want %v", when, got, err, area)
		}
	}
	file, err := db.SaveReference(ctx, Import{}, twins())
	if err != nil {
		t.Fatal(err)
	}
	want("imported", ssa)
	again, err := db.SaveReference(ctx, Import{}, twins())
	if err != nil {
		t.Fatal(err)
	}
	want("imported again", ssa)
	if _, err := db.TakeBack(ctx, again.ID); err != nil {
		t.Fatal(err)
	}
	want("with one of two", ssa)
	if _, err := db.TakeBack(ctx, file.ID); err != nil {
		t.Fatal(err)
	}
	want("taken back", fips)
	undo, err := db.PutBack(ctx, file.ID)
	if err != nil {
		t.Fatal(err)
	}
	want("put back", ssa)
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	want("undone", fips)
	if _, err := db.write.Exec("CREATE TRIGGER no_keys BEFORE INSERT ON product_county BEGIN SELECT RAISE(ABORT, 'full'); END"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.PutBack(ctx, file.ID); err == nil {
		t.Fatal("it was put back")
	}
	want("failed half way", fips)
	if _, _, err := db.LoadReference(ctx); data.CodeOf(err) != "no_reference" {
		t.Errorf("half put back: %v", err)
	}
}

func TestOlderFilingsKeepThePlanOfTheDayTheyAreBroughtUpToDate(t *testing.T) {
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "plan")
	old, err := Create(ctx, dir, with(steps(t)[:4]))
	if err != nil {
		t.Fatal(err)
	}
	_, err = old.write.Exec(`INSERT INTO plan (id, name) VALUES ('pl', 'Cypress Bend'); INSERT INTO contract (id, plan_id) VALUES ('co', 'pl');
		INSERT INTO product (id, contract_id, contract_year) VALUES ('p', 'co', 2028); INSERT INTO filing (id, product_id) VALUES ('f', 'p'), ('g', 'gone')`)
	if err := errors.Join(err, old.Close()); err != nil {
		t.Fatal(err)
	}
	reopen(t, dir, noon, func(db *DB) {
		var plans string
		if err := db.read.QueryRow("SELECT group_concat(plan_name || contract_year, ' ') FROM filing ORDER BY id").Scan(&plans); err != nil || plans != "Cypress Bend2028 0" {
			t.Errorf("%q, %v", plans, err)
		}
		replays(t, db)
	})
}
