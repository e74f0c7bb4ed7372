package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"countyline/app/adequacy"
	"countyline/data"
	"countyline/geo"
	"countyline/reports"
)

// Progress hears what is being done and how far it has come; total is 0 where it is not known.
type Progress func(stage string, done, total int64)

// Cover is what a filing says about itself; what is empty is printed as not stated.
type Cover struct {
	Plan, Contract, Product string
	ContractYear            int
	Number                  string // of the filing
	Due                     string // YYYY-MM-DD
	Frozen                  string // YYYY-MM-DD: the day as of which the figures are printed
}

// Scope is the service area of an audit.
type Scope struct {
	States    []string // two letters; empty = all
	Counties  []string // SSA codes, or FIPS codes while no reference file is loaded; empty = all of the states
	Filing    data.FilingKind
	Expansion []string // the counties applied for, where Filing is Expansion
	PerCounty bool     // Expansion lists every county with a filing kind of its own that letters count in
}

// Timings are the seconds each part of an audit took. Read ends with plain records in memory; everything
// spatial is prepare.
type Timings struct {
	Read    float64 `json:"read"`
	Prepare float64 `json:"prepare"`
	Assess  float64 `json:"assess"`
	Report  float64 `json:"report"`
}

// evidence is all that an audit rests on: plain records, with where they come from.
type evidence struct {
	reference  *data.Reference
	network    []data.Participation
	market     adequacy.Market // whether a list of prospects is loaded
	files      []rosterFile    // by Participation.Row.File
	population *data.Population
	enrollment *data.Enrollment // nil while no file was imported; shown, never judged by
	standards  *data.Standards
	settings   data.Settings
	rejects    []reports.Reject
	shapes     func(context.Context) ([]geo.Shape, error)
	zips       *geo.Gazetteer
	atlas      *geo.Atlas
}

// rosterFile is an imported roster as the cover names it.
type rosterFile struct {
	name   string
	asOf   string // YYYY-MM-DD
	rows   int
	taken  int
	edited int      // rows that people state otherwise
	byHand bool     // no file: rows that people entered
	sha256 string   // of the file as it was read
	unread []string // headers of columns that hold nothing Countyline knows
}

// Audit is a finished assessment, ready to be written.
type Audit struct {
	Assessment reports.Assessment
	Result     *adequacy.Result
	Network    *adequacy.Network
	CheckCode  string   // a hash of every figure and of what they rest on
	Notices    []string // what the user must hear beyond the figures, one sentence each
	Timings    Timings

	evidence *evidence
	scope    Scope
	cover    Cover
	full     *reports.Filing
}

// judge prepares the area and the network and assesses every cell in scope.
func (e *evidence) judge(ctx context.Context, scope Scope, cover Cover, basis Basis, progress Progress) (*Audit, error) {
	rows, letters, err := scope.rows(e.reference)
	if err != nil {
		return nil, err
	}
	audit := &Audit{evidence: e, scope: scope, cover: cover}
	begin := time.Now()
	progress("Placing providers and beneficiaries", 0, 0)
	rules := adequacy.RulesOf(e.standards)
	rules.RoadFactor = e.settings.RoadFactor
	var area *adequacy.Area
	var placing sync.WaitGroup
	placing.Go(func() {
		area = adequacy.NewArea(adequacy.AreaInput{
			Reference: e.reference, Rows: rows, Points: e.population.Points, Rules: rules, LOI: letters,
		})
	})
	audit.Network = adequacy.NewNetwork(adequacy.NetworkInput{
		Reference: e.reference, Specialties: e.standards.Specialties, Participations: e.network, Basis: basis, Market: e.market,
	})
	placing.Wait()
	audit.Timings.Prepare = time.Since(begin).Seconds()
	if err := ctx.Err(); err != nil {
		return nil, cancelled(err)
	}
	begin = time.Now()
	progress("Judging every county and specialty", 0, 0)
	audit.Result = adequacy.Assess(area, audit.Network)
	audit.Timings.Assess = time.Since(begin).Seconds()
	begin = time.Now()
	audit.Assessment = e.assessment(audit.Result)
	audit.Notices = audit.notices()
	if err := audit.check(); err != nil {
		return nil, err
	}
	audit.Timings.Report = time.Since(begin).Seconds()
	return audit, nil
}

// spoken makes a sentence of a stop by the user; all other errors of a reader are sentences already.
func spoken(err error) error {
	if errors.Is(err, context.Canceled) {
		return cancelled(err)
	}
	return err
}

// cancelled says what a stop by the user leaves behind: nothing.
func cancelled(err error) error {
	return &data.Error{Code: "cancelled", Message: "Stopped before the end; no file was written and nothing was changed.", Err: err}
}
