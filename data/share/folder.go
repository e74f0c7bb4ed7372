package share

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// ProtocolFolder is the folder, in the one that people chose, that the protocol's files are in.
const ProtocolFolder = "countyline"

// Folder is a shared folder: on a network drive, or copied by a program such as OneDrive.
type Folder struct {
	root     string // that people chose; it is never made here
	disk     disk
	patience *Patience
	pauses   []time.Duration // before a file that is busy is tried again
}

// NewFolder is the shared folder at a place. Nothing is looked at yet.
func NewFolder(dir string) *Folder {
	return &Folder{
		root: dir, disk: systemDisk{}, patience: NewPatience(0),
		pauses: []time.Duration{20 * time.Millisecond, 100 * time.Millisecond, 400 * time.Millisecond},
	}
}

// Prepare makes the protocol's folder. Only who founds a team calls it: everybody else must find the folder, because
// one that is not there is a drive that is not connected.
func (f *Folder) Prepare(ctx context.Context) error {
	if _, err := ask(ctx, f, 0, func() (fs.FileInfo, error) { return f.disk.Stat(f.root) }); err != nil {
		return gone(err)
	}
	_, err := ask(ctx, f, 0, func() (any, error) { return nil, f.disk.Mkdir(f.path("")) })
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return unwritable(err)
	}
	return nil
}

// List names every file in the protocol's folder but those that are still being written or belong to the system.
func (f *Folder) List(ctx context.Context) ([]Entry, error) {
	if err := f.there(ctx); err != nil {
		return nil, err
	}
	return f.list(ctx, "", 1, nil)
}

func (f *Folder) list(ctx context.Context, dir string, depth int, found []Entry) ([]Entry, error) {
	entries, err := again(ctx, f, 0, func() ([]Entry, error) { return f.disk.ReadDir(f.path(dir)) })
	if errors.Is(err, fs.ErrNotExist) && depth > 1 {
		return found, nil // went away since its parent was read; absence says nothing
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotYet, err)
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name, "/")
		switch {
		case noise(name):
		case name != e.Name:
			if depth < maxDepth {
				if found, err = f.list(ctx, dir+e.Name, depth+1, found); err != nil {
					return nil, err
				}
			}
		default:
			found = append(found, Entry{Name: dir + name, Size: e.Size})
		}
	}
	return found, nil
}

// Get reads a file. What cannot be read now, for whatever reason, is ErrNotYet.
func (f *Folder) Get(ctx context.Context, name string) ([]byte, error) {
	content, err := f.get(ctx, name)
	if err == nil && len(content) == 0 {
		return nil, fmt.Errorf("%w: it is empty", ErrNotYet) // no file of the protocol is; one that is being copied may be
	}
	return content, err
}

func (f *Folder) get(ctx context.Context, name string) ([]byte, error) {
	if !readable(name) {
		return nil, ErrAbsent
	}
	info, err := again(ctx, f, 0, func() (fs.FileInfo, error) { return f.disk.Stat(f.path(name)) })
	var content []byte
	if err == nil {
		content, err = again(ctx, f, info.Size(), func() ([]byte, error) { return f.disk.Read(f.path(name)) })
	}
	switch {
	case err == nil:
		return content, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, fs.ErrNotExist):
		if err := f.there(ctx); err != nil {
			return nil, err
		}
		return nil, ErrAbsent
	}
	return nil, fmt.Errorf("%w: %w", ErrNotYet, err)
}

// there says whether the place is there.
func (f *Folder) there(ctx context.Context) error {
	_, err := again(ctx, f, 0, func() (fs.FileInfo, error) { return f.disk.Stat(f.path("")) })
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	if _, rootErr := again(ctx, f, 0, func() (fs.FileInfo, error) { return f.disk.Stat(f.root) }); rootErr == nil && errors.Is(err, fs.ErrNotExist) {
		return ErrEmpty
	}
	return gone(err)
}

func gone(cause error) error { return fmt.Errorf("%w: %w", ErrMissing, cause) }

// path is where a file is on this computer.
func (f *Folder) path(name string) string {
	return filepath.Join(f.root, ProtocolFolder, filepath.FromSlash(name))
}

// readable says whether a name, perhaps an odd one, stays within the protocol's folder.
func readable(name string) bool {
	return fs.ValidPath(name) && name != "." && filepath.IsLocal(filepath.FromSlash(name)) && strings.Count(name, "/") < maxDepth
}

func ask[T any](ctx context.Context, f *Folder, bytes int64, call func() (T, error)) (T, error) {
	return Ask(ctx, f.patience, bytes, call)
}

// again asks once more, after a pause, where a file may only be busy: held by a virus scanner, or being copied.
func again[T any](ctx context.Context, f *Folder, bytes int64, call func() (T, error)) (T, error) {
	is, err := ask(ctx, f, bytes, call)
	for _, pause := range f.pauses {
		if err == nil || !busy(err) {
			break
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return is, ctx.Err()
		}
		is, err = ask(ctx, f, bytes, call)
	}
	return is, err
}

// busy says whether an error may go away by itself.
func busy(err error) bool {
	for _, lasting := range []error{fs.ErrNotExist, fs.ErrExist, ErrSlow, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, lasting) {
			return false
		}
	}
	return !full(err)
}
