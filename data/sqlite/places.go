package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// Location is a location as it counts, with what people stated over the newest file that names it.
func (db *DB) Location(ctx context.Context, id string) (data.Location, error) {
	at, err := db.location(ctx, id)
	return at.now, err
}

// ImportedLocation is a location before people stated otherwise.
func (db *DB) ImportedLocation(ctx context.Context, id string) (data.Location, error) {
	at, err := db.location(ctx, id)
	return at.imported, err
}

func (db *DB) location(ctx context.Context, id string) (at spot, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		edits, err := locationEdits(ctx, tx)
		if err != nil {
			return err
		}
		r := memberReader{tx: tx, said: &statements{locations: edits}, words: interner{}}
		list, err := r.places(ctx, `SELECT l.id, l.street, l.city, l.state, l.zip, l.county_fips, l.lat, l.lon, l.quality
			FROM location l JOIN dataset_slot s ON s.slot = l.slot JOIN dataset d ON d.id = s.dataset_id
			WHERE l.id = ?1 AND d.taken_back = 0 AND d.deleted = 0
			UNION ALL SELECT id, street, city, state, zip, county_fips, lat, lon, quality FROM added_location WHERE id = ?1 AND deleted = 0`, id)
		if err == nil && len(list) == 0 {
			return problem("not_found", "This location is not in the workspace any more, so nothing was changed; open the list of locations again.")
		}
		if err == nil {
			at = list[0]
		}
		return err
	})
	return at, err
}
