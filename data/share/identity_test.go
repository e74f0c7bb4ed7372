package share_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"countyline/data/oplog"
	"countyline/data/share"
)

// clone is another computer with a copy of a workspace as it is now.
func (d *device) clone(seed byte) *device {
	c := newDevice(d.t, d.view.Transport, seed)
	*c.clock = *d.clock
	call := c.call
	now := c.now
	c.fakeStore = d.copy()
	c.call, c.now = call, now
	c.engine.Store = c.fakeStore
	return c
}

func TestACopiedWorkspaceGoesOnAsANewMember(t *testing.T) {
	_, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d...)
	copied := d[0].clone(9)
	before := copied.self.Writer
	// Both write under one name before either knows: the same cell, at the same time.
	d[0].edit("p1", "name", "Valley East")
	copied.edit("p1", "name", "Valley West")
	d[0].share()
	r := copied.share()
	if !r.NewIncarnation || copied.self.Writer == before || copied.self.Continues != before {
		t.Errorf("the copy: %+v, %+v", r, copied.self)
	}
	meet(d[0], d[1], copied)
	equal(t, d[0], d[1], copied)
	if !strings.Contains(d[1].dump(), "p1.name disagree") {
		t.Errorf("nobody is asked:\n%s", d[1].dump())
	}
	if d[0].self.Writer != before {
		t.Error("the one that was copied went on as a new member too, although nothing of the copy bears its name")
	}
}

func TestARestoredWorkspacePutsBackWhatVanishesOfTheOneItWas(t *testing.T) {
	place, d := team(t, 2)
	d[0].share()
	backup := d[0].clone(9)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].share()
	segment := segmentOf(d[0], 1)
	// The disk dies, and the backup learns from the folder what it had done since.
	if r := backup.share(); !r.NewIncarnation || r.Received != 1 {
		t.Fatalf("%+v", r)
	}
	name, content := only(t, place, segment)
	place.Set(name, nil)
	backup.share()
	if _, again := only(t, place, segment); !bytes.Equal(again, content) {
		t.Error("it was not put back as it was")
	}
	d[1].share()
	equal(t, d[1], backup)
}

func TestCopiesThatBothPublishedUnderOneNameAreAFork(t *testing.T) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d...)
	copied := d[0].clone(9)
	before := copied.self.Writer
	// Neither sees what the other puts: a folder that takes its time.
	files := len(list(t, place))
	known := map[string]bool{}
	for _, name := range list(t, place) {
		known[name] = true
	}
	copied.view.hidden = func(name string) bool { return !known[name] && !copied.put(name) }
	d[0].edit("p1", "name", "Valley East")
	copied.edit("p1", "name", "Valley West")
	d[0].share()
	copied.share()
	d[0].edit("p2", "name", "Hill East")
	copied.edit("p2", "name", "Hill West")
	if r := copied.share(); r.NewIncarnation {
		t.Fatal("it could not know")
	}
	copied.view.hidden = nil
	if len(list(t, place)) <= files {
		t.Fatal("nothing was put")
	}
	r := d[1].share()
	if len(r.Forks) != 1 || r.Forks[0] != (share.Fork{Writer: before, Person: "A", Device: "Desk"}) {
		t.Errorf("a colleague: %+v", r.Forks)
	}
	for _, both := range []*device{d[0], copied} {
		r := both.share()
		if !r.NewIncarnation || len(r.Forks) != 1 || both.self.Writer == before {
			t.Errorf("one of the copies: %+v", r)
		}
	}
	meet(d[0], d[1], copied)
	equal(t, d[0], d[1], copied)
	for _, at := range []*device{d[0], d[1], copied} {
		for _, m := range members(t, at) {
			if (m.Writer == before) != m.Forked || (m.Writer == before) != m.Replaced {
				t.Errorf("%s sees %+v", at.self.Person, m)
			}
		}
	}
	d[0].edit("p1", "name", "Valley")
	copied.edit("p2", "name", "Hill")
	meet(d[0], d[1], copied)
	equal(t, d[0], d[1], copied)
	if strings.Contains(d[1].dump(), "p1.name disagree") {
		t.Errorf("a decision that knew both is not the last word:\n%s", d[1].dump())
	}
}

// put says whether this computer put a file into the place.
func (d *device) put(name string) bool {
	f, ok := d.files[name]
	return ok && f.State != oplog.Waiting
}

