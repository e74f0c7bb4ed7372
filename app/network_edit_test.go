package app

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"countyline/data"
)

// theSample opens the sample plan.
func theSample(t *testing.T) (*Workspace, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "sample")
	if err := CreateSample(context.Background(), dir, still); err != nil {
		t.Fatal(err)
	}
	w, err := OpenWorkspace(context.Background(), dir, still)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	facts, err := w.PlanFacts(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	return w, facts.ID
}

// figures are those of every cell of an audit.
func figures(t *testing.T, w *Workspace) string {
	t.Helper()
	audit, err := w.Audit(context.Background(), "2027-01-05")
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v", audit.Result.Cells)
}

func TestEveryEditReachesTheFiguresAndItsUndoBringsThemBack(t *testing.T) {
	ctx := context.Background()
	w, product := theSample(t)
	list := listed(t, w, product)
	var hospital, cardiologist *Participation
	var prospects []string
	for i := range list.members {
		p := list.participation(&list.members[i])
		switch {
		case p.Specialty == data.AcuteHospital && p.Status == data.Active && hospital == nil:
			hospital = &p
		case p.Specialty == "008" && p.Status == data.Active && cardiologist == nil:
			cardiologist = &p
		case p.Status == data.Prospect:
			prospects = append(prospects, p.ID)
		}
	}
	active, terminated := data.Active, data.Terminated
	beds, far, east := int32(1), 25.7617, -80.1918
	podiatry := "028"
	before := figures(t, w)
	for name, edit := range map[string]func() (Undo, error){
		"a status": func() (Undo, error) {
			return w.EditParticipations(ctx, []string{cardiologist.ID}, ParticipationChange{Status: &terminated})
		},
		"many statuses": func() (Undo, error) {
			return w.EditParticipations(ctx, prospects, ParticipationChange{Status: &active})
		},
		"a specialty": func() (Undo, error) {
			return w.EditParticipations(ctx, []string{cardiologist.ID}, ParticipationChange{Specialty: &podiatry})
		},
		"beds": func() (Undo, error) {
			return w.EditParticipations(ctx, []string{hospital.ID}, ParticipationChange{Beds: &beds})
		},
		"a place": func() (Undo, error) {
			return w.EditLocation(ctx, cardiologist.LocationID, LocationChange{Lat: &far, Lon: &east})
		},
		"an addition": func() (Undo, error) {
			_, undo, err := w.AddParticipation(ctx, product, addition("Signed"))
			return undo, err
		},
	} {
		undo, err := edit()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if figures(t, w) == before {
			t.Errorf("%s does not reach the figures", name)
		}
		if err := undo(ctx); err != nil || figures(t, w) != before {
			t.Errorf("%s: undo does not bring the figures back (%v)", name, err)
		}
		if again := listed(t, w, product); !reflect.DeepEqual(again, list) {
			t.Errorf("%s: undo does not bring the lists back", name)
		}
	}
}

func TestANameAppliesWhereverItAppears(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	saved(t, w, "p", "a.csv", twoClinics()...)
	saved(t, w, "q", "b.csv", twoClinics()...)
	if _, err := w.EditProvider(ctx, inventedNPI(1), "  Ada   Boone-Reed "); err != nil {
		t.Fatal(err)
	}
	heart := listed(t, w, "p").Practices[0].ID
	undo, err := w.EditPractice(ctx, heart, "Delta Heart & Vascular")
	if err != nil {
		t.Fatal(err)
	}
	for _, product := range []string{"p", "q"} {
		list := listed(t, w, product)
		if p := list.Providers[0]; p.Name != "Ada Boone-Reed" || !p.Edited || len(p.Practices) != 1 || p.Practices[0] != "Delta Heart & Vascular" {
			t.Errorf("provider %+v", p)
		}
		if p := list.Practices[0]; p.ID != heart || p.Name != "Delta Heart & Vascular" || !p.Edited || list.Practice(heart) == nil {
			t.Errorf("practice %+v", p)
		}
		rows := list.OfProvider(inventedNPI(1))
		if len(rows) != 2 || rows[0].Imported == nil || rows[0].Imported.Name != "Ada Boone" || rows[1].Imported.Practice != "DELTA HEART" || rows[0].File == "" || rows[1].Line != 3 {
			t.Errorf("rows %+v", rows)
		}
	}
	if err := undo(ctx); err != nil || listed(t, w, "q").Practices[0].Name != "Delta Heart" {
		t.Error("the practice kept its name", err)
	}
	if _, err := w.EditProvider(ctx, inventedNPI(1), ""); err != nil || listed(t, w, "p").Providers[0].Name != "Ada Boone" {
		t.Error("the provider did not go back to its name", err)
	}
}

