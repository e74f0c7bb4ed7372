//go:build !nogui

package main

import (
	"os"

	fyneapp "fyne.io/fyne/v2/app"

	"countyline/ui"
)

// window opens the window on the workspace in dir; with "" on the one used last, or on first run. It returns when the
// window is closed.
func window(dir string) error {
	if cache, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(cache, 0o700) // Fyne keeps pictures there if it can
	}
	meta := ui.Metadata()
	fyneapp.SetMetadata(meta)
	return ui.Run(fyneapp.NewWithID(meta.ID), dir)
}
