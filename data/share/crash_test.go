package share_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"countyline/data/oplog"
	"countyline/data/share"
	"countyline/data/share/sharetest"
)

// stopAt makes a computer stop at one of its calls to the workspace or the place: before it has any effect, or after it
// had all. Nothing it calls then does anything. It returns how many calls there were.
func (d *device) stopAt(n int, after bool) *int {
	calls := 0
	d.call = func(string) func() error {
		calls++
		switch {
		case n < 0 || calls < n || calls == n && after:
			return func() error {
				if calls == n {
					return errStopped
				}
				return nil
			}
		}
		return nil
	}
	d.view.call = d.call
	return &calls
}

// story is a computer that has something to send, to receive, to acknowledge and to put back, and a file each way.
func story(t *testing.T) (*sharetest.Memory, []*device) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[1].edit("p2", "name", "Hill Clinic")
	d[1].share()
	d[0].attach("roster.csv", "npi,name")
	d[0].share()
	place.Set(mustName(t, place, segmentOf(d[1], 1)), nil)
	d[1].edit("p1", "name", "Valley Health")
	d[1].edit("p2", "name", "Hill Health", "private_note", "call first")
	d[1].attach("delta.csv", "npi,name,county")
	*d[1].clock = d[1].clock.Add(2 * time.Hour)
	return place, d
}

func TestAnExchangeStoppedAnywhereIsFinishedByTheNext(t *testing.T) {
	place, d := story(t)
	calls := d[1].stopAt(-1, false)
	d[1].share()
	total, files := *calls, kinds(list(t, place))
	if total < 30 {
		t.Fatalf("only %d calls: the story does not hold everything", total)
	}
	for n := 1; n <= total; n++ {
		for _, after := range []bool{false, true} {
			place, d := story(t)
			d[1].stopAt(n, after)
			_, err := d[1].engine.Exchange(t.Context(), share.ExchangeOptions{})
			if err == nil && n < total {
				// A file that could not be read counts as one that has not arrived; everything later is stopped too.
				t.Errorf("stopped at call %d (after: %v) without an error", n, after)
			}
			d[1].stopAt(-1, false)
			if r := d[1].share(); r.NewIncarnation || len(r.Forks)+len(r.Odd)+len(r.Waiting) > 0 {
				t.Errorf("stopped at call %d (after: %v), then %+v", n, after, r)
			}
			if now := kinds(list(t, place)); now != files {
				t.Errorf("stopped at call %d (after: %v), the place holds %s; want %s", n, after, now, files)
			}
			d[0].share()
			d[1].share()
			equal(t, d...)
			for _, at := range d {
				if len(at.blobs) != 2 {
					t.Errorf("stopped at call %d (after: %v), %s has %d files", n, after, at.self.Person, len(at.blobs))
				}
			}
			if t.Failed() {
				return
			}
		}
	}
}

// kinds counts files by their kind.
func kinds(names []string) string {
	var list []string
	for _, name := range names {
		kind, _, _ := strings.Cut(name, "/")
		list = append(list, kind[:3])
	}
	return strings.Join(sorted(list), " ")
}

func TestFoundingAndJoiningStoppedAnywhereCanBeDoneAgain(t *testing.T) {
	for _, joins := range []bool{false, true} {
		start := func() (*sharetest.Memory, *device, func() error) {
			place := &sharetest.Memory{}
			if joins {
				first := newDevice(t, place, 1)
				first.found()
				first.share()
			}
			d := newDevice(t, place, 2)
			d.edit("p1", "name", "Valley Clinic")
			return place, d, func() error {
				if joins {
					return d.engine.Join(t.Context(), []byte(passphrase), share.Membership{Person: "B", Device: "Laptop"})
				}
				return d.engine.Found(t.Context(), share.Founding{Name: "Valley", Passphrase: []byte(passphrase), WorkFactor: 1}, share.Membership{Person: "B", Device: "Laptop"})
			}
		}
		_, d, enter := start()
		calls := d.stopAt(-1, false)
		if err := enter(); err != nil {
			t.Fatal(err)
		}
		total := *calls
		for n := 1; n <= total; n++ {
			for _, after := range []bool{false, true} {
				place, d, enter := start()
				d.stopAt(n, after)
				if err := enter(); err == nil {
					t.Errorf("joins: %v: stopped at call %d (after: %v) without an error", joins, n, after)
				}
				d.stopAt(-1, false)
				if err := enter(); err != nil && !inTeam(err) {
					t.Fatalf("joins: %v: stopped at call %d (after: %v), then %v", joins, n, after, err)
				}
				d.share()
				late := newDevice(t, place, 9)
				late.join("Late")
				late.share()
				d.share()
				if teams := slices.DeleteFunc(list(t, place), func(name string) bool { return !strings.HasPrefix(name, "format") }); len(teams) != 1 {
					t.Errorf("the place is that of %v", teams)
				}
				equal(t, d, late)
				if !strings.Contains(late.dump(), "Valley Clinic") || len(members(t, late)) != len(d.cards()) {
					t.Errorf("joins: %v: stopped at call %d (after: %v), a colleague sees %d members and\n%s", joins, n, after, len(members(t, late)), late.dump())
				}
				if t.Failed() {
					return
				}
			}
		}
	}
}

