package choropleth

import (
	"image"
	"image/draw"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"
)

// sheet is a part of the ground as pixels: the county of each and the lines over it. It holds no colour.
type sheet struct {
	frame
	ids   []uint16 // 1 + index of the county; 0 where there is none
	marks []uint16 // kind of line << 8 | how much of the pixel it covers
}

// frame is where a sheet lies on the ground and how fine it is.
type frame struct {
	width, height int       // pixels
	corner        orb.Point // northwest, miles
	perMile       float64   // pixels
	ratio         float64   // pixels per screen unit
	margin        int       // pixels on every side that the view did not show when the sheet was asked for
}

// xy is the pixel position of a place.
func (f frame) xy(p orb.Point) (x, y float64) {
	return (p[0] - f.corner[0]) * f.perMile, (f.corner[1] - p[1]) * f.perMile
}

// place is the place at a pixel position.
func (f frame) place(x, y float64) orb.Point {
	return orb.Point{f.corner[0] + x/f.perMile, f.corner[1] - y/f.perMile}
}

func (f frame) bound() orb.Bound {
	return orb.Bound{Min: f.place(0, float64(f.height)), Max: f.place(float64(f.width), 0)}
}

// id is the county at a place, read off the pixels; -1 where there is none or the sheet ends.
func (s *sheet) id(p orb.Point) int {
	x, y := s.xy(p)
	i, j := int(math.Floor(x)), int(math.Floor(y))
	if i < 0 || j < 0 || i >= s.width || j >= s.height {
		return -1
	}
	return int(s.ids[j*s.width+i]) - 1
}

// newSheet draws the part of the ground that a frame holds. It takes some tens of milliseconds.
func newSheet(g *Ground, f frame) *sheet {
	s := &sheet{frame: f, ids: make([]uint16, f.width*f.height), marks: make([]uint16, f.width*f.height)}
	shown := f.bound()
	rows := make([][]float64, f.height)
	var segments [lineKinds][]edge
	for at := range g.counties {
		c := &g.counties[at]
		if !shown.Intersects(c.bound) {
			continue
		}
		for i, polygon := range c.polygons {
			if shown.Intersects(c.bounds[i]) {
				s.fill(polygon, uint16(at+1), rows)
			}
		}
		for _, e := range c.edges {
			if e.kind != noLine {
				segments[e.kind] = append(segments[e.kind], e)
			}
		}
	}
	s.draw(g, segments)
	return s
}

// fill gives a county the pixels whose middle lies inside.
func (s *sheet) fill(polygon orb.Polygon, id uint16, rows [][]float64) {
	low, high := s.height, -1
	for _, ring := range polygon {
		for i := 1; i < len(ring); i++ {
			x0, y0 := s.xy(ring[i-1])
			x1, y1 := s.xy(ring[i])
			if y0 > y1 {
				x0, y0, x1, y1 = x1, y1, x0, y0
			}
			from, to := max(0, int(math.Ceil(y0-0.5))), min(s.height, int(math.Ceil(y1-0.5)))
			for row := from; row < to; row++ {
				rows[row] = append(rows[row], x0+(x1-x0)*(float64(row)+0.5-y0)/(y1-y0))
			}
			if from < to {
				low, high = min(low, from), max(high, to-1)
			}
		}
	}
	for row := low; row <= high; row++ {
		xs := rows[row]
		slices.Sort(xs)
		line := s.ids[row*s.width : (row+1)*s.width]
		for i := 1; i < len(xs); i += 2 {
			from, to := max(0, int(math.Ceil(xs[i-1]-0.5))), min(s.width, int(math.Ceil(xs[i]-0.5)))
			for x := from; x < to; x++ {
				line[x] = id
			}
		}
		rows[row] = xs[:0]
	}
}

// Line widths in screen units.
const (
	thinLine    = 1.0
	outlineLine = 1.5
)

// draw lays the lines over the pixels, the stronger last.
func (s *sheet) draw(g *Ground, segments [lineKinds][]edge) {
	raster := vector.NewRasterizer(s.width, s.height)
	raster.DrawOp = draw.Src
	mask := image.NewAlpha(image.Rect(0, 0, s.width, s.height))
	for kind := neighborLine; kind < lineKinds; kind++ {
		if len(segments[kind]) == 0 {
			continue
		}
		width := thinLine
		if kind == outline {
			width = outlineLine
		} else { // from afar, thin lines leave the colours room
			width *= math.Max(0.4, math.Min(1, 0.6*s.perMile/s.ratio))
		}
		pen := pen{raster, width * s.ratio}
		raster.Reset(s.width, s.height)
		raster.DrawOp = draw.Src
		for _, e := range segments[kind] {
			x0, y0 := s.xy(e.a)
			x1, y1 := s.xy(e.b)
			pen.line(x0, y0, x1, y1)
		}
		raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
		for i, cover := range mask.Pix {
			if cover > 0 && uint16(cover) >= s.marks[i]&0xff {
				s.marks[i] = uint16(kind)<<8 | uint16(cover)
			}
		}
	}
}
