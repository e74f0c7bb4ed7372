package geo

import (
	"math"
	"slices"
)

// Index answers "what is in reach" over a fixed set of places. It is a packed tree of balls: the places are
// sorted along a Hilbert curve, every fanOut of them share a leaf, every fanOut leaves a node, and so on.
type Index struct {
	Places []Vec   // in index order
	Items  []int32 // the caller's number of each place
	levels [][]ball
}

// Span is a range of positions in an Index.
type Span struct{ From, To int32 }

// ball encloses all places below a node. Its radius is widened by slack, so that a decision taken for the
// ball as a whole is the decision that each pair alone would give.
type ball struct {
	center Vec
	radius float64
}

const (
	fanOut = 8
	slack  = 1e-12 // chord units, a few micrometres on the ground; rounding errors are 10,000 times smaller
)

// NewIndex builds the index of places; items[i] is the caller's number of places[i].
func NewIndex(places []Vec, items []int32) *Index {
	ix := &Index{Places: make([]Vec, len(places)), Items: make([]int32, len(places))}
	for i, o := range hilbertOrder(places) {
		ix.Places[i] = places[o]
		ix.Items[i] = items[o]
	}
	if len(places) == 0 {
		return ix
	}
	leaves := make([]ball, 0, (len(places)+fanOut-1)/fanOut)
	for i := 0; i < len(ix.Places); i += fanOut {
		leaves = append(leaves, enclose(ix.Places[i:min(i+fanOut, len(ix.Places))]))
	}
	ix.levels = append(ix.levels, leaves)
	for below := leaves; len(below) > 1; {
		level := make([]ball, 0, (len(below)+fanOut-1)/fanOut)
		for i := 0; i < len(below); i += fanOut {
			level = append(level, encloseBalls(below[i:min(i+fanOut, len(below))]))
		}
		ix.levels = append(ix.levels, level)
		below = level
	}
	return ix
}

// span is the range of index positions below node i of a level.
func (ix *Index) span(level, i int) (from, to int32) {
	size := fanOut
	for range level {
		size *= fanOut
	}
	return int32(i * size), int32(min((i+1)*size, len(ix.Places)))
}

// Near appends the spans of index positions that may lie within the chord of p: everything that does is in
// them, and little else.
func (ix *Index) Near(p Vec, chord float64, spans []Span) []Span {
	if len(ix.Places) == 0 {
		return spans
	}
	return ix.near(len(ix.levels)-1, 0, p, chord, spans)
}

func (ix *Index) near(level, i int, p Vec, chord float64, spans []Span) []Span {
	b := &ix.levels[level][i]
	d2 := Dist2(p, b.center)
	if far := chord + b.radius; d2 > far*far {
		return spans
	}
	if in := chord - b.radius; level == 0 || in > 0 && d2 <= in*in {
		from, to := ix.span(level, i)
		if n := len(spans); n > 0 && spans[n-1].To == from {
			spans[n-1].To = to
			return spans
		}
		return append(spans, Span{from, to})
	}
	below := len(ix.levels[level-1])
	for j := i * fanOut; j < min((i+1)*fanOut, below); j++ {
		spans = ix.near(level-1, j, p, chord, spans)
	}
	return spans
}

// Any tells whether a position that is wanted lies within the chord of p.
func (ix *Index) Any(p Vec, chord float64, wanted func(at int32) bool) bool {
	return len(ix.Places) > 0 && ix.any(len(ix.levels)-1, 0, p, chord, wanted)
}

func (ix *Index) any(level, i int, p Vec, chord float64, wanted func(at int32) bool) bool {
	b := &ix.levels[level][i]
	if far := chord + b.radius; Dist2(p, b.center) > far*far {
		return false
	}
	if level == 0 {
		from, to := ix.span(0, i)
		for k := from; k < to; k++ {
			if Dist2(ix.Places[k], p) <= chord*chord && wanted(k) {
				return true
			}
		}
		return false
	}
	below := len(ix.levels[level-1])
	for j := i * fanOut; j < min((i+1)*fanOut, below); j++ {
		if ix.any(level-1, j, p, chord, wanted) {
			return true
		}
	}
	return false
}

