package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"countyline/geo"

	"github.com/paulmach/orb"
)

// seedShapes writes the county outlines as WKB.
func seedShapes(ctx context.Context, tx *sql.Tx, shapes []geo.Shape) error {
	b := newBulk(ctx, tx, "county_shape", "fips name state lon lat land_sq_mi outline")
	for _, s := range shapes {
		outline, err := geo.EncodeGeometry(s.Geometry)
		if err != nil {
			return fmt.Errorf("county %s: %w", s.FIPS, err)
		}
		if err := b.add(s.FIPS, s.Name, s.State, s.Center.Lon(), s.Center.Lat(), s.LandSqMi, outline); err != nil {
			return err
		}
	}
	return b.flush()
}

// Shapes reads the county outlines, sorted by FIPS code.
func (db *DB) Shapes(ctx context.Context) ([]geo.Shape, error) {
	return list(ctx, db, "SELECT fips, name, state, lon, lat, land_sq_mi, outline FROM county_shape ORDER BY fips",
		func(rows *sql.Rows) (s geo.Shape, err error) {
			var lon, lat float64
			var outline []byte
			if err := rows.Scan(&s.FIPS, &s.Name, &s.State, &lon, &lat, &s.LandSqMi, &outline); err != nil {
				return s, err
			}
			s.Center = orb.Point{lon, lat}
			if s.Geometry, err = geo.DecodeGeometry(outline); err != nil {
				return s, fmt.Errorf("county %s: %w", s.FIPS, err)
			}
			if len(s.Geometry) == 0 {
				s.Geometry = nil // Falls Church
			}
			return s, nil
		})
}
