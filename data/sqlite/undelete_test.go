package sqlite

import (
	"testing"

	"countyline/data"
)

func TestADisagreementOnADeletedRecordComesBackWithIt(t *testing.T) {
	all := colleagues(t, "a", "b")
	a, b := all[0], all[1]
	place := func(c *colleague, name, filters string) {
		t.Helper()
		_, _, err := c.SaveView(t.Context(), data.SavedView{ID: "view", Screen: "network", Name: name, Place: filters})
		must(t, err)
	}
	place(a, "Mine", "a")
	place(b, "Mine", "b")
	b.receive(a.publish(100)...)
	if _, err := b.DeleteView(t.Context(), "view"); err != nil {
		t.Fatal(err)
	}
	if list, err := b.Conflicts(t.Context()); err != nil || len(list) > 0 {
		t.Fatalf("people are asked about a deleted record: %v, %v", list, err)
	}
	place(b, "Theirs", "b") // the same filters: nothing is said of them
	list, err := b.Conflicts(t.Context())
	if err != nil || len(list) != 1 || list[0].Cell != "place" {
		t.Errorf("when it came back people were asked about %v, %v", list, err)
	}
	a.receive(b.publish(100)...)
	if a.dump() != b.dump() {
		t.Errorf("%s\n%s", a.dump(), b.dump())
	}
}
