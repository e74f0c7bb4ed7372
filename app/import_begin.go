package app

import (
	"context"
	"slices"

	"countyline/data"
)

// Beginning is an import with what it began in a workspace that had no plan or no service area yet.
type Beginning struct {
	Import
	ProductID string               // whose network a roster describes; empty for other kinds
	Area      []data.ServiceCounty // counties that became the service area with it; none where it was chosen before
	AreaNames []string             // their names, such as "Washington, MS"
	Unserved  bool                 // there is no service area yet: nothing in the roster says where it should be

	undoArea Undo
}

// BeginImport takes a draft as TakeImport does. A roster for a workspace without a plan makes one, and one for a product
// without a service area makes the counties it suggests the service area, so that the first gaps can be seen.
func (w *Workspace) BeginImport(ctx context.Context, d *Draft) (Beginning, error) {
	var b Beginning
	if d.Kind != data.RosterFile {
		var err error
		b.Import, err = w.TakeImport(ctx, d)
		return b, err
	}
	if err := d.takeable(); err != nil {
		return b, err
	}
	unplanned := func(context.Context) error { return nil }
	if _, err := w.product(ctx, d.options.ProductID); data.CodeOf(err) == "no_product" && d.options.ProductID == "" {
		var undo Undo
		if d.options.ProductID, undo, err = w.NewPlan(ctx, PlanFacts{Plan: d.Plan}); err != nil {
			return b, err
		}
		unplanned = func(ctx context.Context) error {
			d.options.ProductID = ""
			return undo(ctx)
		}
	} else if err != nil {
		return b, err
	}
	after := context.WithoutCancel(ctx) // what was begun is finished or taken back as a whole
	var err error
	if b.Import, err = w.TakeImport(ctx, d); err != nil {
		if undoErr := unplanned(after); undoErr != nil {
			return b, undoErr
		}
		return b, err
	}
	b.ProductID = b.Dataset.ProductID
	return b, w.beginArea(after, &b)
}

// beginArea makes the suggested counties the service area of a product that has none.
func (w *Workspace) beginArea(ctx context.Context, b *Beginning) error {
	area, err := w.ServiceArea(ctx, b.ProductID)
	if err != nil || len(area) > 0 {
		return err
	}
	suggested, err := w.SuggestServiceArea(ctx, b.ProductID)
	if err != nil {
		return err
	}
	if b.Unserved = len(suggested) == 0; b.Unserved {
		return nil
	}
	if b.undoArea, err = w.SaveServiceArea(ctx, b.ProductID, suggested); err != nil {
		return err
	}
	b.Area = suggested
	b.AreaNames, err = w.countyNames(ctx, suggested)
	return err
}

// countyNames names counties with their states.
func (w *Workspace) countyNames(ctx context.Context, area []data.ServiceCounty) ([]string, error) {
	ref, err := w.counties(ctx)
	if err != nil {
		return nil, err
	}
	named := map[string]string{}
	for i := range ref.Counties {
		c := &ref.Counties[i]
		named[c.Key()] = c.Name + ", " + c.State
	}
	names := make([]string, len(area))
	for i, c := range area {
		names[i] = named[c.County]
	}
	return names, nil
}

// TakeBackBegun takes an import back with the service area that it began.
func (w *Workspace) TakeBackBegun(ctx context.Context, b Beginning) (Undo, error) {
	if b.undoArea != nil {
		if err := b.undoArea(ctx); err != nil {
			return nil, err
		}
	}
	undo, err := w.TakeBack(ctx, b.Dataset.ID)
	if err != nil || b.undoArea == nil {
		return undo, err
	}
	return func(ctx context.Context) error {
		if err := undo(ctx); err != nil {
			return err
		}
		return w.serveAgain(ctx, b)
	}, nil
}

// serveAgain puts the counties that an import began beside those that are the service area now.
func (w *Workspace) serveAgain(ctx context.Context, b Beginning) error {
	area, err := w.ServiceArea(ctx, b.ProductID)
	if err != nil {
		return err
	}
	ref, err := w.counties(ctx)
	if err != nil {
		return err
	}
	for _, c := range located(b.Area, ref) {
		if !slices.ContainsFunc(area, func(there data.ServiceCounty) bool { return there.County == c.County }) {
			area = append(area, c)
		}
	}
	_, err = w.SaveServiceArea(ctx, b.ProductID, area)
	return err
}

// learnNames keeps the specialty names that a draft was read with. What was said of a dash, or of rows without a name,
// was said of this file alone.
func (w *Workspace) learnNames(ctx context.Context, d *Draft) error {
	for name, code := range d.options.Names {
		if data.Fold(name) == "" {
			continue
		}
		if err := w.NameSpecialty(ctx, name, code); err != nil {
			return err
		}
	}
	return nil
}
