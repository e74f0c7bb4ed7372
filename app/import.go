package app

import (
	"context"
	"encoding/json"
	"path/filepath"

	"countyline/data"
	"countyline/data/intake"
	"countyline/data/sqlite"
	"countyline/reports"
)

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
