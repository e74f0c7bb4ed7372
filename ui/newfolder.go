package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// askForNew asks how a new folder is to be called, in the one whose entries are listed.
func (b *browser) askForNew() {
	name := &kit.Field{Label: "Name of the new folder", Value: "", Validate: folderName}
	form := kit.NewForm(name).Submitting("Make the folder")
	var box *kit.Dialog
	form.OnCancel = func() { box.Close() }
	form.OnSubmit = func() error {
		box.Close()
		b.make(filepath.Join(b.dir, strings.TrimSpace(name.Text())))
		return nil
	}
	box = kit.ShowDialog(b.s.window, "New folder in "+b.s.homes.called(b.dir), form)
	form.FocusIn(b.s.window.Canvas())
}

func folderName(text string) error {
	switch name := strings.TrimSpace(text); {
	case name == "":
		return &data.Error{Code: "unanswered", Message: "Give the folder a name."}
	case name == "." || name == ".." || strings.ContainsAny(name, `/\:*?"<>|`):
		return &data.Error{Code: "bad_name", Message: `A name has none of these: / \ : * ? " < > |`}
	}
	return nil
}

// make makes a folder and goes into it. It may lie on a drive that takes its time.
func (b *browser) make(dir string) {
	b.s.desk.Run(desk.Task{
		Key: "browse", Title: "Making " + filepath.Base(dir),
		Work: func(context.Context, *app.Workspace) error { return os.Mkdir(dir, 0o777) },
		Done: func() { b.list(dir, true) },
		Failed: func(err error) {
			if errors.Is(err, fs.ErrExist) {
				b.say(filepath.Base(dir) + " is there already; nothing was changed.")
				return
			}
			b.say("No folder can be made there; choose another place. Nothing was changed.")
		},
	})
}
