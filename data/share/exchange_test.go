package share_test

import (
	"slices"
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
