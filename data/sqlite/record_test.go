package sqlite

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

// cellsOf is every cell of a shared table by id, as text; rows that are deleted or state nothing count for nothing.
func cellsOf(t rapid.TB, db *DB, table, columns string) map[string]string {
	t.Helper()
	rows, err := db.read.Query("SELECT id, " + columns + " FROM " + table + " WHERE deleted = 0")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var id string
		var cells string
		if err := rows.Scan(&id, &cells); err != nil {
			t.Fatal(err)
		}
		if cells != nothingStated {
			all[id] = cells
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

const (
	editCells     = "coalesce(status, '-') || coalesce(practice, '-') || coalesce(specialty, '-') || coalesce(beds, '-')"
	nothingStated = "----"
)

func TestAnUndoLeavesWhatWasStatedSince(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	active, beds := data.Active, int32(5)
	undo, err := db.EditParticipations(ctx, []string{"a"}, data.ParticipationEdit{Status: &active})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.EditParticipations(ctx, []string{"a"}, data.ParticipationEdit{Beds: &beds}); err != nil {
		t.Fatal(err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := cellsOf(t, db, "participation_edit", editCells); got["a"] != "---5" {
		t.Errorf("%v", got)
	}
}

func TestWhatIsEnteredAgainCountsAsItIsEntered(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	p := data.Participation{NPI: 1234567893, Name: "A", Specialty: "001", Location: data.Location{Street: "1 Main", ZIP: "38701", Lat: 33, Lon: -91}}
	id, _, err := db.AddParticipation(ctx, "product", p)
	if err != nil {
		t.Fatal(err)
	}
	terminated := data.Terminated
	if _, err := db.EditParticipations(ctx, []string{id}, data.ParticipationEdit{Status: &terminated}); err != nil {
		t.Fatal(err)
	}
	removal, err := db.RemoveAdded(ctx, []string{id})
	if err != nil {
		t.Fatal(err)
	}
	p.Status = data.Signed
	_, undo, err := db.AddParticipation(ctx, "product", p)
	if err != nil {
		t.Fatal(err)
	}
	if got := statusesOf(t, db, "product"); !slices.Equal(got, []data.Status{data.Signed}) {
		t.Errorf("entered as signed, counted as %v", got)
	}
	if err := errors.Join(undo(ctx), removal(ctx)); err != nil {
		t.Fatal(err)
	}
	if got := statusesOf(t, db, "product"); !slices.Equal(got, []data.Status{data.Terminated}) {
		t.Errorf("both undone: %v", got)
	}
}

// statusesOf is how the participations of a product count.
func statusesOf(t *testing.T, db *DB, productID string) (list []data.Status) {
	t.Helper()
	rows, _, err := db.LoadParticipations(context.Background(), productID)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range rows {
		list = append(list, p.Status)
	}
	return list
}

func TestAnUndoneEditDoesNotComeBackWithTheNextOne(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	active, beds := data.Active, int32(5)
	undo, err := db.EditParticipations(ctx, []string{"a"}, data.ParticipationEdit{Status: &active})
	if err != nil {
		t.Fatal(err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := db.EditParticipations(ctx, []string{"a"}, data.ParticipationEdit{Beds: &beds}); err != nil {
		t.Fatal(err)
	}
	if got := cellsOf(t, db, "participation_edit", editCells); got["a"] != "---5" {
		t.Errorf("%v", got)
	}
}

func TestUndosInReverseRestoreEveryCell(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	rapid.Check(t, func(t *rapid.T) {
		var undos []Undo
		var states []map[string]string
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			states = append(states, cellsOf(t, db, "participation_edit", editCells))
			var e data.ParticipationEdit
			if rapid.Bool().Draw(t, "status") {
				s := data.Status(rapid.IntRange(0, 4).Draw(t, "which"))
				e.Status = &s
			}
			if rapid.Bool().Draw(t, "practice") {
				p := words().Draw(t, "name")
				e.Practice = &p
			}
			ids := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 1, 4).Draw(t, "ids") // an id may come twice
			undo, err := db.EditParticipations(ctx, ids, e)
			if rapid.IntRange(0, 3).Draw(t, "revert") == 0 {
				undos, states = append(undos, undo), append(states, cellsOf(t, db, "participation_edit", editCells))
				undo, err = db.RevertParticipations(ctx, ids)
			}
			if err != nil {
				t.Fatal(err)
			}
			undos = append(undos, undo)
		}
		for i := len(undos) - 1; i >= 0; i-- {
			for range 2 { // twice does no more than once
				if err := undos[i](ctx); err != nil {
					t.Fatal(err)
				}
			}
			if got := cellsOf(t, db, "participation_edit", editCells); !reflect.DeepEqual(got, states[i]) {
				t.Fatalf("undo %d: %v, want %v", i, got, states[i])
			}
		}
	})
}

func TestACellThatDoesNotChangeIsNotWritten(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	plan, contract, product := data.Plan{Name: "A"}, data.Contract{Number: "H0001"}, data.Product{Name: "B", ContractYear: 2028}
	if _, err := db.PutPlan(ctx, &plan, &contract, &product); err != nil {
		t.Fatal(err)
	}
	product.Name = "C"
	undo, err := db.PutPlan(ctx, &plan, &contract, &product)
	if err != nil {
		t.Fatal(err)
	}
	contract.Number, product.ContractYear = "H0002", 2029
	if _, err := db.SaveContract(ctx, contract); err != nil { // a colleague's change in between
		t.Fatal(err)
	}
	if _, err := db.SaveProduct(ctx, product); err != nil {
		t.Fatal(err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	contracts, err := db.Contracts(ctx)
	if err != nil || contracts[0].Number != "H0002" {
		t.Errorf("%+v, %v", contracts, err)
	}
	products, err := db.Products(ctx)
	if err != nil || products[0].Name != "B" || products[0].ContractYear != 2029 {
		t.Errorf("%+v, %v", products, err)
	}
}

func TestAChangeThatFailsInTheMiddleLeavesNothing(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	_, err := db.put(ctx, "Edit plans", []record{
		{table: "plan", id: "a", cells: []cell{{"name", "A"}}},
		{table: "plan", id: "b", cells: []cell{{"no_such_column", "B"}}},
	})
	wantCode(t, err, "internal", "safe")
	if plans, err := db.Plans(ctx); err != nil || len(plans) != 0 {
		t.Errorf("%v, %v", plans, err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	_, err = db.NameProvider(stopped, 1234567893, "X")
	wantCode(t, err, "cancelled")
}

func TestAWorkspaceOfTheFirstSchemaTakesEdits(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "plan")
	first, err := Create(ctx, dir, with(steps(t)[:1]))
	if err != nil {
		t.Fatal(err)
	}
	row := data.Participation{NPI: 1234567893, Name: "Ada", Practice: "Elm", Specialty: "008", Location: data.Location{City: "Greenville", State: "MS", Quality: data.CityPoint}}
	for _, statement := range []string{ // as the first version wrote a roster
		"INSERT INTO dataset (id, kind, product_id, rows_taken, imported_at) VALUES ('d', 'roster', 'p', 1, '2026-01-30T12:00:00.000Z')",
		"INSERT INTO dataset_slot (slot, dataset_id) VALUES (1, 'd')",
		"INSERT INTO provider (id, name) VALUES ('1234567893', 'Ada')",
		"INSERT INTO location VALUES (1, 0, '" + LocationID(row.Location) + "', '', 'Greenville', 'MS', '', '', 0, 0, 'city point')",
		"INSERT INTO participation VALUES (1, 0, 'x', '1234567893', 'Ada', 'Elm', '008', 0, '', 'prospect', 0, 0)",
	} {
		if _, err := first.write.Exec(statement); err != nil {
			t.Fatal(statement, err)
		}
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(ctx, dir, at(noon))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, _, err := db.LoadParticipations(ctx, "p")
	if err != nil || len(rows) != 1 || rows[0] != row {
		t.Fatalf("%+v, %v", rows, err)
	}
	if _, err := db.NameProvider(ctx, row.NPI, "Ada Boone"); err != nil {
		t.Fatal(err)
	}
	members, _, err := db.LoadMembers(ctx, "p")
	if err != nil || members[0].Name != "Ada Boone" || *members[0].Imported != row {
		t.Errorf("%+v, %v", members, err)
	}
	if n := count(t, db, "provider"); n != 1 {
		t.Errorf("%d providers", n)
	}
}

func TestDegreesTravelAsTextWithoutLoss(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	row := data.Participation{NPI: 1234567893, Location: data.Location{City: "Greenville", State: "MS", Quality: data.CityPoint}}
	if _, err := db.SaveRoster(ctx, Import{Dataset: data.Dataset{ProductID: "p"}}, []data.Participation{row}); err != nil {
		t.Fatal(err)
	}
	id := LocationID(row.Location)
	rapid.Check(t, func(t *rapid.T) {
		lat, lon, quality := degrees().Draw(t, "lat"), degrees().Draw(t, "lon"), data.Stated
		if _, err := db.EditLocation(ctx, id, data.LocationEdit{Lat: &lat, Lon: &lon, Quality: &quality}); err != nil {
			t.Fatal(err)
		}
		l, err := db.Location(ctx, id)
		if err != nil || l.Lat != lat || l.Lon != lon || l.Quality != data.Stated {
			t.Fatalf("%v, %v, want %v, %v (%v)", l.Lat, l.Lon, lat, lon, err)
		}
	})
}

func TestAnAdditionWithoutItsPlaceWaitsForIt(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	execute(t, db, "INSERT INTO added_participation (id, product_id, provider_id, location_id, added_at) VALUES ('a', 'p', '1234567893', 'not here yet', ?)", instant(noon))
	rows, files, err := db.LoadParticipations(ctx, "p")
	if err != nil || len(rows) != 0 || len(files) != 0 {
		t.Errorf("%v, %v, %v", rows, files, err)
	}
	execute(t, db, "INSERT INTO added_location (id, city) VALUES ('not here yet', 'Leland')")
	rows, files, err = db.LoadParticipations(ctx, "p")
	if err != nil || len(rows) != 1 || rows[0].Location.City != "Leland" || fmt.Sprint(files[0].Kind, files[0].Taken) != "by hand1" {
		t.Errorf("%v, %v, %v", rows, files, err)
	}
}
