package sqlite

import (
	"context"
	"database/sql"
	"strconv"

	"countyline/data"
)

// statements are all that people said over imported rows.
type statements struct {
	participations map[string]data.ParticipationEdit
	locations      map[string]data.LocationEdit
	providers      map[data.NPI]string // names
	practices      map[string]string   // names by id
	practiceIDs    map[string]string   // ids by name as written, so that each name is hashed once
}

func statementsOf(ctx context.Context, tx *sql.Tx) (*statements, error) {
	s := &statements{practiceIDs: map[string]string{}}
	var err error
	if s.participations, err = participationEdits(ctx, tx); err != nil {
		return nil, err
	}
	if s.locations, err = locationEdits(ctx, tx); err != nil {
		return nil, err
	}
	providers, err := statedNames(ctx, tx, "provider_edit")
	if err != nil {
		return nil, err
	}
	s.providers = make(map[data.NPI]string, len(providers))
	for id, name := range providers {
		if npi, err := parseNPI([]byte(id)); err == nil {
			s.providers[npi] = name
		}
	}
	s.practices, err = statedNames(ctx, tx, "practice_edit")
	return s, err
}

func (s *statements) providerName(npi data.NPI, name string) string {
	if stated, ok := s.providers[npi]; ok {
		return stated
	}
	return name
}

func (s *statements) practiceName(id, name string) string {
	if stated, ok := s.practices[id]; ok && id != "" {
		return stated
	}
	return name
}

// practiceID is the id of a practice's name; no name has none.
func (s *statements) practiceID(name string) string {
	id, ok := s.practiceIDs[name]
	if !ok && name != "" {
		id = PracticeID(name)
		s.practiceIDs[name] = id
	}
	return id
}

func participationEdits(ctx context.Context, tx *sql.Tx) (map[string]data.ParticipationEdit, error) {
	edits := map[string]data.ParticipationEdit{}
	err := eachRow(ctx, tx, "SELECT id, status, practice, specialty, beds FROM participation_edit WHERE deleted = 0", func(rows *sql.Rows) error {
		var id string
		var status *string
		var e data.ParticipationEdit
		if err := rows.Scan(&id, &status, &e.Practice, &e.Specialty, &e.Beds); err != nil {
			return err
		}
		var err error
		if e.Status, err = stated(status, statuses.parse); err != nil {
			return err
		}
		edits[id] = e
		return nil
	})
	return edits, err
}

func locationEdits(ctx context.Context, tx *sql.Tx) (map[string]data.LocationEdit, error) {
	edits := map[string]data.LocationEdit{}
	err := eachRow(ctx, tx, "SELECT id, street, city, state, zip, county_fips, lat, lon, quality FROM location_edit WHERE deleted = 0", func(rows *sql.Rows) error {
		var id string
		var lat, lon, quality *string
		var e data.LocationEdit
		if err := rows.Scan(&id, &e.Street, &e.City, &e.State, &e.ZIP, &e.CountyFIPS, &lat, &lon, &quality); err != nil {
			return err
		}
		var err error
		if e.Lat, err = stated(lat, parseDegrees); err != nil {
			return err
		}
		if e.Lon, err = stated(lon, parseDegrees); err != nil {
			return err
		}
		if e.Quality, err = stated(quality, qualities.parse); err != nil {
			return err
		}
		edits[id] = e
		return nil
	})
	return edits, err
}

// statedNames are the names people gave to providers or practices, by id.
func statedNames(ctx context.Context, tx *sql.Tx, table string) (map[string]string, error) {
	names := map[string]string{}
	err := eachRow(ctx, tx, "SELECT id, name FROM "+table+" WHERE name IS NOT NULL AND deleted = 0", func(rows *sql.Rows) error {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		names[id] = name
		return nil
	})
	return names, err
}

// stated reads a cell that may say nothing.
func stated[T any](text *string, parse func(string) (T, error)) (*T, error) {
	if text == nil {
		return nil, nil
	}
	v, err := parse(*text)
	return &v, err
}

func parseDegrees(text string) (float64, error) { return strconv.ParseFloat(text, 64) }

func degreesText(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// eachRow hands every row of a query to a reader.
func eachRow(ctx context.Context, tx *sql.Tx, query string, read func(*sql.Rows) error, args ...any) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
