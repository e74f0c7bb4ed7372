package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// SaveRoster saves one roster file with every row that was taken from it. Dataset.ProductID names the product
// whose network it describes.
func (db *DB) SaveRoster(ctx context.Context, in Import, rows []data.Participation) (data.Dataset, error) {
	return db.save(ctx, in, data.RosterFile, len(rows), func(w *slotWriter) error {
		locations, ids, err := w.locations(rows)
		if err != nil {
			return err
		}
		if err := w.providers(rows); err != nil {
			return err
		}
		if err := w.practices(rows); err != nil {
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

// providers adds those not known yet. A name that someone may have corrected is not overwritten by an import.
func (w *slotWriter) providers(rows []data.Participation) error {
	b := w.table("provider", "id name", false)
	b.conflict = "ON CONFLICT (id) DO NOTHING"
	seen := make(map[data.NPI]bool)
	for _, p := range rows {
		if seen[p.NPI] {
			continue
		}
		seen[p.NPI] = true
		if err := b.add(p.NPI.String(), p.Name); err != nil {
			return err
		}
	}
	return b.flush()
}

func (w *slotWriter) practices(rows []data.Participation) error {
	b := w.table("practice", "id name", false)
	b.conflict = "ON CONFLICT (id) DO NOTHING"
	seen := map[string]bool{"": true}
	for _, p := range rows {
		if seen[p.Practice] {
			continue
		}
		seen[p.Practice] = true
		if err := b.add(PracticeID(p.Practice), p.Practice); err != nil {
			return err
		}
	}
	return b.flush()
}

// LoadParticipations reads the network of a product: every row of every roster that was not taken back, oldest import
// first. Row.File of a participation is an index into the datasets returned with it.
func (db *DB) LoadParticipations(ctx context.Context, productID string) ([]data.Participation, []data.Dataset, error) {
	var rows []data.Participation
	var files []data.Dataset
	err := db.view(ctx, func(tx *sql.Tx) error {
		sets, err := datasets(ctx, tx, current+" AND d.product_id = ?", data.RosterFile, productID)
		if err != nil {
			return err
		}
		for i, set := range sets {
			files = append(files, set.Dataset)
			if rows, err = appendRoster(ctx, tx, rows, set, int32(i)); err != nil {
				return err
			}
		}
		return nil
	})
	return rows, files, err
}

func appendRoster(ctx context.Context, tx *sql.Tx, list []data.Participation, set slotted, file int32) ([]data.Participation, error) {
	places, err := locationsOf(ctx, tx, set.slot)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT provider_id, name, practice, specialty, location, ssa, status, beds, line
		FROM participation WHERE slot = ? ORDER BY position`, set.slot)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	words := interner{}
	for rows.Next() {
		p := data.Participation{Row: data.RowRef{File: file}}
		var npi, practice, specialty, ssa, status sql.RawBytes
		var place int
		if err := rows.Scan(&npi, &p.Name, &practice, &specialty, &place, &ssa, &status, &p.Beds, &p.Row.Line); err != nil {
			return nil, err
		}
		if place >= len(places) {
			return nil, problem("corrupt", "The roster %s is not whole in this workspace. Take the import back and import the file again.", set.FileName)
		}
		p.Practice, p.Specialty, p.SSA = words.of(practice), words.of(specialty), words.of(ssa)
		p.Location = places[place]
		if p.NPI, err = parseNPI(npi); err != nil {
			return nil, err
		}
		if p.Status, err = statuses.parse(words.of(status)); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, rows.Err()
}

func locationsOf(ctx context.Context, tx *sql.Tx, slot int64) ([]data.Location, error) {
	rows, err := tx.QueryContext(ctx, `SELECT street, city, state, zip, county_fips, lat, lon, quality
		FROM location WHERE slot = ? ORDER BY position`, slot)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []data.Location
	words := interner{}
	for rows.Next() {
		var l data.Location
		var city, state, zip, county, quality sql.RawBytes
		if err := rows.Scan(&l.Street, &city, &state, &zip, &county, &l.Lat, &l.Lon, &quality); err != nil {
			return nil, err
		}
		l.City, l.State, l.ZIP, l.CountyFIPS = words.of(city), words.of(state), words.of(zip), words.of(county)
		if l.Quality, err = qualities.parse(words.of(quality)); err != nil {
			return nil, err
		}
		list = append(list, l)
	}
	return list, rows.Err()
}
