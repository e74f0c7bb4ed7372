package widget

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestASearchTellsOfEachLetterAndEscEmptiesIt(t *testing.T) {
	var got []string
	s := NewSearch("Specialty", func(text string) { got = append(got, text) })
	w, _ := on(t, s)
	escaped := false
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { escaped = e.Name == fyne.KeyEscape })
	test.TapCanvas(w.Canvas(), center(s))
	write(w, "ca")
	press(w, fyne.KeyEscape)
	if want := []string{"c", "ca", ""}; !reflect.DeepEqual(got, want) || escaped {
		t.Errorf("told %q, want %q; Esc reached the window: %v", got, want, escaped)
	}
	press(w, fyne.KeyEscape)
	if !escaped {
		t.Error("Esc in an empty search does not reach the window")
	}
}

func TestKeysThatDoNotEditLeaveTheField(t *testing.T) {
	s := NewSearch("Specialty", nil)
	var list, win []fyne.KeyName
	s.OnKey(func(e *fyne.KeyEvent) bool {
		list = append(list, e.Name)
		return e.Name == fyne.KeyDown
	})
	w, _ := on(t, s)
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { win = append(win, e.Name) })
	s.Focus()
	press(w, fyne.KeyDown, fyne.KeyF6)
	if !reflect.DeepEqual(list, []fyne.KeyName{fyne.KeyDown, fyne.KeyF6}) || !reflect.DeepEqual(win, []fyne.KeyName{fyne.KeyF6}) {
		t.Errorf("the list got %v, the window %v", list, win)
	}
}

// practice is a form as a screen asks it.
func practice(t *testing.T) (fyne.Window, *Form, *[]string) {
	t.Helper()
	digits := func(s string) error {
		if len(s) != 10 {
			return sentence("An NPI has ten digits.")
		}
		return nil
	}
	name := func(s string) error {
		if s == "" {
			return sentence("A practice needs a name.")
		}
		return nil
	}
	form := NewForm(&Field{Label: "Name", Validate: name}, &Field{Label: "NPI", Hint: "As in the registry", Half: true, Validate: digits},
		&Field{Label: "County type", Options: []string{"Rural", "Micro"}, Value: "Rural", Half: true}, &Field{Label: "Note", Multiline: true})
	said := &[]string{}
	form.OnSubmit = func() error {
		*said = append(*said, form.Field("Name").Text()+"/"+form.Field("NPI").Text()+"/"+form.Field("County type").Text())
		return nil
	}
	form.OnCancel = func() { *said = append(*said, "cancelled") }
	w, _ := on(t, form)
	form.Focus()
	return w, form, said
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func TestAFormIsFilledAndSubmittedByTheKeyboardAlone(t *testing.T) {
	w, _, said := practice(t)
	write(w, "Twin Rivers")
	press(w, fyne.KeyTab)
	write(w, "1234567893")
	press(w, fyne.KeyTab, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrl(fyne.KeyReturn))
	if want := []string{"Twin Rivers/1234567893/Micro"}; !reflect.DeepEqual(*said, want) {
		t.Errorf("submitted %q, want %q", *said, want)
	}
}

func TestAFormFocusesTheFirstErrorAndSaysItBelowTheField(t *testing.T) {
	w, form, said := practice(t)
	write(w, "Twin Rivers")
	press(w, fyne.KeyTab)
	write(w, "123")
	before := form.MinSize().Height
	press(w, fyne.KeyTab, fyne.KeyTab)
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrl(fyne.KeyEnter))
	npi := form.Field("NPI")
	if len(*said) != 0 || npi.Error() != "An NPI has ten digits." || w.Canvas().Focused() != fyne.Focusable(npi.entry.Editor) {
		t.Errorf("submitted %q, error %q, focus on %v", *said, npi.Error(), w.Canvas().Focused())
	}
	if npi.view.below.Text() != npi.Error() || form.MinSize().Height < before {
		t.Errorf("below the field stands %q; the form is %v high, was %v", npi.view.below.Text(), form.MinSize().Height, before)
	}
	press(w, fyne.KeyEnd)
	write(w, "4567893")
	if npi.Error() != "" || npi.view.below.Text() != "As in the registry" {
		t.Errorf("after it was mended it says %q", npi.view.below.Text())
	}
}

func TestEscCancelsAFormAndEnterGoesOn(t *testing.T) {
	w, form, said := practice(t)
	write(w, "Twin Rivers")
	press(w, fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(form.Field("NPI").entry.Editor) {
		t.Error("Enter does not go to the next field")
	}
	press(w, fyne.KeyEscape, fyne.KeyEscape) // something was typed
	if want := []string{"cancelled"}; !reflect.DeepEqual(*said, want) {
		t.Errorf("%q, want %q", *said, want)
	}
}

func TestAFormSaysWhyItWasNotTaken(t *testing.T) {
	_, form, _ := practice(t)
	form.Field("Name").SetText("Twin Rivers")
	form.Field("NPI").SetText("1234567893")
	form.OnSubmit = func() error {
		return sentence("The workspace is open elsewhere. Nothing was changed. Close it there first.")
	}
	test.Tap(form.submit)
	if form.wrong.Hidden || !strings.HasPrefix(form.wrong.Text(), "The workspace") {
		t.Errorf("it says %q", form.wrong.Text())
	}
	form.OnSubmit = func() error { return nil }
	test.Tap(form.submit)
	if !form.wrong.Hidden {
		t.Error("it still says so after success")
	}
}

func TestAReadOnlyFieldIsNotEdited(t *testing.T) {
	form := NewForm(&Field{Label: "NPI", Value: "1234567893", ReadOnly: true}, &Field{Label: "Name"})
	w, _ := on(t, form)
	form.Focus()
	if w.Canvas().Focused() != fyne.Focusable(form.Field("Name").entry.Editor) {
		t.Error("the read-only field has the focus")
	}
}

func TestEscDropsWhatWasTypedOnlyTheSecondTime(t *testing.T) {
	w, form, said := practice(t)
	write(w, "Delta")
	press(w, fyne.KeyEscape)
	if len(*said) != 0 || form.wrong.Text() != escaped || form.Field("Name").Text() != "Delta" {
		t.Errorf("the first Esc: %q, said %q", *said, form.wrong.Text())
	}
	press(w, fyne.KeyEscape)
	if !reflect.DeepEqual(*said, []string{"cancelled"}) {
		t.Errorf("the second Esc: %q", *said)
	}
	w, _, said = practice(t)
	press(w, fyne.KeyEscape)
	if !reflect.DeepEqual(*said, []string{"cancelled"}) {
		t.Errorf("Esc with nothing typed: %q", *said)
	}
}

func TestADialogGrowsWithWhatItsFormSays(t *testing.T) {
	form := NewForm(&Field{Label: "Name"}, &Field{Label: "Note", Multiline: true})
	w, _ := on(t, NewText("behind", Style{}))
	w.Resize(fyne.NewSize(900, 700))
	d := ShowDialog(w, "New filing", form)
	form.OnCancel = d.Close
	form.FocusIn(w.Canvas())
	write(w, "Delta")
	press(w, fyne.KeyEscape)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	foot, edge := at(form.submit).Y+form.submit.Size().Height, at(d.over.panel).Y+d.over.panel.Size().Height
	if form.wrong.Text() != escaped || foot > edge-16 {
		t.Errorf("the button ends at %v, the dialog at %v", foot, edge)
	}
}
