package adequacy

import (
	"fyne.io/fyne/v2/driver/desktop"

	kit "countyline/ui/widget"
)

// MouseIn marks the class under the pointer, and says what it means.
func (e *entry) MouseIn(*desktop.MouseEvent) {
	e.hovered = true
	e.Refresh()
	kit.ShowHint(e, e.class.Explained())
}

// MouseMoved changes nothing.
func (e *entry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends that.
func (e *entry) MouseOut() {
	e.hovered = false
	e.Refresh()
	kit.HideHint(e)
}
