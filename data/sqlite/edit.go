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
	for _, id := range ids {
		list = append(list, record{table: "participation_edit", id: id, cells: cells, overlay: true})
	}
	return db.put(ctx, "Edit participations", list)
}

// RevertParticipations takes back everything stated of participations one by one: they are as imported again, but for
// names stated of their provider or practice.
func (db *DB) RevertParticipations(ctx context.Context, ids []string) (Undo, error) {
	var list []record
	for _, id := range ids {
		list = append(list, asListed(id))
	}
	return db.put(ctx, "Take edits of participations back", list)
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
	return db.put(ctx, "Edit a location", []record{{table: "location_edit", id: id, cells: cells, overlay: true}})
}

// RevertLocation takes back everything stated of a location: it is as imported again.
func (db *DB) RevertLocation(ctx context.Context, id string) (Undo, error) {
	return db.put(ctx, "Take edits of a location back", []record{{table: "location_edit", id: id, overlay: true, cells: []cell{
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
	return db.put(ctx, "Name a provider", []record{named("provider_edit", npi.String(), name)})
}

// NamePractice states the name of a practice and of all that have the same name now; an empty one takes that back.
func (db *DB) NamePractice(ctx context.Context, id, name string) (undo Undo, err error) {
	const reason = "Name a practice"
	err = db.change(ctx, reason, func(tx *sql.Tx) error {
		ids, err := sameName(ctx, tx, id)
		if err != nil {
			return err
		}
		var list []record
		for _, one := range ids {
			list = append(list, named("practice_edit", one, name))
		}
		undo, err = db.putIn(ctx, tx, reason, list)
		return err
	})
	return undo, err
}

// named lays a name over a provider or practice.
func named(table, id, name string) record {
	r := record{table: table, id: id, cells: []cell{{"name", nil}}, overlay: true}
	if name != "" {
		r.cells[0].value = name
	}
	return r
}

// sameName lists the practices that have the name of one; case and punctuation do not matter. Practices are known from
// files and from what people typed.
func sameName(ctx context.Context, tx *sql.Tx, id string) (ids []string, err error) {
	stated, err := statedNames(ctx, tx, "practice_edit")
	if err != nil {
		return nil, err
	}
	seen, byName := map[string]bool{}, map[string][]string{}
	own := ""
	err = eachRow(ctx, tx, `SELECT id, name FROM practice WHERE deleted = 0
		UNION ALL SELECT '', practice FROM participation_edit WHERE practice <> '' AND deleted = 0
		UNION ALL SELECT '', practice FROM added_participation WHERE practice <> '' AND deleted = 0`, func(rows *sql.Rows) error {
		var other, name string
		if err := rows.Scan(&other, &name); err != nil {
			return err
		}
		if other == "" {
			other = PracticeID(name)
		}
		if seen[other] {
			return nil
		}
		seen[other] = true
		if now, ok := stated[other]; ok {
			name = now
		}
		name = data.Fold(name)
		byName[name] = append(byName[name], other)
		if other == id {
			own = name
		}
		return nil
	})
	if own == "" {
		return []string{id}, err
	}
	return byName[own], err
}
