package sqlite

import (
	"path/filepath"
	"reflect"
	"testing"

	"countyline/data/oplog"
)

// restored is another workspace, put back to what this one is now.
func (c *colleague) restored() *colleague {
	c.t.Helper()
	ctx := c.t.Context()
	path, err := c.Backup(ctx)
	must(c.t, err)
	dir := filepath.Join(c.t.TempDir(), "plan")
	other, err := Create(ctx, dir, at(noon))
	must(c.t, err)
	must(c.t, other.Close())
	must(c.t, Restore(ctx, dir, path, at(noon)))
	other, err = Open(ctx, dir, at(noon))
	must(c.t, err)
	c.t.Cleanup(func() { replays(c.t, other); must(c.t, other.Close()) })
	other.Unseal = c.Unseal
	return &colleague{DB: other, t: c.t, name: c.name, had: map[string]bool{}}
}

// notes makes three changes, the second of a private cell.
func (c *colleague) notes() {
	c.t.Helper()
	must(c.t, c.SaveAlias(c.t.Context(), "heart", "008"))
	_, err := c.SetPracticeNote(c.t.Context(), "practice", "asks for 110%")
	must(c.t, err)
	must(c.t, c.SaveAlias(c.t.Context(), "lung", "010"))
}

func TestWhatWasSharedAfterABackupIsNotSharedAgain(t *testing.T) {
	team := colleagues(t, "rosa", "ben")
	team[0].Unseal, team[1].Unseal = undisguised, undisguised
	must(t, team[0].SaveAlias(t.Context(), "knee", "007"))
	begun := team[0].publish(10)
	team[0].notes()
	back := team[0].restored()
	shared := team[0].publish(1)
	must(t, team[0].SaveAlias(t.Context(), "heart", "009")) // later, under the old name
	shared = append(shared, team[0].publish(10)...)
	team[1].receive(append(begun, shared...)...)

	back.be("rose")
	for i, s := range shared {
		if done := back.receive(s); i < 3 && done.Transactions != 0 || done.Conflicts != 0 {
			t.Errorf("segment %d brings %+v", i+1, done)
		}
	}
	if waits, err := back.Pending(t.Context(), 10); err != nil || len(waits) != 0 {
		t.Errorf("%d wait still (%v)", len(waits), err)
	}
	wantSame(t, team[0], team[1], back)
	if note, err := back.PracticeNote(t.Context(), "practice"); err != nil || note != "asks for 110%" {
		t.Errorf("the note is %q (%v)", note, err)
	}
	must(t, back.SaveAlias(t.Context(), "heart", "010"))
	team[1].receive(back.publish(10)...)
	wantSame(t, team[1], back)
}

func TestANoteThatCannotBeReadAnyMoreIsNotSharedAgain(t *testing.T) {
	rosa := colleagues(t, "rosa")[0] // without the key
	rosa.notes()
	back := rosa.restored()
	shared := rosa.publish(10)
	back.be("rose")
	if done := back.receive(shared...); done.Transactions != 0 {
		t.Errorf("%+v", done)
	}
	if waits, err := back.Pending(t.Context(), 10); err != nil || len(waits) != 0 {
		t.Errorf("%d wait still (%v)", len(waits), err)
	}
	wantSame(t, rosa, back)
}

func TestWhatABackupAloneHasGoesOutAfterWhatWasShared(t *testing.T) {
	rosa := colleagues(t, "rosa")[0]
	rosa.Unseal = undisguised
	rosa.notes()
	waits, err := rosa.Pending(t.Context(), 1)
	must(t, err)
	old := waits[0].Writer
	back := rosa.restored()
	must(t, back.SaveAlias(t.Context(), "heart", "011")) // in the backup, before it met the team
	shared := rosa.publish(2)
	back.be("rose")
	back.receive(shared[:1]...)
	waits, err = back.Pending(t.Context(), 10)
	if err != nil || len(waits) != 3 || waits[0].Seq != 1 || waits[2].Seq != 3 || !reflect.DeepEqual(waits[2].Seen, oplog.Vector{old: 1}) {
		t.Fatalf("%+v wait (%v)", waits, err)
	}
	back.receive(shared[1:]...)
	waits, err = back.Pending(t.Context(), 10)
	if err != nil || len(waits) != 1 || waits[0].Seq != 1 || !reflect.DeepEqual(waits[0].Seen, oplog.Vector{old: 3}) {
		t.Fatalf("%+v wait (%v)", waits, err)
	}
	rosa.receive(back.publish(10)...)
	wantSame(t, rosa, back)
	if list, err := back.Conflicts(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("people are asked about %+v (%v)", list, err)
	}
}

func TestOnlyTheSameChangeIsNotSharedAgain(t *testing.T) {
	for what, differ := range map[string]func(*oplog.Tx){
		"another time":    func(t *oplog.Tx) { t.Time++ },
		"another person":  func(t *oplog.Tx) { t.Person = "Ben" },
		"another reason":  func(t *oplog.Tx) { t.Reason = "Edit" },
		"another number":  func(t *oplog.Tx) { t.Seq++ },
		"more was known":  func(t *oplog.Tx) { t.Seen = oplog.Vector{"ben": 1} },
		"another value":   func(t *oplog.Tx) { t.Ops[0].Value = oplog.TextValue("another") },
		"another old one": func(t *oplog.Tx) { t.Ops[0].Old = oplog.TextValue("another") },
		"a cell more":     func(t *oplog.Tx) { t.Ops = append(t.Ops, oplog.Op{Table: "plan", Row: "p", Column: "name"}) },
		"none to be seen": func(t *oplog.Tx) { t.Ops[0].Value = oplog.SealedValue([]byte("sealed")) },
		"nothing":         func(*oplog.Tx) {},
	} {
		rosa := colleagues(t, "rosa")[0]
		must(t, rosa.SaveAlias(t.Context(), "heart", "008"))
		txs, err := rosa.Pending(t.Context(), 10)
		must(t, err)
		out := txs[0]
		rosa.be("rose")
		differ(&out)
		out = sealedTx(t, out)
		f := oplog.File{Name: "log/rosa", Kind: oplog.SegmentFile, Writer: out.Writer, Seq: 1, Bytes: []byte("segment"), Seen: noon}
		done, err := rosa.Apply(t.Context(), f, []oplog.Tx{out})
		must(t, err)
		waits, err := rosa.Pending(t.Context(), 10)
		if err != nil || (what == "nothing") != (len(waits) == 0) || done.Transactions != len(waits) {
			t.Errorf("%s differs: %+v, and %d wait (%v)", what, done, len(waits), err)
		}
	}
}
