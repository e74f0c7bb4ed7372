package settings

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

func viewOf(a *areaPage, sort string) table.View {
	v := a.table.View()
	v.Sort = sort
	return v
}

func (r *rig) settings() data.Settings {
	r.t.Helper()
	s, err := r.desk.Workspace.Settings(context.Background())
	if err != nil {
		r.t.Fatal(err)
	}
	return s
}

func TestTheRoadFactorIsSavedAndGoesBackToItsDefault(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(assessSection)
	figures := func() string { return strings.Join(r.Host.Titles, ",") }
	r.fill(r.editor("1.0"), "1.25")
	if r.settings().RoadFactor != 1.25 || r.toast() != "Road factor saved" || !strings.Contains(figures(), "Assessing") {
		t.Errorf("%+v, told %q", r.settings(), r.toast())
	}
	test.Tap(r.Button("Use the default"))
	r.Host.Settle()
	if r.settings() != data.DefaultSettings() {
		t.Errorf("%+v", r.settings())
	}
	r.undo()
	if r.settings().RoadFactor != 1.25 {
		t.Error("the way back to the default was not undone")
	}
	r.fill(r.editor("17"), "18.5%")
	if r.settings().PopulationShare != 1850 {
		t.Errorf("%+v", r.settings())
	}
	r.fill(r.editor("1.25"), "0.5")
	if r.assess.road.Error() == "" || r.settings().RoadFactor != 1.25 {
		t.Error("a road shorter than a straight line was taken")
	}
}

func TestTheLookIsKeptAsAPreference(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(lookSection)
	s := all[*kit.Segments](r)[0]
	r.Window.Canvas().Focus(s)
	r.Press(fyne.KeyEnd)
	preferences := fyne.CurrentApp().Preferences()
	if got := preferences.String("appearance"); got != "dark" {
		t.Errorf("%q", got)
	}
	preferences.SetString("appearance", "light") // by the palette
	r.desk.Tell(desk.NewTheme)
	if s.Chosen() != 1 {
		t.Error("the page does not say how the window looks")
	}
}

func TestTheWorkspaceIsBackedUpByHand(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(folderSection)
	test.Tap(r.Button("Back up now"))
	r.Host.Settle()
	list, err := r.desk.Workspace.Backups()
	at := slices.IndexFunc(list, func(b app.Backup) bool { return b.ByHand })
	if err != nil || at < 0 || r.toast() != "Backed up to "+list[at].Name || len(r.records.backups) != len(list) {
		t.Errorf("%+v, %v, told %q", list, err, r.toast())
	}
	test.Tap(r.folder.viewing)
	if len(r.Host.Viewed) != 1 || r.Host.Viewed[0] != r.desk.Workspace.Folder() {
		t.Error(r.Host.Viewed)
	}
	r.folder.copy()
	if got := fyne.CurrentApp().Clipboard().Content(); got != r.desk.Workspace.Folder() {
		t.Error(got)
	}
	r.fill(r.editor("14"), "30")
	if r.settings().BackupsKept != 30 {
		t.Errorf("%+v", r.settings())
	}
}

func TestArrowsAndTheListLeadThroughTheSections(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(planSection)
	if !r.Key(&fyne.KeyEvent{Name: fyne.KeyDown}) || r.Place().Tab != areaSection || r.Host.Moves != 1 {
		t.Errorf("%+v, %d steps", r.Place(), r.Host.Moves)
	}
	r.Key(&fyne.KeyEvent{Name: fyne.KeyUp})
	r.Key(&fyne.KeyEvent{Name: fyne.KeyUp})
	if r.Place().Tab != planSection || r.Key(&fyne.KeyEvent{Name: fyne.KeyF5}) {
		t.Errorf("%+v", r.Place())
	}
	links := all[*kit.Link](r)
	r.Window.Canvas().Focus(links[3])
	r.Press(fyne.KeyReturn)
	if r.Place().Tab != lookSection {
		t.Errorf("%+v", r.Place())
	}
	for _, c := range r.Commands()[:3] {
		c.Do()
	}
	if len(r.Host.Went) != 3 || r.Host.Went[1].Tab != areaSection {
		t.Errorf("%+v", r.Host.Went)
	}
	r.Open(desk.Place{Screen: desk.Settings, Tab: "nowhere"})
	if r.Place().Tab != planSection {
		t.Error("an unknown section was opened")
	}
}

func TestWhatIsTypedOutlivesAChangeElsewhere(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(planSection)
	e := r.editor("H0000")
	r.Window.Canvas().Focus(e)
	e.SetText("H77")
	r.desk.Tell(desk.NewRecords)
	r.Host.Settle()
	if e.Text != "H77" {
		t.Errorf("%q was written over", e.Text)
	}
}

func TestABackupIsGoneBackToOnceSomebodyAgrees(t *testing.T) {
	r := newRig(t, theme.Light, wide, true)
	r.desk.SetShare(app.ShareState{Team: true})
	path, err := r.desk.Workspace.BackUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Commands() {
		if strings.Contains(c.Words, "Restore") {
			c.Do()
		}
	}
	if len(r.Host.Went) != 1 || r.Host.Went[0].Tab != folderSection {
		t.Fatalf("%+v", r.Host.Went)
	}
	r.at(folderSection)
	lines := func() (list []*kit.Link) {
		for _, l := range all[*kit.Link](r) {
			if l.Icon() == "archive-restore" {
				list = append(list, l)
			}
		}
		return list
	}
	if len(lines()) != 2 {
		t.Fatalf("%d backups are listed", len(lines()))
	}
	test.Tap(lines()[0])
	r.desk.Tell(desk.NewSettings) // the list is read again
	r.Host.Settle()
	if at, ok := r.Window.Canvas().Focused().(*kit.Link); len(r.Host.Entered) != 0 || !ok || at != lines()[0] || r.records.backups[0].Size < 100_000 {
		t.Errorf("%q was done unasked; the focus is on %T", r.Host.Entered, r.Window.Canvas().Focused())
	}
	test.Tap(r.Button("Go back to this backup…"))
	if said := dialogText(r); !strings.Contains(said, "You stay in your team") || !strings.Contains(said, "kept as a backup first") {
		t.Errorf("%q", said)
	}
	test.Tap(r.Button("Go back"))
	if len(r.Host.Entered) != 1 || r.Host.Entered[0] != "backup "+path {
		t.Errorf("%q, not %s", r.Host.Entered, path)
	}
	test.Tap(lines()[0])
	for _, b := range all[*kit.Button](r) {
		if strings.HasPrefix(b.Words(), "Go back") {
			t.Error("a second click does not close it")
		}
	}
}

// dialogText is what the dialog says.
func dialogText(r *rig) string {
	var said []string
	for _, p := range all[*kit.Paragraph](r) {
		said = append(said, p.Text())
	}
	return strings.Join(said, " ")
}
