package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"countyline/data"
)

func TestSeveralRostersStandSideBySideUntilOneIsTakenBack(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	first := save(t, db, "own", roster(3, data.Signed))
	second := save(t, db, "own", roster(2, data.Prospect))
	save(t, db, "other product", roster(5, data.Signed))
	wantRows(t, db, "own", 5)
	rows, files, err := db.LoadParticipations(ctx, "own")
	if err != nil {
		t.Fatal(err)
	}
	if files[0].ID != first.ID || files[1].ID != second.ID || rows[0].Row.File != 0 || rows[4].Row.File != 1 {
		t.Errorf("rows do not point at their files: %v, %v", rows, files)
	}
	if _, err := db.TakeBack(ctx, first.ID); err != nil {
		t.Fatal(err)
	}
	wantRows(t, db, "own", 2)
	sets, err := db.Datasets(ctx)
	if err != nil || len(sets) != 3 || !sets[0].TakenBack || sets[1].TakenBack {
		t.Errorf("the import taken back must stay in the list and say so: %+v, %v", sets, err)
	}
	if _, err := db.PutBack(ctx, first.ID); err != nil {
		t.Fatal(err)
	}
	wantRows(t, db, "own", 5)
	_, err = db.TakeBack(ctx, "no such import")
	wantCode(t, err, "not_found")
}

func TestTheNewestReferenceAndPopulationNotTakenBackAreInForce(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	_, _, err := db.LoadReference(ctx)
	wantCode(t, err, "no_reference", "estimates")
	_, _, err = db.LoadPopulation(ctx)
	wantCode(t, err, "no_population", "estimate")
	for year := 2026; year <= 2027; year++ {
		if _, err := db.SaveReference(ctx, Import{}, data.Reference{Year: year}); err != nil {
			t.Fatal(err)
		}
	}
	ref, file, err := db.LoadReference(ctx)
	if err != nil || ref.Year != 2027 {
		t.Fatalf("got %v, %v", ref.Year, err)
	}
	if _, err := db.TakeBack(ctx, file.ID); err != nil {
		t.Fatal(err)
	}
	if ref, _, err = db.LoadReference(ctx); err != nil || ref.Year != 2026 {
		t.Fatalf("got %v, %v", ref.Year, err)
	}
	_, err = db.SaveReference(ctx, Import{}, data.Reference{Types: make([]data.Specialty, 2), Counties: []data.County{{Name: "Bolivar", State: "MS"}}})
	wantCode(t, err, "bad_reference", "Bolivar, MS")
}

func TestAnImportedFileIsKeptUnchangedUnderItsHash(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	file := filepath.Join(t.TempDir(), "roster.csv")
	write(t, file, "npi,name\n")
	in := Import{Dataset: data.Dataset{ProductID: "p", FileName: "roster.csv"}, File: file}
	set, err := db.SaveRoster(ctx, in, roster(1, data.Signed))
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, "changed later\n")
	kept, err := db.OpenDocument(set.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if text, err := io.ReadAll(kept); err != nil || string(text) != "npi,name\n" {
		t.Errorf("got %q, %v", text, err)
	}
	in.Dataset.SHA256 = set.SHA256
	_, err = db.SaveRoster(ctx, in, roster(1, data.Signed))
	wantCode(t, err, "file_changed", "nothing was imported")
	in.File = filepath.Join(t.TempDir(), "gone.csv")
	_, err = db.SaveRoster(ctx, in, roster(1, data.Signed))
	wantCode(t, err, "no_file", "nothing was imported")
	wantDocuments(t, db, 1)
	wantRows(t, db, "p", 1)
	for _, sum := range []string{"", "../countyline.db", set.SHA256[:63] + "0"} {
		_, err := db.OpenDocument(sum)
		wantCode(t, err, "not_found")
	}
}

func TestACancelledImportChangesNothing(t *testing.T) {
	db := workspace(t)
	file := filepath.Join(t.TempDir(), "roster.csv")
	write(t, file, "npi,name\n")
	rows := roster(20_000, data.Signed)
	for _, stop := range []int{100, 10_000, 20_000} {
		ctx, cancel := context.WithCancel(context.Background())
		in := Import{Dataset: data.Dataset{ProductID: "p"}, File: file, Progress: func(done, total int) {
			if total != len(rows) {
				t.Errorf("total is %d", total)
			}
			if done >= stop {
				cancel()
			}
		}}
		_, err := db.SaveRoster(ctx, in, rows)
		wantCode(t, err, "cancelled", "nothing")
		cancel()
	}
	wantRows(t, db, "p", 0)
	wantDocuments(t, db, 0)
	for _, table := range []string{"dataset", "dataset_slot", "provider", "practice", "location", "participation"} {
		if n := count(t, db, table); n != 0 {
			t.Errorf("%s has %d rows", table, n)
		}
	}
}

