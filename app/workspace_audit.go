package app

import (
	"context"
	"time"

	"countyline/data"
	"countyline/geo"
	"countyline/reports"
)

// Audit assesses the workspace's product as its records stand.
func (w *Workspace) Audit(ctx context.Context, frozen string) (*Audit, error) {
	begin := time.Now()
	w.progress("Reading the workspace", 0, 0)
	p, err := w.product(ctx)
	if err != nil {
		return nil, err
	}
	e, err := w.evidence(ctx, p.product.ID)
	if err != nil {
		return nil, err
	}
	area, err := w.db.ServiceArea(ctx, p.product.ID)
	if err != nil {
		return nil, err
	}
	if len(area) == 0 {
		return nil, &data.Error{Code: "empty_scope", Message: "The product " + p.product.Name + " has no counties in its service area, so there is nothing to assess; add its counties first."}
	}
	scope := Scope{Filing: p.product.Filing, PerCounty: true}
	for _, c := range area {
		scope.Counties = append(scope.Counties, c.County)
		if c.Filing != data.Operating {
			scope.Expansion = append(scope.Expansion, c.County)
		}
	}
	read := time.Since(begin).Seconds()
	audit, err := e.judge(ctx, scope, Cover{
		Plan: p.plan.Name, Contract: p.contract.Number, Product: p.product.Name,
		ContractYear: p.product.ContractYear, Due: p.product.FilingDue, Frozen: frozen,
	}, w.progress)
	if err != nil {
		return nil, err
	}
	audit.Timings.Read = read
	return audit, nil
}

// holding is a product with the contract and plan it belongs to.
type holding struct {
	plan     data.Plan
	contract data.Contract
	product  data.Product
}

// product is the newest product of the workspace.
func (w *Workspace) product(ctx context.Context) (h holding, err error) {
	products, err := w.db.Products(ctx)
	if err != nil {
		return h, err
	}
	if len(products) == 0 {
		return h, &data.Error{Code: "no_product", Message: "This workspace has no product yet, so there is nothing to assess; make one with \"countyline sample\", or name a roster with --roster."}
	}
	h.product = products[len(products)-1]
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
	for _, d := range datasets {
		e.files = append(e.files, rosterFile{name: d.FileName, asOf: d.ImportedAt.Local().Format(time.DateOnly), rows: d.Taken + d.Rejected, taken: d.Taken})
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
	e.complete()
	return &e, nil
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
