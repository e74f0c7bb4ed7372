package share_test

import (
	"slices"
	"strings"
	"testing"
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
