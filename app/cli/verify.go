package cli

import (
	"context"
	"errors"
	"fmt"

	"countyline/app"
	"countyline/data"
)

type verifyCommand struct {
	Workspace string `help:"Folder of the workspace." required:"" placeholder:"DIR"`
}

// Run checks a workspace and says what it found; what differs is a sentence each, and the program fails.
func (c *verifyCommand) Run(ctx context.Context, t *terminal) (err error) {
	w, err := t.read(ctx, c.Workspace)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	v, err := w.Verify(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "History: %s of %s.\n", app.CountOf(v.Transactions, "change", "changes"), app.CountOf(v.Operations, "cell", "cells"))
	fmt.Fprintf(t.out, "Records worked out from it and compared: %s.\n", app.Count(v.Records))
	fmt.Fprintf(t.out, "Kept files as they were kept: %s; still on their way from colleagues: %s.\n", app.Count(v.Documents), app.Count(v.Awaited))
	fmt.Fprintf(t.out, "Files of the team as they were made: %s.\n", app.Count(v.SharedFiles))
	if len(v.Problems) == 0 {
		fmt.Fprintln(t.out, "Everything is as the history says.")
		return nil
	}
	for _, problem := range v.Problems {
		fmt.Fprintln(t.err, problem)
	}
	return &data.Error{Code: "differs", Message: app.CountOf(len(v.Problems), "thing is", "things are") + " not as they should be. Nothing was changed; keep this list, and restore a backup or ask for help."}
}

type dumpCommand struct {
	Workspace string `help:"Folder of the workspace." required:"" placeholder:"DIR"`
}

// Run writes all that is shared as text, for comparison.
func (c *dumpCommand) Run(ctx context.Context, t *terminal) (err error) {
	w, err := t.read(ctx, c.Workspace)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	return w.Dump(ctx, t.out)
}
