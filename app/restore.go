package app

import (
	"context"
	"os"

	"countyline/data"
	"countyline/data/sqlite"
	"countyline/geo"
)

// RestoreBackup puts a backup in the place of the database of the workspace in dir, which must not be open; the folder
// is made if it is missing. What was there is kept as a backup.
func RestoreBackup(ctx context.Context, dir, backup string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &data.Error{Code: "no_folder", Message: dir + " cannot be made, so nothing was restored; choose another folder.", Err: err}
	}
	atlas, err := geo.LoadAtlas()
	if err != nil {
		return err
	}
	return sqlite.Restore(ctx, dir, backup, sqlite.Options{Version: Version, Shapes: atlas.Shapes()})
}
