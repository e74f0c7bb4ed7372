package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/share"
	"countyline/data/sqlite/place"
)

// sharing is what all views of one open workspace know of its sharing.
type sharing struct {
	turn chan struct{}              // full while an exchange is under way
	keys atomic.Pointer[share.Keys] // nil without a team

	drive  *share.Patience // with the folder's Documents
	passed share.Passed    // files in the folder that are of no use, or not yet

	workFactor int // of the passphrase of a new team, as share.Founding has it

	lock    sync.Mutex
	failed  error  // of the last exchange
	checked string // sentence on the last exchange that came to its end
	aside   int    // files that this one found in the folder and set aside
	where   map[string]string
	unread  map[attempt]bool // imports of colleagues that could not be read
}

func newSharing() *sharing {
	return &sharing{
		turn: make(chan struct{}, 1), drive: share.NewPatience(0), where: map[string]string{}, unread: map[attempt]bool{},
	}
}

// beginExchange waits until no other exchange is under way; end lets the next one begin.
func (w *Workspace) beginExchange(ctx context.Context) (end func(), err error) {
	if err := w.present(); err != nil {
		return nil, err
	}
	select {
	case w.share.turn <- struct{}{}:
		return func() { <-w.share.turn }, nil
	case <-ctx.Done():
		return nil, exchanged(ctx.Err())
	}
}

// note remembers how an exchange ended. One that was stopped says nothing about the folder.
func (s *sharing) note(err error, checked string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	switch {
	case data.CodeOf(err) == "cancelled":
	case err != nil:
		s.failed = err
	default:
		s.failed, s.checked = nil, checked
	}
}

func (s *sharing) last() (checked string, failed error) {
	if s == nil {
		return "", nil
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.checked, s.failed
}

func (s *sharing) foundAside(files int) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.aside = files
}

// setAside counts files in the folder that were set aside: those of members, which the log keeps, and strangers', which only
// an exchange sees.
func (s *sharing) setAside(kept int) int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return max(kept, s.aside)
}

func (s *sharing) wasUnreadable(a attempt) bool {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.unread[a]
}

func (s *sharing) foundUnreadable(a attempt) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.unread[a] = true
}

// unseal decrypts a private cell for those who may see rates.
func (s *sharing) unseal(sealed []byte) (string, bool) {
	keys := s.keys.Load()
	if keys == nil {
		return "", false
	}
	v, ok := keys.Unseal(sealed)
	return v.Content, ok && v.Kind == oplog.Text
}

// kindOf says what kind of folder a path is. A drive that does not answer in time is a folder until it does.
func (s *sharing) kindOf(folder string) string {
	const patience = 2 * time.Second
	if folder == "" || s == nil {
		return ""
	}
	s.lock.Lock()
	known := s.where[folder]
	s.lock.Unlock()
	if known != "" {
		return known
	}
	answer := make(chan string, 1)
	go func() { answer <- place.Kind(folder) }()
	select {
	case known = <-answer:
	case <-time.After(patience):
		known = place.PlainFolder // and not asked again: each question would hang like this one
	}
	s.lock.Lock()
	s.where[folder] = known
	s.lock.Unlock()
	return known
}

// learnKeys takes up the keys that the workspace has now.
func (w *Workspace) learnKeys(ctx context.Context) error {
	self, err := w.db.Self(ctx)
	if err != nil || self.Team == "" {
		return err
	}
	keys, err := share.OpenKeys(self)
	if err != nil {
		return &data.Error{Code: "corrupt", Message: "The keys of this workspace's team are damaged, so it cannot exchange; what it holds is safe. Restore a backup, or join the team again with a new workspace.", Err: err}
	}
	w.share.keys.Store(keys)
	return nil
}

// goOn takes up what was left open when the workspace was closed: the keys, and files of colleagues that were not read
// yet. Only the end of the context is an error.
func (w *Workspace) goOn(ctx context.Context) error {
	if err := w.learnKeys(ctx); err != nil {
		w.warnings = append(w.warnings, err.Error())
	}
	again, err := w.readAgain(ctx)
	w.warnings = append(w.warnings, again.notes...)
	return err
}

// engine is what exchanges, over a place.
func (w *Workspace) engine(t share.Transport) (*share.Engine, error) {
	mark, err := w.installed.mark(w.db.Dir())
	if err != nil {
		return nil, err
	}
	return &share.Engine{
		Store: w.db, Transport: t, Now: time.Now, Rand: rand.Reader, App: Version, Mark: mark, Passed: &w.share.passed,
		Progress: func(stage string, done, total int64) { w.progress(cmp.Or(stages[stage], stage), done, total) },
	}, nil
}

// stages are the parts of an exchange in words.
var stages = map[string]string{
	share.StageLook: "Looking into the shared folder", share.StageReceive: "Taking in colleagues' changes",
	share.StagePublish: "Putting changes into the shared folder", share.StageFiles: "Copying imported files and documents",
}

// sharedPlace is a place by its path: a folder, or the file that a colleague exported, which has none.
func sharedPlace(path string) (t share.Transport, folder string, letGo func(), err error) {
	if !isFile(path) {
		return share.NewFolder(path), path, func() {}, nil
	}
	archive, err := share.OpenArchive(path)
	return archive, "", func() { _ = archive.Close(context.Background()) }, err // it was only read
}

// shareFolder is the path of a shared folder as it is remembered. One within the workspace, or around it, is refused: what
// is copied to colleagues must never be the workspace.
func (w *Workspace) shareFolder(path string) (string, error) {
	return shareFolderFor(w.db.Dir(), path)
}

func shareFolderFor(workspace, path string) (string, error) {
	if strings.TrimSpace(path) == "" {
		return "", refused(FieldShareFolder, "Choose the folder that the team shares.")
	}
	folder, err := filepath.Abs(path)
	if err != nil {
		return "", shareFolderMissing(path, err)
	}
	a, b := settledPath(folder), settledPath(workspace)
	if a == b || inside(a, b) || inside(b, a) {
		return "", refused(FieldShareFolder, "The shared folder must lie outside the workspace; choose another folder.")
	}
	return folder, nil
}

// inside says whether a path lies below a folder.
func inside(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != "." && !slices.Contains(strings.Split(filepath.ToSlash(rel), "/"), "..")
}

func shareFolderMissing(folder string, cause error) error {
	return &data.Error{Code: "folder_missing", Err: cause, Message: "The shared folder " + folder +
		" cannot be reached, so nothing was shared; your changes are safe on this computer. Connect the drive or start the program that copies the folder, or choose another folder."}
}

func noShareFolder() error {
	return &data.Error{Code: "no_folder", Message: "This team exchanges by file and has no shared folder, so nothing was shared; choose a folder, or export a file for your colleagues."}
}

func alone() error {
	return &data.Error{Code: "no_team", Message: "This workspace belongs to no team yet, so nothing was shared; make a team or join one first."}
}

// exchanged is an error of the floor below as people read it.
func exchanged(err error) error {
	var known *data.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &data.Error{Code: "cancelled", Message: "The exchange was stopped. What had come in stays, and the rest follows with the next one.", Err: err}
	case errors.Is(err, share.ErrMissing):
		return &data.Error{Code: "folder_missing", Message: "The shared folder cannot be reached, so nothing was shared; your changes are safe on this computer. Connect the drive or choose another folder.", Err: err}
	}
	return &data.Error{Code: "not_shared", Message: "The exchange did not come to its end (" + err.Error() + "). What is on this computer is safe; try again, and report the details if it happens twice.", Err: err}
}
