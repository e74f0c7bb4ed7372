package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

// sampled opens a fresh sample workspace.
func sampled(t *testing.T) (*Workspace, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "sample")
	if err := CreateSample(context.Background(), dir, quiet); err != nil {
		t.Fatal(err)
	}
	w, err := OpenWorkspace(context.Background(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w, dir
}

func fileOf(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestADraftSaysWhatTheImportWillTakeAndChangesNothing(t *testing.T) {
	w, dir := sampled(t)
	ctx := context.Background()
	d, err := w.DraftImport(ctx, filepath.Join(dir, SampleRoster), DraftOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Kind != data.RosterFile || d.Rows != 1406 || d.Taken != 1399 || d.Rejected != 7 || len(d.Reasons) < 5 || len(d.Lacks) > 0 {
		t.Errorf("%+v", d)
	}
	if want := []Finding{{"Snake Milking", 1}}; !slices.Equal(d.Unknown, want) {
		t.Errorf("unknown: %v", d.Unknown)
	}
	before, err := w.db.Datasets(ctx)
	if err != nil || len(before) != 1 {
		t.Fatalf("%d datasets, %v", len(before), err)
	}
	done, err := w.TakeImport(ctx, d)
	if err != nil || done.Dataset.Taken != d.Taken || done.Dataset.Rejected != d.Rejected || done.Dataset.SHA256 != before[0].SHA256 {
		t.Errorf("%+v, %v", done.Dataset, err)
	}
}

func TestChoicesOfColumnsAreRememberedForTheNextFile(t *testing.T) {
	w, _ := sampled(t)
	ctx := context.Background()
	text := "Nummer,Kind of Doctor,ZIP,Fax\n" + sampleNPI(9000) + ",Cardiology,38701,none\n"
	path := fileOf(t, "october.csv", text)
	d, err := w.DraftImport(ctx, path, DraftOptions{})
	if err != nil || len(d.Lacks) != 2 || d.Taken != 0 || len(d.Columns) != 4 || d.Columns[0].Samples[0] != sampleNPI(9000) {
		t.Fatalf("%+v, %v", d, err)
	}
	_, err = w.Import(ctx, path, DraftOptions{})
	if err == nil || !strings.Contains(err.Error(), "the NPI") {
		t.Errorf("without a choice: %v", err)
	}
	columns := map[string]string{"Nummer": "npi", "Kind of Doctor": "specialty", "ZIP": "zip", "Fax": ""}
	if _, err := w.Import(ctx, path, DraftOptions{Columns: columns, Status: "prospect"}); err != nil {
		t.Fatal(err)
	}
	d, err = w.DraftImport(ctx, fileOf(t, "november.csv", strings.Replace(text, sampleNPI(9000), sampleNPI(9001), 1)), DraftOptions{})
	if err != nil || d.Taken != 1 || d.Columns[1].Field != "specialty" || d.evidence.network[0].Status != data.Signed {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestAnUnknownSpecialtyNameCanBeGivenACode(t *testing.T) {
	w, _ := sampled(t)
	ctx := context.Background()
	path := fileOf(t, "roster.csv", "npi,specialty,zip\n"+sampleNPI(9000)+",Heart Whisperer,38701\n"+sampleNPI(9001)+",Heart Whisperer,38701\n")
	d, err := w.DraftImport(ctx, path, DraftOptions{})
	if err != nil || !slices.Equal(d.Unknown, []Finding{{"Heart Whisperer", 2}}) {
		t.Fatalf("%+v, %v", d, err)
	}
	if err := w.NameSpecialty(ctx, "Heart Whisperer", "999"); data.CodeOf(err) != "bad_aliases" {
		t.Errorf("a code that no type has: %v", err)
	}
	for _, name := range []string{"-", " ... ", "", strings.Repeat("long ", 200), "bad\xff"} {
		if err := w.NameSpecialty(ctx, name, "008"); data.CodeOf(err) != "bad_aliases" {
			t.Errorf("%.20q stands for a specialty: %v", name, err)
		}
	}
	if err := w.NameSpecialty(ctx, "Heart Whisperer", "008"); err != nil {
		t.Fatal(err)
	}
	if d, err = w.DraftImport(ctx, path, DraftOptions{}); err != nil || d.Taken != 2 || len(d.Unknown) > 0 {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestEveryKindOfFileIsDraftedAsWhatItIs(t *testing.T) {
	w, _ := sampled(t)
	for _, c := range []struct {
		name, text string
		kind       data.DatasetKind
		finds      Finding
	}{
		{"points.csv", "zip,beneficiaries\n38701,900\n38756,100\n", data.PopulationFile, Finding{"beneficiaries", 1000}},
		{"members.csv", "county,state,members\nWashington,MS,120\nWashington,MS,5\n", data.EnrollmentFile, Finding{"members", 125}},
		{"hospitals.csv", "npi,specialty_code,name,zip,beds\n" + sampleNPI(9000) + ",040,General,38701,80\n", data.RosterFile, Finding{"rows signed", 1}},
	} {
		d, err := w.DraftImport(context.Background(), fileOf(t, c.name, c.text), DraftOptions{})
		if err != nil || d.Kind != c.kind || !slices.Contains(d.Findings, c.finds) {
			t.Errorf("%s: %+v, %v", c.name, d, err)
			continue
		}
		if _, err := w.TakeImport(context.Background(), d); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	e, set, err := w.db.LoadEnrollment(context.Background())
	if err != nil || set.Taken != 2 || !slices.Equal(e.Counties, []data.CountyMembers{{FIPS: "28151", Members: 125}}) {
		t.Errorf("%+v %+v %v", e, set, err)
	}
	a, err := w.Adequacy(context.Background(), "", FilingBasis)
	if err != nil {
		t.Fatal(err)
	}
	washington, _ := a.CountyIndex("28151")
	if got := a.Counties[washington].Members; got != 125 {
		t.Errorf("%d members in Washington", got)
	}
}
