package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// EditParticipations states something of participations over what their files say. Cells the edit leaves out stay as
// they are.
func (db *DB) EditParticipations(ctx context.Context, ids []string, e data.ParticipationEdit) (Undo, error) {
	var cells []cell
	if e.Status != nil {
		cells = append(cells, cell{"status", e.Status.String()})
	}
	if e.Practice != nil {
		cells = append(cells, cell{"practice", *e.Practice})
	}
	if e.Specialty != nil {
		cells = append(cells, cell{"specialty", *e.Specialty})
	}
	if e.Beds != nil {
		cells = append(cells, cell{"beds", int64(*e.Beds)})
	}
	var list []record
	if e.Practice != nil && *e.Practice != "" {
		list = append(list, practiceRecord(*e.Practice))
	}
	for _, id := range ids {
		list = append(list, record{table: "participation_edit", id: id, cells: cells, overlay: true})
	}
	return db.put(ctx, list)
}

// RevertParticipations takes back everything stated of participations one by one: they are as imported again, but for
// names stated of their provider or practice.
func (db *DB) RevertParticipations(ctx context.Context, ids []string) (Undo, error) {
	var list []record
	for _, id := range ids {
		list = append(list, asListed(id))
	}
	return db.put(ctx, list)
}

// asListed states nothing of a participation.
func asListed(id string) record {
	return record{
		table: "participation_edit", id: id, overlay: true,
		cells: []cell{{"status", nil}, {"practice", nil}, {"specialty", nil}, {"beds", nil}},
	}
}

// EditLocation states something of a location over what files say. Cells the edit leaves out stay as they are.
func (db *DB) EditLocation(ctx context.Context, id string, e data.LocationEdit) (Undo, error) {
	var cells []cell
	text := func(column string, value *string) {
		if value != nil {
			cells = append(cells, cell{column, *value})
		}
	}
	degrees := func(column string, value *float64) {
		if value != nil {
			cells = append(cells, cell{column, degreesText(*value)})
		}
	}
	text("street", e.Street)
	text("city", e.City)
	text("state", e.State)
	text("zip", e.ZIP)
	text("county_fips", e.CountyFIPS)
	degrees("lat", e.Lat)
	degrees("lon", e.Lon)
	if e.Quality != nil {
		cells = append(cells, cell{"quality", e.Quality.String()})
	}
	return db.put(ctx, []record{{table: "location_edit", id: id, cells: cells, overlay: true}})
}

// RevertLocation takes back everything stated of a location: it is as imported again.
func (db *DB) RevertLocation(ctx context.Context, id string) (Undo, error) {
	return db.put(ctx, []record{{table: "location_edit", id: id, overlay: true, cells: []cell{
		{"street", nil},
		{"city", nil},
		{"state", nil},
		{"zip", nil},
		{"county_fips", nil},
		{"lat", nil},
		{"lon", nil},
		{"quality", nil},
	}}})
}

// NameProvider states the name of a provider wherever files name it; an empty one takes that back.
func (db *DB) NameProvider(ctx context.Context, npi data.NPI, name string) (Undo, error) {
	return db.put(ctx, []record{named("provider", npi.String(), name)})
}

// NamePractice states the name of a practice and of all that have the same name now; an empty one takes that back.
func (db *DB) NamePractice(ctx context.Context, id, name string) (undo Undo, err error) {
	err = db.change(ctx, func(tx *sql.Tx) error {
		ids, err := sameName(ctx, tx, id)
		if err != nil {
			return err
		}
		var list []record
		for _, one := range ids {
			list = append(list, named("practice", one, name))
		}
		undo, err = db.putIn(ctx, tx, list)
		return err
	})
	return undo, err
}

// named lays a name over a provider or practice.
func named(table, id, name string) record {
	r := record{table: table, id: id, cells: []cell{{"stated_name", nil}}, overlay: true}
	if name != "" {
		r.cells[0].value = name
	}
	return r
}

// sameName lists the practices that have the name of one; case and punctuation do not matter.
func sameName(ctx context.Context, tx *sql.Tx, id string) (ids []string, err error) {
	ids = []string{id}
	byName := map[string][]string{}
	own := ""
	err = eachRow(ctx, tx, "SELECT id, coalesce(stated_name, name) FROM practice WHERE deleted = 0", func(rows *sql.Rows) error {
		var other, name string
		if err := rows.Scan(&other, &name); err != nil {
			return err
		}
		name = data.Fold(name)
		byName[name] = append(byName[name], other)
		if other == id {
			own = name
		}
		return nil
	})
	if own != "" {
		ids = byName[own]
	}
	return ids, err
}

// practiceRecord makes a practice known under its name.
func practiceRecord(name string) record {
	return record{table: "practice", id: PracticeID(name), cells: []cell{{"name", name}}}
}
