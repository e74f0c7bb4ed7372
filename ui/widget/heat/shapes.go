package heat

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/vector"
)

// fill paints a rectangle.
func fill(dst *image.RGBA, r image.Rectangle, c color.Color) {
	draw.Draw(dst, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// round paints a rectangle with round corners.
func round(dst *image.RGBA, r image.Rectangle, radius int, c color.Color) {
	z := vector.NewRasterizer(r.Dx(), r.Dy())
	outline(z, 0, 0, float32(r.Dx()), float32(r.Dy()), float32(radius), false)
	z.Draw(dst, r, image.NewUniform(c), image.Point{})
}

// ring paints the edge of a rectangle with round corners, inside it.
func ring(dst *image.RGBA, r image.Rectangle, radius, width int, c color.Color) {
	z := vector.NewRasterizer(r.Dx(), r.Dy())
	w, h, in := float32(r.Dx()), float32(r.Dy()), float32(width)
	outline(z, 0, 0, w, h, float32(radius), false)
	outline(z, in, in, w-in, h-in, max(0, float32(radius)-in), true)
	z.Draw(dst, r, image.NewUniform(c), image.Point{})
}

// outline adds a rectangle with round corners; the other way round it is a hole.
func outline(z *vector.Rasterizer, x0, y0, x1, y1, r float32, hole bool) {
	const bend = 0.5523 // of a radius, to the control points of a quarter circle
	k := r * (1 - bend)
	if hole {
		y0, y1 = y1, y0
		z.MoveTo(x0+r, y0)
		z.LineTo(x1-r, y0)
		z.CubeTo(x1-k, y0, x1, y0-k, x1, y0-r)
		z.LineTo(x1, y1+r)
		z.CubeTo(x1, y1+k, x1-k, y1, x1-r, y1)
		z.LineTo(x0+r, y1)
		z.CubeTo(x0+k, y1, x0, y1+k, x0, y1+r)
		z.LineTo(x0, y0-r)
		z.CubeTo(x0, y0-k, x0+k, y0, x0+r, y0)
	} else {
		z.MoveTo(x0+r, y0)
		z.LineTo(x1-r, y0)
		z.CubeTo(x1-k, y0, x1, y0+k, x1, y0+r)
		z.LineTo(x1, y1-r)
		z.CubeTo(x1, y1-k, x1-k, y1, x1-r, y1)
		z.LineTo(x0+r, y1)
		z.CubeTo(x0+k, y1, x0, y1-k, x0, y1-r)
		z.LineTo(x0, y0+r)
		z.CubeTo(x0, y0+k, x0+k, y0, x0+r, y0)
	}
	z.ClosePath()
}

// corner paints a triangle into the upper right corner.
func corner(dst *image.RGBA, r image.Rectangle, size int, c color.Color) {
	z := vector.NewRasterizer(size, size)
	s := float32(size)
	z.MoveTo(0, 0)
	z.LineTo(s, 0)
	z.LineTo(s, s)
	z.ClosePath()
	z.Draw(dst, image.Rect(r.Max.X-size, r.Min.Y, r.Max.X, r.Min.Y+size), image.NewUniform(c), image.Point{})
}

// cutCorners lets what is behind a picture show at its four corners.
func cutCorners(dst *image.RGBA, radius int) {
	shape := image.NewAlpha(image.Rect(0, 0, 2*radius, 2*radius))
	z := vector.NewRasterizer(2*radius, 2*radius)
	outline(z, 0, 0, float32(2*radius), float32(2*radius), float32(radius), false)
	z.Draw(shape, shape.Rect, image.Opaque, image.Point{})
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	for y := range 2 * radius {
		for x := range 2 * radius {
			at := image.Pt(x, y)
			if x >= radius {
				at.X += w - 2*radius
			}
			if y >= radius {
				at.Y += h - 2*radius
			}
			if a := uint32(shape.AlphaAt(x, y).A); a < 255 && at.In(dst.Rect) {
				c := dst.RGBAAt(at.X, at.Y)
				dst.SetRGBA(at.X, at.Y, color.RGBA{uint8(uint32(c.R) * a / 255), uint8(uint32(c.G) * a / 255), uint8(uint32(c.B) * a / 255), uint8(uint32(c.A) * a / 255)})
			}
		}
	}
}
