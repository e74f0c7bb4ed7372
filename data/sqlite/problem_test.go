package sqlite

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"countyline/data"

	"github.com/mattn/go-sqlite3"
)

func TestWhatTheSystemSaysBecomesASentence(t *testing.T) {
	tests := []struct {
		err        error
		code, says string
	}{
		{context.Canceled, "cancelled", "Cancelled"},
		{sqlite3.Error{Code: sqlite3.ErrInterrupt}, "cancelled", "Cancelled"},
		{sqlite3.Error{Code: sqlite3.ErrFull}, "disk_full", "free some space"},
		{&fs.PathError{Op: "write", Err: syscall.ENOSPC}, "disk_full", "free some space"},
		{sqlite3.Error{Code: sqlite3.ErrReadonly}, "read_only", "read-only"},
		{&fs.PathError{Op: "open", Err: syscall.EROFS}, "read_only", "read-only"},
		{&fs.PathError{Op: "open", Err: syscall.EACCES}, "read_only", "read-only"},
		{sqlite3.Error{Code: sqlite3.ErrCantOpen}, "no_folder", "gone"},
		{sqlite3.Error{Code: sqlite3.ErrBusy}, "busy", "close the other program"},
		{sqlite3.Error{Code: sqlite3.ErrNotADB}, "not_a_database", "not a database"},
		{sqlite3.Error{Code: sqlite3.ErrCorrupt}, "corrupt", "damaged"},
		{sqlite3.Error{Code: sqlite3.ErrIoErr}, "disk_error", "Copy the folder"},
		{fmt.Errorf("odd"), "internal", "safe"},
	}
	for _, test := range tests {
		err := friendly("/home/ann/plan", fmt.Errorf("wrapped: %w", test.err))
		wantCode(t, err, test.code, test.says)
		if !strings.Contains(err.Error(), "/home/ann/plan") {
			t.Errorf("%q does not say where", err)
		}
	}
	own := problem("locked", "A sentence.")
	if friendly("/x", own) != own {
		t.Error("a sentence was replaced by another")
	}
}

func TestAFullDiskLosesNothingThatWasSaved(t *testing.T) {
	db := workspace(t)
	save(t, db, "p", roster(100, data.Signed))
	var pages int
	if err := db.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := db.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+20)); err != nil {
		t.Fatal(err)
	}
	_, err := db.SaveRoster(context.Background(), Import{Dataset: data.Dataset{ProductID: "p"}}, roster(20_000, data.Signed))
	wantCode(t, err, "disk_full", "safe")
	wantRows(t, db, "p", 100)
	if _, err := db.write.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	save(t, db, "p", roster(20_000, data.Signed))
	wantRows(t, db, "p", 20_100)
}
