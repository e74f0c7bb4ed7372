package network

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// paned shows the detail in the window, where it can have the focus.
type paned struct {
	*desktest.Host
	pane *fyne.Container
}

func (p paned) ShowDetail(title string, detail fyne.CanvasObject) {
	p.Host.ShowDetail(title, detail)
	if p.pane.RemoveAll(); detail != nil {
		p.pane.Add(detail)
	}
}

// editing opens the form of the first practice, as E does.
func editing(t *testing.T, b *bench) (p app.Practice) {
	t.Helper()
	b.chooseTab(practices)
	p = b.list.Practices[0]
	b.tab().table.Select(p.ID)
	b.showDetail()
	b.Settle()
	b.Press(fyne.KeyE)
	if len(desktest.All[*kit.Form](b.Host.Detail)) == 0 {
		t.Fatal("there is no form")
	}
	return p
}

// meanwhile changes a practice as an exchange or an undo does.
func (b *bench) meanwhile(change func(context.Context, *app.Workspace) (app.Undo, error)) {
	b.t.Helper()
	if _, err := change(context.Background(), b.desk.Workspace); err != nil {
		b.t.Fatal(err)
	}
	b.desk.Tell(desk.NewRecords)
	b.Settle()
}

func renamed(id, name string) func(context.Context, *app.Workspace) (app.Undo, error) {
	return func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.EditPractice(ctx, id, name) }
}

func TestAFormInWhichNothingWasTypedFollowsItsRecord(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	beside := paned{b.Host, container.NewStack()}
	b.desk.Host = beside
	b.Window.SetContent(container.NewHBox(b.Content(), beside.pane))
	p := editing(t, b)
	b.meanwhile(renamed(p.ID, "Levee Oaks Renamed"))
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	if got := form.Field("Name").Text(); got != "Levee Oaks Renamed" || b.Host.Title != "Edit Levee Oaks Renamed" || form.Edited() {
		t.Errorf("the form %q says %q", b.Host.Title, got)
	}
	b.Write("!")
	if got := form.Field("Name").Text(); !strings.Contains(got, "!") {
		t.Errorf("typing goes elsewhere than into the form that followed: %q", got)
	}
}

func TestWhatWasTypedIsKeptAndOnlyThatIsSavedWhenTheRecordWasChangedMeanwhile(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := editing(t, b)
	desktest.All[*kit.Form](b.Host.Detail)[0].Field("Status").SetText("LOI")
	b.meanwhile(renamed(p.ID, "Levee Oaks Renamed"))
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	if form.Field("Name").Text() != "Levee Oaks Renamed" || form.Field("Status").Text() != "LOI" {
		t.Errorf("the form says %q, %q", form.Field("Name").Text(), form.Field("Status").Text())
	}
	who := func() string {
		events, err := b.desk.Workspace.RecordHistory(context.Background(), b.list, app.KindPractice, p.ID, 1)
		if err != nil || len(events) == 0 {
			t.Fatal("there is no change", err)
		}
		return events[0].Person
	}
	if want := who() + " changed this meanwhile: Name. What you typed is kept, and only that is saved."; !b.says(want) {
		t.Errorf("the form does not say %q", want)
	}
	form.Submit()
	b.Settle()
	now := b.list.Practice(p.ID)
	if now.Name != "Levee Oaks Renamed" || now.Participations[data.LOI] == 0 {
		t.Errorf("saved as %q, %v", now.Name, now.Participations)
	}
}

func TestTheNoteThatIsWrittenFollowsAndKeepsWhatWasTyped(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := b.list.Practices[0]
	ids := b.list.Spellings(p.ID)
	set := func(text string) {
		b.meanwhile(func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
			return w.SetPracticeNote(ctx, text, ids...)
		})
	}
	b.writeNote(ids, "")
	set("Cap at 118")
	if got := b.draft.fields[0].Text(); got != "Cap at 118" {
		t.Errorf("the note says %q", got)
	}
	b.draft.fields[0].SetText("Cap at 118 pct")
	set("Cap at 120")
	if got := b.draft.fields[0].Text(); got != "Cap at 118 pct" || !b.says("Somebody changed this meanwhile: Private note, now “Cap at 120”. What you typed is kept, and only that is saved.") {
		t.Errorf("the note says %q", got)
	}
}

func TestTheToastAfterARenameNamesTheNewName(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	editing(t, b)
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	form.Field("Name").SetText(" Levee Oaks Renamed ")
	form.Submit()
	b.Settle()
	if got := b.Host.Toasts[len(b.Host.Toasts)-1]; !strings.HasPrefix(got, "Levee Oaks Renamed saved.") {
		t.Errorf("told %q", got)
	}
}

// attentive looks at the table when something is told.
type attentive struct {
	*desktest.Host
	look func()
}

func (a attentive) Toast(text string, undo func()) {
	a.look()
	a.Host.Toast(text, undo)
}

func TestWhatIsToldOfAChangeStandsInTheTableAlready(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	row := slices.IndexFunc(b.list.Providers, func(p app.Provider) bool { return p.Participations.Furthest() == data.Active })
	npi := b.list.Providers[row].NPI
	b.tab().table.Select(npi.String())
	var seen []data.Status
	b.desk.Host = attentive{b.Host, func() { seen = append(seen, b.list.Provider(npi).Participations.Furthest()) }}
	b.showDetail()
	b.Press(fyne.KeyE)
	form := desktest.All[*kit.Form](b.Host.Detail)[0]
	form.Field("Status").SetText("Terminated")
	form.Submit()
	b.Settle()
	b.Host.Undo()
	b.Settle()
	if want := []data.Status{data.Terminated, data.Active}; !slices.Equal(seen, want) {
		t.Errorf("when it was told, the table said %v, want %v", seen, want)
	}
}
