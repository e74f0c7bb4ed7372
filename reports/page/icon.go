package page

// Icon is a status mark drawn as a path, never taken from a font.
type Icon int

// The marks; each is always followed by its word.
const (
	NoIcon Icon = iota
	IconMeets
	IconFixable
	IconStructural
	IconLate
	IconProgress
	IconToCome
	IconTick
	IconNever
)

// IconSize is the usual size, IconGap the room before the word.
const (
	IconSize = 8.0
	IconGap  = 3.0
)

// Color is the colour of the mark and its word.
func (i Icon) Color() Color {
	switch i {
	case IconMeets:
		return Accent
	case IconFixable, IconLate:
		return Fixable
	case IconStructural, IconNever:
		return Structural
	}
	return Ink
}

// Ops draws the mark in a box of the given size with its top left corner at x, y.
func (i Icon) Ops(x, y, size float64) []Op {
	k := size / 10
	pt := func(px, py float64) Point { return Point{x + px*k, y + py*k} }
	line := func(c Color, w float64, closed bool, pts ...Point) Path {
		return Path{Lines: [][]Point{pts}, Closed: closed, Stroke: c, Width: w * k, Round: !closed}
	}
	fill := func(c Color, pts ...Point) Path { return Path{Lines: [][]Point{pts}, Closed: true, Fill: c} }
	dot := func(c Color, px, py, r float64) Path { return fill(c, Circle(x+px*k, y+py*k, r*k)...) }
	c := i.Color()
	switch i {
	case IconMeets:
		return []Op{line(c, 1.1, true, Circle(x+5*k, y+5*k, 4.4*k)...), line(c, 1.3, false, pt(2.9, 5.2), pt(4.4, 6.7), pt(7.2, 3.6))}
	case IconFixable:
		return []Op{line(c, 1.2, true, pt(5, 0.7), pt(9.6, 9.2), pt(0.4, 9.2)), line(c, 1.2, false, pt(5, 3.7), pt(5, 6.1)), dot(c, 5, 7.7, 0.7)}
	case IconStructural:
		return []Op{
			fill(c, pt(0.5, 0.5), pt(9.5, 0.5), pt(9.5, 9.5), pt(0.5, 9.5)),
			line(White, 1.4, false, pt(3, 3), pt(7, 7)), line(White, 1.4, false, pt(7, 3), pt(3, 7)),
		}
	case IconLate:
		return []Op{fill(c, pt(5, 0), pt(10, 5), pt(5, 10), pt(0, 5)), line(White, 1.3, false, pt(5, 2.7), pt(5, 5.5)), dot(White, 5, 7.3, 0.75)}
	case IconProgress:
		return []Op{line(c, 1, true, Circle(x+5*k, y+5*k, 4.4*k)...), fill(c, arc(x+5*k, y+5*k, 4.4*k, -1.5707963, 1.5707963)...)}
	case IconToCome:
		return []Op{line(c, 1, true, Circle(x+5*k, y+5*k, 4.4*k)...)}
	case IconTick:
		return []Op{line(c, 0.9, true, pt(0.7, 0.7), pt(9.3, 0.7), pt(9.3, 9.3), pt(0.7, 9.3))}
	case IconNever:
		return []Op{line(c, 1.6, false, pt(1.5, 1.5), pt(8.5, 8.5)), line(c, 1.6, false, pt(8.5, 1.5), pt(1.5, 8.5))}
	}
	return nil
}
