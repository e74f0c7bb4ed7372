package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"countyline/data"
	"countyline/data/share"
	"countyline/data/sqlite"
)

// PublishedName is the folder beside the protocol's in a shared folder, for documents that people open.
const PublishedName = "Documents"

// published are the documents of a filing that go into the shared folder by themselves, where anybody who can open the
// folder can read them.
var published = []string{PaperName}

// holdsRates says whether a document shows rates, which must not lie unencrypted in a shared folder. None does yet.
func holdsRates(string) bool { return false }

// Publication is a document of a filing that was put into the shared folder.
type Publication struct {
	FilingID  string
	Document  string // its name within the filing
	Name      string // in the folder
	Path      string // where it is on this computer; empty while the team has no folder
	SHA256    string
	Published time.Time
	State     PublicationState

	size     int64 // of the file that State was read from, and when it was written
	modified time.Time
}

// PublicationState is what became of a document in the shared folder.
type PublicationState uint8

// The states of a published document.
const (
	PublishedUnchanged PublicationState = iota
	PublishedAltered
	PublishedMissing
	PublishedUnreachable // the shared folder cannot be reached now
)

// String is the state in the words of the screen.
func (s PublicationState) String() string {
	return [...]string{"Unchanged", "Altered", "Missing", "Folder not reached"}[s]
}

// Publications says what was put into the shared folder for a filing, by whichever colleague, newest first, and reads
// there what became of it. A file that kept its size and time since it was known is not read again. In the past there are
// none: the folder is as it is now.
func (w *Workspace) Publications(ctx context.Context, filingID string, known ...Publication) ([]Publication, error) {
	if w.past != nil {
		return nil, nil
	}
	self, err := w.db.Self(ctx)
	if err != nil {
		return nil, err
	}
	return w.publications(ctx, self.Folder, filingID, known)
}

// publications are those of a filing, or of all with an empty id. A drive that does not answer is one that is not reached,
// and is not asked again.
func (w *Workspace) publications(ctx context.Context, folder, filingID string, known []Publication) ([]Publication, error) {
	noted, err := w.db.Publications(ctx, filingID)
	if err != nil {
		return nil, err
	}
	var list []Publication
	answers := folder != ""
	for _, n := range slices.Backward(noted) {
		p := Publication{FilingID: n.FilingID, Document: n.Document, Name: n.Path, SHA256: n.SHA256, Published: n.Published, State: PublishedUnreachable}
		if folder != "" && fileName(n.Path) {
			p.Path = filepath.Join(folder, PublishedName, n.Path)
		}
		if answers && p.Path != "" {
			looked, err := share.Ask(ctx, w.share.drive, 0, func() (Publication, error) { return lookedAt(folder, p, known), nil })
			switch {
			case err == nil:
				p = looked
			case errors.Is(err, share.ErrSlow):
				answers = false
			default:
				return nil, spoken(err)
			}
		}
		list = append(list, p)
	}
	return list, nil
}

// fileName says whether a text that came from elsewhere is a name within a folder and no way out of it.
func fileName(s string) bool {
	return s != "" && filepath.Base(s) == s && filepath.IsLocal(s) && !strings.ContainsAny(s, `/\:`)
}

// lookedAt is a publication as its file is now.
func lookedAt(folder string, p Publication, known []Publication) Publication {
	if info, err := os.Stat(p.Path); err == nil { // before it is read: what changes meanwhile is read again
		p.size, p.modified = info.Size(), info.ModTime()
	}
	for _, k := range known {
		read := k.State == PublishedUnchanged || k.State == PublishedAltered
		if read && k.Path == p.Path && k.SHA256 == p.SHA256 && k.size == p.size && k.modified.Equal(p.modified) {
			p.State = k.State
			return p
		}
	}
	p.State = stateOf(folder, p)
	return p
}

func stateOf(folder string, p Publication) PublicationState {
	same, err := holdsSame(p.Path, p.SHA256)
	switch {
	case err == nil && same:
		return PublishedUnchanged
	case err == nil:
		return PublishedAltered
	case errors.Is(err, fs.ErrNotExist) && isFolder(folder):
		return PublishedMissing
	}
	return PublishedUnreachable
}

// PublishAgain puts the documents of a filing that are missing from the shared folder back, and an unchanged copy
// beside those that were altered; beside are the names of such copies. Codes: "no_team", "no_folder", "folder_missing".
func (w *Workspace) PublishAgain(ctx context.Context, filingID string) (beside []string, err error) {
	if err := w.present(); err != nil {
		return nil, err
	}
	self, err := w.db.Self(ctx)
	switch {
	case err != nil:
		return nil, err
	case self.Team == "":
		return nil, alone()
	case self.Folder == "":
		return nil, noShareFolder()
	}
	f, err := w.db.Filing(ctx, filingID)
	if err != nil {
		return nil, err
	}
	noted, err := w.db.Publications(ctx, filingID)
	if err != nil {
		return nil, err
	}
	for _, document := range published {
		name, err := w.publish(ctx, self.Folder, f, document)
		if err != nil {
			return beside, err
		}
		if !slices.ContainsFunc(noted, func(p sqlite.Publication) bool { return p.Path == name }) {
			beside = append(beside, name)
		}
	}
	return beside, nil
}

