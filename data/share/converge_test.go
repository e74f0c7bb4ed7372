package share_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"countyline/data/share"
	"countyline/data/share/sharetest"

	"pgregory.net/rapid"
)

// TestComputersThatReceivedTheSameFilesShowTheSame lets up to four computers do anything in any order, with a place
// that delays, damages, repeats and loses, and computers that stop, jump in time and are copied.
func TestComputersThatReceivedTheSameFilesShowTheSame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		place, devices := team(t, 2)
		w := &world{t: t, place: place, devices: devices, torn: map[string][]byte{}}
		r.Repeat(map[string]func(*rapid.T){
			"edit": w.edit, "edit too": w.edit, "edit three": w.edit, "share": w.share, "share too": w.share, "share three": w.share,
			"hide a file": w.hide, "show all files": w.show, "stop": w.stop, "copy a file": w.copyFile, "tear a file": w.tear,
			"lose a file": w.lose, "copy a workspace": w.clone, "wait": w.wait,
		})
		w.heal(r)
		w.check(r)
	})
}

// world is computers and the place they share.
type world struct {
	t       *testing.T
	place   *sharetest.Memory
	devices []*device
	edits   int
	torn    map[string][]byte // what torn files held
}

// any is a number below n, each as likely: rapid itself prefers small ones.
func (w *world) any(r *rapid.T, what string, n int) int {
	return int(rapid.Uint64().Draw(r, what) * 0x9e3779b97f4a7c15 >> 33 % uint64(n))
}

func (w *world) device(r *rapid.T) *device { return w.devices[w.any(r, "computer", len(w.devices))] }

// file is any file of the place but the one that says whose it is.
func (w *world) file(r *rapid.T) (string, []byte) {
	names := list(w.t, w.place)
	name := names[w.any(r, "file", len(names))]
	content, err := w.place.Get(w.t.Context(), name)
	if err != nil || strings.HasPrefix(name, "format") {
		r.Skip("not this one")
	}
	return name, content
}

func (w *world) edit(r *rapid.T) {
	d := w.device(r)
	w.edits++
	d.fakeStore.edit(fmt.Sprint("p", w.any(r, "record", 2)), "name", fmt.Sprint("value ", w.any(r, "value", 3)))
	d.log[len(d.log)-1].Reason = fmt.Sprint("edit ", w.edits)
}

// share is an exchange that finds no fault with a file but that it has not arrived.
func (w *world) share(r *rapid.T) { w.exchange(r, w.device(r)) }

func (w *world) exchange(r *rapid.T, d *device) {
	report, err := d.engine.Exchange(w.t.Context(), share.ExchangeOptions{})
	if err != nil || len(report.Quarantined) > 0 {
		r.Fatalf("%s: %v: %+v", d.self.Writer, err, report)
	}
}

func (w *world) hide(r *rapid.T) {
	name, _ := w.file(r)
	d := w.device(r)
	before := d.view.hidden
	d.view.hidden = func(n string) bool { return n == name || is(before, n) }
}

func (w *world) show(r *rapid.T) { w.device(r).view.hidden = nil }

func (w *world) stop(r *rapid.T) {
	d := w.device(r)
	d.stopAt(1+w.any(r, "call", 40), w.any(r, "after", 2) == 1)
	_, _ = d.engine.Exchange(w.t.Context(), share.ExchangeOptions{})
	d.stopAt(-1, false)
}

func (w *world) copyFile(r *rapid.T) {
	name, content := w.file(r)
	w.place.Set(name+" (conflicted copy)", content)
}

func (w *world) tear(r *rapid.T) {
	name, content := w.file(r)
	if _, again := w.torn[name]; !again {
		w.torn[name] = content
	}
	w.place.Set(name, content[:len(content)/2])
}

func (w *world) lose(r *rapid.T) {
	name, _ := w.file(r)
	delete(w.torn, name)
	w.place.Set(name, nil)
}

func (w *world) clone(r *rapid.T) {
	if len(w.devices) == 4 {
		r.Skip("enough of them")
	}
	w.devices = append(w.devices, w.device(r).clone(byte(50+len(w.devices))))
}

func (w *world) wait(r *rapid.T) {
	d := w.device(r)
	*d.clock = d.clock.Add(time.Duration(w.any(r, "minutes", 300)-100) * time.Minute)
}

// heal lets everything arrive.
func (w *world) heal(r *rapid.T) {
	for name, content := range w.torn {
		w.place.Set(name, content)
	}
	for range 4 {
		for _, d := range w.devices {
			d.view.hidden = nil
			w.exchange(r, d)
		}
	}
}

// check holds that all show the same, and that no edit was lost.
func (w *world) check(r *rapid.T) {
	first := w.devices[0]
	for _, d := range w.devices {
		if d.dump() != first.dump() || len(d.log) != len(first.log) || d.pending() > 0 {
			r.Fatalf("%s shows\n%s(%d changes, %d pending)\nbut %s shows\n%s(%d changes)", d.self.Writer, d.dump(), len(d.log), d.pending(), first.self.Writer, first.dump(), len(first.log))
		}
	}
	history := map[string]bool{}
	for _, l := range first.log {
		history[l.Reason] = true
	}
	if len(history) != w.edits {
		r.Fatalf("%d changes were made and %d are in the history", w.edits, len(history))
	}
}
