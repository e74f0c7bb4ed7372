package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"countyline/data"
	"countyline/data/intake"
	"countyline/data/sqlite"
)

// reread is what became of the imports of colleagues.
type reread struct {
	read    int      // imports whose rows are here since
	waiting []string // files that are not here yet, a sentence each
	notes   []string // imports that could not be read or gave other rows, a sentence each
}

// readAgain reads the files that colleagues imported and that are here, oldest first. One that cannot be read keeps no
// other back, is told of once, and is not read again until its file is another one or Countyline is started again: a
// large roster takes a minute. Only the end of the context stops it.
func (w *Workspace) readAgain(ctx context.Context) (reread, error) {
	var r reread
	list, err := w.db.Unread(ctx)
	if err != nil {
		return r, err
	}
	for _, u := range list {
		switch {
		case !u.Here && u.TakenBack: // it is asked for when it counts again
			continue
		case !u.Here:
			r.waiting = append(r.waiting, waitingFor(u.FileName))
			continue
		case !slices.Contains(ImportKinds(), u.Kind):
			r.notes = append(r.notes, u.FileName+" was imported with a newer Countyline, which knows its kind; install the newest version to see what is in it.")
			continue
		}
		attempt := w.attemptOf(u.Dataset)
		if w.share.wasUnreadable(attempt) {
			continue
		}
		saved, err := w.readOneAgain(ctx, u.Dataset)
		if err := ctx.Err(); err != nil {
			return r, exchanged(err)
		}
		if err != nil {
			if lasting(err) {
				w.share.foundUnreadable(attempt)
			}
			r.notes = append(r.notes, unreadable(u.Dataset, err))
			continue
		}
		r.read++
		if saved.Taken != u.Taken || saved.Rejected != u.Rejected {
			r.notes = append(r.notes, fmt.Sprintf("%s gave %s here and %s where it was imported; use the same version of Countyline on all computers, then import the file again.",
				u.FileName, some(saved.Taken, "row"), Count(u.Taken)))
		}
	}
	return r, nil
}

// attempt is what a reading depends on that one run of Countyline cannot change by itself.
type attempt struct {
	data.Dataset
	size    int64 // bytes of its file
	written int64 // nanoseconds since 1970: a file that was put back is read again
}

func (w *Workspace) attemptOf(d data.Dataset) attempt {
	a := attempt{Dataset: d}
	if info, err := os.Stat(w.db.DocumentPath(d.SHA256)); err == nil {
		a.size, a.written = info.Size(), info.ModTime().UnixNano()
	}
	return a
}

// lasting says whether a file that could not be read is at fault itself, and not the disk, which may be full or busy.
func lasting(err error) bool {
	switch data.CodeOf(err) {
	case "disk_full", "disk_error", "read_only", "busy":
		return false
	}
	return !errors.As(err, new(*fs.PathError))
}

// unreadable says that an import of a colleague could not be read, by the name that people know the file by.
func unreadable(d data.Dataset, err error) string {
	why := strings.ReplaceAll(err.Error(), d.SHA256, d.FileName)
	return fmt.Sprintf("%s, which a colleague imported, could not be read here, so its rows are missing: %s", d.FileName, why)
}

// readOneAgain reads a file as it was read where it was imported, and saves its rows. The dataset that is returned has
// the counts of this device.
func (w *Workspace) readOneAgain(ctx context.Context, d data.Dataset) (data.Dataset, error) {
	r, err := w.readingAgain(ctx, d)
	if err != nil {
		return d, err
	}
	w.progress("Reading "+d.FileName, 0, 0)
	c, err := w.read(ctx, source{d.Kind, w.db.DocumentPath(d.SHA256), d.FileName}, r)
	if err != nil {
		return d, err
	}
	if sum := sumOf(c.report); sum != d.SHA256 {
		return d, &data.Error{Code: "changed_document", Message: "The kept file of " + d.FileName + " is not what was imported any more; put it back from a backup of your computer."}
	}
	c.from(r)
	d.Taken, d.Rejected = c.report.Taken, c.report.Rejected
	in := sqlite.Import{Dataset: d, Rejects: kept(c.evidence.rejects), Again: true, Progress: w.steps("Saving " + d.FileName + " in the workspace")}
	switch d.Kind {
	case data.ReferenceFile:
		_, err = w.db.SaveReference(ctx, in, *c.reference)
	case data.PopulationFile:
		_, err = w.db.SavePopulation(ctx, in, *c.evidence.population)
	case data.EnrollmentFile:
		_, err = w.db.SaveEnrollment(ctx, in, *c.enrollment)
	default:
		_, err = w.db.SaveRoster(ctx, in, c.evidence.network)
	}
	return d, err
}

// readingAgain is what an import was read with. Old imports did not keep it: for them it is what the workspace knows now.
func (w *Workspace) readingAgain(ctx context.Context, d data.Dataset) (*reading, error) {
	r := &reading{}
	if d.Reading != "" {
		if err := json.Unmarshal([]byte(d.Reading), r); err != nil {
			return nil, &data.Error{Code: "newer_schema", Message: "How it is to be read was written by another version of Countyline; install the newest one.", Err: err}
		}
		return r, nil
	}
	if d.Mapping != "" {
		var mappings []intake.Mapping
		if err := json.Unmarshal([]byte(d.Mapping), &mappings); err == nil {
			r.Mappings = mappings
		}
	}
	var err error
	if r.Names, err = w.db.Aliases(ctx); err != nil {
		return nil, err
	}
	r.Types, err = w.typesBeyond(ctx)
	return r, err
}
