package simulator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"countyline/data/share"
)

// folder is a shared folder as a network drive or a file-sync program presents it: every device sees it a little
// differently. Nothing in it knows what the files mean.
type folder struct {
	rng   *rand.Rand
	calm  bool // no faults any more: everybody sees what is there
	away  bool // not mounted
	bare  bool // there, and without the protocol's folder in it
	files map[string][]byte
	tick  int // goes on with every step of the run
	noted func(fault string)
	ever  map[string][]byte // all that was ever written to it
	views []*view

	before  map[string][]byte // what was there before another folder took its place
	foreign bool              // another team's is there
	rotten  bool              // a file was damaged for good
}

func newFolder(rng *rand.Rand, noted func(string)) *folder {
	return &folder{rng: rng, bare: true, files: map[string][]byte{}, ever: map[string][]byte{}, noted: noted}
}

// view is one device's sight of the folder; it is that device's share.Transport.
type view struct {
	folder  *folder
	sights  map[string]*sight
	listing []share.Entry // the last one, for when it goes stale
	fuse    *fuse         // of the device
	blind   bool          // nothing new is seen just now
}

// sight is how a device sees one file that another device put there.
type sight struct {
	from    int    // tick from which it is listed at all
	whole   int    // tick from which its bytes are all there
	damage  damage // until then
	alias   string // other name under which it is listed
	only    bool   // under that alone
	twice   bool
	ready   int // tick from which it can be read: an online-only file
	hidden  [2]int
	garbled int // how many more reads come with a bit wrong
}

// damage is how a file looks that has not arrived yet.
type damage int

const (
	torn damage = iota // its first part
	zeroTail
	zeroLength
)

func (f *folder) view(fuse *fuse) *view {
	v := &view{folder: f, sights: map[string]*sight{}, fuse: fuse}
	f.views = append(f.views, v)
	return v
}

// names lists what is there, sorted, so that a run does not depend on the order of a map.
func (f *folder) names() []string { return slices.Sorted(maps.Keys(f.files)) }

// there says whether the place is there.
func (f *folder) there() error {
	switch {
	case f.away:
		return share.ErrMissing
	case f.bare:
		return share.ErrEmpty
	}
	return nil
}

// Prepare makes the protocol's folder, as the engine asks of a place that is empty.
func (v *view) Prepare(context.Context) error {
	v.folder.bare = false
	return v.fuse.burn()
}

// chance is true once in n times, and never when the folder is calm.
func (f *folder) chance(n int) bool { return !f.calm && f.rng.IntN(n) == 0 }

// sight decides, the first time a device could see a file, how it will.
func (v *view) sight(name string) *sight {
	if s := v.sights[name]; s != nil {
		return s
	}
	f := v.folder
	s := &sight{}
	v.sights[name] = s
	if f.calm {
		return s
	}
	if f.chance(2) {
		s.from = f.tick + f.rng.IntN(12)
		s.note(f, "delayed")
	}
	s.whole, s.ready = s.from, s.from
	if f.chance(6) {
		s.whole = s.from + 1 + f.rng.IntN(6)
		s.damage = damage(f.rng.IntN(3))
		s.note(f, [...]string{"torn", "zero-filled tail", "zero length"}[s.damage])
	}
	if f.chance(10) {
		s.alias, s.only = conflictedName(name, f.rng), f.rng.IntN(2) == 0
		s.note(f, "conflicted copy")
	}
	if f.chance(10) {
		s.twice = true
		s.note(f, "listed twice")
	}
	if f.chance(8) {
		s.ready = s.whole + 1 + f.rng.IntN(8)
		s.note(f, "online only")
	}
	if f.chance(10) {
		at := s.whole + f.rng.IntN(10)
		s.hidden = [2]int{at, at + 1 + f.rng.IntN(10)}
		s.note(f, "vanished and came back")
	}
	if f.chance(12) {
		s.garbled = 1 + f.rng.IntN(2)
		s.note(f, "bit flipped in reading")
	}
	return s
}

func (*sight) note(f *folder, fault string) { f.noted(fault) }

// conflictedName is what file-sync programs call a copy that they cannot place.
func conflictedName(name string, rng *rand.Rand) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		dot = len(name)
	}
	copies := [...]string{" (conflicted copy 2026-02-01)", "-DESKTOP-4711", ".sync-conflict-20260201-101010-ABCDEFG", " (1)"}
	return name[:dot] + copies[rng.IntN(len(copies))] + name[dot:]
}

