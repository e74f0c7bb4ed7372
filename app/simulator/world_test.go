package simulator

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"countyline/data"
	"countyline/data/share"
)

// world is one run: devices, a folder between them, and a clock. All chance comes from its seed.
type world struct {
	seed    uint64
	rng     *rand.Rand
	random  io.Reader // the same chance, for keys and identities
	dir     string
	now     time.Time // the true time
	began   time.Time
	folder  *folder
	devices []*device
	trace   *trace
	tally   *tally
	options options

	// acknowledged are the changes that somebody was told are safe, by what they did.
	acknowledged map[string]*loggedTx
	shelf        []shelved // older copies of devices
	twins        bool      // two devices may write under one name
	orphans      bool      // half a file may be in the folder, and nobody who has the rest of it
}

// options are what every run shares.
type options struct {
	room      string               // folder for runs
	template  string               // folder of a closed, new workspace
	foreign   map[string][]byte    // another team's folder
	standards map[[2]string]string // what cells hold that nobody wrote, by table and column
}

// shelved is a copy of a device's workspace.
type shelved struct {
	of  *device
	dir string
}

// failure is what the oracle objects to.
type failure struct{ message string }

// outcomeOfRun is what a run came to.
type outcomeOfRun struct {
	err   error // nil: all is well
	trace *trace
	tally *tally
}

// run plays one seed.
func run(seed uint64, o options) (result outcomeOfRun) {
	w := newWorld(seed, o)
	result.trace, result.tally = w.trace, w.tally
	defer func() {
		caught := recover()
		if caught != nil {
			result.err = fmt.Errorf("%v\n%s", caught, debug.Stack())
		}
		if f, ok := caught.(failure); ok {
			result.err = errors.New(f.message)
		}
		w.end(caught == nil)
	}()
	w.live()
	w.heal()
	w.judge()
	return result
}

func newWorld(seed uint64, o options) *world {
	chacha := [32]byte{}
	binary.LittleEndian.PutUint64(chacha[:], seed)
	w := &world{
		seed: seed, rng: rand.New(rand.NewPCG(seed, 0)), random: rand.NewChaCha8(chacha), dir: filepath.Join(o.room, fmt.Sprintf("seed-%d", seed)),
		now: time.Date(2026, 2, 1, 9, 0, 0, 0, time.UTC), trace: &trace{}, tally: newTally(), options: o,
		acknowledged: map[string]*loggedTx{},
	}
	w.tally.Runs, w.began = 1, w.now
	w.folder = newFolder(rand.New(rand.NewPCG(seed, 1)), w.fault)
	return w
}

// end closes what is open and tidies up.
func (w *world) end(well bool) {
	for _, d := range w.devices {
		if d.db == nil {
			continue
		}
		if err := errors.Join(d.reader.close(), d.db.Close()); err != nil && well {
			panic(err)
		}
	}
	_ = os.RemoveAll(w.dir) // the test's own folder goes anyway
	w.tally.DeviceDays += float64(len(w.devices)) * w.now.Sub(w.began).Hours() / 24
}

// steps is how much happens in a run, and half as much again at most.
const steps = 16

// live is the time in which everything goes wrong that can.
func (w *world) live() {
	w.folder.calm = true
	w.addDevice(w.options.template).found()
	for range one(w.rng, []int{1, 1, 1, 1, 2, 2, 2, 3, 4}) {
		w.addDevice(w.options.template)
	}
	for _, d := range w.devices {
		d.newer = w.rng.IntN(4) == 0
		d.inspect()
	}
	w.folder.calm = false
	for range steps + w.rng.IntN(steps) {
		w.folder.tick++
		w.now = w.now.Add(w.pause())
		d := w.devices[w.rng.IntN(len(w.devices))]
		if w.folder.troubled() && w.rng.IntN(5) == 0 {
			w.folderReturns()
		}
		switch n := w.rng.IntN(100); {
		case d.lost:
		case n < 50:
			d.change()
		case n < 88:
			d.share()
		case n < 95:
			d.misfortune()
		default:
			w.folderMisfortune()
		}
	}
}

// pause is how long nothing happens: seconds while people work, days while they do not.
func (w *world) pause() time.Duration {
	switch w.rng.IntN(10) {
	case 0:
		return time.Duration(w.rng.IntN(72)) * time.Hour
	case 1, 2:
		return 0 // at the same instant
	}
	return time.Duration(w.rng.IntN(3600_000)) * time.Millisecond
}

