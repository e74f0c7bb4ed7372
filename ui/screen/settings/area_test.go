package settings

import (
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// tick clicks the box of a row by its place among those shown.
func (r *rig) tick(place int) {
	t := r.Screen.area.table
	at := fyne.NewPos(24, 1+theme.Row+float32(place)*theme.Row+10)
	t.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	t.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	r.Host.Settle()
}

// choose taps the part of segments with some words.
func (r *rig) choose(s *kit.Segments, part, of int) {
	test.TapAt(s, fyne.NewPos((float32(part)+0.5)*s.Size().Width/float32(of), 10))
	r.Host.Settle()
}

func TestATickPutsACountyInOrTakesItOut(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(areaSection)
	before := r.area()
	if len(before) != 45 || r.Screen.area.only.Chosen() != onlyArea || len(r.Screen.area.table.Shown()) != 45 {
		t.Fatalf("%d counties, %d shown", len(before), len(r.Screen.area.table.Shown()))
	}
	r.tick(0) // Adams
	if got := r.area(); len(got) != 44 || hasKey(got, "28001") || r.toast() != "Adams, MS taken out" {
		t.Errorf("%d counties, told %q", len(got), r.toast())
	}
	r.undo()
	if got := r.area(); !maps.Equal(got, before) || !strings.HasPrefix(r.Screen.area.count.Text(), "45 of") {
		t.Errorf("undo left %d counties; the page says %q", len(got), r.Screen.area.count.Text())
	}
	r.choose(r.Screen.area.only, 0, 2)
	test.Type(r.Screen.area.search.Editor, "tunica")
	r.Window.Canvas().Focus(r.Screen.area.table)
	r.Press(fyne.KeyDown, fyne.KeySpace)
	if got := r.area(); got["28143"] != data.Expansion || len(got) != 46 || r.toast() != "Tunica, MS put into the service area" {
		t.Errorf("%v, told %q", got["28143"], r.toast())
	}
	r.Press(fyne.KeyEscape)
	if len(r.area()) != 46 {
		t.Error("Esc took ticks away")
	}
}

func TestQuickTicksAreAllSaved(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(areaSection)
	table := r.Screen.area.table
	for place := range 3 { // the next one comes before the first is saved
		at := fyne.NewPos(24, 1+theme.Row+float32(place)*theme.Row+10)
		table.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	}
	r.Host.Settle()
	if got := len(r.area()); got != 42 && got != 44 { // rows move up as those above leave the list
		t.Errorf("%d counties", got)
	}
	if shown := len(r.records.area); shown != len(r.area()) {
		t.Errorf("the page says %d, saved are %d", shown, len(r.area()))
	}
}

func TestACountyHasItsKindOfFiling(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(areaSection)
	before := r.area()
	a := r.Screen.area
	if !a.kind.Disabled() {
		t.Error("no county is current, yet a kind can be chosen")
	}
	r.Window.Canvas().Focus(a.table)
	r.Press(fyne.KeyDown)
	key := a.table.CurrentKey()
	r.choose(a.kind, 1, 3)
	if got := r.area(); got[key] != data.Initial || r.toast() != "Adams, MS is initial now" {
		t.Errorf("%v, told %q", got[key], r.toast())
	}
	test.Tap(r.Button("Set for all 45 shown"))
	r.Host.Settle()
	for county, kind := range r.area() {
		if kind != data.Initial {
			t.Errorf("%s is %s", county, kind)
		}
	}
	if r.toast() != "44 counties are initial now" || !strings.HasSuffix(a.count.Text(), ": 45 initial") {
		t.Errorf("told %q; the page says %q", r.toast(), a.count.Text())
	}
	r.undo()
	if before[key] = data.Initial; !maps.Equal(r.area(), before) {
		t.Error("undo did not bring the kinds back")
	}
}

func TestTheRostersCountiesBecomeTheArea(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(areaSection)
	r.tick(0)
	test.Tap(r.Button("Take the roster's counties"))
	r.Host.Settle()
	got := r.area()
	if !strings.HasPrefix(r.toast(), "The service area is the ") || len(got) < 40 || got["28001"] != data.Expansion || got["28003"] != data.Operating && hasKey(got, "28003") {
		t.Errorf("%d counties, told %q", len(got), r.toast())
	}
	test.Tap(r.Button("Take the roster's counties"))
	r.Host.Settle()
	if r.toast() != "The service area is that of the roster already" || !maps.Equal(got, r.area()) {
		t.Errorf("told %q", r.toast())
	}
}

func TestAListOfCountiesIsPasted(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(areaSection)
	test.Tap(r.Button("Paste a list"))
	if !r.Button("Add to the area").Disabled() {
		t.Error("nothing was pasted, yet it can be added")
	}
	editor, ok := r.Window.Canvas().Focused().(*kit.Editor)
	if !ok {
		t.Fatal("the list does not have the focus")
	}
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent("28143\nTate County, MS\nAtlantis")
	editor.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	test.AssertImageMatches(t, "paste.png", r.Window.Canvas().Capture())
	test.Tap(r.Button("Add to the area"))
	r.Host.Settle()
	if got := r.area(); len(got) != 47 || got["28143"] != data.Expansion || !hasKey(got, "28137") || r.toast() != "2 counties put into the service area" {
		t.Errorf("%d counties, told %q", len(got), r.toast())
	}
	test.Tap(r.Button("Paste a list"))
	test.Type(r.Window.Canvas().Focused(), "28001")
	test.Tap(r.Button("Make them the area"))
	r.Host.Settle()
	if got := r.area(); len(got) != 1 || got["28001"] != data.Operating {
		t.Errorf("%v, told %q", got, r.toast())
	}
}

func TestBackRestoresTheListOfCounties(t *testing.T) {
	r := newRig(t, theme.Light, wide, true).at(areaSection)
	a := r.Screen.area
	r.choose(a.only, 0, 2)
	a.state.SetChosen(2)
	a.keep()
	test.Type(a.search.Editor, "an")
	a.table.SetView(viewOf(a, "-beneficiaries"))
	a.keep()
	was, shown := r.Place(), len(a.table.Shown())
	if was.Tab != areaSection || was.Filter != "an" || !strings.HasSuffix(was.Choice, " all") || was.Sort != "-beneficiaries" || shown == 0 {
		t.Fatalf("%+v, %d shown", was, shown)
	}
	r.at(planSection)
	r.Open(was)
	r.Host.Settle()
	if got := r.Place(); got != was || len(a.table.Shown()) != shown {
		t.Errorf("got %+v, %d shown; want %+v, %d", got, len(a.table.Shown()), was, shown)
	}
	r.Open(desk.Place{Screen: desk.Settings, Tab: areaSection})
	r.Host.Settle()
	if a.only.Chosen() != onlyArea || a.search.Text() != "" || len(a.table.Shown()) != 45 {
		t.Error("the zero place is not the list as it opens")
	}
}
