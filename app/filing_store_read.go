package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"

	"countyline/data"
	"countyline/reports/page"
)

// FilingPages are the pages of a filing as they were laid out when it was frozen.
func (w *Workspace) FilingPages(ctx context.Context, id string) (*page.Document, error) {
	f, err := w.db.Filing(ctx, id)
	if err != nil {
		return nil, err
	}
	raw, err := w.readDocument(ctx, f, PagesName)
	if err != nil {
		return nil, err
	}
	doc, err := page.Decode(bytes.NewReader(raw))
	switch {
	case errors.Is(err, page.ErrNewerPages):
		return nil, &data.Error{Code: "newer_pages", Message: "The pages of " + f.Number + " were kept by a newer Countyline, so they cannot be shown here; open its PDF, or install the newest version. The filing is unchanged.", Err: err}
	case err != nil:
		return nil, damagedDocument(f, PagesName, err)
	}
	return doc, nil
}

// readDocument reads a kept document whole and makes sure that it is the one that was kept.
func (w *Workspace) readDocument(ctx context.Context, f data.Filing, name string) ([]byte, error) {
	d, in, err := w.openDocument(f, name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	sum := newSum(ctx, in)
	raw, err := io.ReadAll(sum)
	if err != nil {
		return nil, spoken(err)
	}
	if sum.hex() != d.SHA256 {
		return nil, damagedDocument(f, name, nil)
	}
	return raw, nil
}

func (w *Workspace) openDocument(f data.Filing, name string) (data.FilingDocument, io.ReadCloser, error) {
	d, ok := f.Document(name)
	if !ok {
		return d, nil, &data.Error{Code: "not_found", Message: fmt.Sprintf("%s has no document %s; choose another one of its documents.", f.Number, name)}
	}
	in, err := w.db.OpenDocument(d.SHA256)
	if data.CodeOf(err) == "not_found" {
		return d, nil, &data.Error{Code: "missing_document", Message: fmt.Sprintf("The kept file of %s in %s is not in the workspace's documents folder any more; its figures are safe. Put the file %s… back from a backup of your computer.", name, f.Number, d.SHA256[:min(12, len(d.SHA256))]), Err: err}
	}
	if err != nil {
		return d, nil, err
	}
	return d, in, nil
}

func damagedDocument(f data.Filing, name string, err error) error {
	return &data.Error{Code: "changed_document", Message: fmt.Sprintf("The kept file of %s in %s is not what was frozen any more, so it is neither shown nor handed out; put it back from a backup of your computer. Its figures are safe.", name, f.Number), Err: err}
}

// DocumentState is what became of a kept document.
type DocumentState uint8

// The states of a document.
const (
	DocumentUnchanged DocumentState = iota
	DocumentMissing
	DocumentChanged
)

// String is the state in the words of the screen.
func (s DocumentState) String() string { return [...]string{"Unchanged", "Missing", "Changed"}[s] }

// VerifyFiling reads every document of a filing and says whether it is still what was frozen, in the order of Filing.Documents.
func (w *Workspace) VerifyFiling(ctx context.Context, id string) ([]DocumentState, error) {
	f, err := w.db.Filing(ctx, id)
	if err != nil {
		return nil, err
	}
	states := make([]DocumentState, len(f.Documents))
	for i, d := range f.Documents {
		_, in, err := w.openDocument(f, d.Name)
		switch {
		case data.CodeOf(err) == "missing_document":
			states[i] = DocumentMissing
			continue
		case err != nil:
			return nil, err
		}
		sum := newSum(ctx, in)
		_, err = io.Copy(io.Discard, sum)
		if err := errors.Join(err, in.Close()); err != nil {
			return nil, spoken(err)
		}
		if sum.hex() != d.SHA256 {
			states[i] = DocumentChanged
		}
	}
	return states, nil
}

// summed hashes what is read through it, and stops when the user does.
type summed struct {
	ctx context.Context
	in  io.Reader
	sum hash.Hash
}

func newSum(ctx context.Context, in io.Reader) *summed { return &summed{ctx, in, sha256.New()} }

func (s *summed) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.in.Read(p)
	s.sum.Write(p[:n])
	return n, err
}

func (s *summed) hex() string { return hex.EncodeToString(s.sum.Sum(nil)) }
