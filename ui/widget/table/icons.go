package table

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

type iconName struct {
	name  string
	color color.NRGBA
}

// icons are the pictures that a table has drawn, each made once.
type icons map[iconName]fyne.Resource

// put draws an icon into an image; none hides it.
func (i icons) put(img *canvas.Image, name string, c color.NRGBA) {
	if name == "" {
		show(img, false)
		return
	}
	key := iconName{name, c}
	picture := i[key]
	if picture == nil {
		picture = theme.Icon(name, c, theme.IconText)
		i[key] = picture
	}
	if img.Resource != picture {
		img.Resource = picture
		img.Refresh()
	}
	show(img, true)
}
