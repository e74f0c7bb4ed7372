package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"countyline/data"
	"countyline/data/sqlite"
)

// pastPrefix begins the names of folders that hold copies of the workspace as it was.
const pastPrefix = "past-"

// AsOf opens the workspace as it was at an instant, as far as its history is known here. Every screen and report reads
// it like the present; nothing can be changed in it. Closing it removes the copy that it is.
func (w *Workspace) AsOf(ctx context.Context, at time.Time) (*Workspace, error) {
	began, err := w.db.Began(ctx)
	if err != nil {
		return nil, err
	}
	if at.Before(began) {
		return nil, &data.Error{Code: "before_history", Message: "The history of this workspace begins " + instantWords(began) + ", so there is nothing to show as of " + instantWords(at) + "; choose a later time."}
	}
	w.progress("Going back to "+instantWords(at), 0, 0)
	sweepPast(w.Folder())
	dir, err := os.MkdirTemp(w.Folder(), pastPrefix)
	if err != nil {
		return nil, unwritable(w.Folder(), err)
	}
	db, err := w.db.OpenAsOf(ctx, dir, at)
	if err != nil {
		return nil, errors.Join(spoken(err), os.RemoveAll(dir))
	}
	return &Workspace{db: db, builtIn: w.builtIn, progress: w.progress, past: &past{at, dir}}, nil
}

// instantWords is an instant by the clock of this computer: "Nov 12, 2026, 3:04 pm".
func instantWords(t time.Time) string { return t.Local().Format("Jan 2, 2006, 3:04 pm") }

// sweepPast removes copies that a crash or a power cut left behind.
func sweepPast(folder string) {
	left, _ := filepath.Glob(filepath.Join(folder, pastPrefix+"*"))
	for _, dir := range left {
		if info, err := os.Stat(dir); err == nil && info.IsDir() && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(dir)
		}
	}
}

// past is the instant that a read-only workspace shows, and where its copy lies.
type past struct {
	at  time.Time
	dir string
}

// remove takes the copy away.
func (p *past) remove() error {
	if p == nil {
		return nil
	}
	return os.RemoveAll(p.dir)
}

// Instant is the instant as of which this workspace is shown; zero for the present.
func (w *Workspace) Instant() time.Time {
	if w.past == nil {
		return time.Time{}
	}
	return w.past.at
}

// present refuses what would change a workspace of the past.
func (w *Workspace) present() error {
	if w.past == nil {
		return nil
	}
	return sqlite.PastError(w.past.at)
}
