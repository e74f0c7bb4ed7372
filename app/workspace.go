package app

import (
	"context"
	"encoding/json"
	"path/filepath"
	"time"

	"countyline/data"
	"countyline/data/intake"
	"countyline/data/sqlite"
	"countyline/geo"
	"countyline/reports"
)

// Workspace is an open workspace and everything Countyline does with it.
type Workspace struct {
	db       *sqlite.DB
	builtIn  *evidence // tables and places that come with the program
	progress Progress
}

// CreateWorkspace makes a workspace in dir and opens it; the county outlines are seeded into it.
func CreateWorkspace(ctx context.Context, dir string, progress Progress) (*Workspace, error) {
	return openWith(dir, progress, func(dir string, o sqlite.Options) (*sqlite.DB, error) { return sqlite.Create(ctx, dir, o) })
}

// OpenWorkspace opens the workspace in dir.
func OpenWorkspace(ctx context.Context, dir string, progress Progress) (*Workspace, error) {
	return openWith(dir, progress, func(dir string, o sqlite.Options) (*sqlite.DB, error) { return sqlite.Open(ctx, dir, o) })
}

func openWith(dir string, progress Progress, open func(string, sqlite.Options) (*sqlite.DB, error)) (*Workspace, error) {
	e, err := newEvidence(data.DefaultSettings())
	if err != nil {
		return nil, err
	}
	db, err := open(dir, sqlite.Options{Version: Version, Shapes: e.atlas.Shapes()})
	if err != nil {
		return nil, err
	}
	return &Workspace{db: db, builtIn: e, progress: progress}, nil
}

// Close ends all work and lets another window open the workspace.
func (w *Workspace) Close() error { return w.db.Close() }

// Warnings are what went wrong on opening without harm to the data, one sentence each.
func (w *Workspace) Warnings() []string {
	var list []string
	for _, err := range w.db.Warnings() {
		list = append(list, err.Error())
	}
	return list
}

// Import is what became of an imported file.
type Import struct {
	Dataset data.Dataset
	Rejects []reports.Reject
}

// ImportRoster adds a roster to a product's network: all rows that can be taken, or nothing.
func (w *Workspace) ImportRoster(ctx context.Context, productID, path string, mappings []intake.Mapping) (Import, error) {
	e := *w.builtIn
	aliases, err := w.db.Aliases(ctx)
	if err != nil {
		return Import{}, err
	}
	if ref, _, err := w.db.LoadReference(ctx); err == nil {
		e.learn(&ref)
	}
	if err := e.readText(ctx, Files{Rosters: []string{path}, Mappings: mappings, Aliases: aliases}); err != nil {
		return Import{}, err
	}
	mapping, err := json.Marshal(mappings)
	if err != nil {
		return Import{}, err
	}
	in := sqlite.Import{
		Dataset:  data.Dataset{Kind: data.RosterFile, ProductID: productID, FileName: filepath.Base(path), Taken: len(e.network), Rejected: e.setAside()},
		File:     path,
		Rejects:  kept(e.rejects),
		Progress: w.steps("Saving " + filepath.Base(path) + " in the workspace"),
	}
	if len(mappings) > 0 {
		in.Dataset.Mapping = string(mapping)
	}
	if len(e.files) > 0 {
		in.Dataset.SHA256 = e.files[0].sha256
	}
	saved, err := w.db.SaveRoster(ctx, in, e.network)
	return Import{saved, e.rejects}, err
}

// ImportReference puts a CMS HSD Reference File in force. Service areas that were kept by FIPS code for want
// of SSA codes are kept by SSA code from then on.
func (w *Workspace) ImportReference(ctx context.Context, path string) (Import, error) {
	e := *w.builtIn
	_, _, before := w.db.LoadReference(ctx)
	ref, report, err := e.readReference(ctx, path)
	if err != nil {
		return Import{}, err
	}
	e.reject(report.Rejects)
	saved, err := w.db.SaveReference(ctx, sqlite.Import{
		Dataset: data.Dataset{Kind: data.ReferenceFile, FileName: filepath.Base(path), SHA256: sumOf(report), Taken: len(ref.Counties)},
		File:    path, Rejects: kept(e.rejects), Progress: w.steps("Saving " + filepath.Base(path) + " in the workspace"),
	}, *ref)
	if err == nil && data.CodeOf(before) == "no_reference" {
		err = w.keyBySSA(ctx, ref)
	}
	return Import{saved, e.rejects}, err
}

// keyBySSA replaces the FIPS codes of all service areas by the SSA codes of a reference.
func (w *Workspace) keyBySSA(ctx context.Context, ref *data.Reference) error {
	byFIPS := map[string][]string{}
	for _, c := range ref.Counties {
		byFIPS[c.FIPS] = append(byFIPS[c.FIPS], c.SSA)
	}
	products, err := w.db.Products(ctx)
	if err != nil {
		return err
	}
	for _, p := range products {
		area, err := w.db.ServiceArea(ctx, p.ID)
		if err != nil {
			return err
		}
		var keyed []data.ServiceCounty
		for _, c := range area {
			for _, ssa := range byFIPS[c.County] {
				keyed = append(keyed, data.ServiceCounty{County: ssa, Filing: c.Filing})
			}
			if byFIPS[c.County] == nil { // kept, so that the audit says it is missing
				keyed = append(keyed, c)
			}
		}
		if err := w.db.SaveServiceArea(ctx, p.ID, keyed); err != nil {
			return err
		}
	}
	return nil
}

// ImportPopulation puts a file of population points in force.
func (w *Workspace) ImportPopulation(ctx context.Context, path string, mappings []intake.Mapping) (Import, error) {
	e := *w.builtIn
	report, err := e.readPopulation(ctx, path, mappings)
	if err != nil {
		return Import{}, err
	}
	saved, err := w.db.SavePopulation(ctx, sqlite.Import{
		Dataset: data.Dataset{Kind: data.PopulationFile, FileName: filepath.Base(path), SHA256: sumOf(report), Taken: len(e.population.Points)},
		File:    path, Rejects: kept(e.rejects), Progress: w.steps("Saving " + filepath.Base(path) + " in the workspace"),
	}, *e.population)
	return Import{saved, e.rejects}, err
}

// sumOf is the hash of the file as it was read: if it changes before it is kept, the import is refused.
func sumOf(report *intake.Report) string {
	if len(report.Files) == 0 {
		return ""
	}
	return report.Files[0].SHA256
}

// steps reports rows under one stage.
func (w *Workspace) steps(stage string) func(done, total int) {
	return func(done, total int) { w.progress(stage, int64(done), int64(total)) }
}

func kept(rejects []reports.Reject) []data.Reject {
	list := make([]data.Reject, len(rejects))
	for i, r := range rejects {
		list[i] = data.Reject{Line: int32(r.Line), Column: r.Column, Value: r.Value, Reason: r.Reason, Warning: r.Severity == reports.Warning}
	}
	return list
}

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
