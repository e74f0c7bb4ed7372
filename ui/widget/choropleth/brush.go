package choropleth

import (
	"image"
	"image/color"
	"math"

	"countyline/assets"

	"github.com/paulmach/orb"
	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// brush draws marks and words onto a picture. It belongs to one goroutine at a time.
type brush struct {
	to     *image.RGBA
	raster *vector.Rasterizer
	ratio  float64 // pixels per screen unit
	plain  font.Face
	strong font.Face
	masks  map[string]*image.Alpha
}

// newBrush readies both faces at a text size in screen units.
func newBrush(size, ratio float64) (*brush, error) {
	b := &brush{raster: vector.NewRasterizer(1, 1), ratio: ratio, masks: map[string]*image.Alpha{}}
	for file, face := range map[*font.Face][]byte{&b.plain: assets.FontRegular(), &b.strong: assets.FontBold()} {
		parsed, err := opentype.Parse(face)
		if err != nil {
			return nil, err
		}
		*file, err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: size * ratio, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return nil, err
		}
	}
	return b, nil
}

// fill paints what a pen draws within a box in one colour.
func (b *brush) fill(box image.Rectangle, c color.Color, width float64, strokes func(pen, float64, float64)) {
	box = box.Intersect(b.to.Rect)
	if box.Empty() {
		return
	}
	b.raster.Reset(box.Dx(), box.Dy())
	strokes(pen{b.raster, width}, float64(box.Min.X), float64(box.Min.Y))
	b.raster.Draw(b.to, box, image.NewUniform(c), image.Point{})
}

func around(x, y, radius float64) image.Rectangle {
	return image.Rect(int(math.Floor(x-radius))-1, int(math.Floor(y-radius))-1, int(math.Ceil(x+radius))+1, int(math.Ceil(y+radius))+1)
}

// disc is a filled circle, sizes in pixels.
func (b *brush) disc(x, y, radius float64, c color.Color) {
	b.fill(around(x, y, radius), c, 0, func(p pen, left, top float64) { p.disc(x-left, y-top, radius) })
}

// circle is a line around a circle.
func (b *brush) circle(x, y, radius, width float64, c color.Color) {
	b.fill(around(x, y, radius+width), c, width, func(p pen, left, top float64) { p.circle(x-left, y-top, radius) })
}

// border is a closed line along rings of pixels.
func (b *brush) border(rings [][]orb.Point, width float64, c color.Color) {
	box := image.Rectangle{}
	for _, ring := range rings {
		for _, p := range ring {
			box = box.Union(around(p[0], p[1], width))
		}
	}
	b.fill(box, c, width, func(p pen, left, top float64) {
		for _, ring := range rings {
			moved := make([]orb.Point, len(ring))
			for i, q := range ring {
				moved[i] = orb.Point{q[0] - left, q[1] - top}
			}
			p.ring(moved)
		}
	})
}

// size is how much room words take, in pixels.
func (b *brush) size(words string, bold bool) (width, height int) {
	face := b.face(bold)
	return font.MeasureString(face, words).Ceil(), face.Metrics().CapHeight.Ceil()
}

func (b *brush) face(bold bool) font.Face {
	if bold {
		return b.strong
	}
	return b.plain
}

// words writes in the middle of a spot, over a halo unless that is nil.
func (b *brush) words(x, y int, words string, bold bool, ink, halo color.Color) {
	mask := b.mask(words, bold)
	w, h := b.size(words, bold)
	at := image.Pt(x-w/2-maskMargin, y-h/2-maskMargin)
	if halo != nil {
		wide := b.wide(words, bold, mask)
		draw.DrawMask(b.to, wide.Rect.Add(at), image.NewUniform(halo), image.Point{}, wide, image.Point{}, draw.Over)
	}
	draw.DrawMask(b.to, mask.Rect.Add(at), image.NewUniform(ink), image.Point{}, mask, image.Point{}, draw.Over)
}

// maskMargin is the room in pixels around a text's mask: for the halo, and for letters below the line.
const maskMargin = 12

func (b *brush) mask(words string, bold bool) *image.Alpha {
	key := words
	if bold {
		key = "\x00" + words
	}
	if m := b.masks[key]; m != nil {
		return m
	}
	w, h := b.size(words, bold)
	m := image.NewAlpha(image.Rect(0, 0, w+2*maskMargin, h+2*maskMargin))
	d := font.Drawer{Dst: m, Src: image.Opaque, Face: b.face(bold), Dot: fixed.P(maskMargin, maskMargin+h)}
	d.DrawString(words)
	b.masks[key] = m
	return m
}

// wide is the mask grown by the halo on all sides.
func (b *brush) wide(words string, bold bool, mask *image.Alpha) *image.Alpha {
	key := "\x01" + words
	if bold {
		key = "\x02" + words
	}
	if m := b.masks[key]; m != nil {
		return m
	}
	radius := haloWidth * b.ratio
	reach := int(math.Ceil(radius))
	m := image.NewAlpha(mask.Rect)
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			cover := math.Max(0, math.Min(1, radius+0.5-math.Hypot(float64(dx), float64(dy))))
			grow(m, mask, dx, dy, uint32(cover*255))
		}
	}
	b.masks[key] = m
	return m
}

// haloWidth is how far a halo reaches from a letter, in screen units.
const haloWidth = 2.5

// grow keeps the greater of what is there and the mask moved a little.
func grow(m, mask *image.Alpha, dx, dy int, cover uint32) {
	if cover == 0 {
		return
	}
	r := m.Rect.Intersect(mask.Rect.Add(image.Pt(dx, dy)))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			a := uint8(uint32(mask.Pix[(y-dy)*mask.Stride+x-dx]) * cover / 255)
			if i := y*m.Stride + x; a > m.Pix[i] {
				m.Pix[i] = a
			}
		}
	}
}
