package network

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

func TestAProspectSignsInTheFormAndUndoTakesItBack(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	row := slices.IndexFunc(b.list.Providers, func(p app.Provider) bool {
		return p.Participations[data.Prospect] > 0 && p.Participations.Furthest() == data.Prospect
	})
	npi := b.list.Providers[row].NPI
	b.tab().table.Select(npi.String())
	b.showDetail()
	b.Press(fyne.KeyE)
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	form.Field("Name").SetText("Newname, Ada")
	form.Field("Status").SetText("Signed")
	form.Submit()
	b.Settle()
	p := b.list.Provider(npi)
	if p.Name != "Newname, Ada" || p.Participations.Furthest() != data.Signed {
		t.Fatalf("saved as %+v", p)
	}
	if b.tab().table.CurrentKey() != npi.String() || b.Host.Title != "Newname, Ada" || !slices.Contains(b.Host.Titles, "Assessing the network") {
		t.Errorf("after it the pane shows %q, tasks were %v", b.Host.Title, b.Host.Titles)
	}
	said := b.Host.Toasts[len(b.Host.Toasts)-1]
	if !strings.Contains(said, " saved: signed. ") || !strings.Contains(said, "failing cell") {
		t.Errorf("told %q", said)
	}
	b.sees(t, npi, "Signed")
	b.Host.Undo()
	b.Settle()
	if said := b.Host.Toasts[len(b.Host.Toasts)-1]; !strings.HasPrefix(said, "Undone: ") || !strings.Contains(said, "failing cell") {
		t.Errorf("told %q of the undo", said)
	}
	b.sees(t, npi, "Prospect")
	if p := b.list.Provider(npi); p.Name == "Newname, Ada" || p.Participations.Furthest() != data.Prospect {
		t.Errorf("undo leaves %+v", p)
	}
}

// sees says what table and pane say of the status of the current provider.
func (b *bench) sees(t *testing.T, npi data.NPI, status string) {
	t.Helper()
	tab := b.tab()
	col := slices.IndexFunc(declared(providerColumns()), func(c table.Column) bool { return c.ID == "status" })
	if row := tab.table.Current(); row < 0 || tab.records.Key(row) != npi.String() || tab.records.Cell(row, col) != status {
		t.Errorf("the table says %q", tab.records.Cell(row, col))
	}
	if pills := desktest.All[*kit.Pill](b.Host.Detail); len(pills) == 0 || pills[0].Words() != status {
		t.Error("the pane says something else")
	}
}

func TestAFormSaysAtTheFieldWhatCannotBeSaved(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.chooseTab(locations)
	b.tab().table.Select(b.list.Locations[0].ID)
	b.edit()
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	form.Field("Street").SetText("PO Box 12")
	form.Submit()
	b.Settle()
	if got := form.Field("Street").Error(); !strings.Contains(got, "P.O. box") {
		t.Errorf("the field says %q", got)
	}
	if len(b.Host.Toasts) != 0 {
		t.Errorf("told %v", b.Host.Toasts)
	}
	form.Field("Street").SetText("12 Levee Rd")
	form.Field("Latitude").SetText("33.5")
	form.Field("Longitude").SetText("")
	form.Submit()
	b.Settle()
	if got := form.Field("Longitude").Error() + form.Field("Latitude").Error(); got == "" {
		t.Error("a latitude alone is taken")
	}
	form.Field("Longitude").SetText("-91.0")
	form.Submit()
	b.Settle()
	if l := b.list.Locations[b.tab().table.Current()]; l.Street != "12 Levee Rd" || l.Lat != 33.5 || l.Quality != data.Stated {
		t.Errorf("saved as %+v", l.Location)
	}
}

