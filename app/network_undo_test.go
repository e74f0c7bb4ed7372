package app

import (
	"context"
	"reflect"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

func TestUndoneEditsLeaveNothingOfThemselvesInAnyOrder(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	saved(t, w, "p", "a.csv", twoClinics()...)
	list := listed(t, w, "p")
	var ids, places, practices []string
	for i := range list.members {
		ids = append(ids, list.members[i].ID("p"))
		places = append(places, list.members[i].LocationID)
	}
	practices = append(practices, list.Practices[0].ID)
	rapid.Check(t, func(t *rapid.T) {
		var states []*NetworkList
		var undos []Undo
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			now, err := w.Network(ctx, "p")
			if err != nil {
				t.Fatal(err)
			}
			states = append(states, now)
			undo, err := randomEdit(ctx, t, w, ids, places, practices)
			if err != nil {
				t.Fatal(err)
			}
			undos = append(undos, undo)
		}
		for i := len(undos) - 1; i >= 0; i-- {
			if err := undos[i](ctx); err != nil {
				t.Fatal(err)
			}
			now, err := w.Network(ctx, "p")
			if err != nil || !reflect.DeepEqual(now, states[i]) {
				t.Fatalf("undo %d: %+v, want %+v (%v)", i, now, states[i], err)
			}
		}
	})
}

func randomEdit(ctx context.Context, t *rapid.T, w *Workspace, ids, places, practices []string) (Undo, error) {
	names := []string{"Ada", "Delta Heart", "delta heart", "Elm"}
	switch rapid.IntRange(0, 7).Draw(t, "kind") {
	case 0:
		return w.EditProvider(ctx, inventedNPI(rapid.IntRange(1, 2).Draw(t, "npi")), rapid.SampledFrom(append(names, "")).Draw(t, "name"))
	case 1:
		return w.EditPractice(ctx, practices[0], rapid.SampledFrom(append(names, "")).Draw(t, "practice"))
	case 2:
		status := data.Status(rapid.IntRange(0, 4).Draw(t, "status"))
		return w.EditParticipations(ctx, rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 3, rapid.ID).Draw(t, "ids"), ParticipationChange{Status: &status})
	case 3:
		practice, beds := rapid.SampledFrom(names).Draw(t, "practice"), rapid.Int32Range(0, 500).Draw(t, "beds")
		return w.EditParticipations(ctx, ids[:1], ParticipationChange{Practice: &practice, Beds: &beds})
	case 4:
		lat, lon := rapid.Float64Range(31, 36).Draw(t, "lat"), rapid.Float64Range(-94, -85).Draw(t, "lon")
		return w.EditLocation(ctx, rapid.SampledFrom(places).Draw(t, "place"), LocationChange{Lat: &lat, Lon: &lon})
	case 5:
		zip := rapid.SampledFrom([]string{"38701", "38930", "38614"}).Draw(t, "zip")
		return w.EditLocation(ctx, rapid.SampledFrom(places).Draw(t, "place"), LocationChange{ZIP: &zip})
	case 6:
		return w.RevertParticipations(ctx, ids)
	}
	return w.RevertLocation(ctx, rapid.SampledFrom(places).Draw(t, "place"))
}
