package app

import "testing"

func TestOneThingIsNotSpokenOfAsSeveral(t *testing.T) {
	for n, want := range map[int]string{0: "0 rows", 1: "1 row", 2: "2 rows", 1234567: "1,234,567 rows"} {
		if got := some(n, "row"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if counties(1) != "1 county" || counties(3198) != "3,198 counties" {
		t.Error(counties(1), counties(3198))
	}
}
