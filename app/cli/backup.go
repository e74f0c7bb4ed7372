package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"countyline/app"
)

type backupCommand struct {
	Workspace string `help:"Folder of the workspace." required:"" placeholder:"DIR"`
}

// Run makes a backup and prints where it is.
func (c *backupCommand) Run(ctx context.Context, t *terminal) (err error) {
	w, err := t.open(ctx, c.Workspace)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	path, err := w.BackUp(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, path)
	return nil
}

type restoreCommand struct {
	Workspace string `help:"Folder of the workspace, which must not be open." required:"" placeholder:"DIR"`
	Backup    string `help:"The backup to go back to: its path, or its name in the workspace's folder of backups. Without it the backups are listed." placeholder:"FILE"`
}

// Run goes back to a backup, or lists those there are.
func (c *restoreCommand) Run(ctx context.Context, t *terminal) error {
	backups, err := app.BackupsIn(c.Workspace)
	if err != nil {
		return err
	}
	if c.Backup == "" {
		if len(backups) == 0 {
			fmt.Fprintln(t.err, "Note: there are no backups in", c.Workspace)
		}
		for _, b := range backups {
			fmt.Fprintf(t.out, "%s  %s  %s\n", b.Taken.Local().Format("2006-01-02 15:04"), b.Name, b.Why)
		}
		return nil
	}
	path := c.Backup
	for _, b := range backups {
		if b.Name == c.Backup {
			path = b.Path
		}
	}
	left, err := app.RestoreBackup(ctx, c.Workspace, path)
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, "The workspace is as it was in "+filepath.Base(path)+". What was there before is kept among its backups.")
	if left != "" {
		fmt.Fprintln(t.err, "Note:", app.LeftWords(left))
	}
	return nil
}
