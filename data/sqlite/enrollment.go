package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// SaveEnrollment saves a file of members by county; the newest one that was not taken back is in force.
func (db *DB) SaveEnrollment(ctx context.Context, in Import, e data.Enrollment) (data.Dataset, error) {
	return db.save(ctx, in, data.EnrollmentFile, in.Dataset.Taken, func(w *slotWriter) error {
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO enrollment_source (slot, source, as_of) VALUES (?, ?, ?)", w.slot, e.Source.Name, e.Source.AsOf); err != nil {
			return err
		}
		b := w.table("enrollment", "slot position ssa fips members", true)
		for i, c := range e.Counties {
			if err := b.add(w.slot, i, c.SSA, c.FIPS, c.Members); err != nil {
				return err
			}
		}
		return b.flush()
	})
}

// LoadEnrollment reads the enrollment in force; the error has code "no_enrollment" while no file was imported.
func (db *DB) LoadEnrollment(ctx context.Context) (data.Enrollment, data.Dataset, error) {
	var e data.Enrollment
	var file data.Dataset
	err := db.view(ctx, func(tx *sql.Tx) error {
		set, err := latest(ctx, tx, data.EnrollmentFile, problem("no_enrollment", "No enrollment file has been imported, so the plan's members by county are not known; import one to see them."))
		if err != nil {
			return err
		}
		file = set.Dataset
		if err := tx.QueryRowContext(ctx, "SELECT source, as_of FROM enrollment_source WHERE slot = ?", set.slot).Scan(&e.Source.Name, &e.Source.AsOf); err != nil {
			return err
		}
		e.Counties, err = membersOf(ctx, tx, set.slot)
		return err
	})
	return e, file, err
}

func membersOf(ctx context.Context, tx *sql.Tx, slot int64) ([]data.CountyMembers, error) {
	rows, err := tx.QueryContext(ctx, "SELECT ssa, fips, members FROM enrollment WHERE slot = ? ORDER BY position", slot)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []data.CountyMembers
	for rows.Next() {
		var c data.CountyMembers
		if err := rows.Scan(&c.SSA, &c.FIPS, &c.Members); err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, rows.Err()
}
