package simulator

import (
	"database/sql/driver"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/share"
	"countyline/data/sqlite"
)

// device is a colleague's computer with a workspace on it.
type device struct {
	world  *world
	number int
	dir    string
	db     *sqlite.DB // nil while it is closed
	reader *reader
	view   *view
	fuse   *fuse
	shift  time.Duration // of its clock against the true time
	mark   string        // of its installation, computer and folder
	member bool          // of the team
	rates  bool          // may see rates
	lost   bool          // it never comes back
	known  *contents     // as it was looked at last
	undos  []sqlite.Undo
	newer  bool // it runs a newer version, which knows more columns
	// unknown are files that the device had published before it was put back to an older copy, under the name that it
	// has again.
	unknown [][]byte
	again   oplog.Writer
}

func (d *device) String() string { return fmt.Sprintf("device %d", d.number) }

// now is the time by the device's clock.
func (d *device) now() time.Time { return d.world.now.Add(d.shift) }

func (d *device) options() sqlite.Options {
	return sqlite.Options{Now: d.now, Version: "simulated", Rand: d.world.random, Connected: d.connected}
}

// connected makes every commit a call at which the device may crash. A crash anywhere within a transaction is the same as
// one right before its commit: nothing of it is on the disk. Nothing is forced to the disk either, for no power fails
// here; that is what the test with the killed program is for.
func (d *device) connected(c driver.Conn) error {
	conn, ok := c.(interface {
		driver.ExecerContext
		RegisterCommitHook(func() int)
	})
	if !ok {
		return fmt.Errorf("a connection of type %T", c)
	}
	conn.RegisterCommitHook(func() int {
		if d.fuse.commit() != nil {
			return 1 // rolls back
		}
		return 0
	})
	_, err := conn.ExecContext(ctx, "PRAGMA synchronous = OFF", nil)
	return err
}

// addDevice sets up a computer with a copy of the workspace in from.
func (w *world) addDevice(from string) *device {
	n := len(w.devices) + 1
	d := &device{world: w, number: n, dir: filepath.Join(w.dir, fmt.Sprintf("device-%d", n)), fuse: newFuse(), mark: fmt.Sprintf("mark of device %d", n)}
	d.view = w.folder.view(d.fuse)
	w.must("copy", copyWorkspace(from, d.dir))
	w.devices = append(w.devices, d)
	d.open()
	return d
}

// copyWorkspace copies a closed workspace.
func copyWorkspace(from, to string) error {
	for _, name := range []string{"documents", "backups", "logs"} {
		if err := os.MkdirAll(filepath.Join(to, name), 0o700); err != nil {
			return err
		}
	}
	if err := os.CopyFS(filepath.Join(to, "documents.new"), os.DirFS(filepath.Join(from, "documents"))); err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(to, "documents")); err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(to, "documents.new"), filepath.Join(to, "documents")); err != nil {
		return err
	}
	b, err := os.ReadFile(filepath.Join(from, "countyline.db"))
	if err != nil {
		return err
	}
	// A backup of the last day of all: no device makes a daily one, which would cost more than all the rest.
	if err := os.WriteFile(filepath.Join(to, "backups", "countyline-99991231T000000Z-daily.db"), nil, 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, "countyline.db"), b, 0o600)
}

func (d *device) open() {
	d.fuse.reset()
	db, err := sqlite.Open(ctx, d.dir, d.options())
	d.world.must("open", err)
	d.db = db
	if d.reader == nil {
		d.reader, err = openReader(d.dir)
		d.world.must("open", err)
	}
	d.unlock()
}

// unlock gives the database the keys to what is private.
func (d *device) unlock() {
	self := d.self()
	if d.member = self.Team != ""; !d.member {
		return
	}
	keys, err := share.OpenKeys(self)
	d.world.must("keys", err)
	d.rates = keys.SeesRates()
	d.db.Unseal = func(sealed []byte) (string, bool) {
		v, ok := keys.Unseal(sealed)
		return v.Content, ok
	}
	if d.rates {
		d.world.must("reveal", d.db.Reveal(ctx))
	}
}

func (d *device) self() oplog.Self {
	self, err := d.db.Self(ctx)
	d.world.must("who it is", err)
	return self
}

func (d *device) close() {
	d.undos = nil
	d.world.must("close", d.db.Close())
	d.db = nil
}

// restart closes and opens the workspace, as after a crash.
func (d *device) restart() {
	d.close()
	d.open()
}

func (d *device) engine() *share.Engine {
	return &share.Engine{Store: crashing{d.db, d.fuse}, Transport: d.view, Now: d.now, Rand: d.world.random, App: "simulated", Mark: d.mark}
}

const passphrase = "four words of a test"

// found makes the team.
func (d *device) found() {
	err := d.engine().Found(ctx, share.Founding{Name: "Cypress Bend", Passphrase: []byte(passphrase), WorkFactor: 1, Rand: d.world.random}, d.membership())
	d.world.must("found", err)
	d.unlock()
	d.world.trace.add("%s founds the team", d)
}

func (d *device) membership() share.Membership {
	return share.Membership{Person: fmt.Sprintf("Person %d", d.number), Device: d.String(), Folder: "the shared folder"}
}

// join makes the device a member, if the folder lets it.
func (d *device) join() {
	err := d.engine().Join(ctx, []byte(passphrase), d.membership())
	d.world.trace.add("%s joins: %s", d, d.world.said(err))
	crashed := d.recover()
	if err == nil {
		d.unlock()
	} else if !crashed {
		d.world.allow("join", err, "not_a_team", "folder_missing", "wrong_passphrase", "newer_format")
	}
	d.inspect()
}

// recover starts a device again if it has crashed.
func (d *device) recover() (crashed bool) {
	if crashed = d.fuse.dead; crashed {
		d.world.tally.Crashes++
		d.world.fault("crash")
		d.world.trace.add("%s crashed and starts again", d)
		d.restart()
	}
	d.fuse.reset()
	return crashed
}

// exchange is one round with the folder. It may fail where the folder does, and then it must have done no harm.
func (d *device) exchange(o share.ExchangeOptions) (share.Report, error) {
	w := d.world
	w.tally.Exchanges++
	report, err := d.engine().Exchange(ctx, o)
	w.trace.add("%s exchanges%s: sent %d, received %d with %d changes of %d cells, put back %d, %d conflicts, %d wait, %d set aside, %d odd names%s: %s",
		d, map[bool]string{true: ", rebuilding"}[o.Rebuild], report.Sent, report.Received, report.Transactions, report.Operations, report.Republished,
		report.Conflicts, len(report.Waiting), len(report.Quarantined), len(report.Odd), map[bool]string{true: ", as a new member"}[report.NewIncarnation], w.said(err))
	for _, wait := range report.Waiting {
		w.trace.add("  %s waits for %s, and %d files for it", w.trace.file(wait.File), wait.For, wait.Files)
	}
	crashed := d.recover()
	if report.NewIncarnation || report.Rates {
		d.unlock()
	}
	before := d.known
	d.inspect()
	switch data.CodeOf(err) {
	case "folder_missing", "folder_empty", "folder_foreign", "folder_vanished":
		if len(d.known.txs) != len(before.txs) {
			w.fail("%s was told %v, and yet its history changed", d, err)
		}
	}
	if err != nil && !crashed {
		w.allow("exchange", err, "folder_missing", "folder_empty", "folder_foreign", "folder_vanished", "not_published")
	}
	return report, err
}