func TestMarkedProspectsSignTogetherAndUndoTakesItBack(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.chooseStatus(1 + slices.Index(app.Statuses(), data.Prospect))
	b.focusTable()
	b.Press(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if !b.bulk.box.Visible() || b.bar.box.Visible() {
		t.Fatal("what can be done with marked rows does not stand in place of the filters")
	}
	rows := b.tab().table.Marked()
	npis := []data.NPI{b.list.Providers[rows[0]].NPI, b.list.Providers[rows[1]].NPI}
	b.changeStatus(data.Signed)
	b.Settle()
	for _, npi := range npis {
		if p := b.list.Provider(npi); p.Participations[data.Signed] != int32(p.Participations.Total()) {
			t.Errorf("%s has %v", p.Name, p.Participations)
		}
	}
	if !strings.HasPrefix(b.Host.Toasts[len(b.Host.Toasts)-1], "2 providers changed to signed. ") || b.tab().table.Counts().Marked != 0 {
		t.Errorf("told %v", b.Host.Toasts)
	}
	b.Host.Undo()
	b.Settle()
	if p := b.list.Provider(npis[0]); p.Participations[data.Prospect] == 0 {
		t.Errorf("undo leaves %v", p.Participations)
	}
}

func TestWhatWasTypedIsNotLostToAnotherRow(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	answer := func(words string) {
		t.Helper()
		if b.Window.Canvas().Overlays().Top() == nil {
			t.Fatal("nobody is asked")
		}
		b.Tap(words)
	}
	b.focusTable()
	b.Press(fyne.KeyDown)
	first := b.tab().table.CurrentKey()
	b.edit()
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	form.Field("Name").SetText("Newname, Ada")
	b.focusTable()
	b.Press(fyne.KeyDown)
	answer("Keep editing")
	if b.tab().table.CurrentKey() != first || desktest.All[*kit.Form](b.Host.Detail)[0] != form || form.Field("Name").Text() != "Newname, Ada" {
		t.Error("what was typed is gone")
	}
	b.edit()
	b.Open(b.Place())
	if desktest.All[*kit.Form](b.Host.Detail)[0] != form || b.Window.Canvas().Overlays().Top() != nil {
		t.Error("opened again, the form of the same record is another one")
	}
	b.Open(desk.Place{Screen: desk.Network, Tab: "practices"})
	b.Press(fyne.KeyEscape)
	if desktest.All[*kit.Form](b.Host.Detail)[0] != form {
		t.Error("Esc loses what was typed")
	}
	b.Open(desk.Place{Screen: desk.Network, Record: first})
	b.focusTable()
	b.Press(fyne.KeyDown)
	answer("Discard")
	if b.tab().table.CurrentKey() == first || len(desktest.All[*kit.Form](b.Host.Detail)) != 0 {
		t.Error("the next record does not show")
	}
	b.edit()
	b.focusTable()
	b.Press(fyne.KeyDown)
	if b.Window.Canvas().Overlays().Top() != nil || len(desktest.All[*kit.Form](b.Host.Detail)) != 0 {
		t.Error("a form in which nothing was typed is asked about")
	}
}

func TestAProviderIsAddedByHand(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	b.addProvider()
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	form.Submit()
	if form.Field("NPI").Error() == "" || form.Field("Name").Error() == "" {
		t.Error("an empty form is taken")
	}
	for label, text := range map[string]string{"NPI": "1003000126", "Name": "Levee, Ada", "Practice": "Levee Clinic", "Street": "1 Main St", "City": "Greenville", "State": "MS", "ZIP": "38701"} {
		form.Field(label).SetText(text)
	}
	form.Field("Specialty").SetText("008 Cardiology")
	form.Submit()
	b.Settle()
	p := b.list.Provider(1003000126)
	if p == nil || p.Name != "Levee, Ada" || b.tab().table.CurrentKey() != "1003000126" || b.Host.Title != "Levee, Ada" {
		t.Fatalf("added %+v, the pane shows %q", p, b.Host.Title)
	}
	b.Host.Undo()
	b.Settle()
	if b.list.Provider(1003000126) != nil {
		t.Error("undo leaves the provider")
	}
}

func TestWhatWasEditedGoesBackToTheFiles(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.list.Providers[2]
	was := p.Participations.Furthest()
	b.tab().table.Select(p.NPI.String())
	b.stateStatus(b.participationsOf([]int{2}), data.Terminated, p.Name)
	b.Settle()
	if !b.list.Provider(p.NPI).Edited {
		t.Fatal("nothing was edited")
	}
	b.revert()
	b.Settle()
	if now := b.list.Provider(p.NPI); now.Edited || now.Participations.Furthest() != was {
		t.Errorf("reverted to %+v", now)
	}
}

func TestAnEditSaysWhichRowsOfOtherPracticesItChangedToo(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.list.OfPractice(b.list.Practices[0].ID)[0]
	path := filepath.Join(t.TempDir(), "other.csv")
	l := p.Place
	row := []string{p.NPI.String(), p.Specialty, "Riverside Clinic", l.Street, l.City, l.State, l.ZIP, strconv.FormatFloat(l.Lat, 'f', -1, 64), strconv.FormatFloat(l.Lon, 'f', -1, 64), "signed"}
	text := "npi,specialty_code,practice,address,city,state,zip,lat,lon,status\n\"" + strings.Join(row, "\",\"") + "\"\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.desk.Workspace.Import(context.Background(), path, app.DraftOptions{}); err != nil {
		t.Fatal(err)
	}
	b.desk.Tell(desk.NewRecords)
	b.Settle()
	b.editParticipation(p)
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	form.Field("Status").SetText(statusWord(data.Terminated))
	form.Submit()
	b.Settle()
	if got := b.Host.Toasts[len(b.Host.Toasts)-1]; !strings.Contains(got, "saved: terminated. So did 1 row of the same provider, place and specialty under Riverside Clinic. ") {
		t.Error(got)
	}
}
