package page

import "math"

// stroker turns a line into the rings that cover it. All rings turn the same way, so they add up.
type stroker struct {
	width  float64
	dash   []float64
	closed bool
	round  bool // round ends; joins are always round
}

func (s stroker) outline(line []Point) [][]Point {
	if s.closed && len(line) > 1 {
		line = append(line[:len(line):len(line)], line[0])
	}
	if len(s.dash) == 0 {
		return s.solid(line, s.closed)
	}
	var rings [][]Point
	for _, part := range dashes(line, s.dash) {
		rings = append(rings, s.solid(part, false)...)
	}
	return rings
}

func (s stroker) solid(line []Point, closed bool) [][]Point {
	var rings [][]Point
	half := s.width / 2
	for i, a := range line {
		inner := closed || i > 0 && i < len(line)-1
		if (inner || s.round) && s.width > 0.8 {
			rings = append(rings, disk(a, half))
		}
		if i+1 == len(line) {
			break
		}
		b := line[i+1]
		dx, dy := b.X-a.X, b.Y-a.Y
		n := math.Hypot(dx, dy)
		if n == 0 {
			continue
		}
		ox, oy := -dy/n*half, dx/n*half
		rings = append(rings, []Point{{a.X + ox, a.Y + oy}, {a.X - ox, a.Y - oy}, {b.X - ox, b.Y - oy}, {b.X + ox, b.Y + oy}})
	}
	return rings
}

// disk turns the same way as the boxes of solid.
func disk(c Point, r float64) []Point {
	const n = 10
	pts := make([]Point, n)
	for i := range pts {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / n)
		pts[i] = Point{c.X + r*cos, c.Y + r*sin}
	}
	return pts
}

// dashes cuts a line into its inked parts.
func dashes(line []Point, pattern []float64) [][]Point {
	var parts [][]Point
	var part []Point
	at, left := 0, pattern[0]
	for i := 0; i+1 < len(line); i++ {
		a, b := line[i], line[i+1]
		length, done := math.Hypot(b.X-a.X, b.Y-a.Y), 0.0
		if at%2 == 0 && len(part) == 0 {
			part = append(part, a)
		}
		for length-done > left && left > 0 {
			done += left
			p := Point{a.X + (b.X-a.X)*done/length, a.Y + (b.Y-a.Y)*done/length}
			if at%2 == 0 {
				parts = append(parts, append(part, p))
				part = nil
			} else {
				part = []Point{p}
			}
			at++
			left = pattern[at%len(pattern)]
		}
		left -= length - done
		if at%2 == 0 {
			part = append(part, b)
		}
	}
	if len(part) > 1 {
		parts = append(parts, part)
	}
	return parts
}
