package app

import (
	"context"
	"time"

	"countyline/app/adequacy"
	"countyline/data"
	"countyline/geo"
)

// Basis decides which participations count; every figure on a screen names the basis it stands on.
type Basis = adequacy.Basis

// The two bases, see adequacy.Basis.
const (
	FilingBasis      = adequacy.FilingBasis
	MemberReadyBasis = adequacy.MemberReadyBasis
)

// Adequacy is the assessed service area of a product as screens show it. It does not change once made and may be
// read from several goroutines.
type Adequacy struct {
	Plan        data.Plan
	Contract    data.Contract
	Product     data.Product
	Basis       Basis
	Counties    []AreaCounty
	Specialties []data.Specialty
	Cells       []Cell // county by county, specialties in order
	Notices     []string
	Prospects   int // providers listed as prospects; with 0 a failing cell is neither fixable nor structural
	Computed    time.Time

	audit       *Audit
	practices   *adequacy.Practices
	influence   *adequacy.Influence
	total       Tally
	bySpecialty []Tally
	countyAt    map[string]int
	specialtyAt map[string]int
	judgedAs    map[string]int // by code as submitted: index of the specialty it counts in
	fipsAt      map[string][]int
	letters     bool // letters of intent count in some county
	noLetters   bool // in some they do not
	places      []sitePlace
	movers      []mover
	moverAt     map[string]int
}

// AreaCounty is a county of the service area.
type AreaCounty struct {
	Key           string // County.Key: SSA code, or FIPS code while no reference file is loaded
	SSA, FIPS     string
	Name, State   string
	Type          data.CountyType
	Beneficiaries int64
	Members       int64 // of the plan, from its own enrollment file; -1 where none states them
	Filing        data.FilingKind
	Tally         Tally // of its cells
}

// CellRef names a cell of the service area.
type CellRef struct {
	County, Specialty int // indexes into Adequacy.Counties and Adequacy.Specialties
}

// Adequacy assesses a product of the workspace on a basis, as its records stand; the empty product is the newest.
// Errors have the code no_product without a product, empty_scope without counties in its service area, and no_roster
// without a single participation.
func (w *Workspace) Adequacy(ctx context.Context, productID string, basis Basis) (*Adequacy, error) {
	h, err := w.product(ctx, productID)
	if err != nil {
		return nil, err
	}
	audit, area, err := w.assess(ctx, h, basis, time.Now().Format(time.DateOnly))
	if err != nil {
		return nil, err
	}
	if len(audit.evidence.network) == 0 {
		return nil, &data.Error{Code: "no_roster", Message: "No provider of " + h.product.Name + " is on file yet, so no county can pass; import its roster first."}
	}
	return newAdequacy(h, basis, audit, area), nil
}

// newAdequacy shows a finished audit; the service area says each county's filing kind.
func newAdequacy(h holding, basis Basis, audit *Audit, area map[string]data.FilingKind) *Adequacy {
	a := &Adequacy{Plan: h.plan, Contract: h.contract, Product: h.product, Basis: basis, Computed: time.Now(), audit: audit, Notices: audit.Notices}
	a.fill(area)
	return a
}

// Cell is the result for a county and a specialty, given as indexes.
func (a *Adequacy) Cell(county, specialty int) *Cell {
	return &a.Cells[county*len(a.Specialties)+specialty]
}

// CountyIndex finds a county by its key.
func (a *Adequacy) CountyIndex(key string) (index int, ok bool) {
	index, ok = a.countyAt[key]
	return index, ok
}

// SpecialtyIndex finds a specialty by its code.
func (a *Adequacy) SpecialtyIndex(code string) (index int, ok bool) {
	index, ok = a.specialtyAt[code]
	return index, ok
}

// Outlined are the counties with an outline, given by its FIPS code: two for Los Angeles, none outside the area.
func (a *Adequacy) Outlined(fips string) []int { return a.fipsAt[fips] }

// Atlas knows the outlines, names and neighbors of all counties.
func (a *Adequacy) Atlas() *geo.Atlas { return a.audit.evidence.atlas }

// Atlas knows the outlines, names and neighbors of all counties.
func (w *Workspace) Atlas() *geo.Atlas { return w.builtIn.atlas }

// With is the same workspace, telling another listener how far its work has come.
func (w *Workspace) With(progress Progress) *Workspace {
	other := *w
	other.progress = progress
	return &other
}

// fill makes what screens read of a finished audit; the service area says each county's filing kind.
func (a *Adequacy) fill(kinds map[string]data.FilingKind) {
	e, r := a.audit.evidence, a.audit.Result
	a.Specialties = r.Area.Types
	a.Prospects = a.audit.Assessment.Prospects
	a.practices = adequacy.NewPractices(e.network)
	a.influence = a.audit.Network.Influence(r.Area, r, a.practices)
	a.index()
	a.Cells = make([]Cell, len(r.Cells))
	a.bySpecialty = make([]Tally, len(a.Specialties))
	for i := range r.Area.Rows {
		c := r.Area.Rows[i].County
		county := AreaCounty{
			Key: c.Key(), SSA: c.SSA, FIPS: c.FIPS, Name: c.Name, State: c.State, Type: c.Type,
			Beneficiaries: c.Beneficiaries, Members: e.membersOf(c), Filing: kinds[c.Key()],
		}
		for t := range a.Specialties {
			cell := a.cellOf(i, t, *r.Cell(i, t), a.influence.Fragile[i*len(a.Specialties)+t])
			*a.Cell(i, t) = cell
			county.Tally[cell.Class]++
			a.bySpecialty[t][cell.Class]++
			a.total[cell.Class]++
		}
		a.Counties = append(a.Counties, county)
	}
	a.places = a.placeSites()
	a.movers = a.listMovers()
	a.moverAt = make(map[string]int, len(a.movers))
	for i := range a.movers {
		a.moverAt[a.movers[i].Key] = i
	}
}

// index finds counties and specialties by their codes.
func (a *Adequacy) index() {
	a.countyAt, a.fipsAt = map[string]int{}, map[string][]int{}
	a.specialtyAt, a.judgedAs = map[string]int{}, map[string]int{}
	for t, s := range a.Specialties {
		a.specialtyAt[s.Code], a.judgedAs[s.Code] = t, t
	}
	for _, s := range a.audit.evidence.standards.Specialties {
		if t, ok := a.specialtyAt[s.EvaluatedAs]; ok {
			a.judgedAs[s.Code] = t
		}
	}
	for i := range a.audit.Result.Area.Rows {
		row := &a.audit.Result.Area.Rows[i]
		a.countyAt[row.County.Key()] = i
		if row.County.FIPS != "" {
			a.fipsAt[row.County.FIPS] = append(a.fipsAt[row.County.FIPS], i)
		}
		a.letters = a.letters || row.LOI
		a.noLetters = a.noLetters || !row.LOI
	}
}
