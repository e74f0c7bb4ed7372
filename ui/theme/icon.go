package theme

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"countyline/assets"
)

// Icon is a Lucide icon drawn in a colour. An icon that does not exist is an empty square and is logged.
func Icon(name string, c color.Color) fyne.Resource {
	svg, err := assets.Icon(name)
	if err != nil {
		fyne.LogError("Cannot draw an icon", err)
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"></svg>`)
	}
	r, g, b, _ := c.RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex))
	svg = bytes.ReplaceAll(svg, []byte(`stroke-width="2"`), []byte(`stroke-width="1.75"`))
	return fyne.NewStaticResource(name+"-"+hex[1:]+".svg", svg) // Fyne caches the picture by this name
}
