package maps

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
	"countyline/ui/widget/choropleth"
)

func press1(o fyne.Focusable, k fyne.KeyName) { o.TypedKey(&fyne.KeyEvent{Name: k}) }

func (v *shown) key(k fyne.KeyName) bool {
	taken := v.Key(&fyne.KeyEvent{Name: k})
	v.settle()
	return taken
}

func (v *shown) neurology(t testing.TB) int {
	for i, s := range v.figures.Specialties {
		if s.Name == "Neurology" {
			v.chooseSpecialty(i)
			v.settle()
			return i
		}
	}
	t.Fatal("the sample has no neurology")
	return 0
}

func TestAClickInTheListShowsTheSpecialtyOnTheMap(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	if got := v.header.Sub(); got != "All specialties, worst · 45 counties" {
		t.Errorf("the screen opens with %q", got)
	}
	test.TapAt(v.list.rows, fyne.NewPos(20, 3*theme.Row+10))
	v.settle()
	if got := v.header.Sub(); got != "Cardiology · 45 counties" || v.host.Moves != 1 {
		t.Errorf("the head says %q after %d steps", got, v.host.Moves)
	}
	i, _ := v.figures.SpecialtyIndex(v.code())
	for class, row := range v.legend.rows {
		if want := v.figures.SpecialtyTally(i)[class]; app.Class(class) != app.OutsideArea && row.count != want {
			t.Errorf("the legend has %d counties of class %d, the figures %d", row.count, class, want)
		}
	}
}

func TestBracketsAndArrowsChangeTheSpecialty(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.key(fyne.KeyRightBracket)
	v.key(fyne.KeyRightBracket)
	if v.specialty != 1 {
		t.Errorf("two ] lead to %d", v.specialty)
	}
	v.key(fyne.KeyLeftBracket)
	v.key(fyne.KeyLeftBracket)
	v.key(fyne.KeyLeftBracket)
	if v.specialty != all {
		t.Errorf("[ leads to %d", v.specialty)
	}
	press1(v.list.rows, fyne.KeyEnd)
	if v.specialty != len(v.figures.Specialties)-1 {
		t.Errorf("End leads to %d", v.specialty)
	}
	press1(v.list.rows, fyne.KeyUp)
	if v.specialty != len(v.figures.Specialties)-2 {
		t.Errorf("Up leads to %d", v.specialty)
	}
}

func TestTypingFiltersTheListAndArrowsChooseFromIt(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.window.Canvas().Focus(v.list.search.Editor)
	test.Type(v.list.search.Editor, "neuro")
	var names []string
	for _, e := range v.list.rows.entries {
		names = append(names, e.words)
	}
	if got := strings.Join(names, ", "); got != "Neurology, Neurosurgery" {
		t.Fatalf("the filter leaves %s", got)
	}
	press1(v.list.search.Editor, fyne.KeyDown)
	v.settle()
	if got := v.header.Sub(); !strings.HasPrefix(got, "Neurology") {
		t.Errorf("Down chose %q", got)
	}
	press1(v.list.search.Editor, fyne.KeyEscape)
	if len(v.list.rows.entries) != len(v.figures.Specialties)+1 {
		t.Error("Esc does not empty the filter")
	}
}

func TestALegendRowDimsTheOtherClassesAndGivesThemBack(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	test.Tap(v.legend.rows[app.Structural])
	if v.shown != (choropleth.Shown{app.Structural: true}) || !v.legend.rows[app.Thin].dimmed {
		t.Errorf("shown are %v", v.shown)
	}
	v.window.Canvas().Focus(v.legend.rows[app.Fixable])
	press1(v.legend.rows[app.Fixable], fyne.KeySpace)
	if v.shown != (choropleth.Shown{app.Fixable: true}) {
		t.Errorf("Space shows %v", v.shown)
	}
	press1(v.legend.rows[app.Fixable], fyne.KeySpace)
	if v.shown != (choropleth.Shown{}) {
		t.Errorf("once more shows %v", v.shown)
	}
}

