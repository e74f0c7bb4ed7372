package app

import (
	"context"
	"slices"

	"countyline/data"
)

// Served are the outlines of a product's service area by FIPS code, in order; the empty product is the newest. They are
// known long before the area is assessed.
func (w *Workspace) Served(ctx context.Context, productID string) ([]string, error) {
	h, err := w.product(ctx, productID)
	if err != nil {
		return nil, err
	}
	area, err := w.db.ServiceArea(ctx, h.product.ID)
	if err != nil {
		return nil, err
	}
	ref, _, err := w.db.LoadReferenceCounties(ctx)
	if err != nil && data.CodeOf(err) != "no_reference" {
		return nil, err
	}
	outlines := map[string]string{}
	for i := range ref.Counties {
		outlines[ref.Counties[i].Key()] = ref.Counties[i].FIPS
	}
	var served []string
	for _, c := range area {
		fips, ok := outlines[c.County]
		if !ok {
			fips = c.County // chosen by its FIPS code
		}
		served = append(served, fips)
	}
	slices.Sort(served)
	return slices.Compact(served), nil
}
