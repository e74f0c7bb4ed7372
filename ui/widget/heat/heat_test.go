package heat

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

// counties is a grid of invented figures: the class of a cell follows from its place.
func counties(rows, columns int) Data {
	names := []string{"Washington", "Lamar", "Bolivar", "Carroll", "Montgomery", "Quitman", "Jefferson Davis", "Tallahatchie"}
	types := []string{"Micro", "Metro", "Rural", "Rural", "CEAC"}
	shorts := []string{"Prim", "Card", "Ophth", "Neuro", "Psych", "GSurg", "Ortho", "Gastro", "Rheum", "ClPsy"}
	d := Data{
		Name: "County", Note: "Class", Sort: Sort{Column: NoColumn},
		Counts: []CountHead{{"octagon-x", 5, "Cells that fail and are structural"}, {"wrench", 3, "Cells that fail and are fixable"}},
	}
	for c := range columns {
		d.Columns = append(d.Columns, Column{Key: fmt.Sprintf("%03d", c+7), Short: shorts[c%len(shorts)], Code: fmt.Sprintf("%03d", c+7), Words: fmt.Sprintf("Specialty %d · %03d", c, c+7)})
	}
	for r := range rows {
		row := Row{Key: fmt.Sprintf("25%03d", r), Name: names[r%len(names)], Note: types[r%len(types)], Words: names[r%len(names)] + " County", Counts: []int{r * 3 % 7, r * 5 % 11}}
		if r%3 == 0 {
			row.Mark = "+"
		}
		d.Rows = append(d.Rows, row)
	}
	d.Cell = func(r, c int) Cell {
		class := []int{1, 1, 2, 1, 3, 2, 1, 5, 1, 4}[(r*7+c*3+r*c)%10]
		figure := fmt.Sprint(100 - (r*13+c*29)%40*(class/3))
		if class == 4 {
			figure = "3/5"
		}
		return Cell{Class: class, Figure: figure, Changed: (r+c)%17 == 0}
	}
	d.Words = func(r, c int) []string {
		return []string{d.Rows[r].Name + " × " + d.Columns[c].Words, "Fails, fixable", "64.2% with access, 85% required"}
	}
	return d
}

// shown is a grid in a window of its own.
func shown(t testing.TB, d Data, size fyne.Size, v theme.Variant) (*Grid, fyne.Window) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(v))
	g := New(d)
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(size)
	return g, w
}

func TestAGridLooksAsItShould(t *testing.T) {
	for name, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		g, w := shown(t, counties(61, 43), fyne.NewSize(864, 520), v)
		g.Select("25011", "011")
		g.SetMarked([]string{"25003", "25004"})
		test.AssertImageMatches(t, "grid_"+name+".png", w.Canvas().Capture())
	}
}

func TestAGridFollowsTheTheme(t *testing.T) {
	g, w := shown(t, counties(61, 43), fyne.NewSize(864, 520), theme.Light)
	g.Select("25011", "011")
	g.SetMarked([]string{"25003", "25004"})
	w.Canvas().Capture()
	test.ApplyTheme(t, theme.New(theme.Dark))
	test.AssertImageMatches(t, "grid_dark.png", w.Canvas().Capture())
}

func TestAGridIsSharpOnAFineScreen(t *testing.T) {
	g, w := shown(t, counties(61, 43), fyne.NewSize(420, 180), theme.Light)
	w.Canvas().(software.WindowlessCanvas).SetScale(2)
	w.Resize(fyne.NewSize(420, 180))
	g.Select("25001", "008")
	test.AssertImageMatches(t, "fine.png", w.Canvas().Capture())
}

func TestACellWithoutAShareHasAWiderColumnForItsFigure(t *testing.T) {
	d := counties(61, 43)
	d.Columns[1].Widest = "412/520"
	g, _ := shown(t, d, fyne.NewSize(864, 520), theme.Light)
	if wide, plain := g.widths.cells[2]-g.widths.cells[1], g.widths.cells[1]; wide < plain+16 {
		t.Errorf("a column for 412/520 is %v wide, others %v", wide, plain)
	}
}
