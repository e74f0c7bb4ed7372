package page

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Paint draws one page as a picture, scale pixels to the point: the preview, the map picture and the
// golden tests.
func Paint(sheet *Page, f *Fonts, scale float64) (*image.RGBA, error) {
	w, h := int(math.Round(sheet.Width*scale)), int(math.Round(sheet.Height*scale))
	if w < 1 || h < 1 || w > 1<<14 || h > 1<<14 {
		return nil, fmt.Errorf("a page picture of %d by %d pixels cannot be made", w, h)
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	p := &imagePainter{fonts: f, scale: scale, img: img, faces: map[faceKey]font.Face{}, raster: vector.NewRasterizer(1, 1)}
	return img, p.ops(sheet.Ops)
}

type faceKey struct {
	face Face
	size float64
}

type imagePainter struct {
	fonts  *Fonts
	scale  float64
	img    *image.RGBA // the page, or the part that a clip leaves
	faces  map[faceKey]font.Face
	raster *vector.Rasterizer
}

func (p *imagePainter) ops(ops []Op) error {
	for _, op := range ops {
		var err error
		switch op := op.(type) {
		case Text:
			err = p.text(op)
		case Path:
			p.path(op)
		case Clip:
			err = p.clip(op)
		case Picture:
			xdraw.CatmullRom.Scale(p.img, p.pixels(op.Box), op.Image, op.Image.Bounds(), draw.Over, nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *imagePainter) pixels(r Rect) image.Rectangle {
	px := func(v float64) int { return int(math.Round(v * p.scale)) }
	return image.Rect(px(r.X), px(r.Y), px(r.X+r.W), px(r.Y+r.H))
}

func (p *imagePainter) clip(op Clip) error {
	whole := p.img
	p.img = whole.SubImage(p.pixels(op.Box)).(*image.RGBA)
	err := p.ops(op.Ops)
	p.img = whole
	return err
}

func (p *imagePainter) text(t Text) error {
	s := p.fonts.Printable(t.S, t.Style.Face)
	if t.Style.Color == 0 || t.Style.Size <= 0 {
		return nil
	}
	face, err := p.face(t.Style)
	if err != nil {
		return err
	}
	ink := image.NewUniform(rgba(t.Style.Color))
	x, y := t.X*p.scale, fixed.Int26_6(math.Round(t.Y*p.scale*64))
	for _, r := range s {
		dr, mask, at, _, ok := face.Glyph(fixed.Point26_6{X: fixed.Int26_6(math.Round(x * 64)), Y: y}, r)
		if ok {
			draw.DrawMask(p.img, dr, ink, image.Point{}, mask, at, draw.Over)
		}
		x += p.fonts.Width(string(r), t.Style) * p.scale
	}
	return nil
}

func (p *imagePainter) face(s Style) (font.Face, error) {
	key := faceKey{s.Face, s.Size}
	if face := p.faces[key]; face != nil {
		return face, nil
	}
	face, err := opentype.NewFace(p.fonts.parsed[s.Face], &opentype.FaceOptions{Size: s.Size * p.scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("the font could not be drawn at %.1f points: %w", s.Size, err)
	}
	p.faces[key] = face
	return face, nil
}

func (p *imagePainter) path(op Path) {
	if op.Fill != 0 {
		p.fill(p.scaled(op.Lines), op.Fill)
	}
	if op.Stroke == 0 || op.Width <= 0 {
		return
	}
	stroker := stroker{width: math.Max(op.Width*p.scale, 0.35), closed: op.Closed, round: op.Round}
	for _, d := range op.Dash {
		stroker.dash = append(stroker.dash, d*p.scale)
	}
	for _, line := range p.scaled(op.Lines) {
		p.fill(stroker.outline(line), op.Stroke)
	}
}

func (p *imagePainter) scaled(lines [][]Point) [][]Point {
	out := make([][]Point, len(lines))
	for i, line := range lines {
		out[i] = make([]Point, len(line))
		for j, pt := range line {
			out[i][j] = Point{pt.X * p.scale, pt.Y * p.scale}
		}
	}
	return out
}

// fill paints rings by the non-zero rule: the rasteriser adds signed areas and holds them at one.
func (p *imagePainter) fill(rings [][]Point, c Color) {
	box := ringBounds(rings).Intersect(p.img.Bounds())
	if box.Empty() {
		return
	}
	p.raster.Reset(box.Dx(), box.Dy())
	for _, ring := range rings {
		for i, pt := range ring {
			x, y := float32(pt.X-float64(box.Min.X)), float32(pt.Y-float64(box.Min.Y))
			if i == 0 {
				p.raster.MoveTo(x, y)
			} else {
				p.raster.LineTo(x, y)
			}
		}
		p.raster.ClosePath()
	}
	p.raster.Draw(p.img, box, image.NewUniform(rgba(c)), image.Point{})
}

func ringBounds(rings [][]Point) image.Rectangle {
	lo, hi := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, ring := range rings {
		for _, pt := range ring {
			lo = Point{math.Min(lo.X, pt.X), math.Min(lo.Y, pt.Y)}
			hi = Point{math.Max(hi.X, pt.X), math.Max(hi.Y, pt.Y)}
		}
	}
	if lo.X > hi.X {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(lo.X)), int(math.Floor(lo.Y)), int(math.Ceil(hi.X))+1, int(math.Ceil(hi.Y))+1)
}

func rgba(c Color) color.RGBA {
	r, g, b := c.Parts()
	return color.RGBA{r, g, b, 255}
}
