package widget

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"countyline/ui/theme"
)

func TestAFigureOpensItsReasonByPointerEnterAndSpace(t *testing.T) {
	opened := 0
	f := NewFigure("64.2%", "within 60 mi", "", func() { opened++ })
	plain := NewFigure("4", "", "", nil)
	w, _ := on(t, plain, f)
	test.TapCanvas(w.Canvas(), center(f))
	press(w, fyne.KeyReturn, fyne.KeySpace)
	if opened != 3 {
		t.Errorf("opened %d times, want 3", opened)
	}
	w.Canvas().Unfocus()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(f) {
		t.Error("a figure without a reason takes the focus")
	}
}

func TestAFoldOpensByPointerAndKeyboardAndMovesWhatFollows(t *testing.T) {
	f := NewFold("Why 64.2%", false, NewRow("Limits", "", "60 mi"), NewParagraph(strings.Repeat("A reason in many words. ", 20), Style{}))
	after := NewText("after", Style{})
	p := NewPane(f, after)
	w, _ := on(t, &fyne.Container{Layout: &fixed{360, 400}, Objects: []fyne.CanvasObject{p}})
	closed := after.Position().Y
	test.TapCanvas(w.Canvas(), center(f.head))
	open := after.Position().Y
	if !f.Opened() || open < closed+100 {
		t.Errorf("open: %v; what follows went from %v to %v", f.Opened(), closed, open)
	}
	press(w, fyne.KeyReturn)
	if f.Opened() || after.Position().Y != closed {
		t.Error("Enter does not close it")
	}
	press(w, fyne.KeyRight, fyne.KeyRight)
	if !f.Opened() || after.Position().Y != open {
		t.Error("Right does not open it")
	}
}

func TestAnErrorInAFormMakesRoomForItself(t *testing.T) {
	form := NewForm(&Field{Label: "NPI"}, &Field{Label: "Name"})
	after := NewText("after", Style{})
	on(t, &fyne.Container{Layout: &fixed{360, 500}, Objects: []fyne.CanvasObject{NewPane(NewSection("Provider", nil, form), after)}})
	before := after.Position().Y
	form.Field("NPI").SetError("An NPI has ten digits, of which the last one checks the others; this one does not, so look at it again, and ask the practice for its letter of the registry if it is still not right then.")
	if moved := after.Position().Y - before; moved < 2*line(theme.Small) {
		t.Errorf("what follows moved by %v", moved)
	}
}

func TestAPaneScrollsToItsEndAndNewContentStartsAtTheTop(t *testing.T) {
	long := func() fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for range 60 {
			rows = append(rows, NewRow("Practice", "", "1"))
		}
		return NewSection("Practices", nil, rows...)
	}
	p := NewPane(long())
	w, _ := on(t, &fyne.Container{Layout: &fixed{360, 400}, Objects: []fyne.CanvasObject{p}})
	test.Scroll(w.Canvas(), center(p), 0, -5000)
	if p.Offset() < 1000 {
		t.Errorf("scrolled to %v", p.Offset())
	}
	p.SetContent(long())
	if p.Offset() != 0 {
		t.Errorf("new content starts at %v", p.Offset())
	}
}

func TestALinkLeadsThereByPointerEnterAndSpace(t *testing.T) {
	n := 0
	l := NewLink("split", "Plan B", func() { n++ })
	w, _ := on(t, l)
	test.TapCanvas(w.Canvas(), center(l))
	press(w, fyne.KeyReturn, fyne.KeySpace)
	if n != 3 {
		t.Errorf("went there %d times", n)
	}
}

func TestSourcesInAFooterOpenTheirReason(t *testing.T) {
	got := ""
	f := NewFooter("Filing basis", FooterItem{"Computed 8:12 am", nil}, FooterItem{"Roster Nov 18", func() { got += "roster" }})
	w, _ := on(t, f)
	test.TapCanvas(w.Canvas(), center(f.sources[1]))
	w.Canvas().Unfocus()
	w.Canvas().FocusNext()
	press(w, fyne.KeyReturn)
	if got != "rosterroster" {
		t.Errorf("got %q", got)
	}
}

func TestANarrowFooterLetsItsFirstSourcesGo(t *testing.T) {
	f := NewFooter("Filing basis", FooterItem{"A source with a long name", nothing}, FooterItem{"Another source with a long name", nothing})
	on(t, f)
	f.Resize(fyne.NewSize(340, 28))
	if !f.sources[0].Hidden || f.sources[1].Hidden {
		t.Error("the wrong source went")
	}
}

func TestTextThatIsCutIsSaidWholeOnHover(t *testing.T) {
	long := "Cottonwood Heart & Vascular Associates of the Greater Mississippi Delta and Surroundings, Professional Limited Liability Company, Greenwood"
	cut, whole := NewText(long, Style{Cut: true}), NewText("Short", Style{})
	w, stage := on(t, cut, whole)
	test.MoveMouse(w.Canvas(), center(cut))
	if stage.hints.words.Text != long || stage.hints.about == nil {
		t.Errorf("the hint says %q", stage.hints.words.Text)
	}
	test.MoveMouse(w.Canvas(), center(whole))
	if stage.hints.about != nil {
		t.Error("text that is whole is said again")
	}
}

