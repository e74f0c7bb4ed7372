package settings

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	t      testing.TB
	host   *desktest.Host
	window fyne.Window
}

func still(string, int64, int64) {}

// theSample is the sample plan that every test copies.
var theSample string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "settings")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		theSample = filepath.Join(dir, "sample")
		if err := app.CreateSample(context.Background(), theSample, still); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// newRig opens the screen on the sample plan, or on an empty workspace.
func newRig(t testing.TB, v theme.Variant, size fyne.Size, sample bool) *rig {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "plan")
	if sample {
		if err := os.CopyFS(dir, os.DirFS(theSample)); err != nil {
			t.Fatal(err)
		}
	} else if w, err := app.CreateWorkspace(context.Background(), dir, still); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	w, err := app.OpenWorkspace(context.Background(), dir, still)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(v))
	window := test.NewTempWindow(t, container.NewStack())
	window.SetPadded(false)
	d, host := desktest.New(w, window, time.Date(2026, 11, 21, 8, 12, 0, 0, time.UTC))
	t.Cleanup(d.Close)
	r := &rig{New(d), t, host, window}
	rail := float32(theme.Rail)
	if size.Width < 1200 {
		rail = theme.RailFolded
	}
	window.SetContent(kit.NewStage(r.Content()))
	window.Resize(fyne.NewSize(size.Width-rail, size.Height-theme.TopBar))
	return r
}

// at opens a section.
func (r *rig) at(tab string) *rig {
	r.Open(desk.Place{Screen: desk.Settings, Tab: tab})
	r.host.Settle()
	return r
}

// walk visits what is to be seen of an object and of all inside it.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, one := range c.Objects {
			walk(one, visit)
		}
	case fyne.Widget:
		for _, one := range test.WidgetRenderer(c).Objects() {
			walk(one, visit)
		}
	}
}

// all lists what is to be seen of a kind.
func all[T fyne.CanvasObject](r *rig) []T {
	var list []T
	root := r.window.Content()
	if top := r.window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	walk(root, func(o fyne.CanvasObject) {
		if one, ok := o.(T); ok {
			list = append(list, one)
		}
	})
	return list
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

// button finds a button by its words.
func (r *rig) button(words string) *kit.Button {
	r.t.Helper()
	for _, b := range all[*kit.Button](r) {
		if b.Words() == words {
			return b
		}
	}
	r.t.Fatalf("no button says %q", words)
	return nil
}

// write replaces the text of a field by typing and leaves it with Tab.
func (r *rig) write(e *kit.Editor, text string) {
	r.window.Canvas().Focus(e)
	e.SetText("")
	test.Type(e, text)
	r.window.Canvas().FocusNext()
	r.host.Settle()
}

func (r *rig) press(names ...fyne.KeyName) {
	for _, name := range names {
		if f := r.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: name})
		}
		r.host.Settle()
	}
}

// toast is what was told last.
func (r *rig) toast() string {
	r.t.Helper()
	for _, err := range r.host.Errors {
		if code := data.CodeOf(err); code != "empty_scope" && code != "no_product" { // what a new workspace lacks
			r.t.Error(err)
		}
	}
	if len(r.host.Toasts) == 0 {
		return ""
	}
	return r.host.Toasts[len(r.host.Toasts)-1]
}

func (r *rig) undo() {
	r.t.Helper()
	if r.host.Undo == nil {
		r.t.Fatal("nothing can be undone")
	}
	r.host.Undo()
	r.host.Settle()
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
			test.AssertImageMatches(t, name+"_"+tab+".png", r.window.Canvas().Capture())
		}
	}
}

func TestAFieldSavesItselfWhenItIsLeft(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(planSection)
	before := r.facts()
	r.write(r.editor("Cypress Bend Health Plan, Inc."), "Cypress Bend Health")
	if got := r.facts(); got.Plan != "Cypress Bend Health" || r.toast() != "Plan name saved" {
		t.Errorf("%+v, told %q", got, r.toast())
	}
	r.undo()
	if got := r.facts(); got != before {
		t.Errorf("undo left %+v", got)
	}
	r.editor("Cypress Bend Health Plan, Inc.") // the field shows it again
	told := len(r.host.Toasts)
	r.write(r.editor("H0000"), "H0000")
	if len(r.host.Toasts) != told {
		t.Errorf("nothing was changed, yet it told %q", r.toast())
	}
}

func TestAProductNamedAsItsPlanFollowsWhenThePlanIsNamed(t *testing.T) {
	r := newRig(t, theme.Light, wide, false).at(planSection)
	test.Tap(r.button("Make a plan"))
	r.host.Settle()
	if r.header.Sub() != app.FirstPlan {
		t.Errorf("the head says %q", r.header.Sub())
	}
	for _, e := range []*kit.Field{r.plan.plan, r.plan.product} {
		if e.Text() != app.FirstPlan {
			t.Fatalf("%s is %q", e.Label, e.Text())
		}
	}
	r.write(r.editor(app.FirstPlan), "Valley Care") // the first field of that text
	if got := r.facts(); got.Plan != "Valley Care" || got.Product != "Valley Care" || r.header.Sub() != "Valley Care" {
		t.Errorf("%+v under %q", got, r.header.Sub())
	}
	facts := r.facts()
	facts.Product = "Valley Care HMO"
	r.plan.save(r.plan.product, "Product name saved", facts)
	r.host.Settle()
	if r.header.Sub() != "Valley Care · Valley Care HMO" {
		t.Errorf("the head says %q", r.header.Sub())
	}
}

func TestEnterSavesAndTheNextFieldBuildsOnIt(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(planSection)
	for _, e := range []struct{ was, is string }{{"H0000", "h1234"}, {"2028", "2029"}, {"Feb 10, 2027", "2/9/2028"}} {
		editor := r.editor(e.was)
		r.window.Canvas().Focus(editor)
		editor.SetText("")
		test.Type(editor, e.is)
		editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // and on at once, before it is saved
	}
	r.host.Settle()
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
		r.write(r.editor(e.was), e.is)
		if e.field.Error() == "" {
			t.Errorf("%q was taken for %s", e.is, e.field.Label)
		}
	}
	if got := r.facts(); got != before || r.toast() != "" {
		t.Errorf("saved %+v, told %q", got, r.toast())
	}
	r.write(r.editor("28"), "2030")
	if r.plan.year.Error() != "" || r.facts().ContractYear != 2030 {
		t.Error("a field that was set right was not saved")
	}
}

func TestAnEmptyWorkspaceGetsItsPlan(t *testing.T) {
	r := newRig(t, theme.Light, wide, false).at(areaSection)
	test.Tap(r.button("Make a plan"))
	r.host.Settle()
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
