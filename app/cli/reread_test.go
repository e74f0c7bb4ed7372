package cli_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countyline/app"
	"countyline/data"
)

// manySheets is a workbook with a roster on each of two sheets, of which the second repeats a row of the first.
func manySheets(t *testing.T) string {
	t.Helper()
	file := excelize.NewFile()
	header := []any{"npi", "specialty_code", "name", "lat", "lon", "status"}
	row := func(n int) []any { return []any{npi(n), "008", "Provider", 39.158, -75.524, "signed"} }
	sheet(t, file, "North", [][]any{header, row(1), row(2)})
	sheet(t, file, "South", [][]any{header, row(3), row(1)})
	_ = file.DeleteSheet("Sheet1")
	path := filepath.Join(t.TempDir(), "both sides.xlsx")
	if err := file.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEveryKindOfImportedFileIsReadBySomebodyWhoJoinsLater(t *testing.T) {
	paper(t)
	o := newOffice(t)
	a := filepath.Join(t.TempDir(), "founder")
	w, err := app.CreateWorkspace(t.Context(), a, func(string, int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := w.NewPlan(t.Context(), app.PlanFacts{Plan: "Shore Health", ContractYear: 2030})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.SaveServiceArea(t.Context(), id, []data.ServiceCounty{{County: "10001"}, {County: "10005"}}); err != nil {
		t.Fatal(err)
	}
	for _, file := range []struct {
		path string
		o    app.DraftOptions
	}{
		{reference(t), app.DraftOptions{}},
		{people(t), app.DraftOptions{Kind: data.PopulationFile}},
		{write(t, "members.csv", "county,state,members\nKent,DE,120\n"), app.DraftOptions{Kind: data.EnrollmentFile}},
		{manySheets(t), app.DraftOptions{Kind: data.RosterFile}},
		{plain(t, "7 040 "+dover+" active 50"), app.DraftOptions{Kind: data.RosterFile}},
	} {
		if _, err := w.Import(t.Context(), file.path, file.o); err != nil {
			t.Fatal(file.path, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	o.done(a, "team", "create", "--folder", o.folder, "--passphrase-file", o.passphrase, "--person", "Ann Lee")
	b := o.joiner("Ann Lee")
	if o.dump(a) != o.dump(b) {
		t.Error("the workspaces differ")
	}
	sameAudit(t, a, b)
	rejected := read(t, audit(t, "--workspace", b, "--formats", "csv"), "rejected.csv")
	if !strings.Contains(rejected, "as on line 2 of both sides.xlsx [North]") {
		t.Errorf("the file's own name is not in what is said of its rows:\n%s", rejected)
	}
	// A county that was added while the reference file was on its way is still found by its other code.
	o.edit(b, func(ctx context.Context, w *app.Workspace) error {
		facts, err := w.PlanFacts(ctx, "")
		if err != nil {
			return err
		}
		area, err := w.ServiceArea(ctx, facts.ID)
		if err == nil && (len(area) != 2 || area[0].County == "10001") {
			t.Errorf("the service area is %v", area)
		}
		return err
	})
}
