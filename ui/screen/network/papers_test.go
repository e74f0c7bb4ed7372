package network

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// practice opens the detail of the first practice.
func (b *bench) practice() *app.Practice {
	b.t.Helper()
	b.chooseTab(practices)
	b.focusTable()
	b.Press(fyne.KeyHome)
	return &b.list.Practices[b.tab().table.Current()]
}

// says whether a text stands in the pane.
func (b *bench) says(words string) bool {
	for _, o := range test.LaidOutObjects(b.Host.Detail) {
		switch o := o.(type) {
		case *kit.Text:
			if strings.Contains(o.Text(), words) {
				return true
			}
		case *kit.Paragraph:
			if strings.Contains(o.Text(), words) {
				return true
			}
		}
	}
	return false
}

func (b *bench) attached(p *app.Practice) []app.Attached {
	b.t.Helper()
	list, err := b.desk.Workspace.Documents(b.t.Context(), app.KindPractice, b.list.Spellings(p.ID)...)
	if err != nil {
		b.t.Fatal(err)
	}
	return list
}

func TestASignedLetterIsAttachedByKeyboardOpenedAndTakenOff(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.practice()
	path := filepath.Join(t.TempDir(), "LOI signed.pdf")
	if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.Host.Choice = path
	figures := b.desk.Figures()
	b.Tap("Attach a file")
	if b.draft == nil || !b.says(app.PrivacyWarning) || b.draft.fields[0].Text() != "Signed LOI" {
		t.Fatal("no form asks what it is, or it does not warn of numbers that must not be stored")
	}
	b.draft.fields[2].SetText("11/12/2026")
	b.draft.view.Submit()
	b.Settle()
	list := b.attached(p)
	if len(list) != 1 || list[0].Dated != "2026-11-12" || list[0].Kind != "loi" || b.Host.Toasts[0] != "LOI signed.pdf attached." {
		t.Fatalf("%+v %q", list, b.Host.Toasts)
	}
	if b.desk.Figures() != figures {
		t.Error("a document had the network assessed anew")
	}
	b.viewDocument(list[0])
	b.Settle()
	if len(b.Host.Viewed) != 1 || filepath.Base(b.Host.Viewed[0]) != "LOI signed.pdf" {
		t.Errorf("%q", b.Host.Viewed)
	}
	b.Host.Choice = filepath.Join(t.TempDir(), "copy.pdf")
	b.saveDocument(list[0])
	b.Settle()
	if copied, err := os.ReadFile(b.Host.Choice); err != nil || string(copied) != "%PDF" {
		t.Error(err)
	}
	b.describeDocument(list[0])
	b.draft.fields[0].SetText("Contract version")
	b.draft.fields[2].SetText("never")
	b.draft.view.Submit()
	b.Settle()
	if b.draft == nil || !strings.Contains(b.draft.fields[2].Error(), "no day of the calendar") {
		t.Fatal("a day that is none was taken")
	}
	b.draft.fields[2].SetText("")
	b.draft.view.Submit()
	b.Settle()
	if now := b.attached(p)[0]; now.Kind != "contract" || now.Dated != "" {
		t.Errorf("%+v", now)
	}
	b.removeDocument(b.attached(p)[0])
	b.Settle()
	if len(b.attached(p)) != 0 {
		t.Error("it is still attached")
	}
	b.Host.Undo()
	b.Settle()
	if len(b.attached(p)) != 1 {
		t.Error("taking it off was not undone")
	}
}

