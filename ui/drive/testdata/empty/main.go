// Empty is the smallest program with a window, to compare the start with.
package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
)

func main() {
	w := app.NewWithID("org.countyline.empty").NewWindow("Empty")
	w.SetPadded(false)
	w.SetContent(canvas.NewRectangle(color.NRGBA{R: 0xe0, G: 0x8a, B: 0x3c, A: 0xff}))
	w.Resize(fyne.NewSize(1440, 900))
	w.ShowAndRun()
}
