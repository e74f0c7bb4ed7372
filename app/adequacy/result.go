package adequacy

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
	Prospects int  // participations listed as prospects when the cells were judged
	Market    bool // prospects were loaded: a gap is fixable or structural, not unknown
	Cells     []Cell
}

// Cell returns the result for a row of the area and an evaluated type.
func (r *Result) Cell(row, typ int) *Cell { return &r.Cells[row*len(r.Area.Types)+typ] }

// settle decides both tests.
func (c *Cell) settle(row *Row, found tally, covered int64) {
	c.Counted, c.Covered = int(found.worth), covered
	c.CountPass = found.any && c.Counted >= c.Required
	share := covered*100 + int64(c.CreditPoints)*c.Weight
	c.AccessPass = c.Weight > 0 && share >= int64(row.percent)*c.Weight
}

// judged decides a cell from what is found up to a standing: what counts now and, if that fails, whether the
// whole market signed would close the gap.
func judged(row *Row, t int, marketListed bool, find func(to standing) (found tally, covered int64)) Cell {
	c := Cell{Required: row.County.Requirements[t].Required, Weight: row.Weight}
	found, covered := find(row.last())
	c.settle(row, found, covered)
	switch all := c; {
	case c.Pass():
		c.Gap = NoGap
	case !marketListed:
		c.Gap = UnknownGap
	default:
		found, covered = find(market)
		all.settle(row, found, covered)
		c.Gap = Structural
		if all.Pass() {
			c.Gap = Fixable
		}
	}
	return c
}
