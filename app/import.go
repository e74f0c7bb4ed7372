package app

import (
	"context"
	"encoding/json"

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

// Import reads a file and takes what can be taken of it, or nothing.
func (w *Workspace) Import(ctx context.Context, path string, o DraftOptions) (Import, error) {
	d, err := w.DraftImport(ctx, path, o)
	if err == nil && len(d.Lacks) > 0 && d.Kind != "" {
		err = w.readDraft(ctx, d) // which says what is missing
	}
	if err != nil {
		return Import{}, err
	}
	return w.TakeImport(ctx, d)
}

// takeRoster adds a roster to a product's network.
func (w *Workspace) takeRoster(ctx context.Context, d *Draft) (Import, error) {
	h, err := w.product(ctx, d.options.ProductID)
	if err != nil {
		return Import{}, err
	}
	in := w.importOf(d)
	in.Dataset.ProductID, in.Replaces = h.product.ID, d.Replaces
	saved, err := w.db.SaveRoster(ctx, in, d.evidence.network)
	if err != nil {
		return Import{}, err
	}
	return Import{saved, d.evidence.rejects}, w.learnNames(context.WithoutCancel(ctx), d)
}

// takeReference puts a CMS HSD Reference File in force.
func (w *Workspace) takeReference(ctx context.Context, d *Draft) (Import, error) {
	saved, err := w.db.SaveReference(ctx, w.importOf(d), *d.reference)
	return Import{saved, d.evidence.rejects}, err
}

// takePopulation puts a file of population points in force.
func (w *Workspace) takePopulation(ctx context.Context, d *Draft) (Import, error) {
	saved, err := w.db.SavePopulation(ctx, w.importOf(d), *d.evidence.population)
	return Import{saved, d.evidence.rejects}, err
}

// takeEnrollment puts a file of members by county in force.
func (w *Workspace) takeEnrollment(ctx context.Context, d *Draft) (Import, error) {
	saved, err := w.db.SaveEnrollment(ctx, w.importOf(d), *d.enrollment)
	return Import{saved, d.evidence.rejects}, err
}

// importOf is a draft as the database keeps it.
func (w *Workspace) importOf(d *Draft) sqlite.Import {
	in := sqlite.Import{
		Dataset: data.Dataset{Kind: d.Kind, FileName: d.File, SHA256: d.sha256, Taken: d.Taken, ParserVersion: parserVersion, Reading: d.reading.text()},
		File:    d.Path, Rejects: d.Rejects, Progress: w.steps("Saving " + d.File + " in the workspace"),
	}
	if d.options.Columns != nil {
		if mapping, err := json.Marshal(d.mappings); err == nil { // of words only, which always have a JSON form
			in.Dataset.Mapping = string(mapping)
		}
	}
	return in
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
