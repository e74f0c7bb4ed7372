package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countyline/data"
)

// asOf opens the workspace as it was, until the test ends.
func asOf(t testing.TB, w *Workspace, at time.Time) *Workspace {
	t.Helper()
	past, err := w.AsOf(context.Background(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := past.Close(); err != nil {
			t.Error(err)
		}
	})
	return past
}

func textOf(t testing.TB, w *Workspace) string {
	t.Helper()
	var text bytes.Buffer
	if err := w.Dump(context.Background(), &text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestAWorkspaceIsOpenedAsItWasAfterEachOfItsChanges(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	saved(t, w, "p", "roster.csv", twoClinics()...)
	dent := listed(t, w, "p").OfProvider(inventedNPI(2))[0]
	was := []data.Status{dent.Status}
	for _, status := range []data.Status{data.LOI, data.Signed, data.Active, data.LOI} {
		time.Sleep(2 * time.Millisecond) // instants are told to the millisecond
		if _, err := w.EditParticipations(ctx, []string{dent.ID}, ParticipationChange{Status: &status}); err != nil {
			t.Fatal(err)
		}
		was = append(was, status)
	}
	events := told(t, w, HistoryFilter{})
	for i, e := range events {
		past := asOf(t, w, e.At)
		if now := listed(t, past, "p").OfProvider(dent.NPI); len(now) != 1 || now[0].Status != was[len(events)-1-i] {
			t.Errorf("after %q the provider was otherwise: %+v", e.Summary(), now)
		}
		if seen := told(t, past, HistoryFilter{}); len(seen) != len(events)-i || seen[0].ID != e.ID {
			t.Errorf("the history as of %q tells %d events", e.Summary(), len(seen))
		}
		if !past.Instant().Equal(e.At) || !w.Instant().IsZero() {
			t.Errorf("%v", past.Instant())
		}
	}
	if _, err := w.AsOf(ctx, events[len(events)-1].At.Add(-time.Hour)); data.CodeOf(err) != "before_history" {
		t.Errorf("before anything: %v", err)
	}
}

func TestEveryScreenReadsThePast(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "sample")
	if err := CreateSample(ctx, dir, still); err != nil {
		t.Fatal(err)
	}
	w, err := OpenWorkspace(ctx, dir, still)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	then, err := w.Audit(ctx, "2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	facts, err := w.PlanFacts(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	network := listed(t, w, facts.ID)
	document, _, err := w.Attach(ctx, written(t, "loi.pdf", "%PDF"), data.Document{RecordKind: KindPractice, RecordID: network.Practices[0].ID, Kind: "loi"})
	if err != nil {
		t.Fatal(err)
	}
	at := told(t, w, HistoryFilter{Limit: 1})[0].At
	time.Sleep(2 * time.Millisecond)
	var ids []string
	for i := range network.Practices {
		for _, p := range network.OfPractice(network.Practices[i].ID) {
			ids = append(ids, p.ID)
		}
	}
	ended := data.Terminated
	if _, err := w.EditParticipations(ctx, ids, ParticipationChange{Status: &ended}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.RemoveDocument(ctx, document.ID); err != nil {
		t.Fatal(err)
	}
	past := asOf(t, w, at)
	again, err := past.Audit(ctx, "2026-11-20")
	if err != nil || again.CheckCode != then.CheckCode {
		t.Errorf("the figures as of then are others: %v", err)
	}
	out := t.TempDir()
	if paths, err := again.Write(ctx, out, []string{"csv", "html"}, still); err != nil || len(paths) == 0 {
		t.Error(err)
	}
	if path, err := past.ViewDocument(ctx, document.ID); err != nil || filepath.Base(path) != "loi.pdf" {
		t.Error("the document attached then does not open", err)
	}
	for name, read := range map[string]func() error{
		"adequacy":  func() error { _, err := past.Adequacy(ctx, "", FilingBasis); return err },
		"network":   func() error { _, err := past.Network(ctx, facts.ID); return err },
		"imports":   func() error { _, err := past.Imports(ctx); return err },
		"filings":   func() error { _, err := past.Filings(ctx, ""); return err },
		"settings":  func() error { _, err := past.Settings(ctx); return err },
		"backups":   func() error { _, err := past.Backups(); return err },
		"area":      func() error { _, err := past.ServiceArea(ctx, facts.ID); return err },
		"views":     func() error { _, err := past.SavedViews(ctx, "network"); return err },
		"conflicts": func() error { _, err := past.Conflicts(ctx); return err },
		"share":     func() error { _, err := past.ShareState(ctx); return err },
		"note":      func() error { _, err := past.PracticeNote(ctx, network.Practices[0].ID); return err },
		"person":    func() error { _, err := past.Person(ctx); return err },
		"record": func() error {
			_, err := past.RecordHistory(ctx, network, KindPractice, network.Practices[0].ID, 3)
			return err
		},
	} {
		if err := read(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := past.Team(ctx); data.CodeOf(err) != "no_team" {
		t.Errorf("team: %v", err)
	}
}

func TestNothingIsChangedInThePast(t *testing.T) {
	ctx := context.Background()
	w, list := worked(t)
	events := told(t, w, HistoryFilter{})
	past := asOf(t, w, events[0].At)
	before := textOf(t, w)
	signed, id, npi := data.Signed, list.Practices[0].ID, inventedNPI(1)
	for name, write := range map[string]func() error{
		"a status": func() error {
			_, err := past.EditParticipations(ctx, []string{"x"}, ParticipationChange{Status: &signed})
			return err
		},
		"a name":     func() error { _, err := past.EditProvider(ctx, npi, "Other"); return err },
		"a practice": func() error { _, err := past.EditPractice(ctx, id, "Other"); return err },
		"a location": func() error {
			_, err := past.EditLocation(ctx, list.Locations[0].ID, LocationChange{Street: word("1 Elm St")})
			return err
		},
		"an addition": func() error { _, _, err := past.AddParticipation(ctx, "p", addition("loi")); return err },
		"a setting": func() error {
			_, err := past.SaveSettings(ctx, data.Settings{PopulationShare: 1000, RoadFactor: 1.5, BackupsKept: 3})
			return err
		},
		"a document": func() error {
			_, _, err := past.Attach(ctx, written(t, "w9.pdf", "%PDF"), data.Document{RecordKind: KindPractice, RecordID: id, Kind: "w-9"})
			return err
		},
		"a note":       func() error { _, err := past.SetPracticeNote(ctx, "Ceiling 104%", id); return err },
		"an undoing":   func() error { _, _, err := past.UndoEvent(ctx, events[0].ID); return err },
		"a redoing":    func() error { _, _, err := past.Redo(ctx); return err },
		"a restoring":  func() error { _, err := past.RestoreRecord(ctx, "setting", "road_factor", events[0].ID); return err },
		"a backup":     func() error { _, err := past.BackUp(ctx); return err },
		"a person":     func() error { return past.SetPerson(ctx, "Dana R.") },
		"an exchange":  func() error { _, err := past.Share(ctx, ShareOptions{}); return err },
		"a taken back": func() error { _, err := past.TakeBack(ctx, list.Files[0].ID); return err },
	} {
		err := write()
		if data.CodeOf(err) != "past" || err == nil || !strings.HasPrefix(err.Error(), "This is the workspace as of ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if textOf(t, w) != before || textOf(t, past) != before {
		t.Error("something was changed")
	}
	kept, err := os.ReadDir(filepath.Join(w.Folder(), "documents"))
	if err != nil || len(kept) != 0 {
		t.Errorf("%v %v", kept, err)
	}
}

func TestACopyOfThePastThatACrashLeftIsSweptAway(t *testing.T) {
	w, _ := worked(t)
	left := filepath.Join(w.Folder(), pastPrefix+"left")
	if err := os.Mkdir(left, 0o700); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(left, old, old); err != nil {
		t.Fatal(err)
	}
	past, err := w.AsOf(t.Context(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if err := past.Close(); err != nil {
		t.Fatal(err)
	}
	if rest, _ := filepath.Glob(filepath.Join(w.Folder(), pastPrefix+"*")); len(rest) != 0 {
		t.Errorf("%q", rest)
	}
}
