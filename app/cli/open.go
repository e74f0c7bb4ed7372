package cli

type openCommand struct {
	Dir string `arg:"" help:"Folder of the workspace."`
}

// Run opens the window and returns when it is closed.
func (c *openCommand) Run(t *terminal) error { return t.window(c.Dir) }
