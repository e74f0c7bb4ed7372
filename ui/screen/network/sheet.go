package network

import (
	"fyne.io/fyne/v2"

	kit "countyline/ui/widget"

	"countyline/app"
)

// sheet is the detail of one record in the pane; some of it becomes longer while it is read.
type sheet struct {
	pane    *kit.Pane
	objects []fyne.CanvasObject
}

func (h *sheet) of(objects ...fyne.CanvasObject) fyne.CanvasObject {
	h.objects = objects
	h.pane = kit.NewPane(objects...)
	return h.pane
}

// grown lays the sheet out again where the reader is.
func (h *sheet) grown() {
	if h.pane == nil { // not put together yet
		return
	}
	y := h.pane.Offset()
	h.pane.SetContent(h.objects...)
	h.pane.ScrollTo(y)
}

// mostLines of one list; the rest is a click away.
const mostLines = 12

// long is a list of which the end is left out until somebody asks for it.
func (h *sheet) long(n int, line func(int) fyne.CanvasObject) []fyne.CanvasObject {
	stack := kit.NewStack(0)
	for i := range min(n, mostLines) {
		stack.Add(line(i))
	}
	if n > mostLines {
		var rest *kit.Button
		rest = kit.NewButton("Show all "+app.Count(n), "chevron-down", kit.Quiet, func() {
			stack.Remove(rest)
			for i := mostLines; i < n; i++ {
				stack.Objects = append(stack.Objects, line(i))
			}
			h.grown()
		})
		stack.Add(rest)
	}
	return []fyne.CanvasObject{stack}
}