func TestCutTextFitsAndIsTheLongestThatDoes(t *testing.T) {
	on(t, NewText("", Style{}))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[A-Za-z &.é]{0,40}`).Draw(t, "text")
		room := rapid.Float32Range(20, 300).Draw(t, "room")
		got := Cut(s, room, theme.Body, false)
		if w := width(got, theme.Body, false); w > room && got != "…" {
			t.Fatalf("%q is %v wide in %v", got, w, room)
		}
		kept := []rune(strings.TrimSuffix(got, "…"))
		if got == s {
			return
		}
		if !strings.HasPrefix(s, string(kept)) {
			t.Fatalf("%q is no beginning of %q", got, s)
		}
		if longer := strings.TrimRight(string([]rune(s)[:len(kept)+1]), " "); len([]rune(longer)) > len(kept) && width(longer+"…", theme.Body, false) <= room {
			t.Fatalf("%q would fit into %v, but is cut to %q", longer+"…", room, got)
		}
	})
}

func TestAWrappedParagraphKeepsEveryLetterAndFits(t *testing.T) {
	on(t, NewText("", Style{}))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-zé ]{0,120}`).Draw(t, "text")
		room := rapid.Float32Range(30, 300).Draw(t, "room")
		lines := wrap(s, room, theme.Body, false)
		if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(s, " ", ""); got != want {
			t.Fatalf("%q became %q", want, got)
		}
		for _, l := range lines {
			if w := width(l, theme.Body, false); w > room && len([]rune(l)) > 1 {
				t.Fatalf("%q is %v wide in %v", l, w, room)
			}
		}
	})
}

func TestEverythingFollowsAChangeOfTheTheme(t *testing.T) {
	var s *Select
	build := func() fyne.CanvasObject {
		s = NewSelect([]string{"All"}, 0, nil)
		return NewPadded(24, 24, 24, 16, NewLine(8, s, NewButton("Export", "file-down", Secondary, nothing), NewSearch("County", nil)), ClassPill(3), NewParagraph("Words", Style{}))
	}
	w := window(t, theme.Light, build, 480, 200)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark))
	after := w.Canvas().Capture()
	if fresh := picture(t, theme.Dark, build, 480, 200); !same(after, fresh) {
		test.AssertImageMatches(t, "after-the-change.png", after)
	}
}

func TestAClickBesideTheFieldsOfAFormLeavesTheFocusInIt(t *testing.T) {
	note := &Field{Label: "Private note", Hint: "Nothing that others must not read.", Multiline: true}
	form := NewForm(&Field{Label: "Name"}, note)
	form.OnCancel = func() {}
	p := NewPane(NewPadded(theme.Margin, theme.Step, theme.Margin, 0, form))
	w, _ := on(t, &fyne.Container{Layout: &fixed{360, 700}, Objects: []fyne.CanvasObject{p}})
	if !p.Asks() {
		t.Error("the pane does not say that a form waits in it")
	}
	view := fyne.CurrentApp().Driver().AbsolutePositionForObject(note.view)
	for where, at := range map[string]fyne.Position{
		"the field": center(note.entry), "its frame": fyne.CurrentApp().Driver().AbsolutePositionForObject(note.entry).AddXY(1, 30), "its label": view.AddXY(20, 6),
		"its hint": view.AddXY(20, note.view.Size().Height-6), "the ground below": view.AddXY(20, 400), "the edge": fyne.CurrentApp().Driver().AbsolutePositionForObject(p).AddXY(2, 300),
	} {
		w.Canvas().Focus(note.entry.Editor)
		click(w, at)
		if w.Canvas().Focused() != fyne.Focusable(note.entry.Editor) {
			t.Errorf("a click on %s leaves the focus with %T", where, w.Canvas().Focused())
		}
	}
	w.Canvas().Unfocus()
	click(w, view.AddXY(20, 6))
	if w.Canvas().Focused() != fyne.Focusable(note.entry.Editor) {
		t.Error("a click on the label does not give the field the focus")
	}
	p.SetContent(NewText("nothing to be answered", Style{}))
	w.Canvas().Focus(form.submit)
	click(w, view.AddXY(20, 400))
	if w.Canvas().Focused() != nil || p.Asks() {
		t.Error("the pane holds the focus for a form that is gone")
	}
}

// click taps as the window does, which takes the focus away first where nothing under the pointer could have it; the
// test canvas takes it away from a field even when the click is in it.
func click(w fyne.Window, at fyne.Position) {
	could, tapped := false, fyne.Tappable(nil)
	for _, o := range test.LaidOutObjects(w.Content()) {
		from, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
		if !o.Visible() || at.X < from.X || at.Y < from.Y || at.X >= from.X+size.Width || at.Y >= from.Y+size.Height {
			continue
		}
		if _, ok := o.(fyne.Focusable); ok {
			could = true
		}
		if tap, ok := o.(fyne.Tappable); ok {
			tapped = tap
		}
	}
	if !could {
		w.Canvas().Unfocus()
	}
	if tapped != nil {
		tapped.Tapped(&fyne.PointEvent{AbsolutePosition: at})
	}
}
