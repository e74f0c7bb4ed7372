package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
)

// OpenFile asks for a file with one of the endings.
func (s *Shell) OpenFile(title string, endings []string, chosen func(string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			s.Fail(cannotRead(err))
			return
		}
		if file != nil {
			path := file.URI().Path()
			_ = file.Close() // only its name was asked for
			chosen(path)
		}
	}, s.window)
	if len(endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(slices.Concat(endings, upper(endings))))
	}
	s.ask(d, title, "Open")
}

// SaveFile asks where to write a file. The file is not made yet.
func (s *Shell) SaveFile(title, name string, chosen func(string)) {
	d := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
		if err != nil {
			s.Fail(cannotRead(err))
			return
		}
		if file != nil {
			path := file.URI().Path()
			_ = file.Close()
			_ = os.Remove(path) // Fyne has made it empty; whoever asked writes it whole
			chosen(path)
		}
	}, s.window)
	d.SetFileName(name)
	s.ask(d, title, "Save")
}

// Folder asks for a folder.
func (s *Shell) Folder(title string, chosen func(string)) {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		if err != nil {
			s.Fail(cannotRead(err))
			return
		}
		if dir != nil {
			chosen(dir.Path())
		}
	}, s.window)
	s.ask(d, title, "Choose")
}

// ask shows a file dialog, as large as the window allows.
func (s *Shell) ask(d *dialog.FileDialog, title, confirm string) {
	d.SetTitleText(title)
	d.SetConfirmText(confirm)
	if start, err := storage.ListerForURI(storage.NewFileURI(s.homes.start)); err == nil {
		d.SetLocation(start)
	}
	d.Show() // before it is resized: until then Fyne has nothing to resize
	size := s.window.Canvas().Size()
	d.Resize(fyne.NewSize(min(size.Width-80, 880), min(size.Height-80, 600)))
}

// View opens a file or a folder in the program that the system has for it.
func (s *Shell) View(path string) {
	s.desk.Run(desk.Task{
		Title: "Opening " + filepath.Base(path),
		Work:  func(ctx context.Context, _ *app.Workspace) error { return app.View(ctx, path) },
	})
}

func upper(list []string) []string {
	var all []string
	for _, s := range list {
		all = append(all, strings.ToUpper(s))
	}
	return all
}

func cannotRead(err error) error {
	return &data.Error{Code: "no_access", Message: "That place cannot be opened; nothing was changed, choose another file or folder.", Err: err}
}
