package app

import (
	"context"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

func TestTheReferenceOfAnotherYearSaysSo(t *testing.T) {
	w, _ := sampled(t)
	ctx := context.Background()
	facts, err := w.PlanFacts(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	for year, want := range map[int]string{facts.ContractYear - 1: "check for a newer one", facts.ContractYear + 1: "the one you file under", facts.ContractYear: "", 0: ""} {
		d := &Draft{Kind: data.ReferenceFile, reference: &data.Reference{Year: year}}
		if err := w.noteYear(ctx, d); err != nil {
			t.Fatal(err)
		}
		said := strings.Join(d.Notes, " ")
		if want == "" && strings.Contains(said, "criteria") || !strings.Contains(said, want) || !strings.Contains(said, "stays an estimate") {
			t.Errorf("%d: %s", year, said)
		}
	}
	if _, err := w.Import(ctx, fileOf(t, "points.csv", "zip,beneficiaries\n38701,900\n"), DraftOptions{}); err != nil {
		t.Fatal(err)
	}
	d := &Draft{Kind: data.ReferenceFile, reference: &data.Reference{}}
	if err := w.noteYear(ctx, d); err != nil || len(d.Notes) > 0 {
		t.Errorf("with beneficiaries of a file: %v, %v", d.Notes, err)
	}
}

func TestAFirstRosterSaysThatAPlanBeginsAndTakesItsName(t *testing.T) {
	w, ctx := fresh(t), context.Background()
	d, err := w.DraftImport(ctx, smallRosterFile(t), DraftOptions{})
	if err != nil || !d.Begins || d.Unstated || d.Twin != "" {
		t.Fatalf("%+v, %v", d, err)
	}
	d.Plan = "Valley Care"
	b, err := w.BeginImport(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	if facts, err := w.PlanFacts(ctx, ""); err != nil || facts.Plan != "Valley Care" || facts.Product != "Valley Care" {
		t.Errorf("%+v, %v", facts, err)
	}
	twin, err := w.DraftImport(ctx, d.Path, DraftOptions{})
	if err != nil || twin.Begins || twin.Twin != b.Dataset.ID {
		t.Errorf("%+v, %v", twin, err)
	}
}

func TestARosterWithoutAStatusSaysThatItsRowsCountAsSigned(t *testing.T) {
	w, _ := sampled(t)
	path := fileOf(t, "doctors.csv", "npi,specialty_code,zip,Deal\n"+sampleNPI(9000)+",008,38701,maybe\n")
	for status, want := range map[string]Finding{"": {"rows signed", 1}, "prospect": {"rows as prospects", 1}} {
		d, err := w.DraftImport(context.Background(), path, DraftOptions{Status: status})
		if err != nil || !d.Unstated || !slices.Contains(d.Findings, want) {
			t.Errorf("%q: %+v, %v", status, d, err)
		}
	}
}
