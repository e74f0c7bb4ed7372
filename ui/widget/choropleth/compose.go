package choropleth

import (
	"encoding/binary"
	"image"
	"image/color"
)

// compose turns the ids and lines of a sheet into colours. It is what recolouring costs: one pass over the pixels.
func (s *sheet) compose(to *image.RGBA, p palette) {
	hatch := newHatching(s.frame)
	fill, stripe := packed(p.fill), packed(p.hatch)
	for y := range s.height {
		row := to.Pix[y*to.Stride : y*to.Stride+4*s.width]
		ids, marks := s.ids[y*s.width:(y+1)*s.width], s.marks[y*s.width:(y+1)*s.width]
		for x, id := range ids {
			c := fill[id]
			if stripe[id] != c {
				c = blend(c, stripe[id], uint32(hatch[x+y]))
			}
			if m := marks[x]; m != 0 {
				c = blend(c, solid(p.line[m>>8]), uint32(m&0xff))
			}
			binary.LittleEndian.PutUint32(row[4*x:], c)
		}
	}
}

// plain paints a box anew without the hatch of one county, for a figure to stand on.
func (s *sheet) plain(to *image.RGBA, p palette, box image.Rectangle, id uint16) {
	box = box.Intersect(to.Rect)
	fill := solid(p.fill[id])
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if s.ids[y*s.width+x] != id {
				continue
			}
			c := fill
			if m := s.marks[y*s.width+x]; m != 0 {
				c = blend(c, solid(p.line[m>>8]), uint32(m&0xff))
			}
			binary.LittleEndian.PutUint32(to.Pix[y*to.Stride+4*x:], c)
		}
	}
}

func packed(colors []color.NRGBA) []uint32 {
	out := make([]uint32, len(colors))
	for i, c := range colors {
		out[i] = solid(c)
	}
	return out
}

func solid(c color.NRGBA) uint32 { return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 0xff<<24 }

// blend lays a colour over another with a cover of 0 to 255, two channels at a time.
func blend(under, over, cover uint32) uint32 {
	cover += cover >> 7 // 0 to 256
	const even = 0x00ff00ff
	rb := ((under&even)*(256-cover) + (over&even)*cover) >> 8 & even
	ga := ((under>>8&even)*(256-cover) + (over>>8&even)*cover) & 0xff00ff00
	return rb | ga | 0xff<<24
}
