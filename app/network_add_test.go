package app

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"countyline/data"
)

// addition is a cardiologist in the middle of the sample.
func addition(status string) NewParticipation {
	return NewParticipation{
		NPI: inventedNPI(77).String(), Name: "Eve Fox", Practice: "Fox Heart", Specialty: "008", Status: status,
		Street: "12 Oak Ave", City: "Indianola", State: "Mississippi", ZIP: "38751",
	}
}

func TestAParticipationIsEnteredByHand(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	saved(t, w, "p", "a.csv", twoClinics()...)
	before := listed(t, w, "p")
	id, undo, err := w.AddParticipation(ctx, "p", addition(" loi"))
	if err != nil {
		t.Fatal(err)
	}
	list := listed(t, w, "p")
	rows := list.OfProvider(inventedNPI(77))
	if len(rows) != 1 || rows[0].ID != id || !rows[0].ByHand || rows[0].File != "Entered by hand" || rows[0].Line != 0 || rows[0].Status != data.LOI ||
		rows[0].Place.Quality != data.ZIPPoint || rows[0].Place.State != "MS" || !slices.Equal(list.Provider(inventedNPI(77)).Counties, []string{"Sunflower County, MS"}) {
		t.Fatalf("%+v", rows)
	}
	if _, _, err := w.AddParticipation(ctx, "p", addition("signed")); data.CodeOf(err) != "exists" {
		t.Errorf("added twice: %v", err)
	}
	signed := data.Signed
	if _, err := w.EditParticipations(ctx, []string{id}, ParticipationChange{Status: &signed}); err != nil {
		t.Fatal(err)
	}
	if r := listed(t, w, "p").OfProvider(inventedNPI(77))[0]; r.Status != data.Signed {
		t.Errorf("%+v", r)
	}
	if _, err := w.RemoveAdded(ctx, []string{before.OfProvider(inventedNPI(1))[0].ID}); data.CodeOf(err) != "not_by_hand" {
		t.Errorf("a row of a file was removed: %v", err)
	}
	back, err := w.RemoveAdded(ctx, []string{id})
	if err != nil || listed(t, w, "p").Size() != 3 {
		t.Fatal("not removed", err)
	}
	if err := back(ctx); err != nil || listed(t, w, "p").Size() != 4 {
		t.Fatal("not put back", err)
	}
	if err := undo(ctx); err != nil || !reflect.DeepEqual(listed(t, w, "p"), before) {
		t.Error("the addition was not undone", err)
	}
	there := addition("signed")
	there.LocationID, there.NPI = before.Locations[0].ID, inventedNPI(78).String()
	if _, _, err := w.AddParticipation(ctx, "p", there); err != nil {
		t.Fatal(err)
	}
	if l := listed(t, w, "p"); len(l.Locations) != 2 || l.Locations[0].Providers != 3 {
		t.Errorf("%+v", l.Locations)
	}
}

func TestAProviderThatAnHSDTableListsByCountyIsNotAddedAgain(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	row := twoClinics()[0]
	row.SSA = "25750"
	set := saved(t, w, "p", "hsd.csv", row)
	n := NewParticipation{NPI: row.NPI.String(), Name: row.Name, Specialty: "008", Status: "signed", LocationID: listed(t, w, "p").Locations[0].ID}
	if _, _, err := w.AddParticipation(ctx, "p", n); data.CodeOf(err) != "exists" {
		t.Errorf("the same specialty: %v", err)
	}
	dentist := "003"
	if _, err := w.EditParticipations(ctx, []string{listed(t, w, "p").OfProvider(row.NPI)[0].ID}, ParticipationChange{Specialty: &dentist}); err != nil {
		t.Fatal(err)
	}
	n.Specialty = dentist
	if _, _, err := w.AddParticipation(ctx, "p", n); data.CodeOf(err) != "exists" {
		t.Errorf("the specialty that was stated: %v", err)
	}
	n.Specialty = "011"
	if _, _, err := w.AddParticipation(ctx, "p", n); err != nil {
		t.Errorf("another specialty: %v", err)
	}
	if _, err := w.TakeBack(ctx, set.ID); err != nil {
		t.Fatal(err)
	}
	n.Specialty = "008"
	if _, _, err := w.AddParticipation(ctx, "p", n); err != nil {
		t.Errorf("taken back: %v", err)
	}
}
