package adequacy

import "fyne.io/fyne/v2/driver/desktop"

// MouseIn marks the class under the pointer.
func (e *entry) MouseIn(*desktop.MouseEvent) { e.hovered = true; e.Refresh() }

// MouseMoved changes nothing.
func (e *entry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends that.
func (e *entry) MouseOut() { e.hovered = false; e.Refresh() }