// share is what a device does of its own accord from time to time.
func (d *device) share() {
	w := d.world
	switch w.rng.IntN(8) {
	case 0:
		d.fuse.left = w.rng.IntN(60)
	case 1:
		d.fuse.commits = w.rng.IntN(8)
	}
	if !d.member {
		d.join()
		return
	}
	if d.rates && w.rng.IntN(6) == 0 {
		d.grant()
	}
	_, err := d.exchange(share.ExchangeOptions{})
	switch data.CodeOf(err) {
	case "folder_empty", "folder_vanished", "folder_foreign":
		if err != nil && w.rng.IntN(3) == 0 { // the person decides to fill it again
			_, _ = d.exchange(share.ExchangeOptions{Rebuild: true}) // looked at already
		}
	}
}

// grant lets a colleague see rates and private notes.
func (d *device) grant() {
	w := d.world
	members, err := share.Members(ctx, d.db)
	w.must("members", err)
	m := one(w.rng, members)
	err = share.GrantRates(ctx, d.engine(), m.Writer)
	w.trace.add("%s lets %s see rates: %s", d, w.trace.writer(string(m.Writer)), w.said(err))
	if err != nil && !d.fuse.dead {
		w.allow("granting", err, "no_member")
	}
}

// maxRounds bounds how often everybody has to exchange until all is quiet, once nothing goes wrong any more.
const maxRounds = 8

// heal ends all faults and lets everybody exchange until nothing new comes.
func (w *world) heal() {
	w.trace.add("all faults end")
	switch {
	case !w.folder.troubled():
	case w.folder.away || w.folder.foreign || w.rng.IntN(2) == 0:
		w.folderReturns()
	default: // it stays empty, and is filled again
		w.folder.before = nil
		w.forgive()
	}
	w.folder.calm = true
	for _, d := range w.present() { // so that copies that still go by one name come to light
		undo, err := d.db.NameProvider(ctx, npis[0], "as "+d.String())
		d.note("names a provider for the last time", undo, err)
	}
	w.untilQuiet(share.ExchangeOptions{})
	if len(w.present()) < len(w.devices) {
		w.now = w.now.Add(15 * 24 * time.Hour) // what vanished of those that are gone, others put back now
		w.untilQuiet(share.ExchangeOptions{})
	}
	if w.folder.rotten { // one file an exchange is read back, so it may take long: then people are told to rebuild
		for _, d := range w.present() {
			_, err := d.exchange(share.ExchangeOptions{Rebuild: true})
			w.must("rebuilding", err)
		}
		w.untilQuiet(share.ExchangeOptions{})
	}
}

func (w *world) untilQuiet(o share.ExchangeOptions) {
	for range maxRounds {
		files, changed, waiting := len(w.folder.files), false, 0
		for _, d := range w.present() {
			w.now = w.now.Add(time.Minute)
			w.folder.tick++
			known := len(d.known.txs)
			waiting += d.settleDown(o)
			changed = changed || len(d.known.txs) != known
		}
		if !changed && len(w.folder.files) == files {
			if waiting > 0 && !w.folder.rotten && !w.orphans {
				w.fail("all is quiet, and yet %d files are waited for", waiting)
			}
			return
		}
	}
	w.fail("after %d rounds without a fault there is still something to exchange", maxRounds)
}

// present are the devices that still exist.
func (w *world) present() []*device {
	return slices.DeleteFunc(slices.Clone(w.devices), func(d *device) bool { return d.lost })
}

// settleDown exchanges on a device while nothing goes wrong: now nothing may. It says how many files are waited for.
func (d *device) settleDown(o share.ExchangeOptions) (waiting int) {
	w := d.world
	if !d.member {
		d.join()
	}
	if !d.member {
		return 1 // the folder is empty still
	}
	report, err := d.exchange(o)
	if code := data.CodeOf(err); err != nil && (code == "folder_empty" || code == "folder_vanished") {
		report, err = d.exchange(share.ExchangeOptions{Rebuild: true})
	}
	if err != nil {
		w.fail("%s cannot exchange though nothing is wrong any more: %v", d, err)
	}
	return len(report.Waiting)
}

// fail ends the run.
func (w *world) fail(format string, args ...any) { panic(failure{fmt.Sprintf(format, args...)}) }

// must ends the run if something failed that never may.
func (w *world) must(what string, err error) {
	if err != nil {
		w.fail("%s failed: %v", what, err)
	}
}

// allow ends the run unless the error is one that the folder, the disk or a crash explains.
func (w *world) allow(what string, err error, codes ...string) {
	for _, known := range []error{errCrashed, errBusy, errFull, share.ErrMissing, share.ErrAbsent, share.ErrNotYet, share.ErrTaken} {
		if errors.Is(err, known) {
			return
		}
	}
	if !slices.Contains(codes, data.CodeOf(err)) {
		w.fail("%s failed for no reason: %v", what, err)
	}
}

// said is an error as the trace tells it.
func (w *world) said(err error) string {
	if err == nil {
		return "done"
	}
	return data.CodeOf(err)
}

func (w *world) fault(kind string) { w.tally.Faults[kind]++ }
