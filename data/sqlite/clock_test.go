package sqlite

import (
	"testing"
	"time"

	"countyline/data"
	"countyline/data/oplog"
)

func TestATimeThatNoClockComesToSpoilsNobodysChanges(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	for i, c := range team {
		late := by("mai", 1, "plan p name=Willow")
		late.Time = oplog.End - 1
		c.take(late)
		must(t, c.SaveAlias(t.Context(), "heart", []string{"008", "009"}[i]))
		c.take(by("zoe", 1, "plan q name=Alder"))
	}
	txs, err := team[0].Pending(t.Context(), 10)
	if must(t, err); txs[0].Time.Wall().After(noon.Add(time.Minute)) {
		t.Errorf("rosa's clock went on to %v", txs[0].Time.Wall())
	}
	sent := team[0].publish(10)
	team[0].receive(team[1].publish(10)...)
	team[1].receive(sent...)
	must(t, team[1].SaveAlias(t.Context(), "heart", "010")) // who knew all before has the last word
	team[0].receive(team[1].publish(10)...)
	wantSame(t, team...)
	if list, err := team[0].Conflicts(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("people are asked about %+v (%v)", list, err)
	}
}

func TestClocksBeyondTheLastYearFollowEachOther(t *testing.T) {
	c := colleagues(t, "rosa")[0]
	for i := range 3 {
		late := by("mai", int64(i+1), "plan p name=Willow")
		late.Time = oplog.Latest + oplog.Time(i+1)<<31
		late.Hash[3] = byte(i)
		c.take(late)
	}
	must(t, c.SaveAlias(t.Context(), "heart", "008"))
	txs, err := c.Pending(t.Context(), 10)
	if must(t, err); txs[0].Time != oplog.Latest+3<<31+1 {
		t.Errorf("it goes on at Latest + %d", txs[0].Time-oplog.Latest)
	}
}

func TestWhatNoClockComesToIsTheSameForEverybody(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	for _, c := range team {
		late := by("mai", 1, "participation_edit p status=active", "participation_edit p beds=4")
		late.Time = oplog.End - 1
		c.take(late)
	}
	for _, s := range []data.Status{data.Signed, data.LOI} {
		team[0].status(s)
		team[0].disputes(1)
		replays(t, team[0].DB)
		meet(team...)
		wantSame(t, team...)
	}
	keeps(0)(team[0], team[0].disputes(1)[0])
	meet(team...)
	wantSame(t, team...)
	for _, c := range team {
		replays(t, c.DB)
	}
}