func members(t *testing.T, d *device) []share.Member {
	t.Helper()
	list, err := share.Members(t.Context(), d.fakeStore)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestARestoredBackupTakesBackWhatItHadPublishedAndGoesOnAsANewMember(t *testing.T) {
	_, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d...)
	backup := d[0].clone(9)
	d[0].edit("p1", "name", "Valley Health")
	d[0].edit("p2", "name", "Hill Clinic")
	d[0].share()
	d[0].edit("p2", "name", "Hill Health")
	d[0].share()
	d[1].share()
	// The disk dies. The backup is of before, and a person edits it before the folder is there again.
	before := backup.self.Writer
	backup.edit("p1", "name", "Valley Group")
	backup.edit("p3", "name", "Creek Clinic")
	r := backup.share()
	if !r.NewIncarnation || r.Received != 2 || r.Transactions != 3 || r.Sent != 1 || len(r.Forks) != 0 {
		t.Errorf("%+v", r)
	}
	meet(d[1], backup)
	equal(t, d[1], backup)
	for _, l := range backup.log {
		if l.Writer == before && l.Hash == (oplog.Hash{}) {
			t.Errorf("change %d goes on under the old name", l.Seq)
		}
		if l.Writer == backup.self.Writer && l.Seen[before] != 1 {
			t.Errorf("change %d says it has seen %d changes of the time before it", l.Seq, l.Seen[before])
		}
	}
	if !strings.Contains(d[1].dump(), "p1.name disagree") {
		t.Errorf("nobody is asked about what the backup did not know:\n%s", d[1].dump())
	}
}

func TestWhatWasSharedAfterABackupIsNotSharedAgain(t *testing.T) {
	for _, mark := range []string{"", "another disk"} { // with it the program knows before it looks into the folder
		_, d := team(t, 2)
		d[0].self.Mark, d[0].engine.Mark = mark, mark
		d[0].edit("p1", "name", "Valley Clinic")
		d[0].edit("p2", "name", "Hill Clinic")
		backup := d[0].clone(9)
		if mark != "" {
			backup.engine.Mark = "this disk"
		}
		d[0].share()
		d[1].share()
		d[1].edit("p1", "name", "Valley Health")
		d[1].share()
		d[0].edit("p2", "name", "Hill Health")
		d[0].share()
		if r := backup.share(); !r.NewIncarnation || r.Sent != 0 || r.Received != 3 {
			t.Errorf("%+v", r)
		}
		d[1].share()
		equal(t, d[1], backup)
		if strings.Contains(backup.dump(), "disagree") || len(backup.log) != 4 {
			t.Errorf("nobody was of two minds, and there are %d changes:\n%s", len(backup.log), backup.dump())
		}
	}
}

func TestARestoredBackupThatLacksOnlyAnAcknowledgmentIsNoticedToo(t *testing.T) {
	_, d := team(t, 2)
	backup := d[0].clone(9)
	d[1].edit("p1", "name", "Valley Clinic")
	d[1].share()
	*d[0].clock = d[0].clock.Add(2 * time.Hour)
	d[0].share()
	if r := backup.share(); !r.NewIncarnation {
		t.Errorf("%+v", r)
	}
}

func TestAWorkspaceOnAnotherComputerGoesOnAsANewMemberBeforeItSeals(t *testing.T) {
	_, d := team(t, 2)
	d[0].engine.Mark = "desk"
	if r := d[0].share(); r.NewIncarnation || d[0].self.Mark != "desk" {
		t.Errorf("a mark where there was none: %+v", r)
	}
	copied := d[0].clone(9)
	copied.engine.Mark = "laptop"
	copied.edit("p1", "name", "Valley Clinic")
	if r := copied.share(); !r.NewIncarnation || copied.self.Mark != "laptop" || r.Sent != 1 {
		t.Errorf("%+v", r)
	}
	if r := copied.share(); r.NewIncarnation {
		t.Error("it was renewed twice")
	}
	if r := d[0].share(); r.NewIncarnation || r.Received != 1 || len(r.Forks) != 0 {
		t.Errorf("the one it was copied from: %+v", r)
	}
	if copied.self.RatesKey == "" {
		t.Error("it lost the key to rates")
	}
	d[1].share()
	equal(t, d[0], d[1], copied)
	for _, m := range members(t, d[1]) {
		if m.Person == "A" && !m.SeesRates {
			t.Errorf("%+v", m)
		}
	}
}
