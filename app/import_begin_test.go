package app

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"countyline/data"
	"countyline/data/intake"
)

func TestEveryFieldThatAColumnCanHoldIsOneThatFilesAreReadBy(t *testing.T) {
	for _, kind := range ImportKinds() {
		columns, words := map[string]intake.Field{}, map[string]bool{}
		for _, f := range ImportFields(kind) {
			columns[f.Words] = intake.Field(f.Key)
			if words[f.Words] || f.Words == "" || f.Group == "" {
				t.Errorf("%s: %+v", kind, f)
			}
			words[f.Words] = true
		}
		if err := (intake.Mapping{Name: string(kind), Columns: columns}).Check(); err != nil {
			t.Error(err)
		}
	}
	if got := len(ImportFields(data.RosterFile)); got != 20 {
		t.Errorf("a roster's column can hold %d fields", got)
	}
}

// fresh is a new workspace without a plan.
func fresh(t *testing.T) *Workspace {
	t.Helper()
	w, err := CreateWorkspace(context.Background(), filepath.Join(t.TempDir(), "own"), quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

func smallRosterFile(t *testing.T) string {
	return fileOf(t, "mine.csv", "npi,specialty_code,zip,status\n"+
		sampleNPI(9000)+",008,38701,signed\n"+sampleNPI(9001)+",S03,38756,active\n"+sampleNPI(9002)+",008,39120,prospect\n")
}

func TestTheFirstRosterBeginsAPlanAndItsServiceArea(t *testing.T) {
	w, ctx := fresh(t), context.Background()
	d, err := w.DraftImport(ctx, smallRosterFile(t), DraftOptions{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := w.BeginImport(ctx, d)
	if err != nil || b.Dataset.Taken != 3 || b.ProductID == "" || len(b.Area) != 1 || b.Area[0].County != "28151" || b.AreaNames[0] != "Washington, MS" {
		t.Fatalf("%+v, %v", b, err)
	}
	a, err := w.Adequacy(ctx, "", FilingBasis)
	if err != nil || len(a.Counties) != 1 || a.Counties[0].Name != "Washington" {
		t.Fatalf("%v, %v", a, err)
	}
	undo, err := w.TakeBackBegun(ctx, b)
	if err != nil {
		t.Fatal(err)
	}
	if area, err := w.ServiceArea(ctx, b.ProductID); err != nil || len(area) != 0 {
		t.Errorf("taken back, the area is %v, %v", area, err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if a, err = w.Adequacy(ctx, "", FilingBasis); err != nil || len(a.Counties) != 1 {
		t.Errorf("put back: %v, %v", a, err)
	}
	twin, err := w.DraftImport(ctx, d.Path, DraftOptions{})
	if err != nil || d.Again || !twin.Again {
		t.Errorf("the same file again: %v, %v, %v", d.Again, twin.Again, err)
	}
	again, err := w.BeginImport(ctx, d)
	if err != nil || again.ProductID != b.ProductID || again.Area != nil {
		t.Errorf("a second roster: %+v, %v", again, err)
	}
}

func TestAFirstRosterThatIsNotTakenLeavesTheWorkspaceAsItWas(t *testing.T) {
	w := fresh(t)
	d, err := w.DraftImport(context.Background(), smallRosterFile(t), DraftOptions{})
	if err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(context.Background())
	told := w.With(func(string, int64, int64) { stop() })
	if _, err := told.BeginImport(stopped, d); err == nil {
		t.Fatal("it was taken")
	}
	products, err := w.Products(context.Background())
	if err != nil || len(products) != 0 {
		t.Errorf("%d products, %v", len(products), err)
	}
}

func TestNamesGivenToADraftAreKeptOnlyWhenItIsTaken(t *testing.T) {
	w, _ := sampled(t)
	ctx := context.Background()
	path := fileOf(t, "roster.csv", "npi,specialty,zip\n"+sampleNPI(9000)+",Heart Whisperer,38701\n")
	d, err := w.DraftImport(ctx, path, DraftOptions{Names: map[string]string{"Heart Whisperer": "008"}})
	if err != nil || d.Taken != 1 || len(d.Unknown) != 0 {
		t.Fatalf("%+v, %v", d, err)
	}
	if plain, err := w.DraftImport(ctx, path, DraftOptions{}); err != nil || !slices.Equal(plain.Unknown, []Finding{{"Heart Whisperer", 1}}) {
		t.Errorf("before it is taken: %+v, %v", plain, err)
	}
	if _, err := w.TakeImport(ctx, d); err != nil {
		t.Fatal(err)
	}
	if plain, err := w.DraftImport(ctx, path, DraftOptions{}); err != nil || plain.Taken != 1 {
		t.Errorf("afterwards: %+v, %v", plain, err)
	}
}
