package choropleth

import (
	"math"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"
)

// pen draws lines into a rasteriser. All its pieces turn the same way round, so that those that overlap add up.
type pen struct {
	raster *vector.Rasterizer
	width  float64 // pixels
}

// line is a stroke with ends a little longer than the line, so that turns are closed.
func (p pen) line(x0, y0, x1, y1 float64) {
	dx, dy := x1-x0, y1-y0
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	dx, dy = dx/length*p.width/2, dy/length*p.width/2
	ends := min(0.5, length/p.width)
	x0, y0, x1, y1 = x0-dx*ends, y0-dy*ends, x1+dx*ends, y1+dy*ends
	p.raster.MoveTo(float32(x0-dy), float32(y0+dx))
	p.raster.LineTo(float32(x1-dy), float32(y1+dx))
	p.raster.LineTo(float32(x1+dy), float32(y1-dx))
	p.raster.LineTo(float32(x0+dy), float32(y0-dx))
	p.raster.ClosePath()
}

// ring draws a closed line with round turns.
func (p pen) ring(points []orb.Point) {
	for i := range points {
		a, b := points[i], points[(i+1)%len(points)]
		p.line(a[0], a[1], b[0], b[1])
		p.disc(a[0], a[1], p.width/2)
	}
}

// disc fills a circle.
func (p pen) disc(x, y, radius float64) {
	n := max(8, int(radius*2.5))
	for i := range n {
		sin, cos := math.Sincos(-2 * math.Pi * float64(i) / float64(n))
		px, py := float32(x+radius*cos), float32(y+radius*sin)
		if i == 0 {
			p.raster.MoveTo(px, py)
		} else {
			p.raster.LineTo(px, py)
		}
	}
	p.raster.ClosePath()
}

// circle draws a line around a circle.
func (p pen) circle(x, y, radius float64) {
	n := max(24, int(radius))
	points := make([]orb.Point, n)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		points[i] = orb.Point{x + radius*cos, y + radius*sin}
	}
	for i := range points {
		b := points[(i+1)%n]
		p.line(points[i][0], points[i][1], b[0], b[1])
	}
}
