package app

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"countyline/data"
	"countyline/data/sqlite"
)

// still hears of progress and says nothing.
func still(string, int64, int64) {}

// newWorkspace makes an open workspace in a fresh folder.
func newWorkspace(t testing.TB) *Workspace {
	t.Helper()
	w, err := CreateWorkspace(context.Background(), filepath.Join(t.TempDir(), "plan"), still)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// inventedNPI is the n-th number with a right check digit.
func inventedNPI(n int) data.NPI {
	for check := range 10 {
		if npi, ok := data.ParseNPI(fmt.Sprintf("1%08d%d", n, check)); ok {
			return npi
		}
	}
	panic("some digit checks")
}

// saved saves a roster of a product.
func saved(t testing.TB, w *Workspace, product, file string, rows ...data.Participation) data.Dataset {
	t.Helper()
	set, err := w.db.SaveRoster(context.Background(), sqlite.Import{Dataset: data.Dataset{ProductID: product, FileName: file}}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func listed(t testing.TB, w *Workspace, product string) *NetworkList {
	t.Helper()
	list, err := w.Network(context.Background(), product)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

var (
	greenville = data.Location{Street: "100 Main St", City: "Greenville", State: "MS", ZIP: "38701", Lat: 33.4, Lon: -91.06, Quality: data.ZIPPoint}
	cleveland  = data.Location{Street: "7 Elm St", City: "Cleveland", State: "MS", ZIP: "38732", Lat: 33.74, Lon: -90.72, Quality: data.ZIPPoint}
)

// twoClinics is a small network: two providers, of whom one works at two places under two spellings of a practice.
func twoClinics() []data.Participation {
	return []data.Participation{
		{NPI: inventedNPI(1), Name: "Ada Boone", Practice: "Delta Heart", Specialty: "008", Location: greenville, Status: data.Signed, Row: data.RowRef{Line: 2}},
		{NPI: inventedNPI(1), Name: "Ada Boone", Practice: "DELTA HEART", Specialty: "008", Location: cleveland, Status: data.Active, Row: data.RowRef{Line: 3}},
		{NPI: inventedNPI(2), Name: "Cy Dent", Specialty: "003", Location: greenville, Status: data.Prospect, Row: data.RowRef{Line: 4}},
	}
}

func TestProvidersPracticesAndLocationsAreListedOnceEach(t *testing.T) {
	w := newWorkspace(t)
	saved(t, w, "p", "roster.csv", twoClinics()...)
	list := listed(t, w, "p")
	if len(list.Providers) != 2 || len(list.Practices) != 1 || len(list.Locations) != 2 || list.Size() != 3 {
		t.Fatalf("%d providers, %d practices, %d locations", len(list.Providers), len(list.Practices), len(list.Locations))
	}
	ada := list.Provider(inventedNPI(1))
	want := Provider{
		NPI: inventedNPI(1), Name: "Ada Boone", Practices: []string{"Delta Heart"}, Specialties: []string{"008"}, Cities: []string{"Greenville, MS", "Cleveland, MS"},
		Counties: []string{"Washington County, MS", "Bolivar County, MS"}, ZIPs: []string{"38701", "38732"}, Sources: []string{"roster.csv"}, Locations: 2,
		Participations: StatusTally{data.Signed: 1, data.Active: 1},
	}
	if !reflect.DeepEqual(*ada, want) {
		t.Errorf("got %+v\nwant %+v", *ada, want)
	}
	if ada.Participations.Furthest() != data.Active || ada.Participations.Total() != 2 || !slices.Equal(ada.Participations.Statuses(), []data.Status{data.Active, data.Signed}) {
		t.Errorf("statuses %v", ada.Participations.Statuses())
	}
	heart := list.Practices[0]
	if heart.Providers != 1 || heart.Locations != 2 || heart.Participations.Total() != 2 || list.Practice(heart.ID) != &list.Practices[0] {
		t.Errorf("practice %+v", heart)
	}
	main := list.Locations[0]
	if main.Providers != 2 || main.FIPS != "28151" || main.County != "Washington County, MS" || !slices.Equal(main.Specialties, []string{"003", "008"}) || main.Quality != data.ZIPPoint {
		t.Errorf("location %+v", main)
	}
	rows := list.OfPractice(heart.ID)
	if len(rows) != 2 || rows[1].Line != 3 || rows[1].File != "roster.csv" || rows[1].SpecialtyName != "Cardiology" || rows[1].Imported != nil {
		t.Errorf("participations %+v", rows)
	}
	if list.Provider(inventedNPI(9)) != nil || list.OfLocation("nowhere") != nil {
		t.Error("what is not there was found")
	}
}

func TestAnEndedParticipationIsBehindAllOthers(t *testing.T) {
	for want, tally := range map[data.Status]StatusTally{
		data.Active:     {data.Active: 1, data.Terminated: 9},
		data.LOI:        {data.LOI: 1, data.Prospect: 5},
		data.Prospect:   {data.Prospect: 1, data.Terminated: 1},
		data.Terminated: {data.Terminated: 2},
	} {
		if got := tally.Furthest(); got != want {
			t.Errorf("%v: %v, want %v", tally, got, want)
		}
	}
}

func TestTheNewestFileNamesAProvider(t *testing.T) {
	w := newWorkspace(t)
	rows := twoClinics()
	saved(t, w, "p", "old.csv", rows...)
	rows[0].Name = "Ada Boone-Reed"
	saved(t, w, "p", "new.csv", rows[0])
	list := listed(t, w, "p")
	ada := list.Provider(inventedNPI(1))
	if ada.Name != "Ada Boone-Reed" || !slices.Equal(ada.Sources, []string{"old.csv", "new.csv"}) {
		t.Errorf("%q from %v", ada.Name, ada.Sources)
	}
	if saved(t, w, "q", "other.csv", rows[2]); listed(t, w, "q").Size() != 1 || list.Size() != 4 {
		t.Error("the networks of two products mix")
	}
}

func TestImportsSayWhichAreInForce(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	first, second := saved(t, w, "p", "a.csv", twoClinics()...), saved(t, w, "p", "b.csv", twoClinics()[0])
	undo, err := w.TakeBack(ctx, first.ID)
	if err != nil {
		t.Fatal(err)
	}
	say := func() string {
		list, err := w.Imports(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, i := range list {
			words = append(words, fmt.Sprint(i.FileName, " ", i.InForce))
		}
		return strings.Join(words, ", ")
	}
	if got := say(); got != "b.csv true, a.csv false" {
		t.Error(got)
	}
	if listed(t, w, "p").Size() != 1 {
		t.Error("an import that was taken back counts")
	}
	if err := undo(ctx); err != nil || say() != "b.csv true, a.csv true" {
		t.Error(say(), err)
	}
	if _, err := w.TakeBack(ctx, second.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := w.PutBack(ctx, second.ID); err != nil || say() != "b.csv true, a.csv true" {
		t.Error(say(), err)
	}
	if _, err := w.TakeBack(ctx, "gone"); data.CodeOf(err) != "not_found" {
		t.Error(err)
	}
}

// manyRows is a network of n participations of about n/2 providers at n/10 places of n/25 practices.
func manyRows(n int) []data.Participation {
	codes := []string{"001", "003", "008", "011", "018", "029", "040", "049"}
	rows := make([]data.Participation, n)
	for i := range rows {
		at := i % (n / 10)
		rows[i] = data.Participation{
			NPI: inventedNPI(i * 31 % (n/2 + 1)), Name: fmt.Sprintf("Provider %d", i*31%(n/2+1)), Practice: fmt.Sprintf("Practice %d", at%(n/25)),
			Specialty: codes[i%len(codes)], Status: data.Status(i % 5),
			Location: data.Location{
				Street: fmt.Sprintf("%d Main St", at), City: fmt.Sprintf("City %d", at%700), State: "MS", ZIP: fmt.Sprintf("38%03d", at%1000),
				Lat: 33 + float64(at%997)/1000, Lon: -90 - float64(at%991)/1000,
			},
			Row: data.RowRef{Line: int32(i + 2)},
		}
	}
	return rows
}

func BenchmarkNetworkOf100000Participations(b *testing.B) {
	w := newWorkspace(b)
	saved(b, w, "p", "roster.csv", manyRows(100_000)...)
	b.ReportAllocs()
	for b.Loop() {
		if listed(b, w, "p").Size() != 100_000 {
			b.Fatal("rows are missing")
		}
	}
}

func BenchmarkStatusOf100000Participations(b *testing.B) {
	ctx := context.Background()
	w := newWorkspace(b)
	saved(b, w, "p", "roster.csv", manyRows(100_000)...)
	list := listed(b, w, "p")
	var ids []string
	for i := range list.members {
		ids = append(ids, list.members[i].ID("p"))
	}
	status := data.Signed
	for b.Loop() {
		undo, err := w.EditParticipations(ctx, ids, ParticipationChange{Status: &status})
		if err != nil {
			b.Fatal(err)
		}
		if err := undo(ctx); err != nil {
			b.Fatal(err)
		}
	}
}
