package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

func TestWhatIsTypedDoesNotGoWithTheWindowUnasked(t *testing.T) {
	b := seated(t)
	left := 0
	leave := func() { left++ }
	if b.leaving(leave); left != 1 || b.covered() {
		t.Fatal("it is asked although nothing was typed")
	}
	b.press("Alt+7")
	b.fakes[desk.Network].draft = "Private note"
	b.press("Alt+2")
	b.leaving(leave)
	b.at(desk.Network)
	if left != 1 || !b.covered() {
		t.Fatal("what was typed goes unasked")
	}
	b.key(fyne.KeyEscape)
	if left != 1 || b.covered() {
		t.Error("Esc discards it")
	}
	b.leaving(leave)
	b.window.Canvas().FocusNext()
	b.key(fyne.KeyReturn)
	if left != 2 {
		t.Error("it is not discarded when that is chosen")
	}
	if b.OpenWorkspace(t.TempDir()); !b.covered() {
		t.Error("it goes unasked with the workspace")
	}
	b.key(fyne.KeyEscape)
	if b.AsOf(b.now()); !b.covered() {
		t.Error("it goes unasked for the past")
	}
}

func TestWhatIsTypedDoesNotGoUnaskedForABackup(t *testing.T) {
	b := newBench(t)
	dir := madeSample(t)
	b.OpenWorkspace(dir)
	b.finish()
	b.press("Alt+7")
	b.fakes[desk.Network].draft = "Private note"
	b.RestoreBackup(filepath.Join(dir, "backups", "none.db"))
	b.at(desk.Network)
	if !b.covered() || b.dir != dir {
		t.Error("it goes unasked with the workspace that is open")
	}
	b.close()
}

func TestAFieldThatSavesItselfIsLeftBeforeTheWindowGoes(t *testing.T) {
	b := seated(t)
	field := &kit.Field{Label: "Plan"}
	saved := ""
	field.OnLeave = func(text string) { saved = text }
	form := kit.NewForm(field)
	b.window.SetContent(form)
	for _, o := range test.LaidOutObjects(form) {
		if e, ok := o.(*kit.Editor); ok {
			b.window.Canvas().Focus(e)
			test.Type(e, "Magnolia Ridge")
			b.window.Canvas().Focus(e)
		}
	}
	b.leaving(func() {
		if saved != "Magnolia Ridge" {
			t.Errorf("the window goes with %q saved", saved)
		}
	})
}
