package adequacy

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// find lists the objects of a type below an object, in the order of the eye.
func find[T fyne.CanvasObject](o fyne.CanvasObject) (list []T) {
	if found, ok := o.(T); ok {
		return append(list, found)
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			list = append(list, find[T](child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			list = append(list, find[T](child)...)
		}
	}
	return list
}

func TestTheDetailLeadsToTheMapAndToNeighbors(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "031"})
	r.settle()
	for _, b := range find[*kit.Button](r.host.Detail) {
		if b.Words() == "Show on map" {
			test.Tap(b)
		}
	}
	if want := (desk.Place{Screen: desk.Map, County: r.county("Amite"), Specialty: "031"}); len(r.host.Went) != 1 || r.host.Went[0] != want {
		t.Errorf("went to %v", r.host.Went)
	}
	test.Type(r.controls.search.Editor, "amite") // the neighbor is filtered out
	for _, b := range find[*kit.Button](r.host.Detail) {
		if b.Words() == "Pike" {
			test.Tap(b)
		}
	}
	r.settle()
	if r.host.Title != "Pike × Rheumatology" || r.host.Moves != 2 {
		t.Errorf("a click on the neighbor shows %q", r.host.Title)
	}
}

func TestFoldsStayOpenFromCellToCell(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "031"})
	r.settle()
	for _, f := range find[*kit.Figure](r.host.Detail) {
		test.Tap(f)
	}
	r.window.Canvas().Focus(r.grid)
	r.press(fyne.KeyDown)
	r.settle()
	if !r.shown.folds[countFold].Opened() || !r.shown.folds[shareFold].Opened() || r.shown.folds[requiredFold].Opened() {
		t.Error("the next cell forgets which reasons were open")
	}
}

func TestACellThatIsFilteredOutTakesItsDetailAlong(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Amite"), Specialty: "011"})
	r.settle()
	r.typeText("adams")
	r.settle()
	if r.host.Detail != nil {
		t.Error("the detail stands beside a grid without its cell")
	}
	r.typeText("")
	r.settle()
	if r.host.Title != "Amite × Dermatology" || r.host.Detail == nil {
		t.Errorf("once the cell is back the detail is %q", r.host.Title)
	}
}

func TestACountyWithoutASpecialtyOpensItsWorstCell(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.Open(desk.Place{Screen: desk.Adequacy, County: r.county("Forrest")})
	r.settle()
	if r.host.Title != "Forrest × Primary Care" {
		t.Errorf("the map's county opens %q", r.host.Title)
	}
}
