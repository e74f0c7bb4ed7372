package oplog_test

import (
	"math"
	"testing"
	"time"

	"countyline/data/oplog"

	"pgregory.net/rapid"
)

func TestTheClockOnlyGoesForward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c oplog.Clock
		var last oplog.Time
		now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
		decade := int64(10 * 366 * 24 * time.Hour / time.Millisecond)
		for range rapid.IntRange(1, 50).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.Int64Range(-decade, decade).Draw(t, "jump")) * time.Millisecond)
			if rapid.Bool().Draw(t, "observe") {
				seen := oplog.At(now) + oplog.Time(rapid.Int64Range(0, 1<<16-1).Draw(t, "counter"))
				c.Observe(seen)
				if c.Last() < seen {
					t.Fatalf("the clock forgot %d", seen)
				}
			}
			before := c.Last()
			next := c.Next(now)
			if next <= last || next <= before || next < oplog.At(now) {
				t.Fatalf("%d after %d, %d at %v", next, last, before, now)
			}
			last = next
		}
	})
}

func TestAFullCounterCarriesIntoTheMilliseconds(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	var c oplog.Clock
	first := c.Next(now)
	for range 1<<16 - 1 {
		c.Next(now)
	}
	if got := c.Last().Wall(); !got.Equal(now) {
		t.Fatalf("the counter was not full: %v", got)
	}
	next := c.Next(now)
	if got := next.Wall().Sub(first.Wall()); got != time.Millisecond || next != oplog.At(now.Add(time.Millisecond)) {
		t.Errorf("the clock went on by %v", got)
	}
}

func TestAnInstantKeepsItsMillisecond(t *testing.T) {
	for _, text := range []string{"1970-01-01T00:00:00Z", "2026-11-22T08:15:30.123Z", "2999-12-31T23:59:59.999Z"} {
		want, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := oplog.At(want).Wall(); !got.Equal(want) {
			t.Errorf("%s came back as %v", text, got)
		}
	}
}

func TestClocksThatAreAbsurdlyWrongLeaveRoomToGoOn(t *testing.T) {
	for _, wall := range []time.Time{{}, time.UnixMilli(math.MinInt64), time.UnixMilli(-1), time.UnixMilli(math.MaxInt64), time.Date(200_000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		var c oplog.Clock
		if got := c.Next(wall); got <= 0 || got > oplog.Latest+1 {
			t.Errorf("at %d the clock says %d", wall.UnixMilli(), got)
		}
		c.Observe(oplog.Latest)
		if got := c.Next(wall); got <= oplog.Latest {
			t.Errorf("at %d the clock says %d after the latest", wall.UnixMilli(), got)
		}
	}
}

func TestAClockThatWasSetToAnyYearMakesTimesThatColleaguesTake(t *testing.T) {
	for _, year := range []int{1, 1970, 2026, 2999, 3000, 4300, 9999} {
		var c oplog.Clock
		for range 100_000 { // more than a counter holds
			if got := c.Next(time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)); got < 1 && year >= 1970 || got >= oplog.End {
				t.Fatalf("in %d: %d", year, got)
			}
		}
	}
}

func TestATimeThatNoClockComesToDoesNotTakeOthersAlong(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	var c oplog.Clock
	c.Observe(oplog.End - 1)
	if got := c.Next(now); got != oplog.At(now) {
		t.Errorf("it goes on at %v", got.Wall())
	}
	for range 3 { // clocks that were set beyond the year 2999 take each other along
		c.Observe(max(c.Last(), oplog.Latest) + 1_000_000)
	}
	if got := c.Next(now); got != oplog.Latest+3_000_001 {
		t.Errorf("it goes on at Latest + %d", got-oplog.Latest)
	}
	c.Observe(c.Reach() + 1)
	if got := c.Next(now); got != oplog.Latest+3_000_002 {
		t.Errorf("it goes on at Latest + %d", got-oplog.Latest)
	}
}
