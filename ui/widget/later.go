package widget

import (
	"time"

	"fyne.io/fyne/v2"
)

// Timer does something on the UI goroutine after a time, unless stopped before. Tests give their own.
type Timer func(after time.Duration, do func()) (stop func())

// Later is the Timer of the running window.
func Later(after time.Duration, do func()) (stop func()) {
	stopped := false
	t := time.AfterFunc(after, func() {
		fyne.Do(func() {
			if !stopped {
				do()
			}
		})
	})
	return func() {
		stopped = true
		t.Stop()
	}
}
