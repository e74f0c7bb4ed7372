package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// PutPlan saves a product with its contract and plan in one transaction. Those without an id are new and get one.
func (db *DB) PutPlan(ctx context.Context, plan *data.Plan, contract *data.Contract, product *data.Product) (Undo, error) {
	for _, id := range []*string{&plan.ID, &contract.ID, &product.ID} {
		if *id != "" {
			continue
		}
		made, err := newID()
		if err != nil {
			return nil, err
		}
		*id = made
	}
	contract.PlanID, product.ContractID = plan.ID, contract.ID
	return db.put(ctx, "Edit the plan", []record{
		{table: "plan", id: plan.ID, cells: []cell{{"name", plan.Name}}},
		{table: "contract", id: contract.ID, cells: []cell{{"plan_id", contract.PlanID}, {"number", contract.Number}}},
		{table: "product", id: product.ID, cells: []cell{
			{"contract_id", product.ContractID},
			{"name", product.Name},
			{"line_of_business", product.LineOfBusiness},
			{"contract_year", int64(product.ContractYear)},
			{"filing", product.Filing.String()},
			{"filing_due", product.FilingDue},
		}},
	})
}

const (
	areaReason     = "Change the service area"
	settingsReason = "Change the settings"
)

// PutServiceArea makes these counties, each with its filing kind, the service area of a product. Only what differs is
// written.
func (db *DB) PutServiceArea(ctx context.Context, productID string, counties []data.ServiceCounty) (undo Undo, err error) {
	err = db.change(ctx, areaReason, func(tx *sql.Tx) error {
		list, err := areaRecords(ctx, tx, productID, counties)
		if err != nil {
			return err
		}
		undo, err = db.putIn(ctx, tx, areaReason, list)
		return err
	})
	return undo, err
}

// areaRecords are the rows that make counties the service area of a product.
func areaRecords(ctx context.Context, tx *sql.Tx, productID string, counties []data.ServiceCounty) (list []record, err error) {
	wanted := map[string]bool{}
	for _, c := range counties {
		id := identity("product_county", productID, c.County)
		wanted[id] = true
		list = append(list, record{table: "product_county", id: id, cells: []cell{{"product_id", productID}, {"county", c.County}, {"filing", c.Filing.String()}}})
	}
	present, err := presentCounties(ctx, tx, productID)
	for _, id := range present {
		if !wanted[id] {
			list = append(list, record{table: "product_county", id: id, deleted: true})
		}
	}
	return list, err
}

// PutSettings saves the settings that differ from what is in force, and no others.
func (db *DB) PutSettings(ctx context.Context, s data.Settings) (Undo, error) {
	before, err := db.Settings(ctx)
	if err != nil && data.CodeOf(err) != "bad_setting" {
		return nil, err
	}
	var list []record
	for _, f := range settingFields {
		if f.write(s) != f.write(before) {
			list = append(list, record{table: "setting", id: f.key, cells: []cell{{"value", f.write(s)}}})
		}
	}
	return db.put(ctx, settingsReason, list)
}
