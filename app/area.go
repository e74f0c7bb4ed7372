package app

import (
	"context"
	"time"

	"countyline/app/adequacy"
	"countyline/data"
)

// Basis decides which participations count; every figure on a screen names the basis it stands on.
type Basis = adequacy.Basis

// The two bases, see adequacy.Basis.
const (
	FilingBasis      = adequacy.FilingBasis
	MemberReadyBasis = adequacy.MemberReadyBasis
)

// Adequacy is the assessed service area of a product as screens show it. It does not change once made.
type Adequacy struct {
	Plan        data.Plan
	Contract    data.Contract
	Product     data.Product
	Basis       Basis
	Counties    []AreaCounty
	Specialties []data.Specialty
	Cells       []Cell // county by county, specialties in order
	Notices     []string
	Computed    time.Time

	audit *Audit
}

// AreaCounty is a county of the service area.
type AreaCounty struct {
	Key           string // County.Key: SSA code, or FIPS code while no reference file is loaded
	SSA, FIPS     string
	Name, State   string
	Type          data.CountyType
	Beneficiaries int64
	Filing        data.FilingKind
}

// Cell is one county × specialty as screens show it.
type Cell struct {
	Required, Counted    int
	CountPass            bool
	AccessPass           bool
	ShareE4              int64 // of beneficiaries with access, ten-thousandths of a percent, truncated; -1 without population points
	RequiredPercent      int
	MaxMiles, MaxMinutes float64
	Adjusted             bool // CMS customised the limit
	Class                Class
}

// Class is what a screen says of a cell in one word, from good to bad.
type Class uint8

// The classes. Thin means: passes, but the loss of one practice fails it, or the count is under 1.2 times what is
// required. Failing means: fails, and no prospects are listed that could tell whether it can be closed.
const (
	OutsideArea Class = iota
	Buffered
	Thin
	Fixable
	Failing
	Structural
)

// String is the class in the words of every screen.
func (c Class) String() string {
	return [...]string{"Not in service area", "Passes with buffer", "Passes, thin", "Fails, fixable", "Fails, no prospects listed", "Fails, structural"}[c]
}

// Fails says that a cell of the class does not meet the standard.
func (c Class) Fails() bool { return c >= Fixable }

// Cell is the result for a county and a specialty, given as indexes.
func (a *Adequacy) Cell(county, specialty int) *Cell {
	return &a.Cells[county*len(a.Specialties)+specialty]
}

// Adequacy assesses the workspace's product on a basis, as its records stand.
func (w *Workspace) Adequacy(ctx context.Context, basis Basis) (*Adequacy, error) {
	audit, err := w.Audit(ctx, time.Now().Format(time.DateOnly))
	if err != nil {
		return nil, err
	}
	p, err := w.product(ctx)
	if err != nil {
		return nil, err
	}
	a := &Adequacy{Plan: p.plan, Contract: p.contract, Product: p.product, Basis: basis, Computed: time.Now(), audit: audit, Notices: audit.Notices}
	return a, nil
}

// With is the same workspace, telling another listener how far its work has come.
func (w *Workspace) With(progress Progress) *Workspace {
	other := *w
	other.progress = progress
	return &other
}
