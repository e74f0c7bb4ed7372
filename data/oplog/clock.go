package oplog

import "time"

// Time is an instant of the hybrid clock: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16. It
// follows the computer's clock where that goes forward, and is later than anything the computer has seen.
type Time int64

const counterBits = 16

// Latest is the latest Time that a computer's clock brings in, at the end of the year 2999: one that was set wrong goes on
// from there, a counter at a time. End is far beyond it, so that nobody's clock comes there; what a file says is later
// is wrong.
const (
	Latest = Time(32_503_680_000_000<<counterBits - 1)
	End    = Time(1) << 62
)

// At is the first Time of an instant; before 1970 and after the year 2999 it stands still.
func At(t time.Time) Time {
	return Time(min(max(0, t.UnixMilli()), int64(Latest>>counterBits)) << counterBits)
}

// Wall is the instant by the computer's clock, to the millisecond, in UTC.
func (t Time) Wall() time.Time { return time.UnixMilli(int64(t) >> counterBits).UTC() }

// Clock gives out Times. It never refuses: a full counter carries into the milliseconds, and a Time from the far future
// makes the clock go on from there. Its zero value is a new clock.
type Clock struct{ last Time }

// Next is later than every Time the clock has given out or taken note of, and not before now.
func (c *Clock) Next(now time.Time) Time {
	c.last = max(c.last+1, At(now))
	return c.last
}

// most is how many changes nobody makes between two that a colleague sees.
const most = 1 << 32

// Observe takes note of a Time from elsewhere. One beyond Reach no clock has come to: somebody made it up, and it must not
// take everybody along to the End. What it marks counts as later than all the same.
func (c *Clock) Observe(t Time) {
	if t <= c.Reach() {
		c.last = max(c.last, t)
	}
}

// Reach is how far other clocks can be.
func (c *Clock) Reach() Time { return max(c.last, Latest) + most }

// Last is the latest Time given out or taken note of.
func (c *Clock) Last() Time { return c.last }
