package geo

import "math"

// Cluster is a set of places that is asked about together, such as the population points of a county.
type Cluster struct {
	Places []Vec
	Center Vec
	Radius float64 // chord units
}

// NewCluster encloses the places.
func NewCluster(places []Vec) Cluster {
	if len(places) == 0 {
		return Cluster{}
	}
	c, r := Enclose(places)
	return Cluster{Places: places, Center: c, Radius: r}
}

// Span is a range of positions in an Index.
type Span struct{ From, To int32 }

// Scan asks, for one cluster, which items of an index lie within a chord of at least one of its places, and
// which of its places have no item that near. Most nodes are settled whole by their balls; only what lies
// across the limit is compared pair by pair. A Scan is reused from cluster to cluster, by one goroutine.
type Scan struct {
	Hits []Span  // index positions in reach, in no particular order, never twice
	Open []int32 // the cluster's places that nothing has reached yet

	cluster *Cluster
	index   *Index
	chord   float64
	chord2  float64
}

// Begin starts on a cluster with every place open.
func (s *Scan) Begin(c *Cluster) {
	s.cluster = c
	s.Open = s.Open[:0]
	for i := range c.Places {
		s.Open = append(s.Open, int32(i))
	}
}

// Add scans an index: Hits becomes its positions in reach, Open loses the places it reaches. Indexes may be
// added one after the other.
func (s *Scan) Add(ix *Index, chord float64) {
	s.Hits = s.Hits[:0]
	if len(ix.Places) == 0 || len(s.cluster.Places) == 0 {
		return
	}
	s.index, s.chord, s.chord2 = ix, chord, chord*chord
	top := len(ix.levels) - 1
	if len(s.Open) > 0 {
		s.cover(s.nearLeaf())
	}
	for i := range ix.levels[top] {
		s.walk(top, i)
	}
}

// nearLeaf descends to a leaf close to the cluster's middle, where most clusters are covered at once.
func (s *Scan) nearLeaf() int {
	best := 0
	for level := len(s.index.levels) - 1; level > 0; level-- {
		below := s.index.levels[level-1]
		first := best * fanOut
		best = first
		bestD := math.Inf(1)
		for i := first; i < min(first+fanOut, len(below)); i++ {
			if d := Dist2(s.cluster.Center, below[i].center); d < bestD {
				best, bestD = i, d
			}
		}
	}
	return best
}

// walk settles the node or goes below it.
func (s *Scan) walk(level, i int) {
	b := &s.index.levels[level][i]
	c := s.cluster
	d2 := Dist2(c.Center, b.center)
	if far := s.chord + c.Radius + b.radius; d2 > far*far {
		return
	}
	if near := s.chord - c.Radius - b.radius; near > 0 && d2 <= near*near {
		s.Open = s.Open[:0]
		s.hitNode(level, i)
		return
	}
	if level > 1 {
		s.walkBelow(level, i)
		return
	}
	reached, settled := s.compare(b)
	switch {
	case !reached:
	case settled && len(s.Open) == 0:
		s.hitNode(level, i)
	case level > 0:
		s.walkBelow(level, i)
	default:
		if len(s.Open) > 0 {
			s.cover(i)
		}
		if settled {
			s.hitNode(level, i)
		} else {
			s.hitPlaces(i)
		}
	}
}

func (s *Scan) walkBelow(level, i int) {
	below := len(s.index.levels[level-1])
	for j := i * fanOut; j < min((i+1)*fanOut, below); j++ {
		s.walk(level-1, j)
	}
}

// compare tells whether anything in the ball may be in reach of the cluster, and whether all of it surely is.
func (s *Scan) compare(b *ball) (reached, settled bool) {
	in := s.chord - b.radius
	in2 := -1.0
	if in > 0 {
		in2 = in * in
	}
	out2 := (s.chord + b.radius) * (s.chord + b.radius)
	for _, p := range s.cluster.Places {
		d2 := Dist2(p, b.center)
		if d2 <= in2 {
			return true, true
		}
		if d2 <= out2 {
			reached = true
		}
	}
	return reached, false
}

// cover closes the open places that leaf i reaches.
func (s *Scan) cover(i int) {
	b := &s.index.levels[0][i]
	from, to := s.index.span(0, i)
	in := s.chord - b.radius
	in2 := -1.0
	if in > 0 {
		in2 = in * in
	}
	out2 := (s.chord + b.radius) * (s.chord + b.radius)
	open := s.Open[:0]
	for _, o := range s.Open {
		p := s.cluster.Places[o]
		d2 := Dist2(p, b.center)
		if d2 <= in2 || d2 <= out2 && anyWithin(s.index.Places[from:to], p, s.chord2) {
			continue
		}
		open = append(open, o)
	}
	s.Open = open
}

// hitPlaces compares the places of leaf i one by one.
func (s *Scan) hitPlaces(i int) {
	c := s.cluster
	from, to := s.index.span(0, i)
	far2 := (s.chord + c.Radius) * (s.chord + c.Radius)
	for k := from; k < to; k++ {
		p := s.index.Places[k]
		if Dist2(p, c.Center) <= far2 && anyWithin(c.Places, p, s.chord2) {
			s.hit(k, k+1)
		}
	}
}

func (s *Scan) hitNode(level, i int) { s.hit(s.index.span(level, i)) }

func (s *Scan) hit(from, to int32) {
	if n := len(s.Hits); n > 0 && s.Hits[n-1].To == from {
		s.Hits[n-1].To = to
		return
	}
	s.Hits = append(s.Hits, Span{from, to})
}

func anyWithin(places []Vec, p Vec, chord2 float64) bool {
	for i := range places {
		if Dist2(places[i], p) <= chord2 {
			return true
		}
	}
	return false
}
