package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// SaveRoster saves one roster file with every row that was taken from it. Dataset.ProductID names the product
// whose network it describes; Replaces are rosters of this product that are taken back for it.
func (db *DB) SaveRoster(ctx context.Context, in Import, rows []data.Participation) (data.Dataset, error) {
	return db.save(ctx, in, data.RosterFile, len(rows), func(w *slotWriter) error {
		locations, ids, err := w.locations(rows)
		if err != nil {
			return err
		}
		names, err := w.naming()
		if err != nil {
			return err
		}
		if err := w.providers(rows, names); err != nil {
			return err
		}
		if err := w.practices(rows, names); err != nil {
			return err
		}
		b := w.table("participation", "slot position id provider_id name practice specialty location ssa status beds line", true)
		for i, p := range rows {
			at := locations[p.Location]
			err := b.add(w.slot, i, ParticipationID(p, ids[at], in.Dataset.ProductID), p.NPI.String(), p.Name, p.Practice,
				p.Specialty, at, p.SSA, p.Status.String(), p.Beds, p.Row.Line)
			if err != nil {
				return err
			}
		}
		return b.flush()
	})
}

// locations writes each distinct place once and says where it stands.
func (w *slotWriter) locations(rows []data.Participation) (positions map[data.Location]int, ids []string, err error) {
	positions = make(map[data.Location]int)
	b := w.table("location", "slot position id street city state zip county_fips lat lon quality", false)
	for _, p := range rows {
		l := p.Location
		if _, ok := positions[l]; ok {
			continue
		}
		id := LocationID(l)
		if err := b.add(w.slot, len(ids), id, l.Street, l.City, l.State, l.ZIP, l.CountyFIPS, l.Lat, l.Lon, l.Quality.String()); err != nil {
			return nil, nil, err
		}
		positions[l] = len(ids)
		ids = append(ids, id)
	}
	return positions, ids, b.flush()
}

// providers names those that no older roster does.
func (w *slotWriter) providers(rows []data.Participation, names naming) error {
	b := names.table(w, "provider")
	seen := make(map[data.NPI]bool)
	for _, p := range rows {
		if seen[p.NPI] {
			continue
		}
		seen[p.NPI] = true
		id := p.NPI.String()
		if names.older[id] {
			continue
		}
		if err := b.add(id, p.Name); err != nil {
			return err
		}
	}
	return b.flush()
}

// practices names those that no older roster does, each as the first of the rows spells it.
func (w *slotWriter) practices(rows []data.Participation, names naming) error {
	b := names.table(w, "practice")
	seen, given := map[string]bool{"": true}, map[string]bool{}
	for _, p := range rows {
		if seen[p.Practice] {
			continue
		}
		seen[p.Practice] = true
		id := PracticeID(p.Practice)
		if given[id] || names.older[id] {
			continue
		}
		given[id] = true
		if err := b.add(id, p.Practice); err != nil {
			return err
		}
	}
	return b.flush()
}

// RosterProviders lists the different providers that one roster names.
func (db *DB) RosterProviders(ctx context.Context, datasetID string) ([]data.NPI, error) {
	return list(ctx, db, `SELECT DISTINCT p.provider_id FROM dataset_slot s JOIN participation p ON p.slot = s.slot
		WHERE s.dataset_id = ? ORDER BY p.provider_id`, func(rows *sql.Rows) (data.NPI, error) {
		var text sql.RawBytes
		if err := rows.Scan(&text); err != nil {
			return 0, err
		}
		return parseNPI(text)
	}, datasetID)
}
