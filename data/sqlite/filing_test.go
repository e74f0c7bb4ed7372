package sqlite

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"countyline/data"
)

// drafts writes finished documents, as the app hands them over.
func drafts(t *testing.T, content ...string) []FilingFile {
	t.Helper()
	dir, names := t.TempDir(), []string{"filing.pdf", "adequacy.csv", "map.png"}
	var files []FilingFile
	for i, text := range content {
		path := filepath.Join(dir, names[i])
		write(t, path, text)
		files = append(files, FilingFile{Path: path, Pages: i, Rows: 10 * i})
	}
	return files
}

var october = data.Filing{
	ProductID: "p", Number: "F-2028-01", Title: "Mock filing, October", Basis: "filing", AsOf: "2026-10-30", Kind: data.Expansion, Due: "2027-02-10",
	Figures:   data.FilingFigures{Counties: 17, Specialties: 43, Cells: 731, Failing: 62, Fixable: 57, Structural: 5, Estimate: true, RowsTaken: 100, RowsAside: 3},
	CheckCode: "9f2c11d3a0b4c5d6", Version: "0.1.0", Note: "For the board",
}

func TestAFilingComesBackWithItsDocuments(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	saved, err := db.SaveFiling(ctx, october, drafts(t, "paper", "cells"))
	if err != nil {
		t.Fatal(err)
	}
	if saved.ID == "" || !saved.Created.Equal(noon) || len(saved.Documents) != 2 {
		t.Fatalf("got %+v", saved)
	}
	list, err := db.Filings(ctx, "p")
	if err != nil || !reflect.DeepEqual(list, []data.Filing{saved}) {
		t.Fatalf("got %+v, %v; want %+v", list, err, saved)
	}
	if other, err := db.Filings(ctx, "another product"); err != nil || len(other) > 0 {
		t.Errorf("another product has %v, %v", other, err)
	}
	d, ok := saved.Document("adequacy.csv")
	if !ok || d.Size != 5 || d.Pages != 1 || d.Rows != 10 {
		t.Errorf("got %+v", d)
	}
	in, err := db.OpenDocument(d.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if text, err := io.ReadAll(in); err != nil || string(text) != "cells" {
		t.Errorf("got %q, %v", text, err)
	}
}

func TestTheNewestFilingStandsFirst(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	for _, number := range []string{"F-2028-01", "F-2028-02", "F-2028-03"} {
		f := october
		f.Number = number
		if _, err := db.SaveFiling(ctx, f, nil); err != nil {
			t.Fatal(err)
		}
	}
	list, err := db.Filings(ctx, "p")
	if err != nil || len(list) != 3 || list[0].Number != "F-2028-03" || list[2].Number != "F-2028-01" {
		t.Errorf("got %+v, %v", list, err)
	}
}

func TestAFilingThatFailsLeavesNothing(t *testing.T) {
	db := workspace(t)
	before := documents(t, db)
	files := drafts(t, "paper", "cells")
	if err := os.Remove(files[1].Path); err != nil {
		t.Fatal(err)
	}
	if _, err := db.SaveFiling(context.Background(), october, files); err == nil {
		t.Fatal("a filing without one of its documents was saved")
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	_, err := db.SaveFiling(stopped, october, drafts(t, "paper", "cells"))
	wantCode(t, err, "cancelled", "nothing")
	if after := documents(t, db); !reflect.DeepEqual(before, after) {
		t.Errorf("documents were left: %v", after)
	}
	if list, err := db.Filings(context.Background(), "p"); err != nil || len(list) > 0 {
		t.Errorf("got %v, %v", list, err)
	}
}

func documents(t *testing.T, db *DB) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(db.Dir(), documentsName))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestTheFiguresOfAFilingNeverChange(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	saved, err := db.SaveFiling(ctx, october, drafts(t, "paper"))
	if err != nil {
		t.Fatal(err)
	}
	changed := saved
	changed.Title, changed.Note, changed.FiledOn = "Filed in February", "sent by Dana", "2027-02-09"
	changed.Figures.Failing, changed.CheckCode, changed.Number, changed.AsOf = 0, "0000", "F-1", "2020-01-01"
	if err := db.DescribeFiling(ctx, changed); err != nil {
		t.Fatal(err)
	}
	want := saved
	want.Title, want.Note, want.FiledOn = changed.Title, changed.Note, changed.FiledOn
	if got, err := db.Filing(ctx, saved.ID); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestADeletedFilingCanComeBackAndKeepsItsNumber(t *testing.T) {
	ctx, db := context.Background(), workspace(t)
	saved, err := db.SaveFiling(ctx, october, drafts(t, "paper"))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.DeleteFiling(ctx, saved.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := db.Filings(ctx, "p"); err != nil || len(list) > 0 {
		t.Errorf("a deleted filing is listed: %v, %v", list, err)
	}
	if numbers, err := db.FilingNumbers(ctx, "p"); err != nil || !reflect.DeepEqual(numbers, []string{"F-2028-01"}) {
		t.Errorf("got %v, %v", numbers, err)
	}
	wantCode(t, db.DeleteFiling(ctx, saved.ID), "not_found", "reload")
	wantCode(t, db.DescribeFiling(ctx, saved), "not_found", "reload")
	if err := db.RestoreFiling(ctx, saved.ID); err != nil {
		t.Fatal(err)
	}
	if got, err := db.Filing(ctx, saved.ID); err != nil || !reflect.DeepEqual(got, saved) {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err = db.Filing(ctx, "nowhere")
	wantCode(t, err, "not_found")
}
