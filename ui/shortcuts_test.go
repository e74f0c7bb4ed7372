package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

func TestLettersAreNoCommandsWhileAFormWaitsInThePane(t *testing.T) {
	b := seated(t)
	form := kit.NewForm(&kit.Field{Label: "Private note", Multiline: true})
	form.OnCancel = func() {}
	b.ShowDetail("Private note", kit.NewPane(form))
	b.window.Canvas().Unfocus()
	b.key(fyne.KeyE)
	b.key(fyne.KeyMinus)
	b.window.Canvas().OnTypedRune()('?')
	if len(b.fakes[desk.Map].keys) != 0 || b.covered() {
		t.Errorf("the screen got %v", b.fakes[desk.Map].keys)
	}
	b.key(fyne.KeyDown)
	b.ShowDetail("Leflore County", kit.NewPane(kit.NewText("Rural", kit.Style{})))
	b.key(fyne.KeyE)
	if want := []fyne.KeyName{fyne.KeyDown, fyne.KeyE}; !slices.Equal(b.fakes[desk.Map].keys, want) {
		t.Errorf("the screen got %v, want %v", b.fakes[desk.Map].keys, want)
	}
}

func TestArrowsChooseOnTheScreenOnlyWhileTheFocusIsNotBesideIt(t *testing.T) {
	b := seated(t)
	f := b.fakes[desk.Map]
	for _, beside := range []fyne.Focusable{b.top.product, b.top.filing, b.frame.fold} {
		b.window.Canvas().Focus(beside)
		b.key(fyne.KeyDown)
		b.key(fyne.KeyRight)
	}
	if len(f.keys) != 0 {
		t.Errorf("the screen got %v", f.keys)
	}
	b.window.Canvas().Focus(f.content)
	b.key(fyne.KeyDown)
	b.window.Canvas().Unfocus()
	b.key(fyne.KeyRight)
	if len(f.keys) != 2 {
		t.Errorf("the screen got %v", f.keys)
	}
}
