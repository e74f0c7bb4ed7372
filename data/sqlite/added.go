package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// AddParticipation enters a participation that no file lists into a product's network, and returns its id.
func (db *DB) AddParticipation(ctx context.Context, productID string, p data.Participation) (id string, undo Undo, err error) {
	l := p.Location
	at := LocationID(l)
	id = ParticipationID(p, at, productID)
	list := []record{
		{table: "added_location", id: at, cells: []cell{
			{"street", l.Street},
			{"city", l.City},
			{"state", l.State},
			{"zip", l.ZIP},
			{"county_fips", l.CountyFIPS},
			{"lat", degreesText(l.Lat)},
			{"lon", degreesText(l.Lon)},
			{"quality", l.Quality.String()},
		}},
		{table: "added_participation", id: id, cells: []cell{
			{"product_id", productID},
			{"provider_id", p.NPI.String()},
			{"name", p.Name},
			{"practice", p.Practice},
			{"specialty", p.Specialty},
			{"location_id", at},
			{"status", p.Status.String()},
			{"beds", int64(p.Beds)},
			{"added_at", instant(db.now())},
		}},
	}
	const reason = "Add a participation by hand"
	err = db.change(ctx, reason, func(tx *sql.Tx) error {
		if err := notListed(ctx, tx, added{id, productID, at, p}); err != nil {
			return err
		}
		var stated bool // of one that was removed, or whose import was taken back: it must not change what is entered now
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM participation_edit WHERE id = ?)", id).Scan(&stated); err != nil {
			return err
		}
		if stated {
			list = append(list, asListed(id))
		}
		undo, err = db.putIn(ctx, tx, reason, list)
		return err
	})
	return id, undo, err
}

// added is a participation about to be entered by hand.
type added struct {
	id, productID, locationID string
	data.Participation
}

// notListed refuses what the network has already, by the specialty that counts: the id alone would not tell, for that of
// a row of an HSD table is of the county served too.
func notListed(ctx context.Context, tx *sql.Tx, a added) error {
	var listed bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM dataset d JOIN dataset_slot s ON s.dataset_id = d.id
			JOIN participation p ON p.slot = s.slot JOIN location l ON l.slot = p.slot AND l.position = p.location
			LEFT JOIN participation_edit e ON e.id = p.id AND e.deleted = 0
			WHERE d.product_id = ?2 AND d.taken_back = 0 AND d.deleted = 0 AND p.provider_id = ?3
				AND (p.id = ?1 OR l.id = ?4 AND coalesce(e.specialty, p.specialty) = ?5))
		OR EXISTS (SELECT 1 FROM added_participation a LEFT JOIN participation_edit e ON e.id = a.id AND e.deleted = 0
			WHERE a.deleted = 0 AND (a.id = ?1 OR a.product_id = ?2 AND a.provider_id = ?3
				AND a.location_id = ?4 AND coalesce(e.specialty, a.specialty) = ?5))`,
		a.id, a.productID, a.NPI.String(), a.locationID, a.Specialty).Scan(&listed)
	if err == nil && listed {
		return problem("exists", "This provider is in the network at that location under that specialty already, so nothing was added; edit the participation that is listed.")
	}
	return err
}

// RemoveAdded takes participations that were entered by hand out of the network. One that a file lists is refused.
func (db *DB) RemoveAdded(ctx context.Context, ids []string) (undo Undo, err error) {
	const reason = "Remove participations entered by hand"
	err = db.change(ctx, reason, func(tx *sql.Tx) error {
		var list []record
		for _, id := range ids {
			var known bool
			if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM added_participation WHERE id = ? AND deleted = 0)", id).Scan(&known); err != nil {
				return err
			}
			if !known {
				return problem("not_by_hand", "What an imported file lists cannot be removed one by one, so nothing was changed; set its status to terminated, or take the import back.")
			}
			list = append(list, record{table: "added_participation", id: id, deleted: true})
		}
		undo, err = db.putIn(ctx, tx, reason, list)
		return err
	})
	return undo, err
}
