package adequacy

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/heat"
)

// press types keys into what has the focus; without a focus they go to the screen, as the window does it.
func (r *rig) press(names ...fyne.KeyName) {
	for _, n := range names {
		if f := r.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: n})
		} else {
			r.Key(&fyne.KeyEvent{Name: n})
		}
	}
}

func (r *rig) shortcut(key fyne.KeyName, held fyne.KeyModifier) {
	r.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: held})
}

func (r *rig) shownNames() []string {
	var names []string
	for _, c := range r.view.counties {
		names = append(names, r.view.figures.Counties[c].Name)
	}
	return names
}

func TestTheKeyboardLeadsFromTheGridToTheReasonsOfACell(t *testing.T) {
	r := opened(t, theme.Light, wide)
	if r.host.Detail != nil {
		t.Fatal("a detail is shown before anything is selected")
	}
	r.press(fyne.KeyDown) // nothing has the focus yet
	r.settle()
	if r.host.Title != "Adams × Neurology" {
		t.Errorf("the first key shows %q", r.host.Title)
	}
	r.window.Canvas().Focus(r.grid)
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	r.settle()
	if r.host.Title != "Amite × Rheumatology" || r.shown.detail.County.Name != "Amite" {
		t.Errorf("after arrows the detail is of %q", r.host.Title)
	}
	moves := r.host.Moves
	r.window.Canvas().Focus(r.grid)
	r.press(fyne.KeyReturn)
	if r.host.Moves != moves+1 {
		t.Error("Enter is no step of the history")
	}
}

func TestFastArrowsShowTheLastCellOnly(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.window.Canvas().Focus(r.grid)
	for range 12 {
		r.press(fyne.KeyDown)
	}
	r.settle()
	county, specialty := r.grid.Selected()
	if r.shown.detail.County.Key != county || r.shown.detail.Specialty.Code != specialty {
		t.Errorf("%s × %s is selected, %s is shown", county, specialty, r.host.Title)
	}
}

func TestWhatIsTypedFiltersCounties(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.window.Canvas().Focus(r.grid)
	r.shortcut(fyne.KeyF, fyne.KeyModifierControl)
	if r.window.Canvas().Focused() != r.controls.search.Editor {
		t.Fatal("Ctrl+F does not lead to the filter")
	}
	test.Type(r.controls.search.Editor, "law")
	if got := r.shownNames(); !slices.Equal(got, []string{"Lawrence"}) {
		t.Errorf("law filters to %v", got)
	}
	r.press(fyne.KeyDown)
	if r.window.Canvas().Focused() != r.grid {
		t.Error("Down does not lead from the filter into the grid")
	}
	r.shortcut(fyne.KeyF, fyne.KeyModifierControl)
	test.Type(r.controls.search.Editor, "x")
	if r.grid.Visible() || !r.nothing.Visible() {
		t.Error("an empty grid is shown where no county passes")
	}
	test.Tap(r.nothing.Button())
	if len(r.view.counties) != len(r.desk.Figures().Counties) || r.controls.search.Text() != "" || !r.grid.Visible() {
		t.Errorf("after clearing the filters %d counties are shown, the filter says %q", len(r.view.counties), r.controls.search.Text())
	}
}

func TestFiltersLeaveWhatTheyName(t *testing.T) {
	r := opened(t, theme.Light, wide)
	a := r.desk.Figures()
	for _, c := range []struct {
		name   string
		choose func()
		keeps  func(county, specialty int) bool
	}{
		{"facilities", func() { r.chooseGroup(2) }, func(_, s int) bool { return a.Specialties[s].Kind == data.FacilityKind }},
		{"providers", func() { r.chooseGroup(1) }, func(_, s int) bool { return a.Specialties[s].Kind == data.ProviderKind }},
		{"rural", func() { r.chooseType(4) }, func(c, _ int) bool { return a.Counties[c].Type == data.Rural }},
		{"expansion", func() { r.chooseFiling(3) }, func(c, _ int) bool { return a.Counties[c].Filing == data.Expansion }},
		{"failing", func() { r.chooseFailing(true) }, func(c, s int) bool { return a.CountyTally(c).Fail() > 0 && a.SpecialtyTally(s).Fail() > 0 }},
		{"structural", func() { r.singleOut(app.Structural) }, func(c, _ int) bool { return a.CountyTally(c)[app.Structural] > 0 }},
	} {
		r.filter = filter{}
		c.choose()
		for county := range a.Counties {
			for specialty := range a.Specialties {
				shown := slices.Contains(r.view.counties, county) && slices.Contains(r.view.specialties, specialty)
				if shown != c.keeps(county, specialty) {
					t.Fatalf("%s: %s × %s is shown: %v", c.name, a.Counties[county].Name, a.Specialties[specialty].Name, shown)
				}
			}
		}
	}
}

