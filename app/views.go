package app

import (
	"bytes"
	"context"

	"countyline/data"
	"countyline/reports"
)

// SavedViews lists the saved views of a screen, in the order in which they were made.
func (w *Workspace) SavedViews(ctx context.Context, screen string) ([]data.SavedView, error) {
	return w.db.Views(ctx, screen)
}

// SaveView adds a view, or changes the one with its id, and returns it with its id.
func (w *Workspace) SaveView(ctx context.Context, v data.SavedView) (data.SavedView, Undo, error) {
	name, err := CheckName(v.Name)
	if err != nil {
		return v, nil, err
	}
	v.Name = name
	v, back, err := w.db.SaveView(ctx, v)
	undo, err := undone(back, err)
	return v, undo, err
}

// DeleteView takes a saved view away.
func (w *Workspace) DeleteView(ctx context.Context, id string) (Undo, error) {
	return undone(w.db.DeleteView(ctx, id))
}

// CSV writes a table as comma-separated lines, header first, for the clipboard. No cell can run as a formula.
func CSV(header []string, rows [][]string) string {
	var text bytes.Buffer
	csv := reports.NewCSV(&text)
	csv.Row(header...)
	for _, row := range rows {
		csv.Row(row...)
	}
	if err := csv.Flush(); err != nil { // a buffer takes everything
		return ""
	}
	return text.String()
}
