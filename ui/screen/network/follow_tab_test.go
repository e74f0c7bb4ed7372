package network

import (
	"testing"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

func TestAFormThatFollowedIsStillThatOfItsRecord(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	p := editing(t, b)
	b.draft.view.Field("Status").SetText("LOI")
	b.chooseTab(providers)
	asked := func() bool { return b.desk.Window.Canvas().Overlays().Top() != nil }
	if !asked() {
		t.Fatal("what was typed goes unasked")
	}
	b.desk.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // keep editing
	b.meanwhile(renamed(p.ID, "Levee Oaks Renamed"))
	if b.draft == nil || b.draft.view.Field("Name").Text() != "Levee Oaks Renamed" {
		t.Fatal("the form did not follow")
	}
	b.chooseTab(practices)
	if asked() || b.Draft() != "Edit Levee Oaks Renamed" {
		t.Errorf("back at its record it is asked whether the form may go: %v, %q", asked(), b.Draft())
	}
}
