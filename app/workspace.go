package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"countyline/data"
	"countyline/data/sqlite"
)

// Workspace is an open workspace and everything Countyline does with it.
type Workspace struct {
	db       *sqlite.DB
	builtIn  *evidence // tables and places that come with the program
	progress Progress
	past     *past // nil in the present

	share     *sharing     // nil in the past
	installed installation // tells a copied workspace from the one it was
	warnings  []string     // of opening
	opened    time.Time
	walk      *undoWalk // back and forward in this window
}

// CreateWorkspace makes a workspace in dir and opens it; the county outlines are seeded into it.
func CreateWorkspace(ctx context.Context, dir string, progress Progress) (*Workspace, error) {
	return openWith(dir, progress, func(dir string, o sqlite.Options) (*sqlite.DB, error) { return sqlite.Create(ctx, dir, o) })
}

// OpenWorkspace opens the workspace in dir.
func OpenWorkspace(ctx context.Context, dir string, progress Progress) (*Workspace, error) {
	w, err := openWith(dir, progress, func(dir string, o sqlite.Options) (*sqlite.DB, error) { return sqlite.Open(ctx, dir, o) })
	if err != nil {
		return nil, err
	}
	if err := errors.Join(w.goOn(ctx), w.reveal(ctx)); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// ReadWorkspace opens the workspace in dir for somebody who changes nothing: where a window has it open, it is read beside
// that window, and can not be changed.
func ReadWorkspace(ctx context.Context, dir string, progress Progress) (*Workspace, error) {
	w, err := OpenWorkspace(ctx, dir, progress)
	if data.CodeOf(err) != "locked" {
		return w, err
	}
	w, err = openWith(dir, progress, func(dir string, o sqlite.Options) (*sqlite.DB, error) { return sqlite.OpenBeside(ctx, dir, o) })
	if err != nil {
		return nil, err
	}
	if err := w.learnKeys(ctx); err != nil {
		w.warnings = append(w.warnings, err.Error())
	}
	return w, nil
}

func openWith(dir string, progress Progress, open func(string, sqlite.Options) (*sqlite.DB, error)) (*Workspace, error) {
	e, err := newEvidence(data.DefaultSettings())
	if err != nil {
		return nil, err
	}
	db, err := open(dir, sqlite.Options{Version: Version, Shapes: e.atlas.Shapes()})
	if err != nil {
		return nil, err
	}
	w := &Workspace{db: db, builtIn: e, progress: progress, share: newSharing(), opened: time.Now(), walk: &undoWalk{}}
	db.Unseal = w.share.unseal
	return w, nil
}

// Close ends all work and lets another window open the workspace.
func (w *Workspace) Close() error { return errors.Join(w.db.Close(), w.past.remove()) }

// Warnings are what went wrong on opening without harm to the data, one sentence each.
func (w *Workspace) Warnings() []string {
	list := slices.Clone(w.warnings)
	for _, err := range w.db.Warnings() {
		list = append(list, err.Error())
	}
	return list
}
