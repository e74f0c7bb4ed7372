package app

import (
	"context"
	"slices"
	"time"

	"countyline/app/adequacy"
	"countyline/data"
	"countyline/geo"
	"countyline/reports"
)

// Audit assesses the workspace's newest product as its records stand, on the basis of a filing.
func (w *Workspace) Audit(ctx context.Context, frozen string) (*Audit, error) {
	return w.AuditProduct(ctx, "", frozen)
}

// AuditProduct assesses a product as its records stand, on the basis of a filing; the empty product is the newest.
func (w *Workspace) AuditProduct(ctx context.Context, productID, frozen string) (*Audit, error) {
	h, err := w.product(ctx, productID)
	if err != nil {
		return nil, err
	}
	audit, _, err := w.assess(ctx, h, FilingBasis, frozen)
	return audit, err
}

// assess judges a product on a basis, and says of each county of its service area in what kind of filing it is.
func (w *Workspace) assess(ctx context.Context, h holding, basis Basis, frozen string) (*Audit, map[string]data.FilingKind, error) {
	begin := time.Now()
	w.progress("Reading the workspace", 0, 0)
	e, err := w.evidence(ctx, h.product.ID)
	if err != nil {
		return nil, nil, err
	}
	area, err := w.db.ServiceArea(ctx, h.product.ID)
	if err != nil {
		return nil, nil, err
	}
	read := time.Since(begin).Seconds()
	audit, kinds, err := e.serve(ctx, h, area, basis, frozen, w.progress)
	if err != nil {
		return nil, nil, err
	}
	audit.Timings.Read = read
	return audit, kinds, nil
}

// serve judges a service area, and says of each county in what kind of filing it is.
func (e *evidence) serve(ctx context.Context, h holding, area []data.ServiceCounty, basis Basis, frozen string, progress Progress) (*Audit, map[string]data.FilingKind, error) {
	if len(area) == 0 {
		return nil, nil, &data.Error{Code: "empty_scope", Message: "The product " + h.product.Name + " has no counties in its service area, so there is nothing to assess; add its counties first."}
	}
	scope := Scope{Filing: h.product.Filing, PerCounty: true}
	kinds := map[string]data.FilingKind{}
	for _, c := range located(area, e.reference) {
		kinds[c.County] = c.Filing
		scope.Counties = append(scope.Counties, c.County)
		if c.Filing != data.Operating {
			scope.Expansion = append(scope.Expansion, c.County)
		}
	}
	audit, err := e.judge(ctx, scope, Cover{
		Plan: h.plan.Name, Contract: h.contract.Number, Product: h.product.Name,
		ContractYear: h.product.ContractYear, Due: h.product.FilingDue, Frozen: frozen,
	}, basis, progress)
	return audit, kinds, err
}

// located names the counties of a service area as the reference does: one that was chosen by FIPS codes, before the
// CMS file was imported, means all rows of these counties.
func located(area []data.ServiceCounty, ref *data.Reference) []data.ServiceCounty {
	keys, byFIPS := map[string]bool{}, map[string][]string{}
	for i := range ref.Counties {
		c := &ref.Counties[i]
		keys[c.Key()] = true
		byFIPS[c.FIPS] = append(byFIPS[c.FIPS], c.Key())
	}
	if !slices.ContainsFunc(area, func(c data.ServiceCounty) bool { return !keys[c.County] }) {
		return area
	}
	// Some numbers are the SSA code of one county and the FIPS code of another. An area is in one kind of code, unless a
	// colleague added a county to it before the CMS file came; then what can be an SSA code is one.
	mixed := false
	for _, c := range area {
		if len(byFIPS[c.County]) > 0 {
			continue
		}
		if mixed = true; !keys[c.County] {
			return area // to be refused by its code
		}
	}
	var list []data.ServiceCounty
	seen := map[string]bool{}
	for _, c := range area {
		codes := byFIPS[c.County]
		if mixed && keys[c.County] {
			codes = []string{c.County}
		}
		for _, key := range codes {
			if !seen[key] {
				list = append(list, data.ServiceCounty{County: key, Filing: c.Filing})
			}
			seen[key] = true
		}
	}
	return list
}

