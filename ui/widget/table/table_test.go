package table

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

func equal[T any](t *testing.T, got, want []T, what string, same func(a, b T) bool) {
	t.Helper()
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func sameText(a, b string) bool { return a == b }
func sameRow(a, b int) bool     { return a == b }

func TestATitleSortsAndOnceMoreTheOtherWay(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(6))
	b.clickTitle("people", 0)
	equal(t, b.column("people"), []string{"0", "5,894", "11,788", "22,947", "28,841", "34,735"}, "figures sort as figures", sameText)
	b.clickTitle("people", 0)
	if got := b.column("people")[0]; got != "34,735" {
		t.Errorf("from the top: %s stands first", got)
	}
	if got := b.View().Sort; got != "-people" {
		t.Errorf("the view says %q", got)
	}
}

func TestShiftAddsASecondKey(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(60))
	b.clickTitle("specialty", 0)
	b.clickTitle("people", fyne.KeyModifierShift)
	if got := b.View().Sort; got != "specialty,people" {
		t.Fatalf("sorted by %q", got)
	}
	rows := b.Shown()
	for i := 1; i < len(rows); i++ {
		x, y := rows[i-1], rows[i]
		rowsOf := b.Data().source.(practices)
		if rowsOf[x][2] == rowsOf[y][2] && rowsOf.Number(x, 4) > rowsOf.Number(y, 4) {
			t.Errorf("%v stands before %v", rowsOf[x], rowsOf[y])
		}
	}
}

func TestTitlesSortMoveAndWidenFromTheKeyboard(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(60))
	b.window.Canvas().Focus(b.Table)
	b.key(fyne.KeyUp, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	b.key(fyne.KeyRight)
	b.shifted(fyne.KeyReturn)
	if got := b.View().Sort; got != "specialty,zip" {
		t.Errorf("sorted by %q", got)
	}
	b.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierShortcutDefault})
	b.shifted(fyne.KeyRight)
	if got := b.View().Columns; got != "npi,name,zip:78,specialty,people,status,new" {
		t.Errorf("columns are %q", got)
	}
	b.key(fyne.KeyDown)
	if b.Current() < 0 {
		t.Error("down from the titles reaches no row")
	}
}

func TestArrowsPagesAndEndsMoveTheCurrentRow(t *testing.T) {
	b := open(t, theme.Light, 900, 1+40+1+10*theme.Row, invented(100))
	var told []int
	b.OnCurrent = func(row int) { told = append(told, row) }
	b.window.Canvas().Focus(b.Table)
	for _, step := range []struct {
		key   fyne.KeyName
		place int
	}{{fyne.KeyDown, 0}, {fyne.KeyDown, 1}, {fyne.KeyPageDown, 11}, {fyne.KeyEnd, 99}, {fyne.KeyPageUp, 89}, {fyne.KeyUp, 88}, {fyne.KeyHome, 0}} {
		b.key(step.key)
		if b.Current() != step.place {
			t.Errorf("%s leads to %d, want %d", step.key, b.Current(), step.place)
		}
		top := float32(step.place) * theme.Row
		if _, y := b.Scroll(); top < y || top+theme.Row > y+b.view().Height {
			t.Errorf("after %s the row is out of sight at %v", step.key, y)
		}
	}
	if len(told) != 7 {
		t.Errorf("told of %v", told)
	}
}

func TestEnterAndADoubleClickOpenAndNoSingleOne(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(9))
	var opened []int
	b.OnOpen = func(row int) { opened = append(opened, row) }
	var told []int
	b.OnCurrent = func(row int) { told = append(told, row) }
	b.clickRow(2, 0)
	b.clickRow(2, 0)
	equal(t, opened, nil, "opened by single clicks", sameRow)
	equal(t, told, []int{2, 2}, "told of, for the second click may want to see the row again", sameRow)
	double := func() { b.DoubleTapped(&fyne.PointEvent{}) } // as the window tells of it after two quick clicks
	b.clickRow(4, 0)
	double()
	b.click(20, 1+b.headHeight()+4*theme.Row+14, 0) // its box
	b.clickRow(4, 0)
	double()
	equal(t, opened, nil, "opened by clicks on two things", sameRow)
	b.clickRow(4, 0)
	double()
	b.key(fyne.KeyDown, fyne.KeyReturn)
	equal(t, opened, []int{4, 5}, "opened", sameRow)
}

func TestRowsAreMarkedByClicksAndKeys(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(20))
	b.clickRow(1, 0)
	b.clickRow(3, fyne.KeyModifierShortcutDefault)
	equal(t, b.Marked(), []int{1, 3}, "Ctrl+click marks the current row too", sameRow)
	b.clickRow(6, fyne.KeyModifierShift)
	equal(t, b.Marked(), []int{1, 3, 4, 5, 6}, "Shift+click marks what lies between", sameRow)
	b.shifted(fyne.KeyUp, fyne.KeyUp)
	equal(t, b.Marked(), []int{1, 3, 4}, "Shift+Up draws the range back", sameRow)
	b.key(fyne.KeySpace)
	equal(t, b.Marked(), []int{1, 3}, "Space takes a mark away", sameRow)
	b.click(20, 1+40+14, 0)
	equal(t, b.Marked(), []int{0, 1, 3}, "the box marks", sameRow)
	b.key(fyne.KeyEscape)
	equal(t, b.Marked(), nil, "Esc clears", sameRow)
	b.shortcut(&fyne.ShortcutSelectAll{})
	if b.Counts() != (Counts{20, 20, 20, 0}) {
		t.Errorf("Ctrl+A leaves %+v", b.Counts())
	}
	b.click(20, 20, 0)
	if b.Counts().Marked != 0 {
		t.Error("the box in the header does not take all marks away")
	}
}