func TestFailingOnlyWithinTheOtherFiltersLeavesNothingThatPasses(t *testing.T) {
	r := opened(t, theme.Light, wide)
	a := r.desk.Figures()
	for filing := range filingKinds {
		r.filter = filter{filings: filing}
		r.chooseFailing(true)
		for _, c := range r.view.counties {
			if !slices.ContainsFunc(r.view.specialties, func(s int) bool { return a.Cell(c, s).Class.Fails() }) {
				t.Errorf("%s: %s passes", filingKinds[filing].words, a.Counties[c].Name)
			}
		}
		for column, s := range r.view.specialties {
			if !slices.ContainsFunc(r.view.counties, func(c int) bool { return a.Cell(c, s).Class.Fails() }) {
				t.Errorf("%s: %s passes", filingKinds[filing].words, a.Specialties[s].Name)
			}
			for row, c := range r.view.counties {
				if quiet := r.view.heatCell(row, column).Class == int(app.OutsideArea); quiet == a.Cell(c, s).Class.Fails() {
					t.Errorf("%s × %s is quiet: %v", a.Counties[c].Name, a.Specialties[s].Name, quiet)
				}
			}
		}
	}
}

func TestCountiesAppliedForAreOneChoice(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.chooseFiling(slices.Index(filingWords(), app.AppliedForWords))
	for _, c := range r.view.counties {
		if r.view.figures.Counties[c].Filing == data.Operating {
			t.Errorf("%s is operating", r.view.figures.Counties[c].Name)
		}
	}
	if len(r.view.counties) == 0 {
		t.Error("no county is left")
	}
}

func TestTheLegendSinglesAClassOut(t *testing.T) {
	r := opened(t, theme.Light, wide)
	var fixable *entry
	for _, e := range r.legend.entries {
		if e.class == app.Fixable {
			fixable = e
		}
	}
	if fixable.count != r.desk.Figures().Tally()[app.Fixable] {
		t.Errorf("the legend counts %d fixable cells", fixable.count)
	}
	r.window.Canvas().Focus(fixable)
	r.press(fyne.KeySpace)
	for row := range r.view.counties {
		for column := range r.view.specialties {
			if c := r.view.heatCell(row, column); c.Class != int(app.Fixable) && c.Class != int(app.OutsideArea) {
				t.Fatalf("a cell of class %d keeps its color", c.Class)
			}
		}
	}
	r.settle()
	test.AssertImageMatches(t, "singled_out.png", r.window.Canvas().Capture())
	test.Tap(fixable)
	if r.filter.class != app.OutsideArea || len(r.view.counties) != len(r.desk.Figures().Counties) {
		t.Error("the same class again does not take the filter back")
	}
}

func TestHeadsOrderCounties(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.grid.OnSort(heat.Sort{Column: heat.NameColumn})
	names := r.shownNames()
	if !slices.IsSorted(names) {
		t.Errorf("by name: %v", names)
	}
	r.grid.OnSort(heat.Sort{Column: heat.NameColumn, Reverse: true})
	slices.Reverse(names)
	if got := r.shownNames(); !slices.Equal(got, names) {
		t.Errorf("reversed: %v", got)
	}
	r.grid.OnSort(heat.Sort{Column: 2})
	specialty := r.view.specialties[2]
	if !slices.IsSortedFunc(r.view.counties, func(x, y int) int { return worse(r.view.cell(x, specialty), r.view.cell(y, specialty)) }) {
		t.Error("the head of a specialty does not put its worst counties first")
	}
}