func TestTwoColleaguesWhoImportOneRosterMakeTheSameRecords(t *testing.T) {
	ids := func() (all []string) {
		db := workspace(t)
		save(t, db, "p", roster(50, data.Signed))
		for _, query := range []string{"SELECT id FROM provider", "SELECT id FROM practice", "SELECT id FROM location", "SELECT id FROM participation"} {
			rows, err := db.read.Query(query)
			if err != nil {
				t.Fatal(err)
			}
			for rows.Next() {
				var id string
				if err := rows.Scan(&id); err != nil {
					t.Fatal(err)
				}
				all = append(all, id)
			}
			if err := errors.Join(rows.Err(), rows.Close()); err != nil {
				t.Fatal(err)
			}
		}
		return all
	}
	one, other := ids(), ids()
	if len(one) < 100 || fmt.Sprint(one) != fmt.Sprint(other) {
		t.Errorf("ids differ:\n%v\n%v", one, other)
	}
}

func TestSpellingDoesNotMakeAnotherPlaceOrPractice(t *testing.T) {
	a := data.Location{Street: "12 N. Main St", City: "Greenville", State: "MS", ZIP: "38701-1234", Quality: data.ZIPPoint}
	b := data.Location{Street: "12 n main st.", City: "GREENVILLE", State: "ms", ZIP: "38701", Quality: data.ZIPPoint}
	if LocationID(a) != LocationID(b) {
		t.Error("one address, two ids")
	}
	b.Street = "14 N Main St"
	if LocationID(a) == LocationID(b) {
		t.Error("two addresses, one id")
	}
	if PracticeID("Delta Heart, P.A.") != PracticeID("DELTA HEART P A") || PracticeID("Delta Heart") == PracticeID("Delta Hear t") {
		t.Error("practices are told apart by spelling, or not at all")
	}
}

func TestANameSomeoneCorrectedOutlivesTheNextImport(t *testing.T) {
	db := workspace(t)
	save(t, db, "p", roster(1, data.Signed))
	if _, err := db.write.Exec("UPDATE provider SET name = 'Corrected'"); err != nil {
		t.Fatal(err)
	}
	save(t, db, "p", roster(1, data.Signed))
	var name string
	if err := db.read.QueryRow("SELECT name FROM provider").Scan(&name); err != nil || name != "Corrected" {
		t.Errorf("got %q, %v", name, err)
	}
}

// roster makes n invented participations, a fifth of them sharing places.
func roster(n int, status data.Status) []data.Participation {
	rows := make([]data.Participation, n)
	for i := range rows {
		place := i - i%5
		rows[i] = data.Participation{
			NPI: data.NPI(2_000_000_000 + i), Name: fmt.Sprintf("Provider %d", i), Practice: fmt.Sprintf("Practice %d", i/7),
			Specialty: fmt.Sprintf("%03d", 1+i%60), SSA: "25050", Status: status, Beds: int32(i % 3), Row: data.RowRef{Line: int32(i + 2)},
			Location: data.Location{
				Street: fmt.Sprintf("%d Invented Rd", place), City: "Cleveland", State: "MS", ZIP: "38732",
				CountyFIPS: "28011", Lat: 33.7 + float64(place)/1e6, Lon: -90.7,
			},
		}
	}
	return rows
}

func save(t testing.TB, db *DB, product string, rows []data.Participation) data.Dataset {
	t.Helper()
	set, err := db.SaveRoster(context.Background(), Import{Dataset: data.Dataset{ProductID: product, FileName: "roster.csv"}}, rows)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func wantRows(t testing.TB, db *DB, product string, want int) {
	t.Helper()
	rows, _, err := db.LoadParticipations(context.Background(), product)
	if err != nil || len(rows) != want {
		t.Fatalf("got %d rows, %v; want %d", len(rows), err, want)
	}
}

func wantDocuments(t testing.TB, db *DB, want int) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(db.dir, documentsName))
	if err != nil || len(entries) != want {
		t.Fatalf("documents: %v, %v; want %d", entries, err, want)
	}
}

func count(t testing.TB, db *DB, table string) (n int) {
	t.Helper()
	if err := db.read.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func BenchmarkSaveRosterOf300000Rows(b *testing.B) {
	rows := roster(300_000, data.Signed)
	for i := range rows {
		rows[i].Location.Street = fmt.Sprintf("%d Invented Rd", i) // the worst case: no place twice
	}
	for b.Loop() {
		save(b, workspace(b), "p", rows)
	}
}

func BenchmarkLoadRosterOf300000Rows(b *testing.B) {
	db := workspace(b)
	save(b, db, "p", roster(300_000, data.Signed))
	for b.Loop() {
		wantRows(b, db, "p", 300_000)
	}
}
