package simulator

import (
	"context"
	"errors"

	"countyline/data/oplog"
	"countyline/data/share"
)

var errCrashed = errors.New("the computer has crashed")

// fuse is what makes a device crash: after a number of calls, to its disk or to the folder, nothing reaches either any
// more. What was committed until then stays, and so does what was written to the folder.
type fuse struct {
	left    int // calls until the crash; negative for none
	commits int // the same, counting what is committed to the disk alone
	dead    bool
}

// reset makes a device whole again.
func (f *fuse) reset() { *f = fuse{left: -1, commits: -1} }

func newFuse() *fuse { return &fuse{left: -1, commits: -1} }

// burn is told of every call, before it and after it: a crash may also come when the work is done and only the answer is
// lost.
func (f *fuse) burn() error { return f.count(&f.left) }

// commit is told of every commit, before it is done.
func (f *fuse) commit() error {
	if err := f.count(&f.commits); err != nil {
		return err
	}
	return f.burn()
}

func (f *fuse) count(left *int) error {
	switch {
	case f.dead:
		return errCrashed
	case *left < 0:
		return nil
	}
	if *left--; *left < 0 {
		f.dead = true
		return errCrashed
	}
	return nil
}

// crashing is a workspace as the exchange sees it, on a computer that may crash at any call.
type crashing struct {
	share.Store
	fuse *fuse
}

func (c crashing) guard(call func() error) error {
	if err := c.fuse.burn(); err != nil {
		return err
	}
	if err := call(); err != nil {
		return err
	}
	return c.fuse.burn()
}

func guarded[T any](c crashing, call func() (T, error)) (answer T, err error) {
	err = c.guard(func() error {
		answer, err = call()
		return err
	})
	return answer, err
}

func (c crashing) Self(ctx context.Context) (oplog.Self, error) {
	return guarded(c, func() (oplog.Self, error) { return c.Store.Self(ctx) })
}

func (c crashing) SaveSelf(ctx context.Context, s oplog.Self) error {
	return c.guard(func() error { return c.Store.SaveSelf(ctx, s) })
}

func (c crashing) Pending(ctx context.Context, limit int) ([]oplog.Tx, error) {
	return guarded(c, func() ([]oplog.Tx, error) { return c.Store.Pending(ctx, limit) })
}

func (c crashing) Sealed(ctx context.Context, f oplog.File, txs []oplog.Tx) error {
	return c.guard(func() error { return c.Store.Sealed(ctx, f, txs) })
}

func (c crashing) Begin(ctx context.Context, s oplog.Self) error {
	return c.guard(func() error { return c.Store.Begin(ctx, s) })
}

func (c crashing) Files(ctx context.Context) ([]oplog.File, error) {
	return guarded(c, func() ([]oplog.File, error) { return c.Store.Files(ctx) })
}

func (c crashing) Bytes(ctx context.Context, name string) ([]byte, error) {
	return guarded(c, func() ([]byte, error) { return c.Store.Bytes(ctx, name) })
}

func (c crashing) Keep(ctx context.Context, f oplog.File) error {
	return c.guard(func() error { return c.Store.Keep(ctx, f) })
}

func (c crashing) Apply(ctx context.Context, f oplog.File, txs []oplog.Tx) (oplog.Applied, error) {
	return guarded(c, func() (oplog.Applied, error) { return c.Store.Apply(ctx, f, txs) })
}

func (c crashing) Vector(ctx context.Context) (oplog.Vector, error) {
	return guarded(c, func() (oplog.Vector, error) { return c.Store.Vector(ctx) })
}

func (c crashing) Wanted(ctx context.Context) ([]oplog.Blob, error) {
	return guarded(c, func() ([]oplog.Blob, error) { return c.Store.Wanted(ctx) })
}

func (c crashing) Offered(ctx context.Context, all bool) ([]oplog.Blob, error) {
	return guarded(c, func() ([]oplog.Blob, error) { return c.Store.Offered(ctx, all) })
}

func (c crashing) ReadBlob(ctx context.Context, sha256 string) ([]byte, error) {
	return guarded(c, func() ([]byte, error) { return c.Store.ReadBlob(ctx, sha256) })
}

func (c crashing) SaveBlob(ctx context.Context, b oplog.Blob, content []byte) error {
	return c.guard(func() error { return c.Store.SaveBlob(ctx, b, content) })
}

func (c crashing) Shared(ctx context.Context, b oplog.Blob) error {
	return c.guard(func() error { return c.Store.Shared(ctx, b) })
}
