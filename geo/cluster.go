package geo

// Cluster is a set of places that is asked about together, such as the population points of a county. Its
// places are kept in groups of neighbours, each enclosed by a ball.
type Cluster struct {
	Places []Vec
	Order  []int32 // the caller's number of each place
	Center Vec
	Radius float64 // around the center, chord units
	Groups []Group
}

// groupSize is the number of places in a group.
const groupSize = 8

// Group is a run of neighbouring places of a cluster.
type Group struct {
	From, To int32 // positions in Places
	Center   Vec
	Radius   float64 // chord units
}

// NewCluster groups the places.
func NewCluster(places []Vec) Cluster {
	if len(places) == 0 {
		return Cluster{}
	}
	c := Cluster{Order: hilbertOrder(places), Places: make([]Vec, len(places))}
	for i, o := range c.Order {
		c.Places[i] = places[o]
	}
	whole := enclose(c.Places)
	c.Center, c.Radius = whole.center, whole.radius
	c.Groups = make([]Group, 0, (len(places)+groupSize-1)/groupSize)
	for i := 0; i < len(places); i += groupSize {
		to := min(i+groupSize, len(places))
		b := enclose(c.Places[i:to])
		c.Groups = append(c.Groups, Group{int32(i), int32(to), b.center, b.radius})
	}
	return c
}

// Reaches tells whether any place of the cluster lies within the chord of p. Groups are settled whole where
// their balls allow it; the answer is that of a comparison with every place.
func (c *Cluster) Reaches(p Vec, chord float64) bool {
	return len(c.Places) > 0 && c.Prober().Reaches(p, chord)
}

// Within appends the positions of all places within the chord of p: those for which Reaches alone would be
// true.
func (c *Cluster) Within(p Vec, chord float64, positions []int32) []int32 {
	chord2 := chord * chord
	for i := range c.Groups {
		g := &c.Groups[i]
		d2 := Dist2(g.Center, p)
		if far := chord + g.Radius; d2 > far*far {
			continue
		}
		near := chord - g.Radius
		all := near > 0 && d2 <= near*near
		for at := g.From; at < g.To; at++ {
			if all || Dist2(c.Places[at], p) <= chord2 {
				positions = append(positions, at)
			}
		}
	}
	return positions
}
