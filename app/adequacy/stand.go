package adequacy

// stand is what the figures of a cell rest on.
type stand struct {
	finds  []int32 // members that reach the county, whatever they count for
	now    reach   // of what counts
	market reach   // of what would count with the whole market signed
}

// reach is how many members are within reach of each point, and the weight of the points with any.
type reach struct {
	members []int32 // by point of the row
	covered int64   // micro-beneficiaries
}

// keep makes the stands of a row from the finds of each type.
func (s *Scenario) keep(row int, finds [][]find) {
	r := &s.area.Rows[row]
	points, total := len(r.cluster.Places), 0
	for _, of := range finds {
		total += len(of)
	}
	members, reaches := make([]int32, 0, total), make([]int32, 2*points*len(finds))
	var near []int32
	for t, of := range finds {
		stand := &s.stands[s.at(row, t)]
		stand.now.members, reaches = reaches[:points], reaches[points:]
		stand.market.members, reaches = reaches[:points], reaches[points:]
		from := len(members)
		l := s.network.layer(t)
		for _, f := range of {
			members = append(members, l.index.Items[f.at])
			near = r.cluster.Within(l.index.Places[f.at], r.chords[t], near[:0])
			stand.shift(r, near, gone, l.seats[f.at].standing)
		}
		stand.finds = members[from:]
	}
}

// shift moves one member from a standing to another for the points near it.
func (s *stand) shift(row *Row, near []int32, was, is standing) {
	s.now.shift(row.weights, near, was <= row.last(), is <= row.last())
	s.market.shift(row.weights, near, was <= market, is <= market)
}

func (r *reach) shift(weights []int64, near []int32, was, is bool) {
	switch {
	case is && !was:
		for _, at := range near {
			if r.members[at]++; r.members[at] == 1 {
				r.covered += weights[at]
			}
		}
	case was && !is:
		for _, at := range near {
			if r.members[at]--; r.members[at] == 0 {
				r.covered -= weights[at]
			}
		}
	}
}