func TestAProgramWithAnotherNameAndAFileThatIsThereAreNotAttached(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.practice()
	dir := t.TempDir()
	for _, c := range []struct{ name, content, says string }{
		{"LOI signed.pdf", "%PDF", ""},
		{"wrong.pdf", "MZ\x90\x00", "wrong.pdf holds no PDF"},
		{"LOI again.pdf", "%PDF", "LOI again.pdf is attached here already as LOI signed.pdf"},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		b.Host.Errors = nil
		b.attachDocument(owner{app.KindPractice, b.list.Spellings(p.ID)}, path)
		b.draft.view.Submit()
		b.Host.Settle()
		if c.says != "" && (len(b.Host.Errors) != 1 || !strings.HasPrefix(b.Host.Errors[0].Error(), c.says)) {
			t.Errorf("%s: %v", c.name, b.Host.Errors)
		}
		b.draft = nil
	}
	if list := b.attached(p); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

func TestAFileThatHasNotArrivedIsSaidToBeOnItsWay(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.practice()
	path := filepath.Join(t.TempDir(), "w9.pdf")
	if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, _, err := b.desk.Workspace.Attach(t.Context(), path, data.Document{RecordKind: app.KindPractice, RecordID: p.ID, Kind: "w-9"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(b.desk.Workspace.Folder(), "documents", d.SHA256)); err != nil {
		t.Fatal(err)
	}
	b.desk.Tell(desk.NewPapers)
	b.Settle()
	var line *kit.Link
	for _, o := range desktest.All[*kit.Link](b.Host.Detail) {
		if strings.Contains(o.Note(), "its file has not arrived yet") {
			line = o
		}
	}
	if line == nil {
		t.Fatal("nothing says that the file has not arrived")
	}
}

func TestAPrivateNoteIsWrittenAndUndone(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.practice()
	b.Tap("Write a note")
	if !b.says(app.NoteWarning) {
		t.Error("the form does not warn of numbers that must not be stored")
	}
	b.draft.fields[0].SetText("Ceiling 104% of Medicare")
	b.draft.view.Submit()
	b.Settle()
	read := func() string {
		n, err := b.desk.Workspace.PracticeNote(t.Context(), p.ID)
		if err != nil || !n.May {
			t.Fatal(n, err)
		}
		return n.Text
	}
	if read() != "Ceiling 104% of Medicare" || !b.says("Ceiling 104% of Medicare") {
		t.Errorf("%q", read())
	}
	b.Host.Undo()
	b.Settle()
	if read() != "" || b.says("Ceiling") {
		t.Errorf("%q", read())
	}
}

func TestTheLastChangesOfARecordLeadToItsHistory(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.practice()
	if !b.says("Nothing was changed since it was imported.") {
		t.Error("a practice as imported has a history")
	}
	if _, err := b.desk.Workspace.EditPractice(t.Context(), p.ID, "Crossroads Eye Center"); err != nil {
		t.Fatal(err)
	}
	b.desk.Tell(desk.NewRecords)
	b.Settle()
	var line *kit.Link
	for _, o := range desktest.All[*kit.Link](b.Host.Detail) {
		if o.Icon() == "history" {
			line = o
		}
	}
	if line == nil || !strings.HasPrefix(line.Words(), "Practice name: ") || !strings.HasSuffix(line.Words(), "→ Crossroads Eye Center") {
		t.Fatalf("%+v", line)
	}
	test.Tap(line)
	went := b.Host.Went[len(b.Host.Went)-1]
	if went.Screen != desk.History || went.Tab != app.KindPractice || went.Record != p.ID || went.Choice == "" {
		t.Errorf("%+v", went)
	}
	b.Tap("All of it")
	if went := b.Host.Went[len(b.Host.Went)-1]; went.Record != p.ID || went.Choice != "" {
		t.Errorf("%+v", went)
	}
}

func TestDocumentsNoteAndHistoryLookAsDesigned(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, variant := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		b := open(t, variant, 912, 852)
		p := b.practice()
		s := &papers{of: owner{app.KindPractice, []string{p.ID}}, sheet: b.sheet, stack: kit.NewStack(0), count: small("").(*kit.Text)}
		n := &note{ids: []string{p.ID}, sheet: b.sheet, stack: kit.NewStack(8)}
		h := &past{kind: app.KindPractice, id: p.ID, sheet: b.sheet, stack: kit.NewStack(0)}
		n.section = kit.NewSection("Private note · only the rates group sees it", nil, n.stack)
		b.fillPapers(s, []app.Attached{
			{Document: data.Document{Name: "LOI Crossroads Eye Center.pdf", Kind: "loi", Dated: "2026-11-12"}, Arrived: true},
			{Document: data.Document{Name: "W-9.pdf", Kind: "w-9"}},
		})
		b.fillNote(n, app.PracticeNote{Text: "Ceiling 104% of Medicare for E/M. Dr. Ruiz decides, not the office manager.", May: true})
		b.fillPast(h, []app.Event{
			{ID: 3, Person: "Luis O.", Happened: today, Changes: []app.FieldChange{{Record: p.Name + " · Ana Ruiz, Cardiology", Field: "Status", From: "LOI", To: "Signed"}}},
			{ID: 2, Person: "Dana R.", Happened: today.AddDate(0, 0, -9), Changes: []app.FieldChange{{Record: p.Name, Field: "Practice name", From: "CEC", To: p.Name}}},
		})
		b.Window.SetContent(kit.NewPane(
			kit.NewSection("Documents", s.count, s.stack, kit.NewLine(0, kit.NewButton("Attach a file", "plus", kit.Secondary, nil))).First(),
			n.section,
			kit.NewSection("History", kit.NewButton("All of it", "", kit.Quiet, nil).Compact(), h.stack)))
		b.Window.Resize(fyne.NewSize(theme.Detail, 560))
		test.AssertImageMatches(t, "papers-"+name+".png", b.Window.Canvas().Capture())
	}
}
