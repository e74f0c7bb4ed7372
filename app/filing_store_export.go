package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"countyline/data"
)

// exportsName is the folder of a workspace for copies that are opened in other programs.
const exportsName = "exports"

// ExportFiling copies all documents of a filing into dir, under names that say plan, year and number, and returns their
// paths. A file of that name with other content is never replaced: then nothing is copied and the error says so.
func (w *Workspace) ExportFiling(ctx context.Context, id, dir string) ([]string, error) {
	f, err := w.db.Filing(ctx, id)
	if err != nil {
		return nil, err
	}
	var names, paths []string
	for _, d := range f.Documents {
		if d.Name == PagesName {
			continue
		}
		path := filepath.Join(dir, documentName(f, d.Name))
		if same, err := holdsSame(path, d.SHA256); err == nil && !same {
			return nil, &data.Error{Code: "exists", Message: path + " is there already with other content, so no document was copied; move it away or choose another folder."}
		}
		names, paths = append(names, d.Name), append(paths, path)
	}
	for i, path := range paths {
		w.progress("Copying "+names[i], int64(i), int64(len(paths)))
		if err := w.copyDocument(ctx, f, names[i], path); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// ExportDocument copies one document of a filing to a path; a file that is there is replaced.
func (w *Workspace) ExportDocument(ctx context.Context, id, name, path string) error {
	f, err := w.db.Filing(ctx, id)
	if err != nil {
		return err
	}
	return w.copyDocument(ctx, f, name, path)
}

// DocumentName is the name under which a document is handed out, such as "Cypress Bend 2028 F-2028-01 filing.pdf".
func (w *Workspace) DocumentName(ctx context.Context, id, name string) (string, error) {
	f, err := w.db.Filing(ctx, id)
	if err != nil {
		return "", err
	}
	return documentName(f, name), nil
}

// DocumentForViewing is the path of a copy of a document that other programs may open; what they do to it leaves the
// filing as it is.
func (w *Workspace) DocumentForViewing(ctx context.Context, id, name string) (string, error) {
	f, err := w.db.Filing(ctx, id)
	if err != nil {
		return "", err
	}
	d, ok := f.Document(name)
	if !ok {
		return "", damagedDocument(f, name, nil)
	}
	good := documentName(f, name)
	if !opensSafely(good) { // a colleague's computer may have let another name through
		return "", &data.Error{Code: "unknown_ending", Message: good + " may be a program, so it is not opened from here; save a copy if you know what it is."}
	}
	return w.freeCopy(good, d.SHA256, func(path string) error { return w.copyDocument(ctx, f, name, path) })
}

// freeCopy finds or makes a copy of a file of that hash under a name, or under the next one that is free.
func (w *Workspace) freeCopy(good, sum string, make func(path string) error) (string, error) {
	dir := filepath.Join(w.db.Dir(), exportsName)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", unwritable(dir, err)
	}
	for n := 1; ; n++ { // a copy that was changed in another program is somebody's work
		path := filepath.Join(dir, numbered(good, n))
		same, err := holdsSame(path, sum)
		switch {
		case err == nil && same:
			return path, nil
		case errors.Is(err, fs.ErrNotExist):
			return path, make(path)
		case err != nil && n > 100:
			return "", unwritable(dir, err)
		}
	}
}

func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	ending := filepath.Ext(name)
	return fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ending), n, ending)
}

// holdsSame says whether a file has the content of that hash.
func holdsSame(path, sum string) (bool, error) {
	in, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer in.Close()
	if info, err := in.Stat(); err != nil || !info.Mode().IsRegular() {
		return false, err
	}
	s := newSum(context.Background(), in)
	_, err = io.Copy(io.Discard, s)
	return s.hex() == sum, err
}

func (w *Workspace) copyDocument(ctx context.Context, f data.Filing, name, path string) error {
	raw, err := w.readDocument(ctx, f, name)
	if err != nil {
		return err
	}
	if present, err := os.ReadFile(path); err == nil && bytes.Equal(present, raw) {
		return nil
	}
	if err := writeWhole(path, raw); err != nil {
		return unwritable(filepath.Dir(path), err)
	}
	return nil
}

// documentName puts plan, year and number, as they were when the filing was frozen, before the name of a document. That
// one may come from a colleague's computer: it must be no way out of a folder.
func documentName(f data.Filing, name string) string {
	year := ""
	if f.Year > 0 {
		year = fmt.Sprint(f.Year)
	}
	parts := []string{fileWords(f.Plan), year, fileWords(f.Number), CleanFileName(name)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// fileWords is a text as every system takes it in the name of a file.
func fileWords(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || !unicode.IsPrint(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > 60 {
		s = strings.TrimSpace(string(runes[:60]))
	}
	return strings.Trim(s, " .,-")
}
