package geo

import "math"

// Nearest returns the position nearest to p of those wanted, and its squared chord; of several equally near,
// the one whose item is lowest. Without any it returns -1.
func (ix *Index) Nearest(p Vec, wanted func(at int32) bool) (at int32, dist2 float64) {
	s := search{ix: ix, p: p, wanted: wanted, at: -1, dist2: math.Inf(1)}
	if len(ix.Places) > 0 {
		s.visit(len(ix.levels)-1, 0)
	}
	return s.at, s.dist2
}

// search is one descent for the nearest place.
type search struct {
	ix     *Index
	p      Vec
	wanted func(at int32) bool
	at     int32
	dist2  float64
}

func (s *search) visit(level, node int) {
	if level == 0 {
		s.leaf(node)
		return
	}
	from, to := node*fanOut, min((node+1)*fanOut, len(s.ix.levels[level-1]))
	balls := s.ix.levels[level-1][from:to]
	var gaps [fanOut]float64 // from p to each ball
	for i := range balls {
		gaps[i] = math.Sqrt(Dist2(s.p, balls[i].center)) - balls[i].radius
	}
	for range balls {
		best := 0
		for i := range balls {
			if gaps[i] < gaps[best] {
				best = i
			}
		}
		if gap := gaps[best]; gap > 0 && gap*gap > s.dist2 {
			return
		}
		gaps[best] = math.Inf(1)
		s.visit(level-1, from+best)
	}
}

func (s *search) leaf(node int) {
	from, to := s.ix.span(0, node)
	for at := from; at < to; at++ {
		d2 := Dist2(s.ix.Places[at], s.p)
		if d2 > s.dist2 || d2 == s.dist2 && s.at >= 0 && s.ix.Items[at] > s.ix.Items[s.at] {
			continue
		}
		if s.wanted(at) {
			s.at, s.dist2 = at, d2
		}
	}
}
