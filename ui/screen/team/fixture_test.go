package team

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// clock is the time of all tests, a Thursday.
var clock = time.Date(2026, 11, 19, 8, 40, 0, 0, time.UTC)

func at(day, hour, minute int) time.Time {
	return time.Date(2026, 11, day, hour, minute, 0, 0, time.UTC)
}

// fake is a workspace of a made-up team.
type fake struct {
	team      app.Team
	alone     bool
	conflicts []app.Conflict
	events    []app.Event
	done      []string // what was asked of it
	err       error    // of what changes something
	counted   []string // records whose cells were counted
}

func (f *fake) Team(context.Context) (app.Team, error) {
	if f.alone {
		return app.Team{}, &data.Error{Code: "no_team", Message: "This workspace belongs to no team yet."}
	}
	return f.team, nil
}

func (f *fake) Conflicts(context.Context) ([]app.Conflict, error) { return f.conflicts, nil }

func (f *fake) Settle(_ context.Context, id string, side int) (app.Undo, error) {
	for i, c := range f.conflicts {
		if c.ID == id {
			return f.decide(i, "keep "+c.Sides[side].Value)
		}
	}
	return nil, f.err
}

func (f *fake) SettleWith(_ context.Context, id, text string) (app.Undo, error) {
	for i, c := range f.conflicts {
		if c.ID == id {
			return f.decide(i, "write "+text)
		}
	}
	return nil, f.err
}

// decide takes a conflict from the list; taking it back puts it there again.
func (f *fake) decide(i int, what string) (app.Undo, error) {
	if f.err != nil {
		return nil, f.err
	}
	before := append([]app.Conflict(nil), f.conflicts...)
	f.done, f.conflicts = append(f.done, what), append(append([]app.Conflict(nil), before[:i]...), before[i+1:]...)
	return func(context.Context) error {
		f.done, f.conflicts = append(f.done, "take back"), before
		return nil
	}, nil
}

func (f *fake) History(_ context.Context, q app.HistoryFilter) ([]app.Event, error) {
	var list []app.Event
	for _, e := range f.events {
		if !q.Unshared || !e.Shared {
			list = append(list, e)
		}
	}
	return list, nil
}

func (f *fake) UndoEvent(_ context.Context, id int64) ([]app.FieldChange, app.Undo, error) {
	f.done = append(f.done, "undo "+app.Count(id))
	return nil, func(context.Context) error { return nil }, f.err
}

func (f *fake) LetSeeRates(_ context.Context, writer string) error {
	f.done = append(f.done, "rates "+writer)
	return f.err
}

func (f *fake) CellsOf(_ context.Context, _ *app.Adequacy, ids []string) (map[string]map[data.Status]int, error) {
	f.counted = append(f.counted, ids...)
	return map[string]map[data.Status]int{"p1": {data.LOI: 4, data.Signed: 5}, "p0": {}}, nil
}

func (f *fake) SetMember(_ context.Context, person, role, device string) error {
	f.done = append(f.done, person+"; "+role+"; "+device)
	return f.err
}

func (f *fake) ExportShare(_ context.Context, path string) (app.Exchange, error) {
	f.done = append(f.done, "export "+path)
	return app.Exchange{}, f.err
}

func (f *fake) ImportShare(_ context.Context, path string) (app.Exchange, error) {
	f.done = append(f.done, "import "+path)
	return app.Exchange{Changed: true}, f.err
}

