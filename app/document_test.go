package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

// written is a file with a content in a folder of the test.
func written(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func attached(t testing.TB, w *Workspace, ids ...string) []Attached {
	t.Helper()
	list, err := w.Documents(context.Background(), data.RecordPractice, ids...)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestADocumentIsKeptWithItsPracticeDescribedAndTakenOffAgain(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	path := written(t, "LOI Delta Heart.pdf", "%PDF signed")
	d, undo, err := w.Attach(ctx, path, data.Document{RecordKind: data.RecordPractice, RecordID: "delta", Kind: "loi", Dated: "11/12/2026"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil { // what is kept is a copy
		t.Fatal(err)
	}
	list := attached(t, w, "delta", "DELTA HEART")
	if len(list) != 1 || list[0] != d || !d.Arrived || d.Name != "LOI Delta Heart.pdf" || d.Dated != "2026-11-12" || d.Size != 11 {
		t.Fatalf("%+v", list)
	}
	view, err := w.ViewDocument(ctx, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.pdf")
	if err := w.SaveDocument(ctx, d.ID, copied); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{view, copied} {
		if content, err := os.ReadFile(path); err != nil || string(content) != "%PDF signed" {
			t.Errorf("%s: %q %v", path, content, err)
		}
	}
	said := d.Document
	said.Kind, said.Name, said.Dated = "signed-contract", "Contract 2027", ""
	back, err := w.DescribeDocument(ctx, said)
	if err != nil {
		t.Fatal(err)
	}
	if now := attached(t, w, "delta")[0]; now.Kind != "signed-contract" || now.Name != "Contract 2027.pdf" || now.Dated != "" || now.SHA256 != d.SHA256 {
		t.Errorf("%+v", now)
	}
	if err := back(ctx); err != nil || attached(t, w, "delta")[0] != d {
		t.Error("not described as before", err)
	}
	back, err = w.RemoveDocument(ctx, d.ID)
	if err != nil || len(attached(t, w, "delta")) != 0 {
		t.Fatal("not taken off", err)
	}
	if _, err := w.ViewDocument(ctx, d.ID); data.CodeOf(err) != "not_found" {
		t.Error(err)
	}
	if err := back(ctx); err != nil || len(attached(t, w, "delta")) != 1 {
		t.Error("not put back", err)
	}
	if err := undo(ctx); err != nil || len(attached(t, w, "delta")) != 0 {
		t.Error("attaching was not undone", err)
	}
}

func TestWhatIsNoDocumentIsNotAttached(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	large := filepath.Join(t.TempDir(), "scan.pdf")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, MostDocument+1); err != nil {
		t.Fatal(err)
	}
	good := data.Document{RecordKind: data.RecordPractice, RecordID: "delta", Kind: "w-9"}
	odd, badDay := good, good
	odd.Kind, badDay.Dated = "passport", "02/30/2026"
	for name, c := range map[string]struct {
		path string
		d    data.Document
		code string
	}{
		"gone":              {filepath.Join(t.TempDir(), "w9.pdf"), good, "no_file"},
		"a folder":          {t.TempDir(), good, "bad_file"},
		"empty":             {written(t, "w9.pdf", ""), good, "empty_file"},
		"too large":         {large, good, "too_large"},
		"a program":         {written(t, "w9.pdf.exe", "MZ"), good, "unknown_ending"},
		"of no known kind":  {written(t, "w9.pdf", "%PDF"), odd, "bad_document_kind"},
		"of no day at all":  {written(t, "w9.pdf", "%PDF"), badDay, "bad_document_dated"},
		"turned in reading": {written(t, "w9\u202efdp.exe", "MZ"), good, "unknown_ending"},
	} {
		if _, _, err := w.Attach(ctx, c.path, c.d); data.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := w.Attach(ctx, large, good); err == nil || !strings.Contains(err.Error(), "52.4 MB at most") {
		t.Error(err)
	}
	if len(attached(t, w, "delta")) != 0 {
		t.Error("something was attached")
	}
	if kept, err := os.ReadDir(filepath.Join(w.Folder(), "documents")); err != nil || len(kept) != 0 {
		t.Errorf("%v %v", kept, err)
	}
}

func TestAFileIsWhatItsNameSaysOrItIsNotAttached(t *testing.T) {
	const program, zip, ole, png, jpeg = "MZ\x90\x00\x03\x00", "PK\x03\x04", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff\xe0"
	ctx, w := context.Background(), newWorkspace(t)
	for _, c := range []struct {
		name, content, what string // what it should be, of one that is refused
	}{
		{"wrong.pdf", program, "PDF"},
		{"script.PDF", "#!/bin/sh", "PDF"},
		{"scan.pdf", png, "PDF"},
		{"linux.png", "\x7fELF\x02", "picture"},
		{"scan.jpg", "%PDF-1.7", "picture"},
		{"loi.docx", program, "document"},
		{"loi.docx", "<html>", "document"},
		{"loi.doc", program, "document"},
		{"roster.csv", program, "text"},
		{"loi.pdf", "%PDF-1.7", ""},
		{"mailed.pdf", "X-Mailer: scanner\r\n%PDF-1.4", ""},
		{"scan.png", png, ""},
		{"photo.png", jpeg, ""}, // which viewers open
		{"fax.tif", "II*\x00", ""},
		{"fax.tiff", "MM\x00*", ""},
		{"letter.docx", zip, ""},
		{"protected.docx", ole, ""},
		{"letter.odt", zip, ""},
		{"old.doc", ole, ""},
		{"export.doc", "{\\rtf1", ""},
		{"export.xls", "<html>", ""},
		{"note.txt", "caf\xe9", ""},
		{"sheet.csv", "\xff\xfeN\x00P\x00I\x00", ""},
	} {
		_, _, err := w.Attach(ctx, written(t, c.name, c.content), data.Document{RecordKind: data.RecordPractice, RecordID: c.name + c.content, Kind: "loi"})
		switch {
		case c.what == "" && err != nil:
			t.Errorf("%s with %q: %v", c.name, c.content, err)
		case c.what != "" && (data.CodeOf(err) != "not_as_named" || !strings.HasPrefix(err.Error(), c.name+" holds no "+c.what+" ")):
			t.Errorf("%s with %q: %v", c.name, c.content, err)
		}
	}
}

func TestTheSameFileIsAttachedToARecordOnce(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	loi := data.Document{RecordKind: data.RecordPractice, RecordID: "delta", Kind: "loi"}
	first, undo, err := w.Attach(ctx, written(t, "LOI signed.pdf", "%PDF signed"), loi)
	if err != nil {
		t.Fatal(err)
	}
	again := written(t, "LOI copy.pdf", "%PDF signed")
	_, _, err = w.Attach(ctx, again, loi)
	if data.CodeOf(err) != "attached_already" || !strings.HasPrefix(err.Error(), "LOI copy.pdf is attached here already as LOI signed.pdf, ") {
		t.Error(err)
	}
	if _, _, err := w.Attach(ctx, written(t, "LOI signed.pdf", "%PDF signed"), loi); data.CodeOf(err) != "attached_already" || strings.Contains(err.Error(), " as ") {
		t.Error(err)
	}
	other := loi
	other.RecordID = "DELTA HEART"
	if _, _, err := w.Attach(ctx, again, other, "DELTA HEART", "delta"); data.CodeOf(err) != "attached_already" {
		t.Errorf("attached twice under two spellings: %v", err)
	}
	if list := attached(t, w, "delta", "DELTA HEART"); len(list) != 1 || list[0] != first {
		t.Errorf("%+v", list)
	}
	if _, _, err := w.Attach(ctx, again, other, "DELTA HEART"); err != nil {
		t.Errorf("another record cannot have it: %v", err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Attach(ctx, again, loi); err != nil {
		t.Errorf("what was taken off cannot be attached again: %v", err)
	}
}

func TestADocumentWhoseFileIsMissingOrChangedIsSaidToBe(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	d, _, err := w.Attach(ctx, written(t, "w9.pdf", "%PDF"), data.Document{RecordKind: data.RecordPractice, RecordID: "delta", Kind: "w-9"})
	if err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(w.Folder(), "documents", d.SHA256)
	if err := os.WriteFile(kept, []byte("%PDF, forged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ViewDocument(ctx, d.ID); data.CodeOf(err) != "changed_document" {
		t.Error(err)
	}
	if err := os.Remove(kept); err != nil {
		t.Fatal(err)
	}
	if list := attached(t, w, "delta"); len(list) != 1 || list[0].Arrived {
		t.Errorf("%+v", list)
	}
	if err := w.SaveDocument(ctx, d.ID, filepath.Join(t.TempDir(), "copy.pdf")); data.CodeOf(err) != "not_arrived" {
		t.Error(err)
	}
}

func TestAColleaguesProgramIsNotOpened(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	d, _, err := w.db.Attach(ctx, written(t, "x", "MZ"), data.Document{RecordKind: data.RecordPractice, RecordID: "delta", Kind: "other", Name: "../../invoice.exe"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.ViewDocument(ctx, d.ID); data.CodeOf(err) != "unknown_ending" {
		t.Error(err)
	}
}

func TestNamesOfFilesAreCleaned(t *testing.T) {
	for name, want := range map[string]string{
		"LOI.pdf":                         "LOI.pdf",
		"../../etc/passwd":                "passwd",
		`C:\Users\x\W-9 (final).PDF`:      "W-9 (final).PDF",
		"a\x00b\nc.pdf":                   "a b c.pdf",
		"con.pdf":                         "document con.pdf",
		"NUL":                             "document NUL",
		"...":                             "document",
		"":                                "document",
		".pdf":                            "pdf",
		"contract: v2?.docx":              "contract v2.docx",
		"invoice\u202efdp.exe":            "invoicefdp.exe",
		"résumé d’Ana.pdf":                "résumé d’Ana.pdf",
		strings.Repeat("é", 200) + ".pdf": strings.Repeat("é", 58) + ".pdf",
	} {
		if got := CleanFileName(name); got != want {
			t.Errorf("%q became %q, not %q", name, got, want)
		}
	}
}

func TestACleanNameStaysAndIsTheNameOfAFile(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		name := CleanFileName(string(rapid.SliceOf(rapid.Byte()).Draw(r, "name")))
		if again := CleanFileName(name); again != name {
			r.Fatalf("%q became %q", name, again)
		}
		if name != filepath.Base(name) || len(name) > longestFileName || bytes.ContainsAny([]byte(name), "\x00/\\:") {
			r.Fatalf("%q", name)
		}
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			r.Fatal(err)
		}
	})
}