func TestTickingAPracticeRecolorsAndCountsAtOnce(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	i := v.neurology(t)
	before := v.legend.rows[app.Fixable].count
	first := v.whatIf.rows.list[0]
	test.TapAt(v.whatIf.rows, fyne.NewPos(20, 10))
	v.settle()
	now, base := v.desk.WhatIf().Failing()
	if now != base+first.Effect || v.whatIf.now.Text() != app.Count(int64(now)) {
		t.Errorf("%s, alone %d, leaves %d of %d failing cells, and the card says %s", first.Practice, first.Effect, now, base, v.whatIf.now.Text())
	}
	if got := v.legend.rows[app.Fixable].count; got >= before {
		t.Errorf("fixable are %d counties, were %d", got, before)
	}
	if got, was := v.list.entries[i+1].fixable, v.figures.SpecialtyTally(i)[app.Fixable]; got >= was {
		t.Errorf("the list counts %d, was %d", got, was)
	}
	v.selectCounty(t, "Claiborne")
	var rows []string
	for _, o := range test.LaidOutObjects(v.host.Detail) {
		if words, ok := o.(*canvas.Text); ok {
			rows = append(rows, words.Text)
		}
	}
	if !v.known() || slices.ContainsFunc(v.looked.points, func(p app.PopulationDot) bool { return !p.Covered }) != (v.looked.detail.PeopleOut > 0) {
		t.Error("ZIP points are not those of the what-if")
	}
	if said := strings.Join(rows, "|"); !strings.Contains(said, "Without the what-if") || !strings.Contains(said, "Without access") {
		t.Errorf("the detail under the what-if says %s", said)
	}
	press1(v.whatIf.rows, fyne.KeyDown)
	press1(v.whatIf.rows, fyne.KeySpace)
	if n := len(v.desk.WhatIf().Chosen()); n != 2 {
		t.Errorf("%d practices are ticked", n)
	}
	test.Tap(v.whatIf.reset)
	if n := len(v.desk.WhatIf().Chosen()); n != 0 || v.legend.rows[app.Fixable].count != before {
		t.Errorf("after the reset %d practices are ticked", n)
	}
	v.host.Undo()
	if n := len(v.desk.WhatIf().Chosen()); n != 2 {
		t.Errorf("the reset's undo ticks %d practices", n)
	}
	v.resetWhatIf()
}

func TestEachRowOfTheWhatIfSaysWhatItsTickWouldChangeNow(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.neurology(t)
	v.selectCounty(t, "Claiborne")
	defer v.resetWhatIf()
	for i := range 4 {
		before, _ := v.desk.WhatIf().Failing()
		p := v.whatIf.rows.list[i]
		v.tick(p, true)
		v.settle()
		if now, _ := v.desk.WhatIf().Failing(); now-before != p.Effect {
			t.Errorf("%s said %d and changed %d", p.Practice, p.Effect, now-before)
		}
		if v.whatIf.rows.list[i].Key != p.Key || !v.whatIf.rows.on[i] {
			t.Errorf("%s jumped at its tick", p.Practice)
		}
		for _, j := range v.looked.fixers() {
			if v.desk.WhatIf().In(j.Key) {
				t.Errorf("%s is offered though it is ticked", j.Practice)
			}
		}
	}
}

func TestLocationsOfAllSpecialtiesAreShownWhenAskedFor(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.selectCounty(t, "Adams")
	var l choropleth.Layers
	if v.laySites(&l); len(l.Sites) > 0 {
		t.Errorf("%d locations cover the figures of the counties", len(l.Sites))
	}
	v.switchLayer(everyLayer)
	if v.laySites(&l); len(l.Sites) == 0 {
		t.Error("the layer shows none")
	}
}

func TestRanksStandOnTheMapOnlyWhileTheirListDoes(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.neurology(t)
	for i := range v.figures.Counties {
		v.selectCounty(t, v.figures.Counties[i].Name)
		var l choropleth.Layers
		v.layCell(&l)
		ranked := slices.ContainsFunc(l.Targets, func(p choropleth.Target) bool { return p.Rank > 0 })
		if fails := v.looked.detail.Cell.Class.Fails(); ranked && !fails {
			t.Fatalf("%s passes and has ranks", v.host.Title)
		}
	}
}

