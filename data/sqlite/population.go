package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// SavePopulation saves a file of population points; the newest one that was not taken back is in force.
func (db *DB) SavePopulation(ctx context.Context, in Import, p data.Population) (data.Dataset, error) {
	return db.save(ctx, in, data.PopulationFile, len(p.Points), func(w *slotWriter) error {
		_, err := w.tx.ExecContext(ctx, "INSERT INTO population (slot, source, as_of, estimate) VALUES (?, ?, ?, ?)",
			w.slot, p.Source.Name, p.Source.AsOf, p.Estimate)
		if err != nil {
			return err
		}
		b := w.table("population_point", "slot position zip lat lon county_fips ssa beneficiaries", true)
		for i, at := range p.Points {
			if err := b.add(w.slot, i, at.ZIP, at.Lat, at.Lon, at.CountyFIPS, at.SSA, at.Beneficiaries); err != nil {
				return err
			}
		}
		return b.flush()
	})
}

// LoadPopulation reads the population in force; the error has code "no_population" while no file was imported.
func (db *DB) LoadPopulation(ctx context.Context) (data.Population, data.Dataset, error) {
	var p data.Population
	var file data.Dataset
	err := db.view(ctx, func(tx *sql.Tx) error {
		set, err := latest(ctx, tx, data.PopulationFile, problem("no_population", "No file of beneficiaries has been imported; built-in ZIP points serve as an estimate until one is."))
		if err != nil {
			return err
		}
		file = set.Dataset
		err = tx.QueryRowContext(ctx, "SELECT source, as_of, estimate FROM population WHERE slot = ?", set.slot).Scan(&p.Source.Name, &p.Source.AsOf, &p.Estimate)
		if err != nil {
			return err
		}
		p.Points, err = pointsOf(ctx, tx, set.slot)
		return err
	})
	return p, file, err
}

func pointsOf(ctx context.Context, tx *sql.Tx, slot int64) ([]data.Point, error) {
	rows, err := tx.QueryContext(ctx, `SELECT zip, lat, lon, county_fips, ssa, beneficiaries
		FROM population_point WHERE slot = ? ORDER BY position`, slot)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []data.Point
	words := interner{}
	for rows.Next() {
		var p data.Point
		var zip, county, ssa sql.RawBytes
		if err := rows.Scan(&zip, &p.Lat, &p.Lon, &county, &ssa, &p.Beneficiaries); err != nil {
			return nil, err
		}
		p.ZIP, p.CountyFIPS, p.SSA = words.of(zip), words.of(county), words.of(ssa)
		list = append(list, p)
	}
	return list, rows.Err()
}
