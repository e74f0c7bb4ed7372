package simulator

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"countyline/data/share"
)

// What happens to a device, and to the whole folder.

// misfortune strikes one device.
func (d *device) misfortune() {
	w := d.world
	switch n := w.rng.IntN(13); {
	case n < 3:
		d.shift = w.anyShift()
		w.fault("clock set wrong")
		w.trace.add("the clock of %s is off by %v", d, d.shift)
	case n < 5:
		d.crashWhileWriting()
	case n < 9:
		d.rollBack()
	case n < 11:
		d.clone()
	case n < 12:
		d.restoreUnshared()
	default:
		d.lose()
	}
}

// anyShift is how wrong clocks are: seconds, hours, or ten years.
func (w *world) anyShift() time.Duration {
	spans := []time.Duration{0, 90 * time.Second, 5 * time.Hour, 10 * 365 * 24 * time.Hour}
	span := spans[w.rng.IntN(len(spans))]
	if w.rng.IntN(2) == 0 {
		return -span
	}
	return span
}

// crashWhileWriting lets a change fail at one of its steps on the disk.
func (d *device) crashWhileWriting() {
	d.fuse.commits = 0
	d.change()
	d.fuse.reset()
}

// shelve keeps a copy of a device as it is now: a backup, or a snapshot of a virtual machine.
func (d *device) shelve() {
	w := d.world
	s := shelved{d, filepath.Join(w.dir, fmt.Sprintf("copy-%d", len(w.shelf)+1))}
	w.must("copy", d.copyTo(s.dir))
	w.shelf = append(w.shelf, s)
	w.trace.add("a copy of %s is kept", d)
}

// copyTo copies a workspace that is open: for a moment nobody writes.
func (d *device) copyTo(dir string) error {
	return errors.Join(d.reader.fold(), copyWorkspace(d.dir, dir))
}

// rollBack puts an older copy of a device in its place, if there is one.
func (d *device) rollBack() {
	w := d.world
	for i, s := range w.shelf {
		if s.of != d {
			continue
		}
		w.shelf = append(w.shelf[:i:i], w.shelf[i+1:]...)
		w.twins, w.orphans = true, true
		w.fault("put back to an older copy")
		d.putBack(s.dir)
		w.forgive()
		return
	}
	d.shelve()
}

// putBack puts an older copy in a device's place.
func (d *device) putBack(dir string) {
	w := d.world
	d.close()
	w.must("close", d.reader.close())
	d.reader = nil
	w.must("copy", copyWorkspace(dir, d.dir))
	d.open()
	d.known = nil
	told := w.rng.IntN(2) == 0
	if told { // the program restored it itself, or notices that it is on another disk
		d.mark += "'"
	}
	w.trace.add("%s is put back to an older copy; the program can tell: %v", d, told)
	d.inspect()
	d.again, d.unknown = d.self().Writer, d.unknownOwn()
}

// restoreUnshared puts a device back to a copy in which changes wait that were shared since, and on which people went on.
// Nobody did anything else meanwhile: it must come out as if nothing had happened.
func (d *device) restoreUnshared() {
	w := d.world
	if !d.member || w.folder.troubled() || w.folder.rotten {
		return
	}
	w.folder.calm = true // whoever does not see yet what it published itself cannot know
	defer func() { w.folder.calm = false }()
	colleague := one(w.rng, w.present())
	d.settleDown(share.ExchangeOptions{})
	for range 1 + w.rng.IntN(3) {
		d.change()
	}
	d.shelve()
	copied := w.shelf[len(w.shelf)-1].dir
	for _, on := range []*device{d, colleague, d} {
		on.settleDown(share.ExchangeOptions{})
		on.change()
		on.settleDown(share.ExchangeOptions{})
	}
	changes, asked, shown := len(d.known.txs), d.conflicts(), d.dump()
	w.fault("put back to what was not shared then")
	d.putBack(copied)
	d.settleDown(share.ExchangeOptions{})
	switch {
	case len(d.known.txs) != changes:
		w.fail("%s has %d changes, and had %d before it was put back", d, len(d.known.txs), changes)
	case d.conflicts() != asked:
		w.fail("%s asks other things since it was put back:\n%s", d, difference(asked, d.conflicts()))
	case d.dump() != shown:
		w.fail("%s shows other things since it was put back:\n%s", d, difference(shown, d.dump()))
	}
}

// unknownOwn are the contents of files in the folder that bear the device's own signature, and that it does not know.
func (d *device) unknownOwn() (list [][]byte) {
	own := string(d.self().Writer)
	known, err := d.reader.files()
	d.world.must("reading the files", err)
	for name, content := range d.world.folder.ever {
		if _, there := known[name]; !there && strings.Contains(name, own) && !strings.HasPrefix(name, "key/") {
			list = append(list, content)
		}
	}
	return list
}

// clone copies a device, and both go on.
func (d *device) clone() {
	w := d.world
	if len(w.devices) >= 6 {
		return
	}
	w.must("copy", d.reader.fold())
	twin := w.addDevice(d.dir)
	twin.shift, twin.member = d.shift, d.member
	told := w.rng.IntN(2) == 0
	if !told { // such as a virtual machine that was started twice
		twin.mark = d.mark
	}
	w.twins = true
	w.fault("copied, and both go on")
	w.trace.add("%s is a copy of %s; the program can tell: %v", twin, d, told)
	twin.inspect()
	if w.rng.IntN(3) > 0 {
		d.changeAlike(twin)
		d.shareAlike(twin)
	}
}

// shareAlike lets a device and its copy exchange before either sees what the other put into the folder.
func (d *device) shareAlike(twin *device) {
	if !d.member || d.world.folder.troubled() {
		return
	}
	if _, err := twin.view.List(ctx); err != nil {
		return
	}
	twin.view.blind = true
	for _, one := range []*device{d, twin} {
		_, _ = one.exchange(share.ExchangeOptions{}) // looked at already
	}
	twin.view.blind = false
}

// lose takes a device away for ever, with all that only it had.
func (d *device) lose() {
	w := d.world
	members := slices.DeleteFunc(w.present(), func(d *device) bool { return !d.member })
	if len(members) < 2 || !d.member {
		return // with the only member the team would be gone
	}
	d.lost, w.orphans = true, true
	w.fault("lost for ever")
	w.trace.add("%s is lost", d)
	w.forgive()
}

// folderReturns ends what happened to the whole folder.
func (w *world) folderReturns() {
	f := w.folder
	if f.foreign && !maps.EqualFunc(f.files, w.options.foreign, bytes.Equal) {
		w.fail("something was written into another team's folder")
	}
	f.comeBack()
	w.trace.add("the folder is back")
}

// folderMisfortune strikes the folder.
func (w *world) folderMisfortune() {
	f := w.folder
	if f.troubled() {
		return
	}
	name, what := "", ""
	switch n := w.rng.IntN(16); {
	case n < 4:
		name, _ = f.lose()
		what = "is gone for good"
	case n < 7:
		name, _ = f.rename()
		what = "is renamed for everybody"
	case n < 9:
		name, _ = f.rot()
		what = "is rotten for good"
	case n < 12:
		f.away = true
		w.fault("folder not there")
		name, what = "folder", "is not there"
	case n < 14:
		f.empty()
		name, what = "folder", "is emptied"
	default:
		f.swap(w.options.foreign)
		name, what = "folder", "is another team's"
	}
	if name == "" {
		return
	}
	w.trace.add("%s %s", w.trace.file(name), what)
	w.forgive()
}
