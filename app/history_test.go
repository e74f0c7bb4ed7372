package app

import (
	"context"
	"slices"
	"testing"
	"time"

	"countyline/data"
)

// told is the history, the newest event first.
func told(t testing.TB, w *Workspace, f HistoryFilter) []Event {
	t.Helper()
	list, err := w.History(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// subjects are events in a line each.
func subjects(list []Event) []string {
	var lines []string
	for _, e := range list {
		lines = append(lines, e.Subject()+": "+e.Summary())
	}
	return lines
}

// worked is a workspace in which some things were done to the two clinics: the product's id and what undoes the last.
func worked(t testing.TB) (*Workspace, *NetworkList) {
	t.Helper()
	ctx, w := context.Background(), newWorkspace(t)
	saved(t, w, "p", "roster.csv", twoClinics()...)
	list := listed(t, w, "p")
	signed, beds := data.Signed, int32(12)
	dent := list.OfProvider(inventedNPI(2))[0]
	if _, err := w.EditParticipations(ctx, []string{dent.ID}, ParticipationChange{Status: &signed, Beds: &beds}); err != nil {
		t.Fatal(err)
	}
	var boone []string
	for _, p := range list.OfProvider(inventedNPI(1)) {
		boone = append(boone, p.ID)
	}
	terminated := data.Terminated
	if _, err := w.EditParticipations(ctx, boone, ParticipationChange{Status: &terminated}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.EditPractice(ctx, list.Practices[0].ID, "Delta Cardiology"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.EditLocation(ctx, list.Locations[0].ID, LocationChange{Street: word("12 Oak Ave")}); err != nil {
		t.Fatal(err)
	}
	s, err := w.Settings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	s.PopulationShare = 1650
	if _, err := w.SaveSettings(ctx, s); err != nil {
		t.Fatal(err)
	}
	return w, listed(t, w, "p")
}

func word(s string) *string { return &s }

func TestTheHistorySaysWhatWasChangedFromWhatToWhatInTheWordsOfTheScreens(t *testing.T) {
	w, _ := worked(t)
	list := told(t, w, HistoryFilter{})
	want := []string{
		"Beneficiaries without a file: Value: 17% of residents → 16.50% of residents",
		"12 Oak Ave, Greenville, MS 38701: Street, Latitude, Longitude",
		"Delta Cardiology: Practice name: Delta Heart → Delta Cardiology",
		"Delta Cardiology · Ada Boone, Cardiology and 1 more: Status → Terminated",
		"Cy Dent, Internal Medicine: Status, Beds",
		"roster.csv: Imported, 3 rows",
	}
	if got := subjects(list); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	person, err := w.db.Person(context.Background())
	for _, e := range list {
		if err != nil || e.Person != person || !e.You || e.Shared || e.App != Version || time.Since(e.Happened) > time.Minute || e.At.IsZero() || e.More != 0 {
			t.Errorf("%+v %v", e, err)
		}
	}
	if c := list[4].Changes; len(c) != 2 || c[0].Words() != "Status: Prospect → Signed" || c[1].From != "0 (as imported)" || c[1].To != "12" {
		t.Errorf("%+v", c)
	}
}

func TestWhatIsStatedAsTheFileHasItWasNotChanged(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	saved(t, w, "p", "roster.csv", twoClinics()...)
	place := listed(t, w, "p").Locations[0]
	lat, lon := place.Lat+0.00002, place.Lon
	for range 2 {
		if _, err := w.EditLocation(ctx, place.ID, LocationChange{Street: word("12 Oak Ave"), Lat: &lat, Lon: &lon}); err != nil {
			t.Fatal(err)
		}
		lat += 0.00002
	}
	got := subjects(told(t, w, HistoryFilter{Limit: 2}))
	want := []string{"12 Oak Ave, Greenville, MS 38701: Latitude: 33.40002° → 33.40004°", "12 Oak Ave, Greenville, MS 38701: Street, Latitude, Placed by"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestTheHistoryIsFilteredAndTurnedPageByPage(t *testing.T) {
	ctx := context.Background()
	w, list := worked(t)
	all := told(t, w, HistoryFilter{})
	_, rows, err := w.RecordRows(ctx, "p", KindPractice, list.Practices[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	_, dent, err := w.RecordRows(ctx, "p", KindProvider, inventedNPI(2).String())
	if err != nil {
		t.Fatal(err)
	}
	soon := time.Now().Add(time.Minute)
	for name, c := range map[string]struct {
		f    HistoryFilter
		want []int // of all
	}{
		"a practice with those who work in it": {HistoryFilter{Records: rows}, []int{2, 3}},
		"a provider":                           {HistoryFilter{Records: dent}, []int{4}},
		"a location":                           {HistoryFilter{Records: []string{list.Locations[0].ID}}, []int{1}},
		"what is about settings":               {HistoryFilter{Kind: AboutSettings}, []int{0}},
		"what is about the network":            {HistoryFilter{Kind: AboutNetwork}, []int{1, 2, 3, 4}},
		"words of records and values":          {HistoryFilter{Words: "boone TERMINATED"}, []int{3}},
		"words that stand nowhere":             {HistoryFilter{Words: "boone prospect"}, nil},
		"nobody":                               {HistoryFilter{Person: "Nobody"}, nil},
		"its own person":                       {HistoryFilter{Person: all[0].Person, Limit: 2}, []int{0, 1}},
		"the next page":                        {HistoryFilter{Before: all[1].ID, Limit: 2}, []int{2, 3}},
		"the last page":                        {HistoryFilter{Before: all[3].ID, Limit: 100}, []int{4, 5}},
		"before anything happened":             {HistoryFilter{To: all[5].Happened.Add(-time.Hour)}, nil},
		"until soon":                           {HistoryFilter{To: soon, Limit: 1}, []int{0}},
		"from soon on":                         {HistoryFilter{From: soon}, nil},
		"not shared, for there is no team":     {HistoryFilter{Unshared: true, Limit: 3}, []int{0, 1, 2}},
	} {
		got := told(t, w, c.f)
		var want []string
		for _, i := range c.want {
			want = append(want, subjects(all[i:i+1])...)
		}
		if !slices.Equal(subjects(got), want) {
			t.Errorf("%s: %q", name, subjects(got))
		}
	}
	if people, err := w.HistoryPeople(ctx); err != nil || !slices.Equal(people, []string{all[0].Person}) {
		t.Errorf("%q %v", people, err)
	}
}

func TestASearchStopsAfterSomeEventsAndGoesOnFromThere(t *testing.T) {
	ctx := context.Background()
	w, _ := worked(t)
	all := told(t, w, HistoryFilter{})
	part := func(f HistoryFilter) HistoryPart {
		t.Helper()
		got, err := w.HistoryPart(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	first := part(HistoryFilter{Words: "roster.csv", Look: 4})
	if len(first.Events) != 0 || first.Looked != 4 || first.Older != all[3].ID || !first.Back.Equal(all[3].Happened) {
		t.Fatalf("%+v", first)
	}
	if rest := part(HistoryFilter{Words: "roster.csv", Look: 4, Before: first.Older}); len(rest.Events) != 1 || rest.Events[0].ID != all[5].ID || rest.Looked != 2 || rest.Older != 0 {
		t.Errorf("%+v", rest)
	}
	if found := part(HistoryFilter{Words: "delta cardiology", Limit: 1}); len(found.Events) != 1 || found.Older != all[2].ID || found.Looked != 3 {
		t.Errorf("%+v", found)
	}
	if page := part(HistoryFilter{Limit: 5}); len(page.Events) != 5 || page.Older != all[4].ID {
		t.Errorf("%+v", page)
	}
	if whole := part(HistoryFilter{}); len(whole.Events) != 6 || whole.Older != 0 {
		t.Errorf("%+v", whole)
	}
}

func TestAnEventIsUndoneFromHistoryAndWhatWasChangedSinceStays(t *testing.T) {
	ctx := context.Background()
	w, _ := worked(t)
	events := told(t, w, HistoryFilter{})
	dent := listed(t, w, "p").OfProvider(inventedNPI(2))[0]
	active := data.Active
	if _, err := w.EditParticipations(ctx, []string{dent.ID}, ParticipationChange{Status: &active}); err != nil {
		t.Fatal(err)
	}
	left, undo, err := w.UndoEvent(ctx, events[4].ID)
	if err != nil || len(left) != 1 || left[0].Field != "Status" || left[0].Record != "Cy Dent, Internal Medicine" {
		t.Fatalf("%+v %v", left, err)
	}
	if now := listed(t, w, "p").OfProvider(inventedNPI(2))[0]; now.Beds != 0 || now.Status != data.Active {
		t.Errorf("%+v", now)
	}
	newest := told(t, w, HistoryFilter{Limit: 1})[0]
	if newest.Words() != "Undo: "+events[4].Words() || newest.Summary() != "Undone · Beds: 12 → 0 (as imported)" {
		t.Errorf("%+v", newest)
	}
	if err := undo(ctx); err != nil || listed(t, w, "p").OfProvider(inventedNPI(2))[0].Beds != 12 {
		t.Error("the undoing was not undone", err)
	}
	if _, _, err := w.UndoEvent(ctx, newest.ID); data.CodeOf(err) != "nothing_left" {
		t.Error(err)
	}
	if _, _, err := w.UndoEvent(ctx, 1_000_000); data.CodeOf(err) != "not_found" {
		t.Error(err)
	}
}

func TestARecordIsRestoredToWhatItWasAfterAnEvent(t *testing.T) {
	ctx := context.Background()
	w, _ := worked(t)
	dent := listed(t, w, "p").OfProvider(inventedNPI(2))[0]
	signed := told(t, w, HistoryFilter{Records: []string{dent.ID}})[0]
	active, beds := data.Active, int32(90)
	if _, err := w.EditParticipations(ctx, []string{dent.ID}, ParticipationChange{Status: &active, Beds: &beds, Practice: word("Other")}); err != nil {
		t.Fatal(err)
	}
	undo, err := w.RestoreRecord(ctx, signed.Changes[0].Table, dent.ID, signed.ID)
	if err != nil {
		t.Fatal(err)
	}
	if now := listed(t, w, "p").OfProvider(inventedNPI(2))[0]; now.Beds != 12 || now.Status != data.Signed || now.Practice != "" {
		t.Errorf("%+v", now)
	}
	if got := told(t, w, HistoryFilter{Limit: 1})[0].Summary(); got != "Restored · Status, Practice, Beds" {
		t.Error(got)
	}
	if err := undo(ctx); err != nil || listed(t, w, "p").OfProvider(inventedNPI(2))[0].Practice != "Other" {
		t.Error(err)
	}
}

func TestWhatWasUndoneLastIsMadeAgainAndNothingElse(t *testing.T) {
	ctx := context.Background()
	w, _ := worked(t)
	share := func() int {
		s, err := w.Settings(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return s.PopulationShare
	}
	if _, _, err := w.Redo(ctx); data.CodeOf(err) != "nothing_to_redo" {
		t.Fatal(err)
	}
	list := told(t, w, HistoryFilter{})
	for _, e := range list[:2] { // the settings, then the street
		if _, _, err := w.UndoEvent(ctx, e.ID); err != nil {
			t.Fatal(err)
		}
	}
	e, undo, err := w.Redo(ctx)
	if err != nil || e.Subject() != "12 Oak Ave, Greenville, MS 38701" || share() != 1700 {
		t.Fatalf("%+v %v", e, err)
	}
	if got := told(t, w, HistoryFilter{Limit: 1})[0].Summary(); got != "Done again · Latitude, Longitude, Street" {
		t.Error(got)
	}
	if _, _, err := w.Redo(ctx); err != nil || share() != 1650 {
		t.Fatal("the settings were not made again", err)
	}
	if _, _, err := w.Redo(ctx); data.CodeOf(err) != "nothing_to_redo" {
		t.Error(err)
	}
	if err := undo(ctx); err != nil { // the street again
		t.Fatal(err)
	}
	if _, err := w.EditPractice(ctx, listed(t, w, "p").Practices[0].ID, "Delta"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Redo(ctx); data.CodeOf(err) != "nothing_to_redo" {
		t.Errorf("after another change: %v", err)
	}
}

func TestAWholeEventIsToldOnRequest(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	var rows []data.Participation
	for n := range 40 {
		r := twoClinics()[0]
		r.NPI, r.Row.Line = inventedNPI(n+1), int32(n+2)
		rows = append(rows, r)
	}
	saved(t, w, "p", "roster.csv", rows...)
	var ids []string
	for _, p := range listed(t, w, "p").OfPractice(listed(t, w, "p").Practices[0].ID) {
		ids = append(ids, p.ID)
	}
	active := data.Active
	if _, err := w.EditParticipations(ctx, ids, ParticipationChange{Status: &active}); err != nil {
		t.Fatal(err)
	}
	short := told(t, w, HistoryFilter{Limit: 1})[0]
	whole, err := w.Event(ctx, short.ID)
	if err != nil || len(short.Changes) >= 40 || short.More != 40-len(short.Changes) && short.More < 16 || whole.More != 0 || len(whole.Changes) != 40 {
		t.Errorf("%d and %d more, whole %d and %d: %v", len(short.Changes), short.More, len(whole.Changes), whole.More, err)
	}
	if _, err := w.Event(ctx, 1_000_000); data.CodeOf(err) != "not_found" {
		t.Error(err)
	}
}

func TestADecisionForWhatWasThereIsToldAsOne(t *testing.T) {
	for want, c := range map[string]FieldChange{
		"Status: Signed, decided":           {Field: "Status", From: "Signed", To: "Signed"},
		"Status: Signed → Active":           {Field: "Status", From: "Signed", To: "Active"},
		"Street: empty, decided":            {Field: "Street"},
		"Street: empty → 1 Elm Street":      {Field: "Street", To: "1 Elm Street"},
		"Status: Prospect → Signed":         {Field: "Status", From: "Prospect (as imported)", To: "Signed"},
		"Status: to be decided again → LOI": {Field: "Status", From: "to be decided again", To: "LOI"},
	} {
		if got := c.Words(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
