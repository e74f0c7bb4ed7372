package settings

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

var wide, narrowWindow = fyne.NewSize(1440, 900), fyne.NewSize(1024, 700)

// rig is the screen on a workspace of its own, in a window of a size less what rail and top bar take.
type rig struct {
	*Screen
	*desktest.Bench
	t testing.TB
}

func TestMain(m *testing.M) { desktest.Main(m) }

// newRig opens the screen on the sample plan, or on an empty workspace.
func newRig(t testing.TB, v theme.Variant, size fyne.Size, sample bool) *rig {
	t.Helper()
	plan := desktest.Empty
	if sample {
		plan = desktest.Sample
	}
	on, d := desktest.NewBench(t, plan(t), time.Date(2026, 11, 21, 8, 12, 0, 0, time.UTC), v)
	r := &rig{New(d), on, t}
	rail := float32(theme.Rail)
	if size.Width < 1200 {
		rail = theme.RailFolded
	}
	r.Show(r.Screen, kit.NewStage(r.Content()), fyne.NewSize(size.Width-rail, size.Height-theme.TopBar))
	return r
}

// at opens a section.
func (r *rig) at(tab string) *rig {
	r.Open(desk.Place{Screen: desk.Settings, Tab: tab})
	r.Host.Settle()
	return r
}

// all lists what is to be seen of a kind.
func all[T fyne.CanvasObject](r *rig) []T {
	if top := r.Window.Canvas().Overlays().Top(); top != nil {
		return desktest.All[T](top)
	}
	return desktest.All[T](r.Window.Content())
}

// editor finds the field that holds a text.
func (r *rig) editor(text string) *kit.Editor {
	r.t.Helper()
	for _, e := range all[*kit.Editor](r) {
		if e.Text == text {
			return e
		}
	}
	r.t.Fatalf("no field holds %q", text)
	return nil
}

// fill replaces the text of a field by typing and leaves it with Tab.
func (r *rig) fill(e *kit.Editor, text string) {
	r.Window.Canvas().Focus(e)
	e.SetText("")
	test.Type(e, text)
	r.Window.Canvas().FocusNext()
	r.Host.Settle()
}

// toast is what was told last.
func (r *rig) toast() string {
	r.t.Helper()
	for _, err := range r.Host.Errors {
		if code := data.CodeOf(err); code != "empty_scope" && code != "no_product" { // what a new workspace lacks
			r.t.Error(err)
		}
	}
	if len(r.Host.Toasts) == 0 {
		return ""
	}
	return r.Host.Toasts[len(r.Host.Toasts)-1]
}

func (r *rig) undo() {
	r.t.Helper()
	if r.Host.Undo == nil {
		r.t.Fatal("nothing can be undone")
	}
	r.Host.Undo()
	r.Host.Settle()
}

func (r *rig) facts() app.PlanFacts {
	r.t.Helper()
	facts, err := r.desk.Workspace.PlanFacts(context.Background(), "")
	if err != nil {
		r.t.Fatal(err)
	}
	return facts
}

// area is the service area as saved: "28011 operating 28151 initial".
func (r *rig) area() map[string]data.FilingKind {
	r.t.Helper()
	list, err := r.desk.Workspace.ServiceArea(context.Background(), r.facts().ID)
	if err != nil {
		r.t.Fatal(err)
	}
	area := map[string]data.FilingKind{}
	for _, c := range list {
		area[c.County] = c.Filing
	}
	return area
}

func TestTheScreenLooksAsItShould(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, look := range map[string]struct {
		v    theme.Variant
		size fyne.Size
	}{"wide_light": {theme.Light, wide}, "wide_dark": {theme.Dark, wide}, "narrow_light": {theme.Light, narrowWindow}, "narrow_dark": {theme.Dark, narrowWindow}} {
		r := newRig(t, look.v, look.size, true)
		tabs := []string{planSection, areaSection, assessSection, lookSection, folderSection}
		if name == "wide_dark" || name == "narrow_light" {
			tabs = tabs[1:2]
		}
		for _, tab := range tabs {
			r.at(tab)
			switch tab {
			case areaSection:
				r.Screen.area.table.Select("28151")
				r.Screen.area.showCurrent()
			case folderSection:
				r.records.folder = "/home/dana/Countyline/Cypress Bend"
				r.records.backups = []app.Backup{
					{Path: "a", Name: "countyline-20261121T081200Z-daily.db", Taken: time.Date(2026, 11, 21, 8, 12, 0, 0, time.Local), Why: "daily", Size: 1_912_798},
					{Taken: time.Date(2026, 11, 20, 17, 5, 0, 0, time.Local), Why: "by hand"},
				}
				r.folder.chosen = "a"
				r.folder.viewing.Show()
				r.folder.fill()
			}
			r.Matches(name + "_" + tab)
		}
	}
}