// publishNew puts the documents of filings that were never published into the shared folder and counts them.
func (w *Workspace) publishNew(ctx context.Context, folder string) (n int, notes []string, err error) {
	var fresh []sqlite.Unpublished
	for _, name := range published {
		if holdsRates(name) {
			continue
		}
		list, err := w.db.Unpublished(ctx, name)
		if err != nil {
			return 0, nil, err
		}
		fresh = append(fresh, list...)
	}
	return w.publishAll(ctx, folder, fresh)
}

// publishLost puts documents back that are missing from the shared folder, and counts them.
func (w *Workspace) publishLost(ctx context.Context, folder string) (n int, notes []string, err error) {
	list, err := w.publications(ctx, folder, "", nil)
	if err != nil {
		return 0, nil, err
	}
	var lost, whole []sqlite.Unpublished
	for _, p := range list {
		switch u := (sqlite.Unpublished{FilingID: p.FilingID, Document: p.Document}); p.State {
		case PublishedUnchanged:
			whole = append(whole, u)
		case PublishedMissing:
			lost = append(lost, u)
		}
	}
	lost = slices.DeleteFunc(distinct(lost), func(u sqlite.Unpublished) bool { return slices.Contains(whole, u) })
	if n, notes, err = w.publishAll(ctx, folder, lost); n > 0 {
		notes = append(notes, fmt.Sprintf("%s for people to open had vanished from the shared folder and %s put back.", some(n, "filing"), either(n, "was", "were")))
	}
	return n, notes, err
}

// publishAll puts documents into the shared folder and counts them. A document whose file has not arrived here yet is left
// to whoever has it; one that cannot be put there is told of in notes, for the exchange itself is done. Only the end of
// the context is an error.
func (w *Workspace) publishAll(ctx context.Context, folder string, list []sqlite.Unpublished) (n int, notes []string, err error) {
	for _, u := range list {
		f, err := w.db.Filing(ctx, u.FilingID)
		if err == nil {
			_, err = w.publish(ctx, folder, f, u.Document)
		}
		switch {
		case ctx.Err() != nil:
			return n, notes, exchanged(ctx.Err())
		case data.CodeOf(err) == "missing_document", data.CodeOf(err) == "not_found": // that of a deleted filing stays away
		case err != nil:
			notes = append(notes, f.Number+" could not be put into the shared folder for people to open: "+err.Error())
			if errors.Is(err, share.ErrSlow) {
				return n, notes, nil // so would the others
			}
		default:
			n++
		}
	}
	return n, notes, nil
}

// publish puts a document into the folder under a name that nothing has, unless it is there already, and notes it.
func (w *Workspace) publish(ctx context.Context, folder string, f data.Filing, document string) (name string, err error) {
	raw, err := w.readDocument(ctx, f, document)
	if err != nil {
		return "", err
	}
	d, _ := f.Document(document)
	// A drive that is only slow may still write it: then it is found there the next time.
	name, err = share.Ask(ctx, w.share.drive, 3*int64(len(raw)), func() (string, error) {
		return putDocument(folder, raw, d.SHA256, func(n int) string { return publishedName(f, document, d.SHA256, n) })
	})
	switch {
	case errors.Is(err, share.ErrSlow):
		return "", shareFolderMissing(folder, err)
	case err != nil:
		return "", err
	}
	return name, w.db.SavePublication(ctx, sqlite.Publication{FilingID: f.ID, Document: document, Path: name, SHA256: d.SHA256, Published: time.Now()})
}

// putDocument puts a document into a shared folder under the first of its names that is free or holds the same, and says
// which.
func putDocument(folder string, raw []byte, sum string, named func(n int) string) (string, error) {
	if !isFolder(folder) {
		return "", shareFolderMissing(folder, nil)
	}
	dir := filepath.Join(folder, PublishedName)
	if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", unwritable(folder, err)
	}
	for n := 1; ; n++ {
		name := named(n)
		path := filepath.Join(dir, name)
		same, err := holdsSame(path, sum)
		if errors.Is(err, fs.ErrNotExist) {
			if err := writeNew(path, raw); err != nil {
				return "", unwritable(dir, err)
			}
			same, err = holdsSame(path, sum) // what a drive said it wrote is not always what it holds
		}
		switch {
		case err == nil && same:
			return name, nil
		case n > 100:
			return "", unwritable(dir, errors.Join(err, fs.ErrExist))
		}
	}
}

// publishedName says plan, number and day, and ends in the beginning of the hash, so that two documents never have one
// name. Only letters and digits that every system and cloud folder takes are in it.
func publishedName(f data.Filing, document, sum string, n int) string {
	ending := filepath.Ext(document)
	words := slug(strings.TrimSuffix(documentName(f, document), ending))
	if runes := []rune(words); len(runes) > 80 {
		words = strings.Trim(string(runes[:80]), "-")
	}
	parts := []string{words, slug(f.AsOf), sum[:min(8, len(sum))]}
	if n > 1 {
		parts = append(parts, fmt.Sprint(n))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "-") + strings.ToLower(ending)
}

// slug is a text in lower-case letters, digits and hyphens.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// writeNew writes a file that must not be there yet; one that came in between stays as it is.
func writeNew(path string, content []byte) error {
	draft, err := os.CreateTemp(filepath.Dir(path), "countyline-*.tmp") // which sync programs pass over
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	_, err = draft.Write(content)
	if err := errors.Join(err, draft.Chmod(0o644), draft.Sync(), draft.Close()); err != nil {
		return err
	}
	if err := os.Link(draft.Name(), path); err == nil || errors.Is(err, fs.ErrExist) {
		return nil // what is there is looked at next
	}
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	return os.Rename(draft.Name(), path) // a network drive without links
}
