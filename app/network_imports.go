package app

import (
	"context"
	"slices"

	"countyline/data"
)

// ImportedFile is one import of the workspace.
type ImportedFile struct {
	data.Dataset
	InForce bool // its rows count: every roster that was not taken back, and the newest file of each other kind
}

// Imports lists every import, newest first, those taken back included.
func (w *Workspace) Imports(ctx context.Context) ([]ImportedFile, error) {
	sets, err := w.db.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	var list []ImportedFile
	taken := map[data.DatasetKind]bool{} // by a newer file
	for _, d := range slices.Backward(sets) {
		in := !d.TakenBack && (d.Kind == data.RosterFile || !taken[d.Kind])
		list = append(list, ImportedFile{d, in})
		taken[d.Kind] = taken[d.Kind] || in
	}
	return list, nil
}

// TakeBack takes an import out of every figure; its rows and its file stay. Where no CMS file is left in force, service
// areas that were chosen by SSA codes are kept by FIPS codes from then on.
func (w *Workspace) TakeBack(ctx context.Context, datasetID string) (Undo, error) {
	areas, err := w.areasWithout(ctx, datasetID)
	if err != nil {
		return nil, err
	}
	return undone(w.db.SetTakenBack(ctx, datasetID, true, areas))
}

// PutBack lets an import that was taken back count again.
func (w *Workspace) PutBack(ctx context.Context, datasetID string) (Undo, error) {
	return undone(w.db.SetTakenBack(ctx, datasetID, false, nil))
}

// Rejects lists the rows of an import that were not taken, and its warnings, in the order of the file.
func (w *Workspace) Rejects(ctx context.Context, datasetID string) ([]data.Reject, error) {
	return w.db.Rejects(ctx, datasetID)
}

// areasWithout are the service areas as they must be keyed once an import is taken back; nil when nothing changes.
func (w *Workspace) areasWithout(ctx context.Context, datasetID string) (map[string][]data.ServiceCounty, error) {
	imports, err := w.Imports(ctx)
	if err != nil {
		return nil, err
	}
	left := slices.ContainsFunc(imports, func(i ImportedFile) bool {
		return i.Kind == data.ReferenceFile && !i.TakenBack && i.ID != datasetID
	})
	gone := slices.ContainsFunc(imports, func(i ImportedFile) bool {
		return i.Kind == data.ReferenceFile && i.InForce && i.ID == datasetID
	})
	if left || !gone {
		return nil, nil
	}
	ref, _, err := w.db.LoadReferenceCounties(ctx)
	if err != nil {
		return nil, err
	}
	products, err := w.db.Products(ctx)
	if err != nil {
		return nil, err
	}
	areas := map[string][]data.ServiceCounty{}
	for _, p := range products {
		area, err := w.db.ServiceArea(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		areas[p.ID] = byFIPS(area, &ref)
	}
	return areas, nil
}

// byFIPS names the counties of an area by FIPS code; two rows of one county become one.
func byFIPS(area []data.ServiceCounty, ref *data.Reference) []data.ServiceCounty {
	fips := map[string]string{}
	for i := range ref.Counties {
		if c := &ref.Counties[i]; c.FIPS != "" {
			fips[c.SSA] = c.FIPS
		}
	}
	var list []data.ServiceCounty
	seen := map[string]bool{}
	for _, c := range area {
		if code := fips[c.County]; code != "" {
			c.County = code
		}
		if !seen[c.County] {
			list = append(list, c)
		}
		seen[c.County] = true
	}
	return list
}
