package app

import "testing"

func TestOneThingIsNotSpokenOfAsSeveral(t *testing.T) {
	for n, want := range map[int]string{0: "0 rows", 1: "1 row", 2: "2 rows", 1234567: "1,234,567 rows"} {
		if got := some(n, "row"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if countiesOf(1) != "1 county" || countiesOf(3198) != "3,198 counties" {
		t.Error(countiesOf(1), countiesOf(3198))
	}
}
