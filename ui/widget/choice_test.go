package widget

import (
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestSegmentsChooseByPointerArrowsHomeAndEnd(t *testing.T) {
	var got []int
	s := NewSegments([]string{"Pass or fail", "Share with access", "Chance"}, 0, func(i int) { got = append(got, i) })
	w, _ := on(t, NewLine(0, s))
	test.TapCanvas(w.Canvas(), center(s)) // the middle is the second
	press(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyHome, fyne.KeyLeft, fyne.KeyEnd)
	if want := []int{1, 2, 0, 2}; !reflect.DeepEqual(got, want) {
		t.Errorf("chosen %v, want %v", got, want)
	}
	s.SetChosen(1)
	if s.Chosen() != 1 || len(got) != 4 {
		t.Error("a choice set from outside is told of, or not shown")
	}
}

func TestSegmentsKeepTheirWidthWhateverIsChosen(t *testing.T) {
	s := NewSegments([]string{"Pass or fail", "Share with access"}, 0, nil)
	on(t, s)
	before := s.MinSize()
	s.SetChosen(1)
	if s.MinSize() != before {
		t.Errorf("%v became %v", before, s.MinSize())
	}
}

func TestATogglesSwitchesByPointerSpaceAndEnter(t *testing.T) {
	var got []bool
	g := NewToggle(false, func(on bool) { got = append(got, on) })
	w, _ := on(t, NewLine(0, g))
	test.TapCanvas(w.Canvas(), center(g))
	press(w, fyne.KeySpace, fyne.KeyReturn)
	if want := []bool{true, false, true}; !reflect.DeepEqual(got, want) || !g.On() {
		t.Errorf("switched %v, want %v", got, want)
	}
	g.Disable()
	g.Tapped(&fyne.PointEvent{})
	if len(got) != 3 {
		t.Error("a disabled toggle switches")
	}
}

func TestACheckTicksByPointerAndSpace(t *testing.T) {
	var got []bool
	c := NewCheck("Only failing", true, func(on bool) { got = append(got, on) })
	w, _ := on(t, c)
	test.TapCanvas(w.Canvas(), center(c))
	press(w, fyne.KeySpace)
	if want := []bool{false, true}; !reflect.DeepEqual(got, want) {
		t.Errorf("ticked %v, want %v", got, want)
	}
}

func TestARadioChoosesByPointerAndArrows(t *testing.T) {
	var got []int
	r := NewRadio([]string{"Filing basis", "Member-ready basis", "Both"}, -1, func(i int) { got = append(got, i) })
	w, _ := on(t, r)
	test.TapCanvas(w.Canvas(), center(r))
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if want := []int{1, 2, 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("chosen %v, want %v", got, want)
	}
}

func TestASelectOpensAMenuInWhichArrowsAndEnterChoose(t *testing.T) {
	var got []int
	s := NewSelect([]string{"All classes", "Fixable", "Structural"}, 0, func(i int) { got = append(got, i) })
	w, _ := on(t, NewLine(0, s))
	w.Canvas().FocusNext()
	press(w, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("Enter opens no menu")
	}
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if want := []int{2}; !reflect.DeepEqual(got, want) || s.Chosen() != 2 {
		t.Errorf("chosen %v, want %v", got, want)
	}
	if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(s) {
		t.Error("the menu stays, or the focus does not come back")
	}
}

func TestEscAndAClickBesideCloseAMenuWithoutAChoice(t *testing.T) {
	s := NewSelect([]string{"All", "Failing"}, 0, func(int) { t.Error("something was chosen") })
	w, _ := on(t, NewLine(0, s))
	for _, leave := range []func(){func() { press(w, fyne.KeyEscape) }, func() { test.TapCanvas(w.Canvas(), fyne.NewPos(700, 500)) }} {
		test.TapCanvas(w.Canvas(), center(s))
		leave()
		if w.Canvas().Overlays().Top() != nil {
			t.Error("the menu stays")
		}
	}
}

func TestLettersGoToTheLineThatBeginsWithThem(t *testing.T) {
	got := ""
	var items []MenuItem
	for _, name := range []string{"Adams", "Bolivar", "Carroll", "Coahoma", "Copiah", "Covington"} {
		items = append(items, MenuItem{Words: name, Do: func() { got = name }})
	}
	b := NewButton("County", "", Secondary, nothing)
	w, _ := on(t, b)
	for typed, want := range map[string]string{"cov": "Covington", "b": "Bolivar", "coz": "Adams", "xc": "Carroll"} {
		ShowMenu(items, b)
		if typed == "coz" { // z begins nothing: the keys stay where "co" brought them
			want = "Coahoma"
		}
		write(w, typed)
		press(w, fyne.KeyReturn)
		if got != want {
			t.Errorf("%q leads to %q, want %q", typed, got, want)
		}
	}
}

func TestWordsTypedAheadAreReadWithTheirSpaces(t *testing.T) {
	got := ""
	var items []MenuItem
	for _, name := range []string{"Name", "NPI", "Practice", "Specialty code (HSD)", "Specialty name", "ZIP code"} {
		items = append(items, MenuItem{Words: name, Do: func() { got = name }})
	}
	b := NewButton("Holds", "", Secondary, nothing)
	w, _ := on(t, b)
	open := func() *list {
		ShowMenu(items, b)
		return w.Canvas().Overlays().Top().(*overlay).panel.(*panel).content.(*list)
	}
	typeAll := func(words string) {
		for _, r := range words {
			if r == ' ' {
				press(w, fyne.KeySpace)
			}
			write(w, string(r))
		}
	}
	for typed, want := range map[string]string{"specialty n": "Specialty name", "hsd": "Specialty code (HSD)", "code": "Specialty code (HSD)", "np": "NPI"} {
		got = ""
		open()
		typeAll(typed)
		if got != "" {
			t.Fatalf("%q chose %q before Enter", typed, got)
		}
		if press(w, fyne.KeyReturn); got != want {
			t.Errorf("%q leads to %q, want %q", typed, got, want)
		}
	}
	now := time.Unix(0, 0)
	open().typing.now = func() time.Time { return now }
	write(w, "s")
	now = now.Add(2 * time.Second)
	write(w, "p")
	now = now.Add(2 * time.Second)
	if press(w, fyne.KeySpace); got != "Practice" {
		t.Errorf("slow letters and Space chose %q", got)
	}
}

func TestAMenuStepsOverWhatCannotBeChosen(t *testing.T) {
	got := ""
	items := []MenuItem{{Words: "Copy", Title: true}, {Words: "As CSV", Do: func() { got = "csv" }}, {Words: "As text", Disabled: true}, {Words: "Print", Do: func() { got = "print" }}}
	b := NewButton("More", "", Secondary, nothing)
	w, _ := on(t, b)
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyReturn}, "csv"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "print"},
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyUp, fyne.KeySpace}, "csv"},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn}, "csv"},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyReturn}, "print"},
	} {
		got = ""
		ShowMenu(items, b)
		press(w, c.keys...)
		if got != c.want {
			t.Errorf("%v chose %q, want %q", c.keys, got, c.want)
		}
	}
}

func TestALongMenuStaysInsideTheWindowAndScrollsToTheChoice(t *testing.T) {
	var items []MenuItem
	for i := range 254 {
		items = append(items, MenuItem{Words: "County " + string(rune('A'+i%26)), Checked: i == 200})
	}
	b := NewButton("County", "", Secondary, nothing)
	w, _ := on(t, b)
	ShowMenu(items, b)
	o := w.Canvas().Overlays().Top().(*overlay)
	if at, size := o.place(o.Size()); at.Y < 0 || at.Y+size.Height > 600 {
		t.Errorf("it stands from %v with height %v in a window of 600", at.Y, size.Height)
	}
	l := o.panel.(*panel).content.(*list)
	if y := 200*32 - l.top; y < 0 || y+32 > l.Size().Height {
		t.Errorf("the choice stands at %v of %v", y, l.Size().Height)
	}
	if n := len(test.WidgetRenderer(l).Objects()); n > 6*14+1 {
		t.Errorf("%d objects are drawn for a dozen lines in sight", n)
	}
}
