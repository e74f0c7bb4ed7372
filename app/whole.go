package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// asBefore runs work that fills a folder. When it fails, the folder is as it was before, and gone if it was not there.
func asBefore(dir string, work func() error) error {
	before, missing := entries(dir)
	err := work()
	if err == nil {
		return nil
	}
	after, _ := entries(dir)
	for _, name := range after {
		if !slices.Contains(before, name) {
			_ = os.RemoveAll(filepath.Join(dir, name))
		}
	}
	if errors.Is(missing, fs.ErrNotExist) { // a file in its place stays
		_ = os.Remove(dir)
	}
	return err
}

// entries are the names in a folder; an error says that there is none.
func entries(dir string) ([]string, error) {
	list, err := os.ReadDir(dir)
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = e.Name()
	}
	return names, err
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
