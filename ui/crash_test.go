package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countyline/ui/desk"
)

func TestThePlaceIsKeptAMomentAfterItChanged(t *testing.T) {
	b := seated(t)
	b.press("Alt+3")
	b.fakes[desk.Adequacy].place = desk.Place{Filter: "lef"}
	b.window.Resize(fyne.NewSize(1100, 720))
	b.clock.pass(time.Second)
	last := b.memory.last()
	if last.Place != (desk.Place{Screen: desk.Adequacy, Filter: "lef"}) || last.Wide != 1100 || last.Workspace != b.dir {
		t.Errorf("nobody closed the window, and remembered is %+v", last)
	}
}

func TestAFaultIsToldOfOnceAtTheNextStart(t *testing.T) {
	b := seated(t)
	b.homes.logs = t.TempDir()
	b.tellCrash()
	if b.window.Canvas().Overlays().Top() != nil {
		t.Fatal("a fault is told of that there was not")
	}
	release := b.homes.catch() // empty, and so no fault
	b.tellCrash()
	if b.window.Canvas().Overlays().Top() != nil {
		t.Fatal("a running program is told of as a fault")
	}
	release()
	if entries, err := os.ReadDir(b.homes.logs); err != nil || len(entries) != 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
	path, err := writeCrash(b.homes.logs, "20261122-004751", "the window", "nil pointer", []byte("stack"))
	if err != nil || !strings.HasPrefix(filepath.Base(path), "crash-") {
		t.Fatal(path, err)
	}
	b.tellCrash()
	if b.window.Canvas().Overlays().Top() == nil {
		t.Fatal("nothing is told")
	}
	b.key(fyne.KeyEscape)
	b.tellCrash()
	if b.window.Canvas().Overlays().Top() != nil {
		t.Error("it is told of twice")
	}
}
