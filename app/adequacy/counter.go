package adequacy

// tally is what was found for a cell: a count, and whether anything at all was in reach, for a hospital may
// have no beds.
type tally struct {
	worth int64
	any   bool
}

// counter tallies seats, those that share a key once.
type counter struct {
	tally
	round int32
	kept  []kept // by shared key
}

// kept is what a key was last counted with: 1, or the most beds that any of its counted seats gives.
type kept struct{ round, worth int32 }

func newCounter(n *Network) counter { return counter{kept: make([]kept, n.shared)} }

// begin starts from nothing.
func (c *counter) begin() {
	c.round++
	c.tally = tally{}
}

func (c *counter) add(s *seat) {
	c.any = true
	if s.shared < 0 {
		c.worth += int64(s.worth)
		return
	}
	k := &c.kept[s.shared]
	if k.round != c.round {
		*k = kept{round: c.round}
	}
	if s.worth > k.worth {
		c.worth += int64(s.worth - k.worth)
		k.worth = s.worth
	}
}