func TestPracticesOfOneNameAreOnePractice(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	rows := twoClinics()
	rows[2].Practice = "Delta Cardiology"
	saved(t, w, "p", "a.csv", rows...)
	list := listed(t, w, "p")
	heart, cardiology := list.Practices[0].ID, list.Practices[1].ID
	undo, err := w.EditPractice(ctx, cardiology, "Delta Heart")
	if err != nil {
		t.Fatal(err)
	}
	one := listed(t, w, "p")
	if len(one.Practices) != 1 || one.Practices[0].Providers != 2 || one.Practice(heart) != one.Practice(cardiology) || len(one.OfPractice(cardiology)) != 3 {
		t.Fatalf("%+v", one.Practices)
	}
	again, err := w.EditPractice(ctx, heart, "Delta Heart and Vascular")
	if err != nil {
		t.Fatal(err)
	}
	if one = listed(t, w, "p"); len(one.Practices) != 1 || one.Practices[0].Name != "Delta Heart and Vascular" {
		t.Errorf("a new name split the practice: %+v", one.Practices)
	}
	for _, back := range []Undo{again, undo} {
		if err := back(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(listed(t, w, "p"), list) {
		t.Error("the practices did not part again")
	}
}

func TestBothRowsOfOneParticipationAreEdited(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	saved(t, w, "p", "a.csv", twoClinics()...)
	saved(t, w, "p", "b.csv", twoClinics()...)
	status, beds, practice := data.LOI, int32(40), "Elm Street"
	id := listed(t, w, "p").OfProvider(inventedNPI(2))[0].ID
	if _, err := w.EditParticipations(ctx, []string{id}, ParticipationChange{Status: &status}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.EditParticipations(ctx, []string{id}, ParticipationChange{Beds: &beds, Practice: &practice}); err != nil {
		t.Fatal(err)
	}
	rows := listed(t, w, "p").OfProvider(inventedNPI(2))
	if len(rows) != 2 {
		t.Fatal(rows)
	}
	for _, r := range rows {
		if r.ID != id || r.Status != data.LOI || r.Beds != 40 || r.Practice != practice || r.Imported == nil || r.Imported.Status != data.Prospect {
			t.Errorf("%+v", r)
		}
	}
	if rows := listed(t, w, "q").Size(); rows != 0 {
		t.Error("an edit made rows")
	}
	if _, err := w.RevertParticipations(ctx, []string{id}); err != nil {
		t.Fatal(err)
	}
	if r := listed(t, w, "p").OfProvider(inventedNPI(2))[0]; r.Imported != nil || r.Status != data.Prospect {
		t.Errorf("%+v is not as imported", r)
	}
}

func TestAnAddressThatChangesMovesWhatItPlaced(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	stated := greenville
	stated.Quality, stated.CountyFIPS = data.Stated, "28151"
	rows := twoClinics()
	rows[2].Location = stated
	saved(t, w, "p", "a.csv", rows...)
	list := listed(t, w, "p")
	byZIP, byCoordinates := list.Locations[0].ID, list.Locations[2].ID
	zip, street := "38930", "1 River Rd"
	for _, id := range []string{byZIP, byCoordinates} {
		if _, err := w.EditLocation(ctx, id, LocationChange{ZIP: &zip, Street: &street}); err != nil {
			t.Fatal(err)
		}
	}
	list = listed(t, w, "p")
	if l := list.Location(byZIP); l.ZIP != zip || l.Quality != data.ZIPPoint || l.Lat == greenville.Lat || l.FIPS != "28083" || !l.Edited {
		t.Errorf("a location placed by its ZIP code stayed: %+v", l)
	}
	if l := list.Location(byCoordinates); l.ZIP != zip || l.Street != street || l.Quality != data.Stated || l.Lat != greenville.Lat || l.FIPS != "28151" {
		t.Errorf("a location with coordinates moved: %+v", l)
	}
	lat, lon := 33.52, -90.18
	if _, err := w.EditLocation(ctx, byCoordinates, LocationChange{Lat: &lat, Lon: &lon}); err != nil {
		t.Fatal(err)
	}
	if l := listed(t, w, "p").Location(byCoordinates); l.Lat != lat || l.Lon != lon || l.Quality != data.Stated || l.FIPS != "28083" {
		t.Errorf("stated coordinates: %+v", l)
	}
	if _, err := w.RevertLocation(ctx, byCoordinates); err != nil {
		t.Fatal(err)
	}
	if l := listed(t, w, "p").Location(byCoordinates); l.Location != stated || l.Edited {
		t.Errorf("not as imported: %+v", l)
	}
}

func TestWhatCannotBeSavedNamesItsField(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	saved(t, w, "p", "a.csv", twoClinics()...)
	list := listed(t, w, "p")
	ids, place := []string{list.OfProvider(inventedNPI(1))[0].ID}, list.Locations[0].ID
	participation := func(c ParticipationChange) error { _, err := w.EditParticipations(ctx, ids, c); return err }
	location := func(c LocationChange) error { _, err := w.EditLocation(ctx, place, c); return err }
	add := func(change func(*NewParticipation)) error {
		n := addition("signed")
		change(&n)
		_, _, err := w.AddParticipation(ctx, "p", n)
		return err
	}
	s := func(s string) *string { return &s }
	f := func(f float64) *float64 { return &f }
	b := func(n int32) *int32 { return &n }
	status := data.Status(9)
	for _, test := range []struct {
		field string
		err   error
	}{
		{FieldStatus, participation(ParticipationChange{Status: &status})},
		{FieldBeds, participation(ParticipationChange{Beds: b(-1)})},
		{FieldBeds, participation(ParticipationChange{Beds: b(20_001)})},
		{FieldSpecialty, participation(ParticipationChange{Specialty: s("S03")})},
		{FieldSpecialty, participation(ParticipationChange{Specialty: s("")})},
		{FieldPractice, participation(ParticipationChange{Practice: s(" - ")})},
		{FieldStreet, location(LocationChange{Street: s(" ")})},
		{FieldStreet, location(LocationChange{Street: s("P.O. Box 12")})},
		{FieldCity, location(LocationChange{City: s("")})},
		{FieldState, location(LocationChange{State: s("Missisippi")})},
		{FieldZIP, location(LocationChange{ZIP: s("3870")})},
		{FieldZIP, location(LocationChange{ZIP: s("387011")})},
		{FieldZIP, location(LocationChange{ZIP: s("00001"), City: s("Nowhere")})},
		{FieldLatitude, location(LocationChange{Lat: f(91), Lon: f(-91)})},
		{FieldLatitude, location(LocationChange{Lat: f(math.NaN()), Lon: f(-91)})},
		{FieldLongitude, location(LocationChange{Lat: f(33), Lon: f(91)})},
		{FieldLongitude, location(LocationChange{Lat: f(33)})},
		{FieldLatitude, location(LocationChange{Lon: f(-91)})},
		{FieldNPI, add(func(n *NewParticipation) { n.NPI = "1234567890" })},
		{FieldNPI, add(func(n *NewParticipation) { n.NPI = "" })},
		{FieldName, add(func(n *NewParticipation) { n.Name = "?" })},
		{FieldName, add(func(n *NewParticipation) { n.Name = strings.Repeat("x", 301) })},
		{FieldStatus, add(func(n *NewParticipation) { n.Status = "maybe" })},
		{FieldBeds, add(func(n *NewParticipation) { n.Beds = "12.5" })},
		{FieldSpecialty, add(func(n *NewParticipation) { n.Specialty = "8" })},
		{FieldLongitude, add(func(n *NewParticipation) { n.Latitude = "33.4" })},
		{FieldLatitude, add(func(n *NewParticipation) { n.Latitude, n.Longitude = "north", "-91" })},
	} {
		if test.err == nil || data.FieldOf(test.err) != test.field || strings.Count(strings.ReplaceAll(test.err.Error(), "P.O. ", ""), ". ") > 0 || !strings.HasSuffix(test.err.Error(), ".") {
			t.Errorf("%s: %s: %v", test.field, data.FieldOf(test.err), test.err)
		}
	}
	for what, err := range map[string]error{
		"nothing_chosen": func() error { _, err := w.EditParticipations(ctx, nil, ParticipationChange{Beds: b(1)}); return err }(),
		"nothing_stated": participation(ParticipationChange{}),
		"not_found":      func() error { _, err := w.EditLocation(ctx, "gone", LocationChange{City: s("Leland")}); return err }(),
	} {
		if data.CodeOf(err) != what {
			t.Errorf("%s: %v", what, err)
		}
	}
	if !reflect.DeepEqual(listed(t, w, "p"), list) {
		t.Error("a refused change changed something")
	}
}

func TestAFilingSaysWhatWasCorrectedByHand(t *testing.T) {
	ctx := context.Background()
	w, product := theSample(t)
	inputs := func() string {
		audit, err := w.Audit(ctx, "2027-01-05")
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, in := range audit.inputs() {
			if in.Name == "Network" {
				words = append(words, in.Source)
			}
		}
		return strings.Join(words, "; ") + " | " + audit.evidence.networkLine()
	}
	plain := inputs()
	if strings.Contains(plain, "by hand") {
		t.Errorf("nothing was corrected: %s", plain)
	}
	list := listed(t, w, product)
	npi := list.members[0].NPI
	if _, err := w.EditProvider(ctx, npi, "Renamed"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.AddParticipation(ctx, product, addition("signed")); err != nil {
		t.Fatal(err)
	}
	got, corrected := inputs(), len(list.OfProvider(npi))
	want := fmt.Sprintf(" set aside, %d corrected by hand; Entered by hand, 1 row | Roster: %s, ", corrected, SampleRoster)
	if !strings.Contains(got, want) || !strings.HasSuffix(got, " and 1 row entered by hand") {
		t.Errorf("%s does not say %q", got, want)
	}
}

func TestAnEditNamesTheRowsOfOtherPracticesThatItChanges(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	rows := twoClinics()
	other := rows[0]
	other.Practice = "Riverside Clinic"
	saved(t, w, "p", "a.csv", rows...)
	saved(t, w, "p", "b.csv", other)
	list := listed(t, w, "p")
	heart := list.OfPractice(list.Practices[0].ID)
	beside := list.Beside(heart)
	if len(heart) != 2 || len(beside) != 1 || beside[0].Practice != "Riverside Clinic" || beside[0].ID != heart[0].ID {
		t.Fatalf("%+v beside %+v", beside, heart)
	}
	if all := list.OfProvider(rows[0].NPI); len(list.Beside(all)) != 0 {
		t.Errorf("beside all rows there are %+v", list.Beside(all))
	}
	status := data.Terminated
	if _, err := w.EditParticipations(ctx, []string{heart[0].ID}, ParticipationChange{Status: &status}); err != nil {
		t.Fatal(err)
	}
	if n := listed(t, w, "p").Provider(rows[0].NPI).Participations[data.Terminated]; int(n) != 1+len(beside) {
		t.Errorf("%d rows changed", n)
	}
}