func TestMarksThatAFilterHidesAreCountedAndKept(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(50))
	b.window.Canvas().Focus(b.Table)
	b.shortcut(&fyne.ShortcutSelectAll{})
	b.SetFilter("cottonwood cardio")
	c := b.Counts()
	if c.Marked != 50 || c.Hidden != 50-c.Shown || c.Shown == 0 {
		t.Errorf("counts %+v", c)
	}
	b.SetFilter("")
	if c := b.Counts(); c.Marked != 50 || c.Hidden != 0 {
		t.Errorf("counts %+v", c)
	}
}

func TestAccentsAndCaseDoNotMatterToTheFilter(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(50))
	b.SetFilter("MUNOZ river")
	for _, name := range b.column("name") {
		if !strings.HasPrefix(name, "Muñoz River") {
			t.Errorf("%s shows", name)
		}
	}
	if b.Counts().Shown == 0 {
		t.Error("nothing shows")
	}
}

func TestAPastedListSaysWhatItDidNotFind(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(50))
	listed := b.SetList(ReadList("1000007919; 1000015838\n9999999999, 38600-1234"))
	if listed.Given != 4 || listed.Rows != b.Counts().Shown || !slices.Equal(listed.Missing, []string{"9999999999"}) {
		t.Errorf("%+v, %d rows show", listed, b.Counts().Shown)
	}
	if got := b.View().List; got != "1000007919 1000015838 9999999999 38600" {
		t.Errorf("the view keeps %q", got)
	}
	b.SetList(nil)
	if b.Counts().Shown != 50 {
		t.Error("no list does not show all rows again")
	}
}

func TestSeveralNPIsOrZIPsInTheFilterAreAList(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(50))
	for _, c := range []struct {
		typed               string
		given, rows, missed int
	}{
		{"1000007919, 1000015838", 2, 2, 0},
		{"1000007919 1000015838\n9999999999", 3, 2, 1},
		{"1000007919;1000015838;", 2, 2, 0},
		{"1000007919 1000", 1, 1, 0}, // the second one is being typed
		{"38600 38779", 2, b.zips("38600", "38779"), 0},
		{"1000007919", 0, 1, 0},
		{"1000007919 neurology", 0, 1, 0},
	} {
		b.SetFilter(c.typed)
		l := b.Listed()
		if b.Counts().Shown != c.rows || l.Given != c.given || len(l.Missing) != c.missed || l.Typed != (c.given > 0) {
			t.Errorf("%q shows %d rows, want %d; listed %+v", c.typed, b.Counts().Shown, c.rows, l)
		}
	}
	b.SetFilter("1000007919 1000015838")
	b.SetData(NewData(invented(40), columns()))
	if b.View().Filter != "1000007919 1000015838" || b.Counts().Shown != 2 {
		t.Errorf("newer rows leave %+v, %d rows show", b.View(), b.Counts().Shown)
	}
	b.SetFilter("")
	if b.Counts().Shown != 40 || b.Listed().Given != 0 {
		t.Error("the list does not go with the filter")
	}
}

// zips counts the rows of some ZIP codes.
func (b *bench) zips(codes ...string) (n int) {
	for _, row := range b.Data().source.(practices) {
		if slices.Contains(codes, row[3]) {
			n++
		}
	}
	return n
}

func TestCopyTakesMarkedRowsOrTheCurrentOneInTheColumnsChosen(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(5))
	copied := 0
	b.OnCopied = func(n int) { copied = n }
	b.ShowColumn("people", false)
	b.clickRow(1, 0)
	b.shortcut(&fyne.ShortcutCopy{})
	want := "NPI,Practice,Specialty,ZIP,Status,Accepts new\n1000007919,Muñoz River Dermatology Associates 7919,Neurology,38779,LOI,\n"
	if got := fyne.CurrentApp().Clipboard().Content(); got != want || copied != 1 {
		t.Errorf("copied %d rows: %q", copied, got)
	}
	b.clickRow(3, fyne.KeyModifierShortcutDefault)
	b.shortcut(&fyne.ShortcutCopy{})
	if got := strings.Count(fyne.CurrentApp().Clipboard().Content(), "\n"); got != 3 || copied != 2 {
		t.Errorf("copied %d rows in %d lines", copied, got)
	}
}

