package app

import (
	"context"
	"slices"

	"countyline/data"
)

// ImportedFile is one import of the workspace.
type ImportedFile struct {
	data.Dataset
	InForce     bool   // its rows count: every roster that was not taken back, and the newest file of each other kind
	Replacement string // the name of the file that was imported in its place; empty for none
}

// Imports lists every import, newest first, those taken back included.
func (w *Workspace) Imports(ctx context.Context) ([]ImportedFile, error) {
	sets, err := w.db.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	var list []ImportedFile
	taken := map[data.DatasetKind]bool{} // by a newer file
	names := map[string]string{}
	for _, d := range sets {
		names[d.ID] = d.FileName
	}
	for _, d := range slices.Backward(sets) {
		in := !d.TakenBack && (d.Kind == data.RosterFile || !taken[d.Kind])
		file := ImportedFile{Dataset: d, InForce: in}
		if d.TakenBack {
			file.Replacement = names[d.ReplacedBy]
		}
		list = append(list, file)
		taken[d.Kind] = taken[d.Kind] || in
	}
	return list, nil
}

// TakeBack takes an import out of every figure and lets those that it replaced count again; its rows and its file stay.
// Where no CMS file is left in force, service areas are kept by FIPS codes from then on.
func (w *Workspace) TakeBack(ctx context.Context, datasetID string) (Undo, error) {
	return undone(w.db.TakeBack(ctx, datasetID))
}

// PutBack lets an import that was taken back count again, in the place of those that it replaced.
func (w *Workspace) PutBack(ctx context.Context, datasetID string) (Undo, error) {
	return undone(w.db.PutBack(ctx, datasetID))
}

// Rejects lists the rows of an import that were not taken, and its warnings, in the order of the file.
func (w *Workspace) Rejects(ctx context.Context, datasetID string) ([]data.Reject, error) {
	return w.db.Rejects(ctx, datasetID)
}
