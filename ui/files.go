package ui

import (
	"context"
	"path/filepath"

	"countyline/app"
	"countyline/ui/desk"
)

// OpenFile asks for a file with one of the endings.
func (s *Shell) OpenFile(title string, endings []string, chosen func(string)) {
	s.browse(&browser{title: title, verb: "Open", endings: endings, files: true, chosen: chosen}, "")
}

// SaveFile asks where to write a file, and before one would be replaced. Nothing is written or taken away here.
func (s *Shell) SaveFile(title, name string, chosen func(string)) {
	s.browse(&browser{title: title, verb: "Save", endings: []string{filepath.Ext(name)}, files: true, saves: true, chosen: chosen}, name)
}

// Folder asks for a folder.
func (s *Shell) Folder(title string, chosen func(string)) {
	s.browse(&browser{title: title, verb: "Choose this folder", chosen: chosen}, "")
}

// View opens a file or a folder in the program that the system has for it.
func (s *Shell) View(path string) {
	s.desk.Run(desk.Task{
		Title: "Opening " + filepath.Base(path),
		Work:  func(ctx context.Context, _ *app.Workspace) error { return app.View(ctx, path) },
	})
}
