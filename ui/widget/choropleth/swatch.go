package choropleth

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
)

// NewSwatch is a sample of what a map paints a class with, hatch included, for a legend.
func NewSwatch(class int) *canvas.Raster {
	return canvas.NewRaster(func(w, h int) image.Image { return swatch(class, w, h, theme.Now()) })
}

// swatchHeight is that of a swatch in screen units.
const swatchHeight = 16

func swatch(class, w, h int, t *theme.Tokens) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	ratio := math.Max(0.5, float64(h)/swatchHeight)
	paint, border := t.Classes[class], t.Classes[class].Fill
	if class == 0 {
		border = t.LineStrong
	}
	hatch := newHatching(frame{width: w, height: h, ratio: ratio, perMile: 1})
	for y := range h {
		for x := range w {
			c := paint.Fill
			if paint.Hatched {
				c = mix(c, paint.Hatch, uint32(hatch[x+y]))
			}
			inner := rounded(x, y, w, h, 1*ratio, 2*ratio)
			c = mix(border, c, uint32(255*inner))
			img.SetNRGBA(x, y, color.NRGBA{R: c.R, G: c.G, B: c.B, A: uint8(255 * rounded(x, y, w, h, 0, 3*ratio))})
		}
	}
	return img
}

// rounded is how much of a pixel lies in a rectangle with round corners, some pixels inside of a size.
func rounded(x, y, w, h int, inset, radius float64) float64 {
	away := func(at, size int) float64 {
		return math.Max(0, math.Abs(float64(at)+0.5-float64(size)/2)-float64(size)/2+inset+radius)
	}
	return math.Max(0, math.Min(1, radius+0.5-math.Hypot(away(x, w), away(y, h))))
}
