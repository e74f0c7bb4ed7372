package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// SaveServiceArea makes these counties, each with its filing kind, the service area of a product. Counties no longer
// in it are marked deleted, never removed.
func (db *DB) SaveServiceArea(ctx context.Context, productID string, counties []data.ServiceCounty) error {
	return db.change(ctx, areaReason, func(tx *sql.Tx) error {
		wanted := make(map[string]bool, len(counties))
		for _, c := range counties {
			id := identity("product_county", productID, c.County)
			wanted[id] = true
			_, err := tx.ExecContext(ctx, `INSERT INTO product_county (id, product_id, county, filing) VALUES (?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET product_id = excluded.product_id, county = excluded.county,
					filing = excluded.filing, deleted = 0`, id, productID, c.County, c.Filing.String())
			if err != nil {
				return err
			}
		}
		present, err := presentCounties(ctx, tx, productID)
		if err != nil {
			return err
		}
		for _, id := range present {
			if wanted[id] {
				continue
			}
			if _, err := tx.ExecContext(ctx, "UPDATE product_county SET deleted = 1 WHERE id = ?", id); err != nil {
				return err
			}
		}
		return nil
	})
}

func presentCounties(ctx context.Context, tx *sql.Tx, productID string) (ids []string, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT id FROM product_county WHERE product_id = ? AND deleted = 0", productID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// ServiceArea lists the counties of a product by their key.
func (db *DB) ServiceArea(ctx context.Context, productID string) ([]data.ServiceCounty, error) {
	return list(ctx, db, "SELECT county, filing FROM product_county WHERE product_id = ? AND deleted = 0 ORDER BY county",
		func(rows *sql.Rows) (c data.ServiceCounty, err error) {
			var filing string
			if err := rows.Scan(&c.County, &filing); err != nil {
				return c, err
			}
			c.Filing, err = filings.parse(filing)
			return c, err
		}, productID)
}