func TestALineOfTheLegendSaysWhatItsClassMeans(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.legend.rows[app.Structural].MouseIn(&desktop.MouseEvent{})
	said := false
	for _, o := range test.LaidOutObjects(v.window.Content()) {
		words, ok := o.(*canvas.Text)
		said = said || ok && words.Visible() && words.Text == app.Structural.Explained()
	}
	if !said {
		t.Error("nothing says what structural means")
	}
}

func TestBackRestoresThePlace(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.neurology(t)
	v.selectCounty(t, "Adams")
	test.Tap(v.legend.rows[app.Fixable])
	v.switchLayer(ringLayer)
	v.plot.Zoom(3)
	v.plot.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: -40, DY: 22}})
	v.list.search.SetText("neu")
	v.settle()
	want := v.Place()
	v.Open(desk.Place{Screen: desk.Map})
	v.settle()
	if v.county != none || v.specialty != all || v.Place().Zoom != 0 {
		t.Errorf("the screen opens at %v", v.Place())
	}
	v.Open(want)
	v.settle()
	if got := v.Place(); got != want {
		t.Errorf("came back as\n%+v, was\n%+v", got, want)
	}
}

func TestAnotherBasisAssessesAnewAndIsNamed(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.selectCounty(t, "Adams")
	press1(v.basis, fyne.KeyRight)
	v.settle()
	if v.figures.Basis != app.MemberReadyBasis || v.basis.Chosen() != 1 {
		t.Errorf("the figures are on the %s basis", v.figures.Basis)
	}
	if v.county == none || v.host.Title != "Adams, MS" {
		t.Error("the selection is lost with the basis")
	}
}

func TestTheMenuOfLayersSwitchesThem(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	v.neurology(t)
	test.Tap(v.layersMenu)
	menu := v.window.Canvas().Overlays().Top()
	if menu == nil {
		t.Fatal("no menu")
	}
	v.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if v.layers[networkLayer] {
		t.Error("Enter on the first line does not switch the locations off")
	}
	if v.Place().Choice != "layer0" {
		t.Errorf("the place keeps %q", v.Place().Choice)
	}
}

func TestEveryControlIsReachedByTab(t *testing.T) {
	v := open(t, theme.Light, 1272, 852)
	seen := map[fyne.Focusable]bool{}
	for range 40 {
		v.window.Canvas().FocusNext()
		seen[v.window.Canvas().Focused()] = true
	}
	want := []fyne.Focusable{v.basis, v.layersMenu, v.list.search.Editor, v.list.rows, v.plot, v.legend.rows[app.Buffered], v.legend.rows[app.Structural], v.whatIf.fold, v.whatIf.rows}
	for _, f := range want {
		if !seen[f] {
			t.Errorf("Tab does not reach %T", f)
		}
	}
}

func TestWithoutFiguresOneButtonLeadsToTheImport(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	d, host := desktest.New(nil, w, figures().Computed)
	s := New(d)
	w.SetPadded(false)
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(900, 600))
	test.Tap(s.empty.Button())
	if len(host.Went) != 1 || host.Went[0].Screen != desk.Imports {
		t.Errorf("the button goes to %v", host.Went)
	}
	if s.Key(&fyne.KeyEvent{Name: fyne.KeyRightBracket}) {
		t.Error("keys are taken while there is nothing to show")
	}
	test.AssertImageMatches(t, "empty.png", w.Canvas().Capture())
}

func TestTheScreenLooksAsAgreed(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for _, c := range []struct {
		name          string
		variant       theme.Variant
		width, height float32
	}{
		{"light-1440.png", theme.Light, 1272, 852},
		{"dark-1440.png", theme.Dark, 1272, 852},
		{"light-1024.png", theme.Light, 968, 652},
		{"dark-1024.png", theme.Dark, 968, 652},
	} {
		v := open(t, c.variant, c.width, c.height)
		v.neurology(t)
		v.selectCounty(t, "Adams")
		test.AssertImageMatches(t, c.name, v.window.Canvas().Capture())
	}
	v := open(t, theme.Light, 1272, 852)
	test.AssertImageMatches(t, "all-1440.png", v.window.Canvas().Capture())
}
