package app

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"countyline/data"
)

func TestADocumentThatWasDamagedHereKeepsNoOtherBack(t *testing.T) {
	a, folder := founder(t)
	b := joiner(t, folder, "Ben")
	dir := t.TempDir()
	for _, name := range []string{"a.pdf", "b.pdf", "c.pdf"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("%PDF "+name), 0o600); err != nil {
			t.Fatal(err)
		}
		attached, _, err := b.Attach(t.Context(), path, data.Document{RecordKind: "practice", RecordID: "x", Kind: "loi"})
		if err == nil && name == "b.pdf" {
			err = os.WriteFile(b.db.DocumentPath(attached.SHA256), []byte("damaged"), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if x, err := b.Share(t.Context(), ShareOptions{}); data.CodeOf(err) != "file_changed" || x.FilesSent != 2 {
		t.Errorf("%d files went out, %v", x.FilesSent, err)
	}
	if x := shared(t, a, ShareOptions{}); x.FilesReceived != 2 || !slices.Equal(x.Waiting, []string{"Waiting for b.pdf."}) {
		t.Errorf("%d files came, %v", x.FilesReceived, x.Waiting)
	}
}