func enclose(places []Vec) ball {
	lo, hi := places[0], places[0]
	for _, p := range places[1:] {
		lo = Vec{math.Min(lo.X, p.X), math.Min(lo.Y, p.Y), math.Min(lo.Z, p.Z)}
		hi = Vec{math.Max(hi.X, p.X), math.Max(hi.Y, p.Y), math.Max(hi.Z, p.Z)}
	}
	c := Vec{(lo.X + hi.X) / 2, (lo.Y + hi.Y) / 2, (lo.Z + hi.Z) / 2}
	var r2 float64
	for _, p := range places {
		r2 = math.Max(r2, Dist2(c, p))
	}
	return ball{c, math.Sqrt(r2) + slack}
}

func encloseBalls(balls []ball) ball {
	centers := make([]Vec, len(balls))
	for i, b := range balls {
		centers[i] = b.center
	}
	all := enclose(centers)
	for _, b := range balls {
		all.radius = math.Max(all.radius, math.Sqrt(Dist2(all.center, b.center))+b.radius+slack)
	}
	return all
}

// turn grows with the angle of (x, y) from -2 to 2: all that an order needs of atan2, without its cost.
func turn(x, y float64) float64 {
	t := y / (math.Abs(x) + math.Abs(y) + math.SmallestNonzeroFloat64)
	switch {
	case x >= 0:
		return t
	case y >= 0:
		return 2 - t
	default:
		return -2 - t
	}
}

// hilbertOrder returns the order of places along a Hilbert curve over latitude and longitude.
func hilbertOrder(places []Vec) []int32 {
	keys := make([]uint64, len(places))
	for i, p := range places {
		x := (turn(p.X, p.Y) + 2) * (65535.0 / 4)
		y := (p.Z + 1) * (65535.0 / 2)
		keys[i] = uint64(hilbert(uint32(x), uint32(y)))<<32 | uint64(i)
	}
	sortByHigh(keys)
	order := make([]int32, len(keys))
	for i, k := range keys {
		order[i] = int32(uint32(k))
	}
	return order
}

// sortByHigh sorts by the high 32 bits, equal ones in the order given; many keys in four counting passes, which
// take a tenth of the time of a comparison sort.
func sortByHigh(keys []uint64) {
	if len(keys) < 256 {
		slices.Sort(keys)
		return
	}
	from, to := keys, make([]uint64, len(keys))
	for shift := 32; shift < 64; shift += 8 {
		var starts [257]int32
		for _, k := range from {
			starts[k>>shift&255+1]++
		}
		for i := 1; i < 256; i++ {
			starts[i] += starts[i-1]
		}
		for _, k := range from {
			digit := k >> shift & 255
			to[starts[digit]] = k
			starts[digit]++
		}
		from, to = to, from
	}
}

// hilbert maps a cell of a 65,536 × 65,536 grid to its distance along the curve, all 16 levels at once by
// parallel prefix: the algorithm of Rawrunprotected (2016, public domain), as used in packed R-trees.
func hilbert(x, y uint32) uint32 {
	const ones = 0xFFFF
	a := x ^ y
	b := ones ^ a
	c := ones ^ (x | y)
	d := x & (y ^ ones)
	a1, b1 := a|b>>1, a>>1^a
	c1, d1 := c>>1^b&(d>>1)^c, a&(c>>1)^d>>1^d
	for _, shift := range [2]uint{2, 4} {
		a, b, c, d = a1, b1, c1, d1
		a1 = a&(a>>shift) ^ b&(b>>shift)
		b1 = a&(b>>shift) ^ b&((a^b)>>shift)
		c1 ^= a&(c>>shift) ^ b&(d>>shift)
		d1 ^= b&(c>>shift) ^ (a^b)&(d>>shift)
	}
	a, b, c, d = a1, b1, c1, d1
	c1 ^= a&(c>>8) ^ b&(d>>8)
	d1 ^= b&(c>>8) ^ (a^b)&(d>>8)
	a, b = c1^c1>>1, d1^d1>>1
	low := x ^ y
	high := b | (ones ^ (low | a))
	return spread(high)<<1 | spread(low)
}

// spread puts the low 16 bits at the even places.
func spread(v uint32) uint32 {
	v = (v | v<<8) & 0x00FF00FF
	v = (v | v<<4) & 0x0F0F0F0F
	v = (v | v<<2) & 0x33333333
	return (v | v<<1) & 0x55555555
}
