package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"countyline/data"
)

func TestWhatTakesAPlanOrAnImportAwayIsAskedFor(t *testing.T) {
	a, _ := founder(t)
	questions := map[string]string{}
	for _, e := range told(t, a, HistoryFilter{}) {
		q, err := a.UndoQuestion(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		questions[e.Subject()+": "+e.Summary()] = q
	}
	want := map[string]string{
		"roster.csv: Imported, 1,399 rows":                   "This takes away roster.csv with its 1,394 providers for the whole team. It can be put back from the history.",
		"Cypress Bend Advantage (HMO) 2028: Added":           "This takes away the product Cypress Bend Advantage (HMO) 2028, its service area and its network for the whole team. It can be put back from the history.",
		"Cypress Bend Health Plan, Inc.: Added":              "This takes away the plan Cypress Bend Health Plan, Inc. for the whole team. It can be put back from the history.",
		"Adams, MS in the service area and many more: Added": "This takes away 45 counties of the service area for the whole team. They can be put back from the history.",
	}
	for line, q := range questions {
		if q == "" {
			t.Errorf("%s is undone without a question", line)
		}
	}
	for line, q := range want {
		if questions[line] != q {
			t.Errorf("%s: %q", line, questions[line])
		}
	}
}

func TestWhatIsSmallAndRecentIsUndoneUnasked(t *testing.T) {
	ctx := context.Background()
	w, _ := worked(t)
	for _, e := range told(t, w, HistoryFilter{Limit: 2}) {
		if q, err := w.UndoQuestion(ctx, e.ID); err != nil || q != "" {
			t.Errorf("%s: %q %v", e.Summary(), q, err)
		}
	}
	w.opened = time.Now().Add(time.Hour)
	e := told(t, w, HistoryFilter{Limit: 1})[0]
	if q, err := w.UndoQuestion(ctx, e.ID); err != nil || !strings.HasPrefix(q, "This takes back what ") || strings.Contains(q, "team") {
		t.Errorf("%q %v", q, err)
	}
	if _, err := w.UndoQuestion(ctx, 1_000_000); data.CodeOf(err) != "not_found" {
		t.Error(err)
	}
}

func TestAnUndoFromTheHistoryIsTakenBackAndMadeAgain(t *testing.T) {
	ctx := context.Background()
	w, _ := worked(t)
	now := func() data.Status { return listed(t, w, "p").OfProvider(inventedNPI(2))[0].Status }
	before := now()
	active := data.Active
	if _, err := w.EditParticipations(ctx, []string{listed(t, w, "p").OfProvider(inventedNPI(2))[0].ID}, ParticipationChange{Status: &active}); err != nil {
		t.Fatal(err)
	}
	_, undo, err := w.UndoEvent(ctx, told(t, w, HistoryFilter{Limit: 1})[0].ID)
	if err != nil || now() != before {
		t.Fatal(now(), err)
	}
	if err := undo(ctx); err != nil || now() != active { // Ctrl+Z
		t.Fatal(now(), err)
	}
	e, again, err := w.Redo(ctx)
	if done, _ := e.Reversed(); err != nil || now() != before || done != "Undone: Edit participations." {
		t.Fatalf("%v %q %v", now(), done, err)
	}
	if _, _, err := w.Redo(ctx); data.CodeOf(err) != "nothing_to_redo" {
		t.Error(err)
	}
	if err := again(ctx); err != nil || now() != active {
		t.Fatal(now(), err)
	}
	if _, _, err := w.Redo(ctx); err != nil || now() != before {
		t.Error(now(), err)
	}
}