// List implements share.Transport.
func (v *view) List(context.Context) ([]share.Entry, error) {
	if err := v.fuse.burn(); err != nil {
		return nil, err
	}
	f := v.folder
	if err := f.there(); err != nil {
		return nil, err
	}
	if v.listing != nil && (v.blind || f.chance(8)) {
		f.noted("stale listing")
		return slices.Clone(v.listing), nil
	}
	list := []share.Entry{}
	for _, name := range f.names() {
		s := v.sight(name)
		if !f.calm && (f.tick < s.from || f.tick >= s.hidden[0] && f.tick < s.hidden[1]) {
			continue
		}
		e := share.Entry{Name: name, Size: int64(len(v.content(name, s)))}
		if f.calm || !s.only {
			list = append(list, e)
		}
		if s.twice {
			list = append(list, e)
		}
		if s.alias != "" && !f.calm {
			list = append(list, share.Entry{Name: s.alias, Size: e.Size})
		}
	}
	for _, junk := range []string{"desktop.ini", "log/.ds_store", "log/~$notes.docx", "member/thumbs.db"} {
		if f.chance(20) {
			list = append(list, share.Entry{Name: junk, Size: 12})
		}
	}
	f.rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	v.listing = slices.Clone(list)
	return list, nil
}

// content is a file's bytes as far as they have come.
func (v *view) content(name string, s *sight) []byte {
	whole := v.folder.files[name]
	if v.folder.calm || v.folder.tick >= s.whole {
		return whole
	}
	switch s.damage {
	case torn:
		return whole[:len(whole)*2/3]
	case zeroTail:
		part := bytes.Clone(whole)
		clear(part[len(part)/2:])
		return part
	}
	return []byte{}
}

var errBusy = errors.New("sharing violation: the file is in use by another program")

// Get implements share.Transport.
func (v *view) Get(_ context.Context, name string) ([]byte, error) {
	if err := v.fuse.burn(); err != nil {
		return nil, err
	}
	f := v.folder
	if err := f.there(); err != nil {
		return nil, err
	}
	name = v.original(name)
	if _, there := f.files[name]; !there {
		return nil, share.ErrAbsent
	}
	s := v.sight(name)
	switch {
	case f.calm:
		return bytes.Clone(f.files[name]), nil
	case f.tick < s.from || f.tick >= s.hidden[0] && f.tick < s.hidden[1]:
		return nil, share.ErrAbsent
	case f.tick < s.ready:
		return nil, share.ErrNotYet
	case !f.foreign && f.chance(25):
		f.noted("busy in reading")
		return nil, errBusy
	}
	b := bytes.Clone(v.content(name, s))
	if s.garbled > 0 && len(b) > 0 {
		s.garbled--
		b[f.rng.IntN(len(b))] ^= 1 << f.rng.IntN(8)
	}
	return b, nil
}

// original is the file behind an alias.
func (v *view) original(name string) string {
	if _, there := v.folder.files[name]; there {
		return name
	}
	for _, other := range slices.Sorted(maps.Keys(v.sights)) {
		if v.sights[other].alias == name {
			return other
		}
	}
	return name
}

var errFull = errors.New("no space left on device")

// PutNew implements share.Transport.
func (v *view) PutNew(ctx context.Context, name string, content []byte) error {
	if err := v.fuse.burn(); err != nil {
		return err
	}
	f := v.folder
	if err := f.there(); err != nil {
		return err
	}
	if !portable(name) {
		return fmt.Errorf("a name that not every folder takes: %q", name)
	}
	if there, taken := f.files[name]; taken {
		if bytes.Equal(there, content) {
			return nil
		}
		return share.ErrTaken
	}
	switch {
	case f.chance(25):
		f.noted("disk full")
		return errFull
	case f.chance(25):
		f.noted("busy in writing")
		return errBusy
	case f.chance(40):
		f.noted("written in part")
		f.files[name] = bytes.Clone(content[:len(content)/2])
		return errFull
	}
	f.files[name] = f.store(content)
	v.sights[name] = &sight{}
	if err := v.fuse.burn(); err != nil {
		return err
	}
	if f.chance(30) { // it is there, and the answer was lost
		f.noted("written, but failed")
		return errBusy
	}
	err := share.ReadBack(ctx, name, content, func(context.Context, string) ([]byte, error) { return f.files[name], nil })
	if err == nil && f.ever[name] == nil {
		f.ever[name] = content
	}
	return err
}

// store is what is on the disk of a file that was written: not always what was written.
func (f *folder) store(content []byte) []byte {
	b := bytes.Clone(content)
	if f.chance(40) {
		f.noted("written wrong, and reported as done")
		clear(b[len(b)/2:])
	}
	return b
}

// portable says whether every drive and file-sync program takes a name as it is.
func portable(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if part == "" || len(part) > 80 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" || strings.HasPrefix(part, ".") {
			return false
		}
	}
	return true
}
