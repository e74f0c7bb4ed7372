package share_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"

	"countyline/data"
	"countyline/data/share"
	"countyline/data/share/sharetest"
)

var errStopped = errors.New("the computer stopped")

// view is the place as one computer sees it.
type view struct {
	share.Transport
	hidden   func(name string) bool // has not arrived here
	unlisted func(name string) bool // is missing in listings only
	full     bool                   // nothing more can be written
	call     func(name string) func() error
}

func (v *view) Prepare(ctx context.Context) error {
	if place, ok := v.Transport.(interface{ Prepare(context.Context) error }); ok {
		return place.Prepare(ctx)
	}
	return nil
}

func (v *view) List(ctx context.Context) ([]share.Entry, error) {
	end := v.call("List")
	if end == nil {
		return nil, errStopped
	}
	all, err := v.Transport.List(ctx)
	var seen []share.Entry
	for _, e := range all {
		if !is(v.hidden, e.Name) && !is(v.unlisted, e.Name) {
			seen = append(seen, e)
		}
	}
	return seen, errors.Join(err, end())
}

func (v *view) Get(ctx context.Context, name string) ([]byte, error) {
	end := v.call("Get")
	if end == nil {
		return nil, errStopped
	}
	if is(v.hidden, name) {
		return nil, errors.Join(share.ErrAbsent, end())
	}
	content, err := v.Transport.Get(ctx, name)
	return content, errors.Join(err, end())
}

func (v *view) PutNew(ctx context.Context, name string, content []byte) error {
	end := v.call("PutNew")
	if end == nil {
		return errStopped
	}
	if v.full {
		return fmt.Errorf("%w: put", syscall.ENOSPC)
	}
	return errors.Join(v.Transport.PutNew(ctx, name, content), end())
}

func is(of func(string) bool, name string) bool { return of != nil && of(name) }

// device is a workspace on a computer with its engine.
type device struct {
	*fakeStore
	t      *testing.T
	view   *view
	engine *share.Engine
	clock  *time.Time
}

const passphrase = "four words of a team"

var began = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// newDevice is a computer that sees a place; seed makes its keys differ from those of others.
func newDevice(t *testing.T, place share.Transport, seed byte) *device {
	clock := began
	now := func() time.Time { return clock }
	d := &device{t: t, clock: &clock, fakeStore: newStore(now)}
	d.self.Person = fmt.Sprint("user ", seed) // of the computer
	d.view = &view{Transport: place, call: d.fakeStore.call}
	d.engine = &share.Engine{Store: d.fakeStore, Transport: d.view, Now: now, Rand: random(seed), App: "1.0"}
	return d
}

func random(seed byte) io.Reader { return rand.NewChaCha8([32]byte{seed}) }

// team is computers of one team, the first its founder. All know each other's cards.
func team(t *testing.T, n int) (*sharetest.Memory, []*device) { return teamFrom(t, 1, n) }

// teamFrom is a team whose keys differ from those of teams with other seeds.
func teamFrom(t *testing.T, seed byte, n int) (*sharetest.Memory, []*device) {
	place := &sharetest.Memory{}
	devices := make([]*device, n)
	for i := range devices {
		devices[i] = newDevice(t, place, seed+byte(i))
		if i == 0 {
			devices[i].found()
		} else {
			devices[i].join(string(rune('A' + i)))
		}
		devices[i].share()
	}
	meet(devices...)
	return place, devices
}

func (d *device) found() {
	d.t.Helper()
	err := d.engine.Found(d.t.Context(), share.Founding{Name: "Valley", Passphrase: []byte(passphrase), WorkFactor: 1}, share.Membership{Person: "A", Device: "Desk", Folder: "/share"})
	if err != nil {
		d.t.Fatalf("found: %v", err)
	}
}

func (d *device) join(person string) {
	d.t.Helper()
	if err := d.engine.Join(d.t.Context(), []byte(passphrase), share.Membership{Person: person, Device: "Laptop", Folder: "/share"}); err != nil {
		d.t.Fatalf("join: %v: %v", err, errors.Unwrap(err))
	}
}

// share is an exchange that must succeed.
func (d *device) share() share.Report {
	d.t.Helper()
	return d.shareWith(share.ExchangeOptions{})
}

func (d *device) shareWith(o share.ExchangeOptions) share.Report {
	d.t.Helper()
	r, err := d.engine.Exchange(d.t.Context(), o)
	if err != nil {
		d.t.Fatalf("%s: exchange: %v: %v", d.self.Person, err, errors.Unwrap(err))
	}
	return r
}

// refused is an exchange that must fail with a code, and change nothing here.
func (d *device) refused(code string) {
	d.t.Helper()
	before := d.everything()
	_, err := d.engine.Exchange(d.t.Context(), share.ExchangeOptions{})
	if data.CodeOf(err) != code {
		d.t.Fatalf("got %v, want code %s", err, code)
	}
	if strings.Count(err.Error(), ". ")+1 > 2 || !strings.HasSuffix(err.Error(), ".") {
		d.t.Errorf("not calm sentences: %q", err)
	}
	if now := d.everything(); now != before {
		d.t.Errorf("the workspace changed:\n%s\nbefore:\n%s", now, before)
	}
}

// everything is the whole content of a workspace.
func (d *device) everything() string {
	var files []string
	for name, f := range d.files {
		files = append(files, fmt.Sprintf("%s %s %s", name, f.State, f.Reason))
	}
	return fmt.Sprintf("%v\n%v\n%s", d.self, sorted(files), d.dump())
}

// meet lets computers exchange until all have everything.
func meet(devices ...*device) {
	for range 3 {
		for _, d := range devices {
			d.t.Helper()
			d.share()
		}
	}
}

// equal says that computers show the same, and that nothing waits.
func equal(t *testing.T, devices ...*device) {
	t.Helper()
	for _, d := range devices {
		if got, want := d.dump(), devices[0].dump(); got != want {
			t.Errorf("%s shows\n%sbut %s shows\n%s", d.self.Person, got, devices[0].self.Person, want)
		}
		if len(d.log) != len(devices[0].log) || d.pending() > 0 {
			t.Errorf("%s has %d transactions in its history, %d of them pending; %s has %d", d.self.Person, len(d.log), d.pending(), devices[0].self.Person, len(devices[0].log))
		}
	}
}

// attach makes a record that names a file, whose content is here.
func (d *device) attach(name, content string) string {
	sum := sha256.Sum256([]byte(content))
	id := hex.EncodeToString(sum[:])
	d.blobs[id] = []byte(content)
	d.edit(name, "file", id)
	return id
}

func code(err error) string { return data.CodeOf(err) }
