package filings

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
)

func (b *bench) kept(t *testing.T, name string) string {
	t.Helper()
	d, ok := b.filing(b.chosen).Document(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	return filepath.Join(b.desk.Workspace.Folder(), "documents", d.SHA256)
}

func TestPrintAndSaveHandOutTheKeptPDF(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	want, err := os.ReadFile(b.kept(t, app.PaperName))
	if err != nil {
		t.Fatal(err)
	}
	same := func(path string) {
		t.Helper()
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not the kept PDF (%v)", path, err)
		}
	}
	b.command(t, "Print the filing")
	if len(b.Host.Viewed) != 1 || !strings.HasSuffix(b.Host.Viewed[0], "2028 F-2028-02 filing.pdf") {
		t.Fatalf("opened %v", b.Host.Viewed)
	}
	same(b.Host.Viewed[0])
	b.toasted(t, "Print it from your PDF viewer")
	b.Host.Choice = filepath.Join(t.TempDir(), "mine.pdf")
	b.command(t, "Save the PDF")
	same(b.Host.Choice)
	b.toasted(t, "Saved as mine.pdf in "+filepath.Base(filepath.Dir(b.Host.Choice))+".")
	b.Host.Offered()
	if last := b.Host.Viewed[len(b.Host.Viewed)-1]; last != filepath.Dir(b.Host.Choice) {
		t.Errorf("the folder shown is %s", last)
	}
	b.Host.Choice = t.TempDir()
	b.command(t, "Save all documents")
	entries, _ := os.ReadDir(b.Host.Choice)
	if len(entries) != 6 {
		t.Errorf("%d documents in the folder", len(entries))
	}
	b.toasted(t, "6 documents saved")
	b.Host.Choice = ""
	told := len(b.Host.Toasts)
	b.command(t, "Save the PDF")
	if len(b.Host.Toasts) != told {
		t.Error("a canceled choice was told as saved")
	}
	b.Settle()
}

func TestEveryDocumentOpensFromTheKeyboard(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	b.Window.Canvas().Focus(b.documents)
	for range 2 {
		b.documents.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	b.documents.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.Settle()
	if len(b.Host.Viewed) != 1 || filepath.Ext(b.Host.Viewed[0]) != ".xlsx" {
		t.Errorf("opened %v", b.Host.Viewed)
	}
}

func TestADocumentThatIsGoneIsSaidSo(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	if b.current.Text() != "6 of 6 unchanged" {
		t.Errorf("all are there, told %q", b.current.Text())
	}
	for _, name := range []string{"map.png", app.PagesName} {
		if err := os.Remove(b.kept(t, name)); err != nil {
			t.Fatal(err)
		}
	}
	b.choose(b.chosen)
	b.Settle()
	states := map[string]string{}
	for _, l := range b.documents.lines {
		states[l.key] = l.state
	}
	if states["map.png"] != "Missing" || states["filing.html"] != "Unchanged" || b.current.Text() != "5 of 6 unchanged" {
		t.Errorf("got %v, %q", states, b.current.Text())
	}
	if b.blank.Hidden || b.paper.Visible() {
		t.Error("pages that are gone are shown")
	}
}
