// Package share carries a team's changes through an ordinary folder that nobody needs to trust: a network drive, or one
// that a file-sync program copies.
//
// Every file is written once, by one writer, under a name that no other file has. What a file is, is told by what is in
// it (magic bytes, hash, signature), never by its name, its time or its presence: one that is half there, comes twice or
// in the wrong order is not yet valid or known already. The folder is a cache. Nothing that happens to it takes anything
// away from a workspace, and any workspace can fill it again as far as it has seen.
package share

import (
	"context"
	"errors"
	"fmt"
)

// Transport is a place that files are carried through. Names are slash-separated, in lower case, and below the root
// of the protocol, such as "log/<writer>/0000000001-0123456789abcdef.seg".
type Transport interface {
	// List names every file there is now, at least once and in any order. A listing may be stale: absence says nothing.
	// ErrMissing says that the place itself is not there.
	List(ctx context.Context) ([]Entry, error)
	// Get reads a whole file. A file that is not there, or not yet, is ErrAbsent; one that cannot be read now, such as
	// an online-only file, is ErrNotYet.
	Get(ctx context.Context, name string) ([]byte, error)
	// PutNew writes a file under a name that is free and reads it back. The same bytes under that name are done
	// already; other bytes there are ErrTaken, and stay.
	PutNew(ctx context.Context, name string, content []byte) error
}

// Entry is a file as a listing names it.
type Entry struct {
	Name string
	Size int64 // bytes; may be wrong while the file arrives
}

// What a transport says beside the system's own errors.
var (
	ErrMissing = errors.New("the shared place is not there")
	ErrEmpty   = fmt.Errorf("%w: it holds nothing of a team", ErrMissing) // the folder is there, the protocol's in it is not
	ErrAbsent  = errors.New("the file is not there")
	ErrNotYet  = errors.New("the file cannot be read yet")
	ErrTaken   = errors.New("another file has this name")
)
