package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	kit "countyline/ui/widget"
)

func TestOneCardShowsWhateverIsAtWork(t *testing.T) {
	b := seated(t)
	cards := func() (n int) {
		for _, o := range test.LaidOutObjects(b.notes) {
			if _, ok := o.(*kit.Card); ok {
				n++
			}
		}
		return n
	}
	var ends []func()
	for _, title := range []string{"Assessing the network", "Reading the settings", "Reading the network"} {
		_, end := b.Begin(title, nil)
		ends = append(ends, end)
	}
	b.clock.pass(time.Second)
	for i, end := range ends {
		if n := cards(); n != 1 {
			t.Errorf("%d cards while %d things are at work", n, len(ends)-i)
		}
		end()
	}
	if cards() != 0 {
		t.Error("a card shows while nothing is at work")
	}
}
