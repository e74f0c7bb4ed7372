package app

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"countyline/data"
	"countyline/reports"
)

// Formats are the kinds of files an audit can write.
var Formats = []string{"csv", "xlsx", "pdf", "html", "png"}

// Results are the names of the files an audit writes.
var Results = []string{"rejected.csv", "adequacy.csv", "adequacy.xlsx", "filing.pdf", "filing.html", "map.png"}

// Write writes the asked-for formats into dir, and rejected.csv beside them. All files are made under
// another name first: what stands in dir afterwards is the old set or the new one, never half a file.
func (a *Audit) Write(ctx context.Context, dir string, formats []string, progress Progress) ([]string, error) {
	begin := time.Now()
	box, err := newOutbox(dir)
	if err != nil {
		return nil, err
	}
	defer box.discard()
	for _, d := range a.documents(ctx, formats) {
		progress("Writing "+d.name, 0, 0)
		if err := box.add(ctx, d.name, d.write); err != nil {
			return nil, err
		}
	}
	paths, err := box.deliver(ctx)
	if older := box.older(); err == nil && len(older) > 0 {
		a.Notices = append(a.Notices, fmt.Sprintf("%s in %s %s from an earlier audit and %s not changed.",
			strings.Join(older, ", "), dir, either(len(older), "is", "are"), either(len(older), "was", "were")))
	}
	a.Timings.Report += time.Since(begin).Seconds()
	return paths, err
}

type document struct {
	name  string
	write func(io.Writer) error
}

// documents are the files of the formats, in the order in which they are written.
func (a *Audit) documents(ctx context.Context, formats []string) []document {
	all := []struct {
		format string
		document
	}{
		{"csv", document{"adequacy.csv", func(w io.Writer) error { return reports.WriteCSV(w, &a.Assessment) }}},
		{"xlsx", document{"adequacy.xlsx", a.withFiling(ctx, func(w io.Writer, f *reports.Filing) error { return reports.WriteXLSX(w, f) })}},
		{"pdf", document{"filing.pdf", a.withFiling(ctx, func(w io.Writer, f *reports.Filing) error { return a.writePDF(ctx, w, f) })}},
		{"html", document{"filing.html", a.withFiling(ctx, func(w io.Writer, f *reports.Filing) error { return a.writeHTML(ctx, w, f) })}},
		{"png", document{"map.png", func(w io.Writer) error { return a.writeMap(ctx, w) }}},
	}
	list := []document{{"rejected.csv", func(w io.Writer) error { return reports.WriteRejects(w, a.evidence.rejects) }}}
	for _, d := range all {
		if slices.Contains(formats, d.format) {
			list = append(list, d.document)
		}
	}
	return list
}

func (a *Audit) withFiling(ctx context.Context, write func(io.Writer, *reports.Filing) error) func(io.Writer) error {
	return func(w io.Writer) error {
		f, err := a.filing(ctx)
		if err != nil {
			return err
		}
		return write(w, f)
	}
}

func (a *Audit) writePDF(ctx context.Context, w io.Writer, f *reports.Filing) error {
	shapes, err := a.evidence.shapes(ctx)
	if err != nil {
		return err
	}
	report, err := reports.FilingPDF(f, shapes, w)
	if err == nil {
		a.Notices = append(a.Notices, report.Notes...)
		if n := len(report.Replaced); n > 0 {
			first := report.Replaced[0]
			a.Notices = append(a.Notices, fmt.Sprintf("%s of the names cannot be printed and %s as □ in filing.pdf, first on page %d; filing.html shows them as they are.",
				some(n, "character"), either(n, "stands", "stand"), first.Page))
		}
	}
	return err
}

func (a *Audit) writeHTML(ctx context.Context, w io.Writer, f *reports.Filing) error {
	var picture bytes.Buffer
	if err := a.writeMap(ctx, &picture); err != nil {
		return err
	}
	return reports.WriteHTML(w, f, picture.Bytes())
}

func (a *Audit) writeMap(ctx context.Context, w io.Writer) error {
	shapes, err := a.evidence.shapes(ctx)
	if err != nil {
		return err
	}
	return reports.MapPNG(&a.Assessment, shapes, w)
}

// outbox holds new files under a hidden folder of the place they go to, until all are whole.
type outbox struct {
	dir, draft string
	made       bool // the outbox made dir
	names      []string
}

