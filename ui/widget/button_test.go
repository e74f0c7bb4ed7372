package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAButtonDoesItsWorkByPointerEnterAndSpace(t *testing.T) {
	done := 0
	b := NewButton("Export", "file-down", Primary, func() { done++ })
	w, _ := on(t, b)
	test.TapCanvas(w.Canvas(), center(b))
	press(w, fyne.KeyReturn, fyne.KeySpace, fyne.KeyEnter)
	if done != 4 {
		t.Errorf("done %d times, want 4", done)
	}
}

func TestADisabledButtonDoesNothingAndIsLeftOutOfTheFocusOrder(t *testing.T) {
	done := 0
	off, last := NewButton("Draft", "", Secondary, func() { done++ }), NewButton("Print", "", Secondary, nil)
	off.Disable()
	w, _ := on(t, off, last)
	test.TapCanvas(w.Canvas(), center(off))
	w.Canvas().FocusNext()
	if done != 0 || w.Canvas().Focused() != fyne.Focusable(last) {
		t.Errorf("done %d times; focus is on %v", done, w.Canvas().Focused())
	}
	off.Enable()
	test.TapCanvas(w.Canvas(), center(off))
	if done != 1 {
		t.Error("enabled again it does nothing")
	}
}

func TestTheFocusRingComesWithTheKeyboardAndStaysAwayForThePointer(t *testing.T) {
	b := NewButton("Export", "", Secondary, nothing)
	w, _ := on(t, b)
	test.TapCanvas(w.Canvas(), center(b))
	if !b.focused || !b.ring.Hidden {
		t.Error("a click shows the ring or does not focus")
	}
	press(w, fyne.KeySpace)
	if b.ring.Hidden {
		t.Error("a key does not bring the ring")
	}
	w.Canvas().Unfocus()
	w.Canvas().FocusNext()
	if b.ring.Hidden {
		t.Error("Tab does not bring the ring")
	}
}

func TestKeysAButtonDoesNotUseReachTheWindow(t *testing.T) {
	b := NewButton("Export", "", Secondary, nothing)
	w, _ := on(t, b)
	var got fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = e.Name })
	w.Canvas().Focus(b)
	press(w, fyne.KeyF6)
	if got != fyne.KeyF6 {
		t.Errorf("the window got %q", got)
	}
}

func TestAnIconButtonSaysOnHoverWhatItDoes(t *testing.T) {
	b := NewIconButton("printer", "Print this map", nothing)
	w, stage := on(t, b)
	test.MoveMouse(w.Canvas(), center(b))
	if stage.hints.about != fyne.CanvasObject(b) || stage.hints.words.Text != "Print this map" {
		t.Errorf("the hint says %q", stage.hints.words.Text)
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(790, 590))
	if stage.hints.about != nil {
		t.Error("the hint stays")
	}
}

func TestAHintWaitsUntilThePointerRests(t *testing.T) {
	c := &wound{}
	b := NewIconButton("printer", "Print", nothing)
	w, stage := on(t, b)
	stage.Timer = c.timer
	test.MoveMouse(w.Canvas(), center(b))
	if stage.hints.about != nil || c.after != restBeforeHint {
		t.Fatalf("it is shown at once, or waits %v", c.after)
	}
	c.run()
	if stage.hints.about == nil {
		t.Error("it is not shown after the rest")
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(790, 590))
	test.MoveMouse(w.Canvas(), center(b))
	test.MoveMouse(w.Canvas(), fyne.NewPos(790, 590))
	c.run()
	if stage.hints.about != nil {
		t.Error("it is shown though the pointer went on")
	}
}

func TestAButtonTooNarrowForItsWordsCutsThem(t *testing.T) {
	b := NewButton("Open the negotiation with this practice", "phone", Secondary, nothing)
	on(t, b)
	b.Resize(fyne.NewSize(120, 32))
	words := test.WidgetRenderer(b).(*drawn).objects[3]
	if end := words.Position().X + words.Size().Width; end > 120-padButton+1 {
		t.Errorf("the words run to %v of 120", end)
	}
}