func TestAFieldSavesItselfWhenItIsLeft(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(planSection)
	before := r.facts()
	r.fill(r.editor("Cypress Bend Health Plan, Inc."), "Cypress Bend Health")
	if got := r.facts(); got.Plan != "Cypress Bend Health" || r.toast() != "Plan name saved" {
		t.Errorf("%+v, told %q", got, r.toast())
	}
	r.undo()
	if got := r.facts(); got != before {
		t.Errorf("undo left %+v", got)
	}
	r.editor("Cypress Bend Health Plan, Inc.") // the field shows it again
	told := len(r.Host.Toasts)
	r.fill(r.editor("H0000"), "H0000")
	if len(r.Host.Toasts) != told {
		t.Errorf("nothing was changed, yet it told %q", r.toast())
	}
}

func TestAProductNamedAsItsPlanFollowsWhenThePlanIsNamed(t *testing.T) {
	r := newRig(t, theme.Light, wide, false).at(planSection)
	test.Tap(r.Button("Make a plan"))
	r.Host.Settle()
	if r.header.Sub() != app.FirstPlan {
		t.Errorf("the head says %q", r.header.Sub())
	}
	for _, e := range []*kit.Field{r.plan.plan, r.plan.product} {
		if e.Text() != app.FirstPlan {
			t.Fatalf("%s is %q", e.Label, e.Text())
		}
	}
	r.fill(r.editor(app.FirstPlan), "Valley Care") // the first field of that text
	if got := r.facts(); got.Plan != "Valley Care" || got.Product != "Valley Care" || r.header.Sub() != "Valley Care" {
		t.Errorf("%+v under %q", got, r.header.Sub())
	}
	facts := r.facts()
	facts.Product = "Valley Care HMO"
	r.plan.save(r.plan.product, "Product name saved", facts)
	r.Host.Settle()
	if r.header.Sub() != "Valley Care · Valley Care HMO" {
		t.Errorf("the head says %q", r.header.Sub())
	}
}

func TestEnterSavesAndTheNextFieldBuildsOnIt(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(planSection)
	for _, e := range []struct{ was, is string }{{"H0000", "h1234"}, {"2028", "2029"}, {"Feb 10, 2027", "2/9/2028"}} {
		editor := r.editor(e.was)
		r.Window.Canvas().Focus(editor)
		editor.SetText("")
		test.Type(editor, e.is)
		editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // and on at once, before it is saved
	}
	r.Host.Settle()
	if got := r.facts(); got.Contract != "H1234" || got.ContractYear != 2029 || got.FilingDue != "2028-02-09" || r.toast() == "" {
		t.Errorf("%+v", got)
	}
	r.editor("H1234") // as it was saved
	r.editor("Feb 9, 2028")
}

func TestWhatCannotBeSavedIsSaidInTheField(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(planSection)
	before := r.facts()
	for _, e := range []struct {
		was, is string
		field   *kit.Field
	}{{"H0000", "12345", r.plan.contract}, {"2028", "28", r.plan.year}, {"Feb 10, 2027", "Feb 10", r.plan.due}, {"Cypress Bend Advantage (HMO)", "", r.plan.product}} {
		r.fill(r.editor(e.was), e.is)
		if e.field.Error() == "" {
			t.Errorf("%q was taken for %s", e.is, e.field.Label)
		}
	}
	if got := r.facts(); got != before || r.toast() != "" {
		t.Errorf("saved %+v, told %q", got, r.toast())
	}
	r.fill(r.editor("28"), "2030")
	if r.plan.year.Error() != "" || r.facts().ContractYear != 2030 {
		t.Error("a field that was set right was not saved")
	}
}

func TestAnEmptyWorkspaceGetsItsPlan(t *testing.T) {
	r := newRig(t, theme.Light, wide, false).at(areaSection)
	test.Tap(r.Button("Make a plan"))
	r.Host.Settle()
	if facts := r.facts(); facts.Plan == "" || facts.ContractYear == 0 || r.toast() != "Plan made" {
		t.Errorf("%+v, told %q", facts, r.toast())
	}
	if !r.records.hasPlan || !r.Screen.area.box.Visible() {
		t.Error("the counties do not show")
	}
	r.undo()
	if r.records.hasPlan {
		t.Error("the plan is still there")
	}
}
