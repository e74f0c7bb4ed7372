package share

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"syscall"

	"countyline/data"
)

// PutNew writes a file beside its place, brings it to the disk, gives it its name if that is free, and reads it back.
func (f *Folder) PutNew(ctx context.Context, name string, content []byte) error {
	if !Writable(name, content) {
		return fmt.Errorf("%q may not be written to a shared folder", name)
	}
	if err := f.there(ctx); err != nil {
		return err
	}
	if done, err := f.known(ctx, name, content); done || err != nil {
		return err
	}
	if err := f.makeParents(ctx, name); err != nil {
		return unwritable(err)
	}
	if err := f.write(ctx, name, content); errors.Is(err, fs.ErrExist) {
		if done, err := f.known(ctx, name, content); done || err != nil {
			return err
		}
		return ErrTaken
	} else if err != nil {
		return unwritable(err)
	}
	return ReadBack(ctx, name, content, f.get)
}

// known says whether the file is there already. Other content under its name is ErrTaken.
func (f *Folder) known(ctx context.Context, name string, content []byte) (bool, error) {
	there, err := f.get(ctx, name)
	switch {
	case errors.Is(err, ErrAbsent):
		return false, nil
	case err != nil:
		return false, err
	case bytes.Equal(there, content):
		return true, nil
	}
	return false, ErrTaken
}

// makeParents makes the folders between the protocol's, which is never made here, and the file.
func (f *Folder) makeParents(ctx context.Context, name string) error {
	var parents []string
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		parents = append([]string{dir}, parents...)
	}
	for _, dir := range parents {
		_, err := again(ctx, f, 0, func() (any, error) { return nil, f.disk.Mkdir(f.path(dir)) })
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// write brings the content to the disk under a temporary name, which programs that copy folders leave alone, and
// renames it.
func (f *Folder) write(ctx context.Context, name string, content []byte) error {
	random := make([]byte, 4)
	if _, err := rand.Read(random); err != nil {
		return err
	}
	temporary := f.path(name + "-" + hex.EncodeToString(random) + ".tmp")
	_, err := again(ctx, f, int64(len(content)), func() (any, error) { return nil, f.disk.Write(temporary, content) })
	if err == nil {
		_, err = again(ctx, f, 0, func() (any, error) { return nil, f.disk.Rename(temporary, f.path(name)) })
	}
	if err != nil {
		_, _ = ask(context.WithoutCancel(ctx), f, 0, func() (any, error) { return nil, f.disk.Remove(temporary) })
		return err
	}
	// Shares know no such call, or refuse it: what counts is that the file reads back.
	_, _ = ask(ctx, f, 0, func() (any, error) { return nil, f.disk.SyncDir(f.path(path.Dir(name))) })
	return nil
}

// unwritable says what a person can do about a folder that takes no files.
func unwritable(err error) error {
	switch {
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return err
	case full(err):
		return &data.Error{Code: "folder_full", Err: err, Message: "The shared folder is full, so your changes could not be shared; they are safe on this computer. Make room in it, or ask whoever looks after it."}
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		return &data.Error{Code: "folder_readonly", Err: err, Message: "You may not write to the shared folder, so your changes could not be shared; they are safe on this computer. Ask whoever looks after the folder to let you."}
	}
	return &data.Error{Code: "folder_unwritable", Err: err, Message: "The shared folder did not take a file, so not all of your changes are shared yet; they are safe on this computer. Countyline will try again."}
}
