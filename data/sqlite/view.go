package sqlite

import (
	"context"
	"database/sql"

	"countyline/data"
)

// Views lists the saved views of a screen, in the order in which they were made.
func (db *DB) Views(ctx context.Context, screen string) ([]data.SavedView, error) {
	return list(ctx, db, "SELECT id, screen, name, place FROM saved_view WHERE screen = ? AND deleted = 0 ORDER BY id", func(rows *sql.Rows) (v data.SavedView, err error) {
		return v, rows.Scan(&v.ID, &v.Screen, &v.Name, &v.Place)
	}, screen)
}

// SaveView adds a view, or changes the one with its id, and returns it with its id.
func (db *DB) SaveView(ctx context.Context, v data.SavedView) (data.SavedView, Undo, error) {
	if v.ID == "" {
		id, err := newID()
		if err != nil {
			return v, nil, err
		}
		v.ID = id
	}
	undo, err := db.put(ctx, "Save a view", []record{{table: "saved_view", id: v.ID, cells: []cell{{"screen", v.Screen}, {"name", v.Name}, {"place", v.Place}}}})
	return v, undo, err
}

// DeleteView takes a view away.
func (db *DB) DeleteView(ctx context.Context, id string) (Undo, error) {
	return db.put(ctx, "Delete a view", []record{{table: "saved_view", id: id, deleted: true}})
}
