package theme

import (
	"bytes"
	"fmt"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"

	"countyline/assets"
)

// Icon is a Lucide icon drawn in a colour for a size in units of the window.
func Icon(name string, c color.Color, size float32) fyne.Resource {
	if windows := fyne.CurrentApp().Driver().AllWindows(); len(windows) > 0 {
		size *= windows[0].Canvas().Scale()
	}
	return IconOf(name, c, size)
}

// stroke is the width of an icon's lines on its grid of 24.
const stroke = 1.75

// IconOf is an icon for a size in pixels of the screen. Fyne scales the shape of an icon, but not its lines, so these are
// made as wide as the size wants them. An icon that does not exist is an empty square and is logged.
func IconOf(name string, c color.Color, pixels float32) fyne.Resource {
	svg, err := assets.Icon(name)
	if err != nil {
		fyne.LogError("Cannot draw an icon", err)
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"></svg>`)
	}
	r, g, b, _ := c.RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex))
	width := strconv.FormatFloat(float64(stroke*pixels/24), 'f', 2, 32)
	svg = bytes.ReplaceAll(svg, []byte(`stroke-width="2"`), []byte(`stroke-width="`+width+`"`))
	return fyne.NewStaticResource(name+"-"+hex[1:]+"-"+width+".svg", svg) // Fyne caches the picture by this name
}