// made is a team of seven with two things to decide.
func made() *fake {
	member := func(writer, person, role, device string, last time.Time, rates bool) app.Member {
		return app.Member{
			Writer: writer, Person: person, Role: role, Device: device, LastExchange: last, SeesRates: rates,
			Since: at(2, 9, 0), Fingerprint: "68797 77418 77647 34569",
		}
	}
	f := &fake{team: app.Team{
		Name: "Magnolia Ridge network", Folder: "/mnt/share/Magnolia Ridge", Where: "Network drive", Reached: at(18, 17, 40),
		Files: 412, Bytes: 38_200_000, SeesRates: true, Sealed: "Encrypted with the team's key, which all members hold.", Checked: "Every file was checked Wed 5:40 pm; none is damaged.",
		Members: []app.Member{
			member("dr", "Dana R.", "Contracting, Delta", "", at(18, 17, 40), true), member("lo", "Luis O.", "Contracting, South", "Laptop 2", at(18, 17, 31), true),
			member("pm", "Priya M.", "Network director", "Desktop", at(18, 16, 58), true), member("jt", "Joan T.", "Credentialing", "Desktop", at(18, 17, 32), false),
			member("es", "Elena S.", "Provider relations", "Laptop", at(18, 17, 15), false), member("mw", "Marcus W.", "Network operations", "Desktop", at(18, 17, 38), false),
			member("sk", "Sam K.", "Payments", "Laptop", at(13, 9, 0), false),
		},
	}}
	f.team.Members[6].State, f.team.Members[6].Behind = app.MemberBehind, 12
	f.team.Members[5].State, f.team.Members[5].Behind = app.MemberBehind, 3
	f.team.Members[0].You = true
	f.team.Me = f.team.Members[0]
	f.conflicts = []app.Conflict{
		{
			ID: "c1", Table: "participation_edit", RecordID: "p1", Record: "Crossroads Eye Center · Ana Ruiz, Ophthalmology", Field: "Status", Sensitive: true, Editable: true,
			Options: []string{"Prospect", "LOI", "Signed", "Active", "Terminated"}, Before: "Prospect",
			Sides: []app.Side{{Person: "Dana R.", You: true, When: at(18, 15, 12), Value: "Signed", Reason: "Edit participations", Effect: "counts in 5 cells"}, {Person: "Luis O.", When: at(18, 16, 5), Value: "LOI", Reason: "Import delta roster.csv", Effect: "counts in no cell"}},
		},
		{
			ID: "c2", Table: "practice_edit", RecordID: "p2", Record: "Mound Bayou Road Clinic", Field: "Name", Editable: true, Before: "Mound Bayou Clinic",
			Sides: []app.Side{{Person: "Luis O.", When: at(18, 16, 6), Value: "Mound Bayou Road Clinic", Reason: "Edit practice"}, {Person: "Dana R.", You: true, When: at(18, 15, 14), Value: "Mound Bayou Clinic, LLC", Reason: "Edit practice"}},
		},
	}
	change := func(record, field, from, to string) []app.FieldChange {
		return []app.FieldChange{{Table: "participation_edit", RecordID: record, Record: record, Field: field, From: from, To: to}}
	}
	f.events = []app.Event{
		{ID: 9, Person: "Dana R.", You: true, Happened: at(19, 8, 31), Recorded: at(19, 8, 31), Reason: "Edit participations", Changes: change("Quiver River Pulmonary", "Status", "LOI", "Signed")},
		{ID: 8, Person: "Dana R.", You: true, Happened: at(19, 8, 20), Recorded: at(19, 8, 20), Reason: "Edit location", Changes: []app.FieldChange{{Table: "location_edit", Record: "Cottonwood Heart & Vascular", Field: "Street", From: "12 Elm St", To: "12 Elm Street"}}},
		{ID: 7, Person: "Dana R.", You: true, Happened: at(18, 20, 5), Recorded: at(18, 20, 5), Reason: "Edit participations", Changes: change("Red Clay Neurology", "Specialty", "Neurosurgery", "Neurology")},
		{ID: 6, Person: "Joan T.", Shared: true, Happened: at(18, 17, 30), Recorded: at(18, 17, 32), Reason: "Edit participations", Changes: append(change("Yalobusha River Eye Care", "Status", "Signed", "Active"), change("Yalobusha River Eye Care", "Beds", "10", "12")...)},
		{ID: 5, Person: "Luis O.", Shared: true, Happened: at(18, 16, 30), Recorded: at(18, 16, 40), Reason: "Edit participations", Changes: change("Bayou Pierre Family Clinic", "Status", "Prospect", "LOI")},
	}
	return f
}

// states are what the window knows of the made-up team.
func states() app.ShareState {
	return app.ShareState{Team: true, Unshared: 3, Conflicts: 2, Reached: at(18, 17, 40)}
}

func TestMain(m *testing.M) { desktest.Main(m) }

type bench struct {
	*Screen
	*desktest.Bench
	t    *testing.T
	of   *fake
	pane *fyne.Container // where the window shows the detail
}

var laptop, small = fyne.NewSize(1272, 852), fyne.NewSize(968, 652) // the window less rail and top bar

// open shows the screen of a made-up team, with its pane. What the desk assesses beside it is an empty workspace.
func open(t *testing.T, f *fake, state app.ShareState, size fyne.Size, v theme.Variant) *bench {
	t.Helper()
	on, d := desktest.NewBench(t, desktest.Empty(t), clock, v)
	d.SetShare(state)
	b := &bench{newScreen(d, func(*app.Workspace) source { return f }), on, t, f, container.NewStack()}
	b.Show(b.Screen, kit.NewStage(&fyne.Container{Layout: &beforePane{size.Width < 1000}, Objects: []fyne.CanvasObject{b.Content(), b.pane}}), size)
	b.Arrange = b.arrange
	b.Settle()
	b.Open(desk.Place{Screen: desk.Team})
	b.Settle()
	return b
}

// beforePane leaves room for the detail pane.
type beforePane struct{ narrow bool }

func (*beforePane) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 300) }

func (p *beforePane) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide := float32(theme.Detail)
	if p.narrow {
		wide = theme.DetailNarrow
	}
	put(o[0], 0, 0, size.Width-wide, size.Height)
	put(o[1], size.Width-wide, 0, wide, size.Height)
}

func (b *bench) arrange() {
	if b.Host.Detail != nil {
		b.pane.Objects = []fyne.CanvasObject{canvas.NewRectangle(theme.Now().Surface), b.Host.Detail}
		b.pane.Refresh()
	}
}
