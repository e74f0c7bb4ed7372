package adequacy

import "countyline/geo"

// Gap says whether a failing cell can be closed.
type Gap uint8

// Structural means not fixable with the prospects that are loaded; without any, the gap is unknown.
const (
	NoGap Gap = iota
	Fixable
	Structural
	UnknownGap
)

func (g Gap) String() string {
	return [...]string{"none", "fixable", "structural", "unknown"}[g]
}

// Cell is the result for one county and evaluated type.
type Cell struct {
	Required     int   // providers, beds or facilities
	Counted      int   // distinct ones within the limits of at least one beneficiary
	Weight       int64 // micro-beneficiaries of the county's points; 0 = no points, no covered share
	Covered      int64 // of them within both limits of a counted provider
	CreditPoints int   // added to the percentage, never to the count (422.116(d)(5)-(7))
	CountPass    bool
	AccessPass   bool
	Gap          Gap
}

// Pass says that both tests are met.
func (c Cell) Pass() bool { return c.CountPass && c.AccessPass }

// Result is every cell of an area, row by row, types in order.
type Result struct {
	Area      *Area
	Basis     Basis
	Prospects int
	Cells     []Cell
}

// Cell returns the result for a row of the area and an evaluated type.
func (r *Result) Cell(row, typ int) *Cell { return &r.Cells[row*len(r.Area.Types)+typ] }

// Assess judges every cell. Figures are those of a comparison of every point with every provider, bit for
// bit; most pairs are settled by the balls that enclose them.
func Assess(a *Area, n *Network) *Result {
	r := &Result{Area: a, Basis: n.Basis, Prospects: n.Prospects, Cells: make([]Cell, len(a.Rows)*len(a.Types))}
	const block = 128
	blocks := (len(a.Rows) + block - 1) / block
	scouts := make([]scout, workers(blocks*len(a.Types)))
	parallel(blocks*len(a.Types), func(worker, i int) {
		t, b := i%len(a.Types), i/len(a.Types)
		s := &scouts[worker]
		for row := b * block; row < min((b+1)*block, len(a.Rows)); row++ {
			*r.Cell(row, t) = s.judge(&a.Rows[row], t, n)
		}
	})
	return r
}

// scout judges one cell after the other with the same scratch.
type scout struct {
	scan   geo.Scan
	stamps []int32 // last cell that counted a shared key
	stamp  int32
}

// judge settles one cell: what counts now, and if that fails whether the market could close it.
func (s *scout) judge(row *Row, t int, n *Network) Cell {
	tn := &n.types[t]
	c := Cell{Required: row.County.Requirements[t].Required, Weight: row.Weight}
	if row.Weight > 0 {
		s.begin(row, tn)
		found := s.add(row, t, tn, counted)
		if row.LOI {
			found = found.plus(s.add(row, t, tn, letter))
		}
		c.settle(row, found, s.covered(row))
		if !c.Pass() && n.Prospects > 0 {
			if !row.LOI {
				found = found.plus(s.add(row, t, tn, letter))
			}
			found = found.plus(s.add(row, t, tn, market))
			all := c
			all.settle(row, found, s.covered(row))
			c.Gap = gapOf(c.Pass(), all.Pass(), true)
			return c
		}
	}
	c.Gap = gapOf(c.Pass(), false, n.Prospects > 0)
	return c
}

func gapOf(pass, fixable, marketLoaded bool) Gap {
	switch {
	case pass:
		return NoGap
	case !marketLoaded:
		return UnknownGap
	case fixable:
		return Fixable
	default:
		return Structural
	}
}

// settle decides both tests from what was found.
func (c *Cell) settle(row *Row, found tally, covered int64) {
	c.Counted, c.Covered = int(found.worth), covered
	c.CountPass = found.any && c.Counted >= c.Required
	share := covered*100 + int64(c.CreditPoints)*c.Weight
	c.AccessPass = c.Weight > 0 && share >= int64(row.required)*c.Weight
}

// tally is a count and whether anything at all was in reach: a hospital may have no beds.
type tally struct {
	worth int64
	any   bool
}

func (t tally) plus(u tally) tally { return tally{t.worth + u.worth, t.any || u.any} }

func (s *scout) begin(row *Row, tn *typeNetwork) {
	s.scan.Begin(&row.cluster)
	if len(s.stamps) < len(tn.worth) {
		s.stamps = make([]int32, len(tn.worth))
		s.stamp = 0
	}
	s.stamp++
}

// add scans one standing and counts what was not counted in this cell yet.
func (s *scout) add(row *Row, t int, tn *typeNetwork, st standing) tally {
	g := &tn.groups[st]
	s.scan.Add(g.index, row.chords[t])
	var found tally
	for _, hit := range s.scan.Hits {
		found.any = true
		found.worth += g.alone[hit.To] - g.alone[hit.From]
		for i := g.firstShared(hit.From); i < len(g.sharedAt) && g.sharedAt[i] < hit.To; i++ {
			if k := g.sharedKey[i]; s.stamps[k] != s.stamp {
				s.stamps[k] = s.stamp
				found.worth += tn.worth[k]
			}
		}
	}
	return found
}

// covered is the weight of the places that something reaches.
func (s *scout) covered(row *Row) int64 {
	covered := row.Weight
	for _, o := range s.scan.Open {
		covered -= row.weights[o]
	}
	return covered
}

// firstShared finds the first shared position at or after from.
func (g *group) firstShared(from int32) int {
	lo, hi := 0, len(g.sharedAt)
	for lo < hi {
		mid := (lo + hi) / 2
		if g.sharedAt[mid] < from {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