func TestBackAndForwardRestoreThePlace(t *testing.T) {
	r := opened(t, theme.Light, narrow)
	r.chooseGroup(1)
	r.chooseFailing(true)
	r.singleOut(app.Fixable)
	r.grid.OnSort(heat.Sort{Column: 3, Reverse: true})
	r.window.Canvas().Focus(r.grid)
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	r.settle()
	r.grid.SetOffset(fyne.NewPos(60, 40))
	place, names := r.Place(), r.shownNames()
	r.Open(desk.Place{Screen: desk.Adequacy})
	if len(r.view.counties) != len(r.desk.Figures().Counties) || r.Place().County != "" {
		t.Error("a plain place keeps filters or selection")
	}
	if r.Place().X != 0 || r.Place().Y != 0 {
		t.Error("a plain place keeps the scroll")
	}
	r.Open(place)
	if got := r.Place(); got != place || !slices.Equal(r.shownNames(), names) {
		t.Errorf("back at\n%+v, not at\n%+v", got, place)
	}
}

func TestCopyingWritesTheFiguresOfMarkedCounties(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.chooseGroup(1)
	r.window.Canvas().Focus(r.grid)
	r.press(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	r.grid.TypedShortcut(&fyne.ShortcutCopy{})
	lines := strings.Split(strings.TrimSpace(fyne.CurrentApp().Clipboard().Content()), "\n")
	if len(lines) != 1+2*29 || !strings.HasPrefix(lines[1], "Adams,MS,") {
		t.Errorf("%d lines, the first county's: %s", len(lines), lines[1])
	}
	if !slices.Equal(r.host.Toasts, []string{"Copied 2 counties as CSV."}) {
		t.Errorf("toasts %q", r.host.Toasts)
	}
}

func TestWithoutFiguresTheScreenTeachesWhatComesNext(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, kit.NewStack(0))
	d, host := desktest.New(sample.workspace, w, sample.figures.Computed)
	s := New(d)
	w.SetContent(s.Content())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(912, 852))
	place := desk.Place{Screen: desk.Adequacy, County: sample.figures.Counties[3].Key, Specialty: "008"}
	s.Open(place)
	if !s.empty.Visible() || s.room.Visible() || s.Place() != place {
		t.Error("without figures the grid is shown, or the place is forgotten")
	}
	test.AssertImageMatches(t, "empty.png", w.Canvas().Capture())
	test.Tap(s.empty.Button())
	if len(host.Went) != 1 || host.Went[0].Screen != desk.Imports {
		t.Errorf("the button leads to %v", host.Went)
	}
	d.SetFigures(sample.figures)
	host.Settle()
	if s.empty.Visible() || !s.room.Visible() || s.Place().County != place.County || host.Title == "" {
		t.Error("with figures the place that was asked for is not shown")
	}
}

func TestTheBasisIsNamedAndSwitched(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.chooseBasis(int(app.MemberReadyBasis))
	r.settle()
	if got := r.desk.Figures().Basis; got != app.MemberReadyBasis || r.controls.basis.Chosen() != 1 {
		t.Errorf("figures are on the %s basis", got)
	}
}

func TestCommandsLeadHereFromAnywhere(t *testing.T) {
	r := opened(t, theme.Light, wide)
	for _, c := range r.Commands() {
		c.Do()
	}
	r.settle()
	if !r.tries.open || r.desk.Figures().Basis != app.MemberReadyBasis {
		t.Error("commands do not open the what-if, or do not switch the basis")
	}
	for _, p := range r.host.Went {
		if p.Screen != desk.Adequacy {
			t.Errorf("a command leads to %v", p)
		}
	}
	if last := r.host.Went[len(r.host.Went)-1]; readFilter(last.Tab, last.Filter, last.Choice).class != app.Structural {
		t.Errorf("the last filter is %+v", last)
	}
}

func TestADetailThatComesTooLateIsNotShown(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "031"})
	r.Open(desk.Place{Screen: desk.Adequacy})
	r.settle()
	if r.host.Detail != nil {
		t.Errorf("without a selection %q is shown", r.host.Title)
	}
}
