package adequacy

import (
	"cmp"
	"maps"
	"slices"

	"countyline/data"
	"countyline/geo"
)

// Scenario is an assessment that answers "what if": the status of participations changes and only the cells
// they reach are judged again. Its figures are those of a full assessment, bit for bit.
//
// It keeps the market of the network that it was made of: when the last prospect signs, the gaps that are
// left are structural, not unknown (in a full assessment NetworkInput.Market says the same). A Scenario is
// for one goroutine at a time.
type Scenario struct {
	area      *Area
	network   *Network
	prospects int
	changed   map[int]data.Status // by member, where it is not the network's
	seats     []seat              // by member, as it counts now
	cells     []Cell
	stands    []stand // parallel to cells
	counter   counter
	weigher   weigher
	near      []int32
}

// CellRef names a cell.
type CellRef struct {
	Row, Typ int // indexes into Area.Rows and Area.Types
}

// NewScenario assesses the area and keeps what the figures rest on.
func NewScenario(a *Area, n *Network) *Scenario {
	s := &Scenario{
		area: a, network: n, prospects: n.Prospects,
		changed: map[int]data.Status{},
		seats:   slices.Clone(n.seats),
		cells:   make([]Cell, len(a.Rows)*len(a.Types)),
		stands:  make([]stand, len(a.Rows)*len(a.Types)),
		counter: newCounter(n),
	}
	scouts := make([]scout, workers(len(a.Rows)))
	parallel(len(a.Rows), func(worker, row int) {
		scout := &scouts[worker]
		scout.prepare(n, len(a.Types))
		scout.look(&a.Rows[row])
		s.keep(row, scout.finds)
		for t := range a.Types {
			s.cells[s.at(row, t)] = s.judge(row, t, &scout.counter)
		}
	})
	return s
}

// at is the position of a cell.
func (s *Scenario) at(row, typ int) int { return row*len(s.area.Types) + typ }

// Status is the status of a participation as the scenario has it.
func (s *Scenario) Status(member int) data.Status {
	if status, ok := s.changed[member]; ok {
		return status
	}
	return s.network.members[member].Status
}

// Set changes the status of participations, given as indexes into the network's, and returns the cells whose
// result changed, row by row. Setting the former statuses takes it back.
func (s *Scenario) Set(members []int, status data.Status) []CellRef {
	return slices.DeleteFunc(s.shift(members, status), func(ref CellRef) bool { return !s.judgeAgain(ref) })
}

// Touch is Set, but returns every cell that the participations reach: even where no result changed, another practice
// may have become one that the cell cannot lose.
func (s *Scenario) Touch(members []int, status data.Status) []CellRef {
	refs := s.shift(members, status)
	for _, ref := range refs {
		s.judgeAgain(ref)
	}
	return refs
}

// Deciders are the practices that alone break a cell that passes now, or turn one that fails.
func (s *Scenario) Deciders(ref CellRef, practices *Practices) []int32 {
	return s.decide(ref, s.cells[s.at(ref.Row, ref.Typ)], s.seats, practices)
}

// DecidersBefore are those of a cell as the network has it, given that cell.
func (s *Scenario) DecidersBefore(ref CellRef, before Cell, practices *Practices) []int32 {
	return s.decide(ref, before, s.network.seats, practices)
}

func (s *Scenario) decide(ref CellRef, c Cell, seats []seat, practices *Practices) []int32 {
	s.weigher.prepare(s.network, practices)
	s.weigher.begin(&s.area.Rows[ref.Row], ref.Typ)
	for _, m := range s.stands[s.at(ref.Row, ref.Typ)].finds {
		s.weigher.put(m, &seats[m], s.network.places[m])
	}
	return s.weigher.decide(c, nil)
}

// Fragile says that a cell passes, and fails without some one practice.
func (s *Scenario) Fragile(ref CellRef, practices *Practices) bool {
	return s.cells[s.at(ref.Row, ref.Typ)].Pass() && len(s.Deciders(ref, practices)) > 0
}

// shift changes statuses and returns the cells reached, row by row, still to be judged.
func (s *Scenario) shift(members []int, status data.Status) []CellRef {
	touched := map[CellRef]bool{}
	for _, m := range members {
		s.move(m, status, touched)
	}
	return slices.SortedFunc(maps.Keys(touched), func(x, y CellRef) int {
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Typ, y.Typ))
	})
}

// judgeAgain settles a cell as it stands now and says whether its result changed.
func (s *Scenario) judgeAgain(ref CellRef) bool {
	cell := &s.cells[s.at(ref.Row, ref.Typ)]
	before := *cell
	*cell = s.judge(ref.Row, ref.Typ, &s.counter)
	return *cell != before
}

// Cell returns the result for a row of the area and an evaluated type.
func (s *Scenario) Cell(row, typ int) Cell { return s.cells[s.at(row, typ)] }

// Result returns every cell as it is now; later changes leave it as it is.
func (s *Scenario) Result() *Result {
	return &Result{
		Area: s.area, Basis: s.network.Basis, Prospects: s.prospects, Market: s.network.Market,
		Cells: slices.Clone(s.cells),
	}
}

// move gives one participation a status and notes the cells that it reaches.
func (s *Scenario) move(m int, status data.Status, touched map[CellRef]bool) {
	before := s.Status(m)
	s.changed[m] = status
	if before == data.Prospect {
		s.prospects--
	}
	if status == data.Prospect {
		s.prospects++
	}
	t := int(s.seats[m].typ)
	was, is := s.seats[m].standing, s.network.Basis.standing(status)
	if t < 0 || was == is {
		return
	}
	s.seats[m].standing = is
	place := s.network.places[m]
	for i := range s.area.Rows {
		row := &s.area.Rows[i]
		if far := row.chords[t] + row.cluster.Radius; geo.Dist2(place, row.cluster.Center) > far*far {
			continue
		}
		s.near = row.cluster.Within(place, row.chords[t], s.near[:0])
		if len(s.near) > 0 {
			s.stands[s.at(i, t)].shift(row, s.near, was, is)
			touched[CellRef{i, t}] = true
		}
	}
}

// judge settles one cell from what it rests on.
func (s *Scenario) judge(row, typ int, c *counter) Cell {
	r, stand := &s.area.Rows[row], &s.stands[s.at(row, typ)]
	return judged(r, typ, s.network.Market, func(to standing) (tally, int64) {
		c.begin()
		for _, m := range stand.finds {
			if seat := &s.seats[m]; seat.standing <= to {
				c.add(seat)
			}
		}
		if to == market {
			return c.tally, stand.market.covered
		}
		return c.tally, stand.now.covered
	})
}
