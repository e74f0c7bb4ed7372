package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"countyline/data"
)

// MostDocument is the most bytes that an attached document has.
const MostDocument = 50 << 20

// PrivacyWarning stands wherever something is attached or noted.
const PrivacyWarning = "Do not attach or note Social Security numbers or bank account numbers: everybody on the team can open documents. Black such numbers out first."

// Fields of an attached document, as data.Error.Field names what was refused.
const (
	FieldDocumentKind  = "document_kind"
	FieldDocumentDated = "document_dated"
)

// DocumentKind is what an attached document is.
type DocumentKind struct{ Key, Words string }

// DocumentKinds are the kinds of attached documents in the order in which a practice usually hands them in.
func DocumentKinds() []DocumentKind {
	return []DocumentKind{{"loi", "Signed LOI"}, {"w-9", "W-9"}, {"contract", "Contract version"}, {"signed-contract", "Signed contract"}, {"other", "Other document"}}
}

// DocumentKindWords is what people call a kind of document.
func DocumentKindWords(key string) string {
	for _, k := range DocumentKinds() {
		if k.Key == key {
			return k.Words
		}
	}
	return cmp.Or(key, "Document")
}

// documentEndings are the files that can be attached and opened: none of them is a program.
var documentEndings = []string{".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".txt", ".csv"}

// DocumentEndings are the endings of files that can be attached.
func DocumentEndings() []string { return slices.Clone(documentEndings) }

// Attached is a document of a record.
type Attached struct {
	data.Document
	Arrived bool // its file is here; one that a colleague attached may still be on its way
}

// Documents lists what is attached to a practice or provider, the newest first. A practice goes by the ids of all its
// spellings.
func (w *Workspace) Documents(ctx context.Context, recordKind string, recordIDs ...string) ([]Attached, error) {
	found, err := w.db.Documents(ctx, recordKind, recordIDs...)
	list := make([]Attached, len(found))
	for i, d := range found {
		list[i] = Attached{d, w.db.HasDocument(d.SHA256)}
	}
	return list, err
}

// Attach keeps a copy of a file with a practice or provider. d says to what it belongs, of what kind it is, and
// optionally its date and a name other than the file's; ids are those of all its spellings. Codes of files that are refused,
// among others: "not_as_named" (its content is not what its ending says), "attached_already".
func (w *Workspace) Attach(ctx context.Context, path string, d data.Document, ids ...string) (Attached, Undo, error) {
	d.Name = CleanFileName(cmp.Or(d.Name, filepath.Base(path)))
	if err := checkAttachment(path, d.Name); err != nil {
		return Attached{}, nil, err
	}
	d, err := checkDocument(d)
	if err != nil {
		return Attached{}, nil, err
	}
	if err := w.checkNotAttached(ctx, path, d, ids); err != nil {
		return Attached{}, nil, err
	}
	saved, undo, err := w.db.Attach(ctx, path, d)
	if err != nil {
		return Attached{}, nil, err
	}
	return Attached{saved, true}, Undo(undo), nil
}

// DescribeDocument changes kind, name and date of an attached document; its file stays as it is.
func (w *Workspace) DescribeDocument(ctx context.Context, d data.Document) (Undo, error) {
	d, err := checkDocument(d)
	if err != nil {
		return nil, err
	}
	was, err := w.db.Document(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	if d.Name = CleanFileName(cmp.Or(strings.TrimSpace(d.Name), was.Name)); !strings.EqualFold(filepath.Ext(d.Name), filepath.Ext(was.Name)) {
		d.Name += filepath.Ext(was.Name) // by which systems know what opens it
	}
	return undone(w.db.DescribeDocument(ctx, d))
}

// RemoveDocument takes a document off its record.
func (w *Workspace) RemoveDocument(ctx context.Context, id string) (Undo, error) {
	return undone(w.db.RemoveDocument(ctx, id))
}

// checkDocument reads what a person says of a document.
func checkDocument(d data.Document) (data.Document, error) {
	if !slices.ContainsFunc(DocumentKinds(), func(k DocumentKind) bool { return k.Key == d.Kind }) {
		return d, refused(FieldDocumentKind, "%q is no kind of document; choose one from the list.", d.Kind)
	}
	if strings.TrimSpace(d.Dated) == "" {
		d.Dated = ""
		return d, nil
	}
	day, ok := ReadDay(d.Dated)
	if !ok {
		return d, refused(FieldDocumentDated, "%q is no day of the calendar; enter month, day and year, such as Nov 12, 2026 or 11/12/2026, or leave it empty.", d.Dated)
	}
	d.Dated = day
	return d, nil
}

// checkAttachment refuses files that nobody could open or that would fill everybody's disk.
func checkAttachment(path, name string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &data.Error{Code: "no_file", Message: name + " is no longer there, so nothing was attached; choose the file again.", Err: err}
	case err != nil:
		return cannotRead(name, err)
	case !info.Mode().IsRegular():
		return &data.Error{Code: "bad_file", Message: name + " is no file that can be attached, and nothing was; choose a PDF or a picture of the document."}
	case info.Size() == 0:
		return &data.Error{Code: "empty_file", Message: name + " is empty, so nothing was attached; save it again in the program it is from, then attach it."}
	case info.Size() > MostDocument:
		return &data.Error{Code: "too_large", Message: fmt.Sprintf("%s has %s, and a document has %s at most, so nothing was attached; scan it in gray or split it, then attach it.",
			name, bytesWords(info.Size()), bytesWords(MostDocument))}
	case !opensSafely(name):
		return &data.Error{Code: "unknown_ending", Message: name + " is no document that can be attached, and nothing was; choose a PDF, a picture, or a text or table document."}
	}
	return checkContent(path, name)
}

func opensSafely(name string) bool {
	return slices.Contains(documentEndings, strings.ToLower(filepath.Ext(name)))
}

// ViewDocument makes a copy of an attached document that other programs may open, and returns its path; what they do to
// it leaves the document as it is.
func (w *Workspace) ViewDocument(ctx context.Context, id string) (string, error) {
	d, raw, err := w.attachment(ctx, id)
	if err != nil {
		return "", err
	}
	name := CleanFileName(d.Name) // a colleague's computer may have let another name through
	if !opensSafely(name) {
		return "", &data.Error{Code: "unknown_ending", Message: name + " may be a program, so it is not opened from here; save a copy if you know what it is."}
	}
	return w.freeCopy(name, d.SHA256, func(path string) error { return writeWhole(path, raw) })
}

// SaveDocument writes a copy of an attached document to a path; a file that is there is replaced.
func (w *Workspace) SaveDocument(ctx context.Context, id, path string) error {
	_, raw, err := w.attachment(ctx, id)
	if err != nil {
		return err
	}
	if err := writeWhole(path, raw); err != nil {
		return unwritable(filepath.Dir(path), err)
	}
	return nil
}

// attachment reads an attached document and makes sure that it is the one that was attached.
func (w *Workspace) attachment(ctx context.Context, id string) (data.Document, []byte, error) {
	d, err := w.db.Document(ctx, id)
	if err != nil {
		return d, nil, err
	}
	if !w.db.HasDocument(d.SHA256) {
		return d, nil, &data.Error{Code: "not_arrived", Message: d.Name + " has not arrived here yet: its file comes with an exchange of the shared folder. Nothing is lost; exchange again when its owner has."}
	}
	in, err := w.db.OpenDocument(d.SHA256)
	if err != nil {
		return d, nil, err
	}
	defer in.Close()
	sum := newSum(ctx, io.LimitReader(in, MostDocument+1))
	raw, err := io.ReadAll(sum)
	if err != nil {
		return d, nil, spoken(err)
	}
	if sum.hex() != d.SHA256 {
		return d, nil, &data.Error{Code: "changed_document", Message: "The kept file of " + d.Name + " is not what was attached any more, so it is neither shown nor handed out; put it back from a backup of your computer, or attach it again."}
	}
	return d, raw, nil
}

// longestFileName leaves room for the folder in front of it on every system, in bytes.
const longestFileName = 120

// CleanFileName makes a name of a file that every system takes and that says nothing other than it seems to: no path,
// no control characters, no names that systems reserve.
func CleanFileName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.Cf, r): // marks that turn the order of letters around, among others
			return -1
		case unicode.IsControl(r), !unicode.IsPrint(r), strings.ContainsRune(`:*?"<>|`, r):
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	ending := filepath.Ext(name)
	stem := strings.TrimRight(strings.TrimSuffix(name, ending), ". ")
	if len(ending) > 12 {
		stem, ending = strings.TrimRight(name, ". "), ""
	}
	for len(stem) > longestFileName-len(ending) {
		_, last := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-last]
	}
	first, _, _ := strings.Cut(strings.ToLower(stem), ".")
	if stem == "" || reservedNames[first] {
		stem = strings.TrimSpace("document " + stem)
	}
	return stem + ending
}

// reservedNames are devices on Windows, with whatever ending.
var reservedNames = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}