func TestAFoundingThatWasStoppedAnywhereLeavesTheWorkspaceFreeToJoin(t *testing.T) {
	other, there := teamFrom(t, 100, 1)
	for n := 1; ; n++ {
		place := &sharetest.Memory{}
		d := newDevice(t, place, 2)
		d.edit("p1", "name", "Valley Clinic")
		calls := d.stopAt(n, true)
		_ = d.engine.Found(t.Context(), share.Founding{Name: "Hill", Passphrase: []byte(passphrase), WorkFactor: 1}, share.Membership{Person: "B"})
		if *calls < n {
			return
		}
		d.view.Transport = other
		for m := 1; ; m++ {
			calls := d.stopAt(m, m%2 == 0)
			err := d.engine.Join(t.Context(), []byte(passphrase), share.Membership{Person: "B"})
			if inTeam(err) && d.self.TeamName == "Hill" && len(list(t, place)) == 1 {
				break // it was founded to the end
			}
			if err == nil || *calls < m || inTeam(err) && d.self.TeamName == "Valley" {
				break
			}
		}
		d.stopAt(-1, false)
		if d.self.TeamName == "Hill" {
			if len(list(t, place)) != 1 {
				t.Fatalf("stopped at call %d, it is in a team that no folder holds", n)
			}
			d.view.Transport = place
			d.share()
			continue
		}
		d.share()
		there[0].share()
		equal(t, there[0], d)
		if now := list(t, other); slices.ContainsFunc(now, func(name string) bool {
			return strings.HasPrefix(name, "format") && name != share.FormatName(there[0].self.Team)
		}) {
			t.Fatalf("stopped at call %d, it put a team that was never made: %v", n, now)
		}
		other, there = teamFrom(t, 100, 1)
	}
}

func TestAFoundingThatIsCancelledIsTakenBack(t *testing.T) {
	d := newDevice(t, &sharetest.Memory{}, 1)
	d.edit("p1", "name", "Valley Clinic")
	ctx, cancel := context.WithCancel(t.Context())
	d.view.call = func(name string) func() error {
		if name == "PutNew" {
			cancel()
			return nil
		}
		return func() error { return nil }
	}
	err := d.engine.Found(ctx, share.Founding{Name: "Hill", Passphrase: []byte(passphrase), WorkFactor: 1}, share.Membership{Person: "B"})
	if !errors.Is(err, context.Canceled) || d.self.Team != "" || d.self.RatesKey != "" {
		t.Errorf("%v: %+v", err, d.self)
	}
	d.stopAt(-1, false)
	d.found()
	d.share()
	if len(members(t, d)) != 1 || d.pending() > 0 {
		t.Errorf("%+v", members(t, d))
	}
}

func inTeam(err error) bool { return code(err) == "in_team" }

func (d *device) cards() (names []string) {
	for name, f := range d.files {
		if f.Kind == oplog.CardFile && f.State != oplog.Quarantined {
			names = append(names, name)
		}
	}
	return names
}

func TestAFolderThatIsFullKeepsNothingFromBeingReceived(t *testing.T) {
	_, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].share()
	d[1].edit("p2", "name", "Hill Clinic")
	d[1].attach("roster.csv", "npi,name")
	d[1].view.full = true
	r, err := d[1].engine.Exchange(t.Context(), share.ExchangeOptions{})
	if code(err) != "not_published" || r.Received != 1 || r.Sent != 0 || r.BlobsSent != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	for _, f := range d[1].files {
		if f.Kind == oplog.SegmentFile && f.Writer == d[1].self.Writer && f.State != oplog.Made {
			t.Errorf("%s counts as %s", f.Name, f.State)
		}
	}
	d[1].view.full = false
	if r := d[1].share(); r.Sent != 1 || r.BlobsSent != 1 {
		t.Errorf("when there was space again: %+v", r)
	}
	d[0].share()
	equal(t, d...)
}

func TestWhatDoesNotReachTheFolderIsNotPublished(t *testing.T) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	place.Reaches = func(_ string, content []byte) []byte { return content[:len(content)/2] }
	if _, err := d[0].engine.Exchange(t.Context(), share.ExchangeOptions{}); code(err) != "not_published" {
		t.Errorf("got %v", err)
	}
	place.Reaches = nil
	// The damaged file keeps its name for ever; another name carries the good one.
	if r := d[0].share(); r.Sent != 1 {
		t.Errorf("%+v", r)
	}
	if r := d[1].share(); r.Received != 1 || len(r.Odd) != 1 {
		t.Errorf("%+v", r)
	}
	equal(t, d...)
}

func TestTwoProcessesThatPutOneFileAreDoneOnce(t *testing.T) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].view.full = true
	if _, err := d[0].engine.Exchange(t.Context(), share.ExchangeOptions{}); err == nil { // sealed, and nothing put
		t.Fatal("there was space")
	}
	d[0].view.full = false
	twin := *d[0].fakeStore.copy() // the same workspace, opened by another process
	before := len(list(t, place))
	d[0].share()
	engine := *d[0].engine
	engine.Store = &twin
	if r, err := engine.Exchange(t.Context(), share.ExchangeOptions{}); err != nil || r.NewIncarnation || r.Sent != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if now := len(list(t, place)); now != before+1 {
		t.Errorf("%d files were put: %v", now-before, list(t, place))
	}
	d[1].share()
	equal(t, d...)
}