// holding is a product with the contract and plan it belongs to.
type holding struct {
	plan     data.Plan
	contract data.Contract
	product  data.Product
}

// product is a product of the workspace by its id; the empty id is the newest. An id that is no product's has the error
// code no_product, for the figures of another one would be taken for its own.
func (w *Workspace) product(ctx context.Context, id string) (h holding, err error) {
	products, err := w.db.Products(ctx)
	if err != nil {
		return h, err
	}
	if len(products) == 0 {
		return h, &data.Error{Code: "no_product", Message: "This workspace has no product yet, so there is nothing to assess; make one with \"countyline sample\", or name a roster with --roster."}
	}
	at := len(products) - 1
	if id != "" {
		at = slices.IndexFunc(products, func(p data.Product) bool { return p.ID == id })
	}
	if at < 0 {
		return h, &data.Error{Code: "no_product", Message: "This product is not in the workspace any more, so nothing was changed; choose another one."}
	}
	h.product = products[at]
	contracts, err := w.db.Contracts(ctx)
	if err != nil {
		return h, err
	}
	for _, c := range contracts {
		if c.ID == h.product.ContractID {
			h.contract = c
		}
	}
	plans, err := w.db.Plans(ctx)
	for _, p := range plans {
		if p.ID == h.contract.PlanID {
			h.plan = p
		}
	}
	return h, err
}

// evidence reads the records of a product back, and estimates what no file was imported for.
func (w *Workspace) evidence(ctx context.Context, productID string) (*evidence, error) {
	e := *w.builtIn
	e.shapes = func(ctx context.Context) ([]geo.Shape, error) { return w.db.Shapes(ctx) }
	settings, err := w.db.Settings(ctx)
	if err != nil {
		return nil, err
	}
	e.settings = settings
	network, datasets, err := w.db.LoadParticipations(ctx, productID)
	if err != nil {
		return nil, err
	}
	e.network = network
	if e.market, err = w.market(ctx, productID, network); err != nil {
		return nil, err
	}
	for _, d := range datasets {
		e.files = append(e.files, rosterFile{name: d.FileName, asOf: d.ImportedAt.Local().Format(time.DateOnly), rows: d.Taken + d.Rejected, taken: d.Taken, edited: d.Edited, byHand: d.Kind == data.ByHand})
		if err := w.rejects(ctx, &e, d); err != nil {
			return nil, err
		}
	}
	ref, d, err := w.db.LoadReference(ctx)
	if err == nil {
		e.reference = &ref
		e.learn(&ref)
		err = w.rejects(ctx, &e, d)
	}
	if err != nil && data.CodeOf(err) != "no_reference" {
		return nil, err
	}
	population, d, err := w.db.LoadPopulation(ctx)
	if err == nil {
		e.population = &population
		err = w.rejects(ctx, &e, d)
	}
	if err != nil && data.CodeOf(err) != "no_population" {
		return nil, err
	}
	enrollment, _, err := w.db.LoadEnrollment(ctx)
	if err == nil {
		e.enrollment = &enrollment
	}
	if err != nil && data.CodeOf(err) != "no_enrollment" {
		return nil, err
	}
	e.complete()
	return &e, nil
}

// market says that prospects were listed even when none is left: signing the last one leaves gaps that can not be
// closed, not unknown ones.
func (w *Workspace) market(ctx context.Context, productID string, network []data.Participation) (adequacy.Market, error) {
	if slices.ContainsFunc(network, func(p data.Participation) bool { return p.Status == data.Prospect }) {
		return adequacy.MarketListed, nil
	}
	listed, err := w.db.ListsProspects(ctx, productID)
	if listed {
		return adequacy.MarketListed, err
	}
	return adequacy.NoMarket, err
}

// rejects adds what could not be taken from an imported file.
func (w *Workspace) rejects(ctx context.Context, e *evidence, d data.Dataset) error {
	list, err := w.db.Rejects(ctx, d.ID)
	if err != nil {
		return err
	}
	for _, r := range list {
		severity := reports.Rejected
		if r.Warning {
			severity = reports.Warning
		}
		e.rejects = append(e.rejects, reports.Reject{File: d.FileName, Line: int(r.Line), Column: r.Column, Value: r.Value, Reason: r.Reason, Severity: severity})
	}
	return nil
}