func TestColumnsAreWidenedAndMovedByDragging(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(5))
	edge := 1 + b.titleAt("zip") + 35
	b.drag(fyne.NewPos(edge, 20), fyne.NewPos(edge+40, 20))
	b.drag(fyne.NewPos(1+b.titleAt("zip"), 20), fyne.NewPos(1+b.titleAt("npi")-20, 22))
	if got := b.View().Columns; got != "zip:110,npi,name,specialty,people,status,new" {
		t.Errorf("columns are %q", got)
	}
	if b.View().Sort != "" {
		t.Error("a drag sorted")
	}
}

func TestArrangedColumnsScrollSidewaysInsteadOfBeingDropped(t *testing.T) {
	b := open(t, theme.Light, 560, 400, invented(5))
	dropped := 0
	for _, c := range b.Columns() {
		if c.Dropped {
			dropped++
		}
	}
	if dropped == 0 || b.furthest().X != 0 {
		t.Fatalf("%d columns dropped, %v to scroll", dropped, b.furthest().X)
	}
	b.ShowColumn("beds", true)
	test.Scroll(b.window.Canvas(), fyne.NewPos(200, 200), -5000, 0)
	if x, _ := b.Scroll(); x == 0 || x != b.furthest().X {
		t.Errorf("scrolled to %v of %v", x, b.furthest().X)
	}
	b.ResetColumns()
	if x, _ := b.Scroll(); x != 0 || b.View().Columns != "" {
		t.Error("the columns as declared do not come back")
	}
}

func TestAViewComesBackWhole(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(50))
	b.clickTitle("people", 0)
	b.clickTitle("status", fyne.KeyModifierShift)
	b.MoveColumn("zip", -1)
	b.SetFilter("river")
	b.SetList(ReadList("38600 38619"))
	kept, rows := b.View(), b.Shown()
	b.SetView(View{})
	if b.Counts().Shown != 50 || b.View() != (View{}) {
		t.Errorf("the table as it opens shows %d rows under %+v", b.Counts().Shown, b.View())
	}
	b.SetView(kept)
	if b.View() != kept {
		t.Errorf("view %+v, want %+v", b.View(), kept)
	}
	equal(t, b.Shown(), rows, "rows", sameRow)
}

func TestScrollIsRestoredBeforeAndAfterTheTableHasASize(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(200))
	b.ScrollTo(0, 1234)
	if _, y := b.Scroll(); y != 1234 {
		t.Errorf("scrolled to %v", y)
	}
	young := New(columns())
	young.SetData(NewData(invented(200), columns()))
	young.ScrollTo(0, 1234)
	w := test.NewTempWindow(t, young)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 400))
	if _, y := young.Scroll(); y != 1234 {
		t.Errorf("a young table scrolled to %v", y)
	}
}

func TestTheScrollBarIsDraggedAndItsTrackClicked(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(1000))
	b.drag(fyne.NewPos(895, 50), fyne.NewPos(895, 2000))
	if _, y := b.Scroll(); y != b.furthest().Y {
		t.Errorf("dragged to %v of %v", y, b.furthest().Y)
	}
	b.click(895, 42, 0)
	if _, y := b.Scroll(); y != 0 {
		t.Errorf("a click at the top of the track leads to %v", y)
	}
}

func TestAPointerShowsACutCellWholeAndLightsItsRow(t *testing.T) {
	b := open(t, theme.Light, 700, 400, invented(20))
	test.MoveMouse(b.window.Canvas(), fyne.NewPos(200, 1+40+14))
	if got := b.draw.tip.shows; got != b.Data().source.Cell(0, 1) {
		t.Errorf("shows %q", got)
	}
	if b.draw.slots[0].ground.FillColor != b.draw.tokens.Hover {
		t.Error("the row is not lit")
	}
	test.MoveMouse(b.window.Canvas(), fyne.NewPos(b.titleAt("zip"), 1+40+14))
	if b.draw.tip.shows != "" || b.draw.tip.box.Visible() {
		t.Error("a cell that fits is shown again")
	}
}

func TestKeysThatATableHasNoUseForReachTheWindow(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(20))
	var keys []fyne.KeyName
	var runes []rune
	found := false
	b.OnFind = func() { found = true }
	c := b.window.Canvas()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	c.SetOnTypedRune(func(r rune) { runes = append(runes, r) })
	c.Focus(b.Table)
	b.key(fyne.KeyE, fyne.KeyF6, fyne.KeyEscape)
	b.TypedRune('e')
	b.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault})
	if !slices.Equal(keys, []fyne.KeyName{fyne.KeyE, fyne.KeyF6, fyne.KeyEscape}) || string(runes) != "e" || !found {
		t.Errorf("keys %v, runes %q, find %v", keys, string(runes), found)
	}
}

func TestSelectBringsARowIntoSight(t *testing.T) {
	b := open(t, theme.Light, 900, 400, invented(300))
	if !b.Select(b.Data().source.Key(250)) || b.Current() != 250 {
		t.Fatalf("current is %d", b.Current())
	}
	if _, y := b.Scroll(); y == 0 {
		t.Error("the row is out of sight")
	}
	if b.Select("nobody") || b.CurrentKey() != "" {
		t.Error("a key of no row selects one")
	}
}
