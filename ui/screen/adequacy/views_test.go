package adequacy

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

func TestAViewIsSavedRenamedAndDeleted(t *testing.T) {
	r := opened(t, theme.Light, wide)
	r.chooseFailing(true)
	r.chooseGroup(1)
	r.window.Canvas().Focus(r.controls.views)
	r.press(fyne.KeySpace, fyne.KeyEnd, fyne.KeyReturn)
	for _, letter := range "My gaps" {
		r.window.Canvas().Focused().TypedRune(letter)
	}
	r.press(fyne.KeyReturn)
	r.settle()
	if len(r.views) != 1 || r.views[0].Name != "My gaps" || !strings.HasSuffix(r.controls.head.Sub(), "· My gaps") {
		t.Fatalf("saved are %v, the head says %q", r.views, r.controls.head.Sub())
	}
	saved := r.Place()
	r.apply("")
	if r.filter != (filter{}) {
		t.Errorf("all cells leave the filter %+v", r.filter)
	}
	r.window.Canvas().Focus(r.controls.views)
	r.press(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	if r.Place() != saved {
		t.Errorf("the saved view leads to %+v", r.Place())
	}
	r.deleteView(r.views[0])
	r.settle()
	if len(r.views) != 0 {
		t.Errorf("after deleting there are %v", r.views)
	}
	r.host.Undo()
	r.settle()
	if len(r.views) != 1 {
		t.Error("the deletion cannot be undone")
	}
	r.deleteView(r.views[0])
	r.settle()
}