func newOutbox(dir string) (*outbox, error) {
	b := &outbox{dir: dir}
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		b.made = true
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, unwritable(dir, err)
	}
	sweep(dir)
	draft, err := os.MkdirTemp(dir, ".countyline-")
	if err != nil {
		return nil, unwritable(dir, err)
	}
	b.draft = draft
	return b, nil
}

// sweep removes drafts that a crash or a power cut left behind.
func sweep(dir string) {
	drafts, _ := filepath.Glob(filepath.Join(dir, ".countyline-*"))
	for _, draft := range drafts {
		if info, err := os.Stat(draft); err == nil && info.IsDir() && time.Since(info.ModTime()) > time.Hour {
			_ = os.RemoveAll(draft)
		}
	}
}

// add makes one file. When the user stops, it returns at once; what still runs has nothing left to write into.
func (b *outbox) add(ctx context.Context, name string, write func(io.Writer) error) error {
	if err := ctx.Err(); err != nil {
		return cancelled(err)
	}
	file, err := os.Create(filepath.Join(b.draft, name))
	if err != nil {
		return unwritable(b.dir, err)
	}
	done := make(chan error, 1)
	go func() { done <- fill(file, write) }()
	select {
	case <-ctx.Done():
		_ = file.Close()
		return cancelled(ctx.Err())
	case err := <-done:
		if err != nil {
			return unwritable(b.dir, err)
		}
	}
	b.names = append(b.names, name)
	return nil
}

func fill(file *os.File, write func(io.Writer) error) error {
	buffered := bufio.NewWriterSize(file, 1<<20)
	err := write(buffered)
	return errors.Join(err, buffered.Flush(), file.Sync(), file.Close())
}

// deliver moves the finished files to their names, all or none of them: a file may be open in another program.
func (b *outbox) deliver(ctx context.Context) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, cancelled(err)
	}
	var paths []string
	for i, name := range b.names {
		if err := b.swap(name); err != nil {
			for _, done := range b.names[:i] {
				b.takeBack(done)
			}
			return nil, unwritable(b.dir, err)
		}
		paths = append(paths, filepath.Join(b.dir, name))
	}
	b.made = false
	return paths, nil
}

// swap puts a new file in its place. The old one stays in the draft folder until all are delivered.
func (b *outbox) swap(name string) error {
	path, old := filepath.Join(b.dir, name), b.old(name)
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return err
	case info.IsDir():
		return &data.Error{Code: "in_the_way", Message: path + " is a folder, where a file of that name is to be written; move it away, or choose another folder for the results. The files that were there before are unchanged."}
	default:
		if os.Link(path, old) != nil { // not every disk has links
			if err := os.Rename(path, old); err != nil {
				return err
			}
		}
	}
	if err := os.Rename(filepath.Join(b.draft, name), path); err != nil {
		_ = os.Rename(old, path)
		return err
	}
	return nil
}

// takeBack puts the old file in its place again.
func (b *outbox) takeBack(name string) {
	path := filepath.Join(b.dir, name)
	if os.Rename(b.old(name), path) != nil { // there was none
		_ = os.Remove(path)
	}
}

// older lists results in the folder that this audit did not write.
func (b *outbox) older() []string {
	var list []string
	for _, name := range Results {
		if _, err := os.Stat(filepath.Join(b.dir, name)); err == nil && !slices.Contains(b.names, name) {
			list = append(list, name)
		}
	}
	return list
}

func (b *outbox) old(name string) string { return filepath.Join(b.draft, "old-"+name) }

// discard removes what was not delivered, and dir if the outbox made it for nothing.
func (b *outbox) discard() {
	_ = os.RemoveAll(b.draft)
	if b.made {
		_ = os.Remove(b.dir) // fails, as it should, when something else is in it
	}
}

// unwritable names the cause a person can mend; an error that is a sentence already stays.
func unwritable(dir string, err error) error {
	var known *data.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, syscall.ENOSPC):
		return &data.Error{Code: "disk_full", Message: "The disk that holds " + dir + " is full; the files that were there before are unchanged. Make room and run it again.", Err: err}
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS):
		return &data.Error{Code: "read_only", Message: "Nothing can be written into " + dir + "; choose a folder you may write to.", Err: err}
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, os.ErrExist):
		return &data.Error{Code: "not_a_folder", Message: dir + " is a file, not a folder; choose another name for the results.", Err: err}
	default:
		return &data.Error{Code: "write_failed", Message: "The results could not be written into " + dir + ": " + err.Error() + ". The files that were there before are unchanged.", Err: err}
	}
}
