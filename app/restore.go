package app

import (
	"context"
	"os"

	"countyline/data"
	"countyline/data/sqlite"
	"countyline/geo"
)

// RestoreBackup puts a backup in the place of the database of the workspace in dir, which must not be open; the folder
// is made if it is missing. What was there is kept as a backup. The workspace stays in its team, also with a backup from
// before it was in one; left is the team's name if it leaves it all the same, as with a backup of another workspace.
func RestoreBackup(ctx context.Context, dir, backup string) (left string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", &data.Error{Code: "no_folder", Message: dir + " cannot be made, so nothing was restored; choose another folder.", Err: err}
	}
	atlas, err := geo.LoadAtlas()
	if err != nil {
		return "", err
	}
	team, name := sqlite.TeamIn(ctx, dir)
	if err := sqlite.Restore(ctx, dir, backup, sqlite.Options{Version: Version, Shapes: atlas.Shapes()}); err != nil {
		return "", err
	}
	if now, _ := sqlite.TeamIn(ctx, dir); now == team {
		return "", nil
	}
	return name, nil
}

// LeftWords say in a sentence that a workspace that was restored is not in its team any more; empty for no team.
func LeftWords(team string) string {
	if team == "" {
		return ""
	}
	return "It is not in the team " + team + " any more, because the backup is not of the workspace that joined it; to exchange with colleagues again, go back to the newest backup or join the team again."
}
