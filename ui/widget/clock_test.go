package widget

import "time"

// clock stands at so many seconds.
func clock(seconds int) func() time.Time {
	return func() time.Time {
		return time.Date(2026, 11, 19, 8, 12, 0, 0, time.UTC).Add(time.Duration(seconds) * time.Second)
	}
}
