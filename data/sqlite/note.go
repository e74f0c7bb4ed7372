package sqlite

import (
	"context"
	"database/sql"
)

// PracticeNote is the private note on a practice; empty for those who may not read it.
func (db *DB) PracticeNote(ctx context.Context, practiceID string) (note string, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		return eachRow(ctx, tx, "SELECT coalesce(private_note, '') FROM practice_edit WHERE id = ? AND deleted = 0", func(rows *sql.Rows) error {
			return rows.Scan(&note)
		}, practiceID)
	})
	return note, err
}

// SetPracticeNote writes the private note on a practice; an empty one takes it away. Only the rates group ever reads it.
func (db *DB) SetPracticeNote(ctx context.Context, practiceID, note string) (Undo, error) {
	r := record{table: "practice_edit", id: practiceID, cells: []cell{{"private_note", nil}}, overlay: true}
	if note != "" {
		r.cells[0].value = note
	}
	return db.put(ctx, "Write a private note", []record{r})
}
