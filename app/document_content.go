package app

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"countyline/data"
)

// headBytes are read of a file to tell what it is: readers of PDF look for its mark as far.
const headBytes = 1024

// How files begin.
const (
	markZip = "PK\x03\x04"                       // the newer text and table documents
	markOLE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // the older ones, and newer ones with a password
)

// checkContent refuses a file that does not hold what its name says: a program with another name, among others.
func checkContent(path, name string) error {
	in, err := os.Open(path)
	if err != nil {
		return cannotRead(name, err)
	}
	defer in.Close()
	head, err := io.ReadAll(io.LimitReader(in, headBytes))
	if err != nil {
		return cannotRead(name, err)
	}
	what, holds := named(strings.ToLower(filepath.Ext(name)), head)
	if !holds {
		return &data.Error{Code: "not_as_named", Message: fmt.Sprintf("%s holds no %s but something else, perhaps a program, so nothing was attached; save the document again in the program it is from, then attach that file.", name, what)}
	}
	return nil
}

func cannotRead(name string, err error) error {
	return &data.Error{Code: "bad_file", Message: name + " cannot be read, so nothing was attached; close it in other programs and try again.", Err: err}
}

// named is what files of an ending are, and whether one that begins so is. A picture may be of another kind than it says,
// and what is named as an older document may be of the newer kind or text, as other programs export it: their readers
// take that.
func named(ending string, head []byte) (what string, holds bool) {
	begins := func(marks ...string) bool {
		return slices.ContainsFunc(marks, func(m string) bool { return bytes.HasPrefix(head, []byte(m)) })
	}
	switch ending {
	case ".pdf":
		return "PDF", bytes.Contains(head, []byte("%PDF"))
	case ".png", ".jpg", ".jpeg", ".tif", ".tiff":
		return "picture", begins("\x89PNG", "\xff\xd8\xff", "II*\x00", "MM\x00*")
	case ".docx", ".xlsx", ".odt", ".ods":
		return "document", begins(markZip, markOLE)
	case ".doc", ".xls":
		return "document", begins(markZip, markOLE) || isText(head)
	}
	return "text", isText(head)
}

// isText says whether a file that begins so may be text: that of old programs, in whatever letters, among others.
func isText(head []byte) bool {
	return !bytes.ContainsRune(head, 0) || bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) // UTF-16
}

// checkNotAttached refuses a file that the record has already, under whatever name.
func (w *Workspace) checkNotAttached(ctx context.Context, path string, d data.Document, ids []string) error {
	in, err := os.Open(path)
	if err != nil {
		return cannotRead(d.Name, err)
	}
	sum := newSum(ctx, in)
	_, err = io.Copy(io.Discard, sum)
	if err := errors.Join(err, in.Close()); err != nil {
		return spoken(err)
	}
	present, err := w.db.Documents(ctx, d.RecordKind, slices.Concat(ids, []string{d.RecordID})...)
	for _, p := range present {
		if p.SHA256 == sum.hex() {
			as := ""
			if name := CleanFileName(cmp.Or(p.Name, "document")); name != d.Name {
				as = " as " + name
			}
			return &data.Error{Code: "attached_already", Message: fmt.Sprintf("%s is attached here already%s, so it was not attached again; edit that document if its kind, name or date is not right.", d.Name, as)}
		}
	}
	return err
}
