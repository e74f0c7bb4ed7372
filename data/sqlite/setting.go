package sqlite

import (
	"context"
	"database/sql"
	"strconv"

	"countyline/data"
)

// settingField ties a key in the database to a field. A key is never reused for another meaning.
type settingField struct {
	key   string
	write func(data.Settings) string
	read  func(*data.Settings, string) error
}

var settingFields = []settingField{
	integer("population_share_bp", func(s *data.Settings) *int { return &s.PopulationShare }),
	decimal("road_factor", func(s *data.Settings) *float64 { return &s.RoadFactor }),
	integer("backups_kept", func(s *data.Settings) *int { return &s.BackupsKept }),
}

func integer(key string, field func(*data.Settings) *int) settingField {
	return settingField{
		key,
		func(s data.Settings) string { return strconv.Itoa(*field(&s)) },
		func(s *data.Settings, text string) (err error) {
			*field(s), err = strconv.Atoi(text)
			return err
		},
	}
}

func decimal(key string, field func(*data.Settings) *float64) settingField {
	return settingField{
		key,
		func(s data.Settings) string { return strconv.FormatFloat(*field(&s), 'g', -1, 64) },
		func(s *data.Settings, text string) (err error) {
			*field(s), err = strconv.ParseFloat(text, 64)
			return err
		},
	}
}

// Settings reads the settings; what nobody changed has its default.
func (db *DB) Settings(ctx context.Context) (data.Settings, error) {
	s := data.DefaultSettings()
	stored, err := db.storedSettings(ctx)
	if err != nil {
		return s, err
	}
	for _, f := range settingFields {
		if text, ok := stored[f.key]; ok {
			if err := f.read(&s, text); err != nil {
				return s, &data.Error{Code: "bad_setting", Message: "The setting " + f.key + " cannot be read; open the settings and save it again.", Err: err}
			}
		}
	}
	return s, nil
}

// SaveSettings writes the settings that differ from what is in force, and no others, so that two colleagues who change
// different settings do not undo each other's.
func (db *DB) SaveSettings(ctx context.Context, s data.Settings) error {
	before, err := db.Settings(ctx)
	if err != nil && data.CodeOf(err) != "bad_setting" {
		return err
	}
	return db.change(ctx, settingsReason, func(tx *sql.Tx) error {
		for _, f := range settingFields {
			if f.write(s) == f.write(before) {
				continue
			}
			_, err := tx.ExecContext(ctx, `INSERT INTO setting (id, value) VALUES (?, ?)
				ON CONFLICT (id) DO UPDATE SET value = excluded.value, deleted = 0`, f.key, f.write(s))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (db *DB) storedSettings(ctx context.Context) (map[string]string, error) {
	type pair struct{ key, value string }
	pairs, err := list(ctx, db, "SELECT id, value FROM setting WHERE deleted = 0", func(rows *sql.Rows) (p pair, err error) {
		return p, rows.Scan(&p.key, &p.value)
	})
	stored := make(map[string]string, len(pairs))
	for _, p := range pairs {
		stored[p.key] = p.value
	}
	return stored, err
}
