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

// stamp paints what a rasterizer holds with its origin at a point, as far as it lies inside the picture.
func stamp(dst *image.RGBA, at image.Point, z *vector.Rasterizer, c color.Color) {
	shape := image.NewAlpha(z.Bounds())
	z.Draw(shape, shape.Rect, image.Opaque, image.Point{})
	draw.DrawMask(dst, shape.Rect.Add(at), image.NewUniform(c), image.Point{}, shape, image.Point{}, draw.Over)
}

// round paints a rectangle with round corners.
func round(dst *image.RGBA, r image.Rectangle, radius int, c color.Color) {
	z := vector.NewRasterizer(r.Dx(), r.Dy())
	outline(z, 0, 0, float32(r.Dx()), float32(r.Dy()), float32(radius), false)
	stamp(dst, r.Min, z, c)
}

// ring paints the edge of a rectangle with round corners, inside it.
func ring(dst *image.RGBA, r image.Rectangle, radius, width int, c color.Color) {
	z := vector.NewRasterizer(r.Dx(), r.Dy())
	w, h, in := float32(r.Dx()), float32(r.Dy()), float32(width)
	outline(z, 0, 0, w, h, float32(radius), false)
	outline(z, in, in, w-in, h-in, max(0, float32(radius)-in), true)
	stamp(dst, r.Min, z, c)
}

// frame is a ring around a large rectangle: its corners are those of a small ring, its sides are filled.
func frame(dst *image.RGBA, r image.Rectangle, radius, width int, c color.Color) {
	for _, x := range []image.Rectangle{
		image.Rect(r.Min.X+radius, r.Min.Y, r.Max.X-radius, r.Min.Y+width),
		image.Rect(r.Min.X+radius, r.Max.Y-width, r.Max.X-radius, r.Max.Y),
		image.Rect(r.Min.X, r.Min.Y+radius, r.Min.X+width, r.Max.Y-radius),
		image.Rect(r.Max.X-width, r.Min.Y+radius, r.Max.X, r.Max.Y-radius),
	} {
		fill(dst, x, c)
	}
	small := image.Rect(0, 0, 2*radius, 2*radius)
	quarter := image.Rect(0, 0, radius, radius)
	for _, at := range []image.Point{{}, {r.Dx() - radius, 0}, {0, r.Dy() - radius}, {r.Dx() - radius, r.Dy() - radius}} {
		at = at.Add(r.Min)
		whole := small.Add(at)
		if at.X > r.Min.X {
			whole = whole.Sub(image.Pt(radius, 0))
		}
		if at.Y > r.Min.Y {
			whole = whole.Sub(image.Pt(0, radius))
		}
		ring(dst.SubImage(quarter.Add(at)).(*image.RGBA), whole, radius, width, c)
	}
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
	stamp(dst, image.Pt(r.Max.X-size, r.Min.Y), z, c)
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
