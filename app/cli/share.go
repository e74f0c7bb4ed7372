package cli

import (
	"context"
	"errors"
	"fmt"

	"countyline/app"
	"countyline/data"
)

type shareCommand struct {
	Workspace string `help:"Folder of the workspace." required:"" placeholder:"DIR"`
	Rebuild   bool   `help:"Fill the shared folder with all that this workspace knows, if it was emptied or files vanished."`
	Folder    string `help:"Go on in another shared folder of the same team; with --rebuild it may be empty." placeholder:"DIR"`
	Export    string `help:"Write all changes that are known into a file, for e-mail or a USB stick, instead." placeholder:"FILE" xor:"way"`
	Import    string `help:"Take in a file that a colleague exported, instead." placeholder:"FILE" xor:"way"`
}

// Run exchanges once and prints what was done.
func (c *shareCommand) Run(ctx context.Context, t *terminal) (err error) {
	if (c.Export != "" || c.Import != "") && (c.Rebuild || c.Folder != "") {
		return &usageError{"--export and --import use a file; leave out --rebuild and --folder"}
	}
	w, err := t.open(ctx, c.Workspace)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	x, err := c.exchange(ctx, w)
	if code := data.CodeOf(err); code == "folder_empty" || code == "folder_vanished" {
		fmt.Fprintln(t.err, "Note: “countyline share --rebuild” rebuilds it.")
	}
	if err != nil && x.Words() == (app.Exchange{}).Words() {
		return err
	}
	if c.Export != "" && err == nil {
		fmt.Fprintf(t.out, "All that is known here is in %s, encrypted for the team.\n", c.Export)
	}
	t.sayExchange(x)
	return err
}

func (c *shareCommand) exchange(ctx context.Context, w *app.Workspace) (app.Exchange, error) {
	switch {
	case c.Export != "":
		return w.ExportShare(ctx, c.Export)
	case c.Import != "":
		return w.ImportShare(ctx, c.Import)
	}
	return w.Share(ctx, app.ShareOptions{Rebuild: c.Rebuild, Folder: c.Folder})
}

// sayExchange prints what an exchange did: a sentence, then every count on a line of its own.
func (t *terminal) sayExchange(x app.Exchange) {
	fmt.Fprintln(t.out, x.Words())
	for _, count := range []struct {
		n    int
		what string
	}{
		{x.Shared, "changes shared"},
		{x.Transactions, "changes received"},
		{x.Operations, "cells received"},
		{x.Conflicts, "conflicts"},
		{x.Deferred, "cells that wait for a newer version"},
		{x.FilesSent, "files sent"},
		{x.FilesReceived, "files received"},
		{x.Read, "imports read"},
		{x.Published, "documents published"},
		{x.Republished, "files put back"},
		{len(x.Waiting), "waited for"},
	} {
		fmt.Fprintf(t.out, "%8s  %s\n", app.Count(count.n), count.what)
	}
	for _, member := range x.NewMembers {
		fmt.Fprintln(t.out, "New member:", member)
	}
	for _, note := range append(x.Notes, x.Waiting...) {
		fmt.Fprintln(t.err, "Note:", note)
	}
}
