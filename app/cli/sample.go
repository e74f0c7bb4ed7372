package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"countyline/app"
)

type sampleCommand struct {
	Dir string `arg:"" help:"Folder for the workspace; made if it is missing."`
}

// Run makes the sample workspace.
func (c *sampleCommand) Run(ctx context.Context, t *terminal) error {
	if err := app.CreateSample(ctx, c.Dir, t.progress); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "The sample workspace is in %s, its roster in %s.\nAssess it with: countyline audit --workspace \"%s\" --out DIR\n",
		c.Dir, filepath.Join(c.Dir, app.SampleRoster), c.Dir)
	return nil
}
