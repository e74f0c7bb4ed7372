package sqlite

import "testing"

func TestANameWithoutLettersThatAnOlderVersionTookIsTheSameEverywhere(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	must(t, team[0].SaveAlias(t.Context(), "-", "001"))
	must(t, team[0].SaveAlias(t.Context(), "Heart Whisperer", "008"))
	meet(team...)
	if team[0].dump() != team[1].dump() {
		t.Errorf("%s\nis not\n%s", team[0].dump(), team[1].dump())
	}
	for _, c := range team {
		if found, err := c.Replay(t.Context(), nil); err != nil || len(found.Differences) > 0 {
			t.Errorf("%v, %v", found.Differences, err)
		}
		if n, err := c.Deferred(t.Context()); err != nil || n > 0 {
			t.Errorf("%d changes wait for a newer version: %v", n, err)
		}
	}
}
