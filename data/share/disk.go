package share

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// disk is what a Folder asks of the system, so that tests can let every call fail. Paths are the system's.
type disk interface {
	Stat(path string) (fs.FileInfo, error)
	// ReadDir names regular files, and folders with a slash at the end.
	ReadDir(path string) ([]Entry, error)
	// Read reads a whole regular file; one that changes its size meanwhile is an error.
	Read(path string) ([]byte, error)
	// Write writes a new file and brings it to the disk.
	Write(path string, content []byte) error
	// Rename gives a file a name that is free, else fs.ErrExist.
	Rename(from, to string) error
	Mkdir(path string) error
	Remove(path string) error
	SyncDir(path string) error
}

// systemDisk is the computer's.
type systemDisk struct{}

func (systemDisk) Stat(path string) (fs.FileInfo, error) { return os.Stat(path) }
func (systemDisk) Mkdir(path string) error               { return os.Mkdir(path, 0o777) } // a team's: the user's mask decides
func (systemDisk) Remove(path string) error              { return os.Remove(path) }
func (systemDisk) Rename(from, to string) error          { return renameNew(from, to) }

func (systemDisk) ReadDir(path string) ([]Entry, error) {
	list, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, 0, len(list))
	for _, e := range list {
		switch {
		case e.IsDir():
			entries = append(entries, Entry{Name: e.Name() + "/"})
		case regular(e.Type()):
			info, err := e.Info()
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			entries = append(entries, Entry{Name: e.Name(), Size: info.Size()})
		}
	}
	return entries, nil
}

// regular says whether a file may be read. Online-only files of OneDrive are irregular to Go; links lead elsewhere, and
// a pipe would never end.
func regular(mode fs.FileMode) bool { return mode.Type()&^fs.ModeIrregular == 0 }

var errChanging = errors.New("the file is still being written")

func (systemDisk) Read(path string) ([]byte, error) {
	before, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !regular(before.Mode()) {
		return nil, fs.ErrNotExist
	}
	if before.Size() > MaxBlob {
		return nil, errTooLong
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content := make([]byte, before.Size())
	if _, err := io.ReadFull(file, content); err != nil {
		return nil, fmt.Errorf("%w: %w", errChanging, err)
	}
	after, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if after.Size() != before.Size() {
		return nil, errChanging
	}
	return content, nil
}

func (systemDisk) Write(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666) // a team's: the user's mask decides
	if err != nil {
		return err
	}
	if _, err = file.Write(content); err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

func (systemDisk) SyncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// full says whether there is no room left, or none for this user.
func full(err error) bool {
	if runtime.GOOS == "windows" {
		const handleDiskFull, diskFull = syscall.Errno(39), syscall.Errno(112)
		return errors.Is(err, handleDiskFull) || errors.Is(err, diskFull)
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// renameIfFree renames where the system cannot refuse by itself to replace a file: between the look and the rename
// another device could take the name, but only with the same bytes, because names hold the hash of what is in them.
func renameIfFree(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fs.ErrExist
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(from, to)
}
