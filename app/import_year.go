package app

import (
	"context"
	"slices"

	"countyline/data"
)

// noteYear says what a CMS reference file leaves open: whether it is the one of the contract year, and where
// beneficiaries live.
func (w *Workspace) noteYear(ctx context.Context, d *Draft) error {
	if d.Kind != data.ReferenceFile {
		return nil
	}
	h, err := w.product(ctx, d.options.ProductID)
	if err != nil && data.CodeOf(err) != "no_product" {
		return err
	}
	switch year, contract := d.reference.Year, h.product.ContractYear; {
	case err != nil || year == 0 || year == contract:
	case year < contract:
		d.note("It is the file of %d criteria; your contract year is %d: check for a newer one.", year, contract)
	default:
		d.note("It is the file of %d criteria; your contract year is %d: check that it is the one you file under.", year, contract)
	}
	imports, err := w.Imports(ctx)
	if !slices.ContainsFunc(imports, func(i ImportedFile) bool { return i.InForce && i.Kind == data.PopulationFile }) {
		d.note("Where beneficiaries live stays an estimate until a file of them is imported.")
	}
	return err
}
