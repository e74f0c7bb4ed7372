package heat

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countyline/ui/theme"
)

func press(w fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func shortcut(w fyne.Window, s fyne.Shortcut) {
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

func focused(t *testing.T, rows, columns int) (*Grid, fyne.Window) {
	g, w := shown(t, counties(rows, columns), fyne.NewSize(864, 520), theme.Light)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != g {
		t.Fatal("Tab does not reach the grid")
	}
	return g, w
}

func TestArrowsMoveTheCellAndTheGridScrollsAlong(t *testing.T) {
	g, w := focused(t, 254, 43)
	var told []string
	g.OnSelect = func(row, column string) { told = append(told, row+" "+column) }
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyRight, fyne.KeyLeft, fyne.KeyUp)
	if want := []string{"25000 007", "25001 007", "25001 008", "25001 007", "25000 007"}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
	for range 60 {
		press(w, fyne.KeyDown, fyne.KeyRight)
	}
	if row, column := g.Selected(); row != "25060" || column != "049" {
		t.Errorf("sixty steps down and right end at %s %s", row, column)
	}
	row, rowEnd, column, columnEnd := g.visible()
	if row > 60 || rowEnd <= 60 || column > 42 || columnEnd != 43 {
		t.Errorf("the cell 60, 42 is not among rows %d-%d, columns %d-%d", row, rowEnd, column, columnEnd)
	}
}

func TestPagesAndEndsAreAKeyAway(t *testing.T) {
	g, w := focused(t, 254, 43)
	for _, c := range []struct {
		key         fyne.KeyName
		row, column string
	}{
		{fyne.KeyRight, "25000", "007"},
		{fyne.KeyEnd, "25000", "049"},
		{fyne.KeyPageDown, "25015", "049"},
		{fyne.KeyHome, "25015", "007"},
		{fyne.KeyPageUp, "25000", "007"},
		{fyne.KeyPageUp, "25000", "007"},
	} {
		press(w, c.key)
		if row, column := g.Selected(); row != c.row || column != c.column {
			t.Errorf("%s leads to %s %s, want %s %s", c.key, row, column, c.row, c.column)
		}
	}
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierControl})
	if row, column := g.Selected(); row != "25253" || column != "049" {
		t.Errorf("Ctrl+End leads to %s %s", row, column)
	}
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierControl})
	if row, column := g.Selected(); row != "25000" || column != "007" {
		t.Errorf("Ctrl+Home leads to %s %s", row, column)
	}
}

func TestEnterOpensAndSpaceMarks(t *testing.T) {
	g, w := focused(t, 61, 43)
	opened, marked, copied := "", []string(nil), []string(nil)
	g.OnOpen = func(row, column string) { opened = row + " " + column }
	g.OnMark = func(rows []string) { marked = rows }
	g.OnCopy = func(rows []string) { copied = rows }
	press(w, fyne.KeyReturn)
	if opened != "" {
		t.Error("Enter opens a cell while none is selected")
	}
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if opened != "25000 007" {
		t.Errorf("Enter opened %q", opened)
	}
	shortcut(w, &fyne.ShortcutCopy{})
	if !slices.Equal(copied, []string{"25000"}) {
		t.Errorf("without marks Ctrl+C copied %v", copied)
	}
	press(w, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierShift})
	if want := []string{"25000", "25002", "25003"}; !slices.Equal(marked, want) {
		t.Errorf("marked %v, want %v", marked, want)
	}
	shortcut(w, &fyne.ShortcutCopy{})
	if !slices.Equal(copied, marked) {
		t.Errorf("Ctrl+C copied %v of the marked %v", copied, marked)
	}
	press(w, fyne.KeyEscape)
	if len(marked) != 0 {
		t.Errorf("Esc left the marks %v", marked)
	}
	shortcut(w, &fyne.ShortcutSelectAll{})
	if len(marked) != 61 {
		t.Errorf("Ctrl+A marked %d of 61", len(marked))
	}
}

func TestKeysWithoutAUseGoToTheWindow(t *testing.T) {
	g, w := focused(t, 61, 43)
	var got []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, e.Name) })
	filtered := false
	g.OnFilter = func() { filtered = true }
	press(w, fyne.KeyEscape, fyne.KeyF6)
	shortcut(w, &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl})
	if !slices.Equal(got, []fyne.KeyName{fyne.KeyEscape, fyne.KeyF6}) || !filtered {
		t.Errorf("the window got %v, filter asked for: %v", got, filtered)
	}
}

func TestSelectionMarksAndScrollStayWhenDataChange(t *testing.T) {
	g, w := focused(t, 254, 43)
	press(w, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeySpace)
	row, _ := g.Selected()
	d := counties(254, 43)
	slices.Reverse(d.Rows)
	before := g.Offset()
	g.SetData(d)
	if now, _ := g.Selected(); now != row || !slices.Equal(g.Marked(), []string{row}) || g.Offset() != before {
		t.Errorf("after a new order: %s selected, %v marked, at %v; before %s at %v", now, g.Marked(), g.Offset(), row, before)
	}
	g.SetData(counties(3, 43))
	if g.Offset().Y != 0 || len(g.Marked()) != 0 {
		t.Errorf("three counties leave offset %v and marks %v", g.Offset(), g.Marked())
	}
	press(w, fyne.KeyDown)
	if now, _ := g.Selected(); now != "25000" {
		t.Errorf("the first key after the selected row has gone selects %s", now)
	}
	g.SetData(Data{Cell: d.Cell})
	press(w, fyne.KeyDown, fyne.KeyEnd, fyne.KeySpace, fyne.KeyReturn)
	test.AssertImageMatches(t, "empty.png", w.Canvas().Capture())
}

func TestAKeyLeavesNoFrameWhereThePointerLies(t *testing.T) {
	g, _ := shown(t, counties(61, 43), fyne.NewSize(864, 520), theme.Light)
	g.Select("25004", "010")
	g.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: middle(g, 2, 1)}})
	g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if g.hover.cell() {
		t.Errorf("cell %v is framed beside the selected one", g.hover)
	}
}
