package share_test

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

func TestEditsOfTwoComputersMeet(t *testing.T) {
	_, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[1].edit("p2", "name", "Hill Clinic")
	if r := d[0].share(); r.Sent != 1 || r.Received != 0 {
		t.Errorf("the first sent %d and received %d", r.Sent, r.Received)
	}
	if r := d[1].share(); r.Sent != 1 || r.Received != 1 || r.Transactions != 1 || r.Operations != 1 {
		t.Errorf("the second: %+v", r)
	}
	if r := d[0].share(); r.Sent != 0 || r.Received != 1 {
		t.Errorf("the first then: %+v", r)
	}
	equal(t, d...)
	if r := d[0].share(); r.Sent+r.Received+r.Republished+len(r.Waiting)+len(r.Odd)+len(r.Quarantined) > 0 {
		t.Errorf("an exchange without news did something: %+v", r)
	}
}

func TestANameThatIsChangedDuringAnExchangeStays(t *testing.T) {
	_, d := team(t, 1)
	d[0].fakeStore.call = func(call string) func() error {
		if strings.HasSuffix(call, "Self") && call != "Self" { // just before the exchange writes
			d[0].self.Person = "Ann Smith"
		}
		return func() error { return nil }
	}
	d[0].share()
	if d[0].self.Person != "Ann Smith" {
		t.Errorf("it is %q again", d[0].self.Person)
	}
}

func TestWhatAMemberReceivedIsKnownToTheOthersAfterItsNextExchange(t *testing.T) {
	place, d := team(t, 2)
	acks := func() int { return strings.Count(strings.Join(list(t, place), " "), "ack/"+string(d[1].self.Writer)) }
	before := acks()
	wait := func(time time.Duration) {
		for _, at := range d {
			*at.clock = at.clock.Add(time)
		}
	}
	wait(2 * time.Minute)
	d[0].edit("p1", "name", "Valley Clinic")
	for range 2 {
		d[0].share()
		d[1].share()
		d[0].share()
	}
	for _, m := range members(t, d[0]) {
		if m.Writer == d[1].self.Writer && (m.Behind != 0 || !m.LastExchange.Equal(*d[1].clock)) {
			t.Errorf("%+v", m)
		}
	}
	if n := acks() - before; n != 1 {
		t.Errorf("%d acknowledgments", n)
	}
	// More within the same minute is told at its end; nothing new is not told at all.
	d[0].edit("p1", "name", "Valley Health")
	d[0].share()
	d[1].share()
	if n := acks() - before; n != 1 {
		t.Errorf("%d acknowledgments within a minute", n)
	}
	for range 3 {
		wait(time.Minute)
		d[1].share()
	}
	if n := acks() - before; n != 2 {
		t.Errorf("%d acknowledgments in the end", n)
	}
	// One's own changes need none.
	wait(time.Minute)
	d[0].edit("p1", "name", "Valley")
	d[0].share()
	wait(time.Hour)
	d[1].share()
	d[1].edit("p2", "name", "Hill Clinic")
	d[1].share()
	wait(time.Hour)
	d[1].share()
	if n := acks() - before; n != 3 {
		t.Errorf("%d acknowledgments beside changes", n)
	}
}
