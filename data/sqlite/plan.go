package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// SavePlan adds a plan, or changes the one with its id, and returns it with its id.
func (db *DB) SavePlan(ctx context.Context, p data.Plan) (data.Plan, error) {
	err := db.upsert(ctx, "Edit the plan", &p.ID, `INSERT INTO plan (id, name) VALUES (?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, deleted = 0`, func() []any { return []any{p.ID, p.Name} })
	return p, err
}

// SaveContract adds a contract, or changes the one with its id, and returns it with its id.
func (db *DB) SaveContract(ctx context.Context, c data.Contract) (data.Contract, error) {
	err := db.upsert(ctx, "Edit the contract", &c.ID, `INSERT INTO contract (id, plan_id, number) VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET plan_id = excluded.plan_id, number = excluded.number, deleted = 0`,
		func() []any { return []any{c.ID, c.PlanID, c.Number} })
	return c, err
}

// SaveProduct adds a product, or changes the one with its id, and returns it with its id.
func (db *DB) SaveProduct(ctx context.Context, p data.Product) (data.Product, error) {
	err := db.upsert(ctx, "Edit the product", &p.ID, `INSERT INTO product (id, contract_id, name, line_of_business, contract_year, filing, filing_due)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET contract_id = excluded.contract_id, name = excluded.name,
			line_of_business = excluded.line_of_business, contract_year = excluded.contract_year,
			filing = excluded.filing, filing_due = excluded.filing_due, deleted = 0`,
		func() []any {
			return []any{p.ID, p.ContractID, p.Name, p.LineOfBusiness, p.ContractYear, p.Filing.String(), p.FilingDue}
		})
	return p, err
}

// upsert gives a new record its id, then runs one statement.
func (db *DB) upsert(ctx context.Context, reason string, id *string, statement string, args func() []any) error {
	if *id == "" {
		made, err := newID()
		if err != nil {
			return err
		}
		*id = made
	}
	return db.change(ctx, reason, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, statement, args()...)
		return err
	})
}

// Plans lists the plans, in the order in which they were made.
func (db *DB) Plans(ctx context.Context) ([]data.Plan, error) {
	return list(ctx, db, "SELECT id, name FROM plan WHERE deleted = 0 ORDER BY id", func(rows *sql.Rows) (p data.Plan, err error) {
		return p, rows.Scan(&p.ID, &p.Name)
	})
}

// Contracts lists the contracts of all plans, in the order in which they were made.
func (db *DB) Contracts(ctx context.Context) ([]data.Contract, error) {
	return list(ctx, db, "SELECT id, plan_id, number FROM contract WHERE deleted = 0 ORDER BY id", func(rows *sql.Rows) (c data.Contract, err error) {
		return c, rows.Scan(&c.ID, &c.PlanID, &c.Number)
	})
}

// Products lists the products of all contracts, in the order in which they were made.
func (db *DB) Products(ctx context.Context) ([]data.Product, error) {
	return list(ctx, db, `SELECT id, contract_id, name, line_of_business, contract_year, filing, filing_due
		FROM product WHERE deleted = 0 ORDER BY id`, func(rows *sql.Rows) (p data.Product, err error) {
		var filing string
		if err := rows.Scan(&p.ID, &p.ContractID, &p.Name, &p.LineOfBusiness, &p.ContractYear, &filing, &p.FilingDue); err != nil {
			return p, err
		}
		p.Filing, err = filings.parse(filing)
		return p, err
	})
}

// list reads all rows of a query in one unchanging state of the database.
func list[T any](ctx context.Context, db *DB, query string, read func(*sql.Rows) (T, error), args ...any) ([]T, error) {
	var all []T
	err := db.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			one, err := read(rows)
			if err != nil {
				return err
			}
			all = append(all, one)
		}
		return rows.Err()
	})
	return all, err
}
