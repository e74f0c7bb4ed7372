package share

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"countyline/data"
)

// maxArchived is how many files an archive may hold; reading its table takes memory for each.
const maxArchived = 1_000_000

// Archive is a place in one file, for e-mail or a USB stick: a ZIP in which the shared folder's files have their names.
// Unpacked into a folder, it is a shared folder. What was put into it is on the disk after Flush or Close.
type Archive struct {
	path string

	lock   sync.Mutex
	reader *zip.ReadCloser // nil while there is no file
	old    map[string]*zip.File
	draft  *draft // nil while nothing is added
}

// NewArchive is an archive that will be written to a path, over a file that is there.
func NewArchive(path string) *Archive {
	return &Archive{path: path, old: map[string]*zip.File{}}
}

// OpenArchive opens an archive that is there.
func OpenArchive(path string) (*Archive, error) {
	a := NewArchive(path)
	return a, a.open()
}

func (a *Archive) open() error {
	reader, err := zip.OpenReader(a.path)
	if errors.Is(err, fs.ErrNotExist) {
		return &data.Error{Code: "folder_missing", Err: fmt.Errorf("%w: %w", ErrMissing, err), Message: "The file with your colleague's changes is not there; nothing was changed. Look where it was saved."}
	}
	if err == nil && len(reader.File) > maxArchived {
		err = errors.Join(errTooLong, reader.Close())
	}
	if err != nil {
		return &data.Error{Code: "bad_file", Err: err, Message: "This file holds no changes of a team, or did not arrive whole; nothing was changed. Ask your colleague to export and send it again."}
	}
	a.reader, a.old = reader, make(map[string]*zip.File, len(reader.File))
	for _, f := range reader.File {
		name, ok := archived(f.Name)
		if _, twice := a.old[name]; ok && !twice && !f.FileInfo().IsDir() {
			a.old[name] = f
		}
	}
	return nil
}

// archived is the name within the protocol of a file in a ZIP, which a person may have packed together with the folders
// around it.
func archived(inZIP string) (string, bool) {
	inZIP = strings.ReplaceAll(inZIP, `\`, "/") // as some programs for Windows write it
	_, name, ok := strings.Cut("/"+inZIP, "/"+ProtocolFolder+"/")
	return name, ok && readable(name) && Listed(name)
}

// List names every file, in their order.
func (a *Archive) List(context.Context) ([]Entry, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	entries := make([]Entry, 0, len(a.old))
	for name, f := range a.old {
		entries = append(entries, Entry{Name: name, Size: int64(min(f.UncompressedSize64, MaxBlob+1))})
	}
	if a.draft != nil {
		for name, p := range a.draft.added {
			entries = append(entries, Entry{Name: name, Size: p.size})
		}
	}
	slices.SortFunc(entries, func(x, y Entry) int { return strings.Compare(x.Name, y.Name) })
	return entries, nil
}

// Get reads a file.
func (a *Archive) Get(_ context.Context, name string) ([]byte, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	content, err := a.get(name)
	if err == nil && len(content) == 0 {
		err = ErrNotYet // no file of the protocol is empty
	}
	if err != nil {
		return nil, err
	}
	return content, nil
}

func (a *Archive) get(name string) ([]byte, error) {
	if a.draft != nil {
		if p, ok := a.draft.added[name]; ok {
			return a.draft.get(p)
		}
	}
	f, ok := a.old[name]
	if !ok {
		return nil, ErrAbsent
	}
	content, err := unzip(f)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotYet, err)
	}
	return content, nil
}

// unzip reads a file of a ZIP, and no more of it than the table announces.
func unzip(f *zip.File) ([]byte, error) {
	if f.UncompressedSize64 > MaxBlob {
		return nil, errTooLong
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(r, int64(f.UncompressedSize64)+1))
	if err == nil && uint64(len(content)) != f.UncompressedSize64 {
		err = errChanging
	}
	return content, errors.Join(err, r.Close())
}

// PutNew adds a file. It is read back when the archive is finished.
func (a *Archive) PutNew(_ context.Context, name string, content []byte) error {
	if !Writable(name, content) {
		return fmt.Errorf("%q may not be written to an archive", name)
	}
	a.lock.Lock()
	defer a.lock.Unlock()
	there, err := a.get(name)
	switch {
	case errors.Is(err, ErrAbsent):
	case err == nil && bytes.Equal(there, content):
		return nil
	default:
		return ErrTaken
	}
	if a.draft == nil {
		if a.draft, err = newDraft(a.path+".tmp", a.old); err != nil {
			return unexportable(err)
		}
	}
	if err := a.draft.add(name, content); err != nil {
		return unexportable(err)
	}
	return nil
}

// Flush puts the archive with what was added in the place of the file, once it was read back. Until then the file is as it
// was, and it stays so if anything fails or was stopped: then nothing was added.
func (a *Archive) Flush(ctx context.Context) error {
	a.lock.Lock()
	defer a.lock.Unlock()
	d := a.draft
	if d == nil {
		return nil
	}
	a.draft = nil
	err := d.finish(ctx)
	if err == nil {
		err = a.release() // Windows does not replace a file that is open
	}
	if err == nil {
		err = os.Rename(d.file.Name(), a.path)
	}
	switch {
	case err == nil:
		return a.open()
	case ctx.Err() != nil:
		return errors.Join(ctx.Err(), d.discard())
	}
	return unexportable(errors.Join(err, d.discard()))
}

// Close flushes and lets go of the file.
func (a *Archive) Close(ctx context.Context) error {
	err := a.Flush(ctx)
	a.lock.Lock()
	defer a.lock.Unlock()
	return errors.Join(err, a.release())
}

func (a *Archive) release() error {
	reader := a.reader
	if a.reader = nil; reader == nil {
		return nil
	}
	return reader.Close()
}

func unexportable(cause error) error {
	if full(cause) {
		return &data.Error{Code: "disk_full", Err: cause, Message: "There is not enough room for the file, so nothing was written; your changes are safe on this computer. Make room or choose another place."}
	}
	return &data.Error{Code: "not_written", Err: cause, Message: "The file could not be written; your changes are safe on this computer. Choose another place, such as your documents folder."}
}
