package share_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"countyline/data/oplog"
	"countyline/data/share"
	"countyline/data/share/sharetest"
)

// only is the one file of the place whose name holds a text.
func only(t *testing.T, place share.Transport, part string) (name string, content []byte) {
	t.Helper()
	for _, n := range list(t, place) {
		if !strings.Contains(n, part) {
			continue
		}
		if name != "" {
			t.Fatalf("more than one file has %q in its name", part)
		}
		name = n
	}
	content, err := place.Get(t.Context(), name)
	if err != nil {
		t.Fatalf("%q: %v", part, err)
	}
	return name, content
}

// segmentOf is the name of a writer's segment with a number.
func segmentOf(d *device, n int) string { return fmt.Sprintf("log/%s/%010d-", d.self.Writer, n) }

func TestAFileThatIsNotWholeIsReadOnceItIs(t *testing.T) {
	for damage, do := range map[string]func([]byte) []byte{
		"half-arrived":                func(b []byte) []byte { return b[:len(b)/2] },
		"cut to its first line":       func(b []byte) []byte { return b[:17] },
		"empty":                       func([]byte) []byte { return []byte{} },
		"filled with zeros":           func(b []byte) []byte { return make([]byte, len(b)) },
		"with a tail of zeros":        func(b []byte) []byte { return append(bytes.Clone(b[:len(b)-40]), make([]byte, 40)...) },
		"with a bit flipped":          func(b []byte) []byte { return flipped(b, len(b)/2) },
		"with a bit flipped up front": func(b []byte) []byte { return flipped(b, 12) },
		"with more at its end":        func(b []byte) []byte { return append(bytes.Clone(b), "more"...) },
	} {
		t.Run(damage, func(t *testing.T) {
			place, d := team(t, 2)
			d[0].edit("p1", "name", "Valley Clinic")
			d[0].share()
			d[0].edit("p1", "name", "Valley Health")
			d[0].share()
			name, content := only(t, place, segmentOf(d[0], 1))
			place.Set(name, do(content))
			for range 3 {
				r := d[1].share()
				if r.Received != 0 || len(r.Quarantined) > 0 || len(r.Waiting) == 0 || !strings.Contains(r.Waiting[0].For, "A's Desk") {
					t.Fatalf("%+v", r)
				}
			}
			place.Set(name, content)
			if r := d[1].share(); r.Received != 2 || len(r.Waiting) > 0 {
				t.Errorf("once it was whole: %+v", r)
			}
			equal(t, d...)
		})
	}
}

func flipped(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 4
	return b
}

func TestACardThatIsNotWholeHoldsUpItsWriterAlone(t *testing.T) {
	place, d := team(t, 2)
	late := newDevice(t, place, 9)
	late.join("Late")
	late.edit("p1", "name", "Valley Clinic")
	late.share()
	d[1].edit("p2", "name", "Hill Clinic")
	d[1].share()
	name, card := only(t, place, "member/"+string(late.self.Writer))
	place.Set(name, card[:len(card)-1])
	r := d[0].share()
	if r.Received != 1 || len(r.Waiting) != 2 || r.Waiting[0].For != "the card of a new colleague" {
		t.Errorf("%+v", r)
	}
	place.Set(name, card)
	if r := d[0].share(); r.Received != 1 || len(r.Waiting) != 0 || len(r.NewMembers) != 1 || r.NewMembers[0] != "Late's Laptop" {
		t.Errorf("%+v", r)
	}
	meet(d[0], d[1], late)
	equal(t, d[0], d[1], late)
}

func TestDuplicatesAndConflictedCopiesAreTheSameFile(t *testing.T) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].share()
	name, content := only(t, place, segmentOf(d[0], 1))
	odd := strings.TrimSuffix(name, ".seg") + " (Rosa's conflicted copy 2026-11-22).seg"
	place.Set(odd, content)
	place.Set("log/copy-DESKTOP-7", content)
	if r := d[1].share(); r.Received != 1 || len(r.Odd) != 2 {
		t.Errorf("%+v", r)
	}
	if r := d[1].share(); r.Received != 0 || len(r.Odd) != 2 {
		t.Errorf("again: %+v", r)
	}

	d[0].edit("p1", "name", "Valley Health")
	d[0].share()
	name, content = only(t, place, segmentOf(d[0], 2))
	place.Set(name, nil)
	place.Set("somewhere/else entirely", content)
	if r := d[1].share(); r.Received != 1 {
		t.Errorf("a file under an odd name alone: %+v", r)
	}
	equal(t, d...)
	if _, ok := d[1].files[name]; !ok {
		t.Errorf("it is not kept under its own name")
	}
}

func TestSegmentsThatArriveInAnyOrderAreTakenInTheirs(t *testing.T) {
	place, d := team(t, 3)
	for i := range 4 {
		d[0].edit("p1", "name", fmt.Sprint(i))
		d[0].share()
	}
	d[2].edit("p2", "name", "Hill Clinic")
	d[2].share()
	arrived := map[string]bool{}
	d[1].view.hidden = func(name string) bool {
		return strings.HasPrefix(name, "log/"+string(d[0].self.Writer)) && !arrived[name]
	}
	for _, step := range []struct{ arrives, received, waiting int }{{4, 1, 1}, {2, 0, 2}, {3, 0, 3}, {1, 4, 0}} {
		name, _ := only(t, place, segmentOf(d[0], step.arrives))
		arrived[name] = true
		r := d[1].share()
		waiting := 0
		for _, w := range r.Waiting {
			waiting += w.Files
			if w.For != "a file from A's Desk" {
				t.Errorf("it waits for %q", w.For)
			}
		}
		if r.Received != step.received || waiting != step.waiting {
			t.Errorf("when segment %d arrived, %d were taken in and %d wait; want %d and %d", step.arrives, r.Received, waiting, step.received, step.waiting)
		}
	}
	meet(d...)
	equal(t, d...)
}

// resigned is a file with one text in its header replaced and a valid signature of the writer.
func resigned(t *testing.T, content []byte, by *device, was, is string) []byte {
	t.Helper()
	if !bytes.Contains(content, []byte(was)) {
		t.Fatalf("nothing to replace: %q", was)
	}
	content = bytes.Replace(content[:len(content)-ed25519.SignatureSize-sha256.Size], []byte(was), []byte(is), 1)
	content = append(content, ed25519.Sign(ed25519.NewKeyFromSeed(by.self.Signing), content)...)
	sum := sha256.Sum256(content)
	return append(content, sum[:]...)
}

// replace puts a file of the protocol in the place of another.
func replace(t *testing.T, place *sharetest.Memory, old string, content []byte) {
	t.Helper()
	h, err := share.ReadHeader(content)
	if h.Name == "" {
		t.Fatal(err)
	}
	place.Set(old, nil)
	place.Set(h.Name, content)
}

func TestATooNewSegmentHoldsUpItsWriterAlone(t *testing.T) {
	place, d := team(t, 3)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].share()
	d[0].edit("p1", "name", "Valley Health")
	d[0].share()
	d[2].edit("p2", "name", "Hill Clinic")
	d[2].share()
	name, content := only(t, place, segmentOf(d[0], 1))
	replace(t, place, name, resigned(t, content, d[0], `"min_reader":1`, `"min_reader":2`))
	for range 2 {
		r := d[1].share()
		for _, w := range r.Waiting {
			if w.For != "a newer version of Countyline" && w.For != "a file from A's Desk" {
				t.Errorf("it waits for %q", w.For)
			}
		}
		if len(r.Waiting) == 0 || len(r.Quarantined) > 0 || !strings.Contains(d[1].dump(), "Hill Clinic") || strings.Contains(d[1].dump(), "Valley") {
			t.Errorf("%+v\n%s", r, d[1].dump())
		}
	}
}

func TestAPoisonedSegmentIsSetAsideAndHoldsUpItsWriterAlone(t *testing.T) {
	_, d := team(t, 3)
	d[0].edit("p1", "poison", "x")
	d[0].share()
	d[0].edit("p1", "name", "Valley Health")
	d[0].share()
	d[2].edit("p2", "name", "Hill Clinic")
	d[2].share()
	for range 2 {
		r := d[1].share()
		if len(r.Quarantined) != 1 || r.Quarantined[0].Person != "A" || !strings.Contains(r.Quarantined[0].File, segmentOf(d[0], 1)) {
			t.Errorf("set aside: %+v", r.Quarantined)
		}
		if len(r.Waiting) != 1 || r.Waiting[0].For != "changes of A's Desk that were set aside" {
			t.Errorf("waiting: %+v", r.Waiting)
		}
		if !strings.Contains(d[1].dump(), "Hill Clinic") || strings.Contains(d[1].dump(), "Valley") {
			t.Errorf("it shows\n%s", d[1].dump())
		}
	}
}

func TestAForgedFileIsSetAside(t *testing.T) {
	place, d := team(t, 3)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].share()
	name, content := only(t, place, segmentOf(d[0], 1))
	forged := resigned(t, content, d[2], `"first":1`, `"first":1`) // by another member
	replace(t, place, name, forged)
	r := d[1].share()
	if r.Received != 0 || len(r.Quarantined) != 1 || r.Quarantined[0].Reason == "" {
		t.Errorf("%+v", r)
	}
	place.Set(name, content)
	r = d[1].share()
	if r.Received != 1 || len(r.Quarantined) != 1 || len(r.Forks) != 0 {
		t.Errorf("when the true one came: %+v", r)
	}
	place.Set(name, nil)
	if r := d[0].share(); r.NewIncarnation {
		t.Error("a forged file made its victim a new member")
	}
	d[2].share()
	equal(t, d...)
}

func TestAHostileCardChangesNobodysKeys(t *testing.T) {
	place, d := team(t, 3)
	// The one who made d[2] writes a card that says it is d[0]'s, with a key of its own.
	name, card := only(t, place, "member/"+string(d[2].self.Writer))
	hostile := resigned(t, card, d[2], string(d[2].self.Writer), string(d[0].self.Writer))
	h, err := share.ReadHeader(hostile)
	if err != nil || h.Writer != d[0].self.Writer || name == h.Name {
		t.Fatal(h, err)
	}
	place.Set(h.Name, hostile)
	d[0].edit("p1", "name", "Valley Clinic")
	if r := d[0].share(); r.NewIncarnation {
		t.Error("a hostile card made its victim a new member")
	}
	if r := d[1].share(); r.Received != 1 || len(r.Quarantined) != 1 {
		t.Errorf("%+v", r)
	}
	members, err := share.Members(t.Context(), d[1].fakeStore)
	if err != nil || len(members) != 3 {
		t.Errorf("%+v, %v", members, err)
	}
	for _, m := range members {
		if m.Writer == d[0].self.Writer && m.Person != "A" {
			t.Errorf("%s is called %s now", m.Writer, m.Person)
		}
	}
}

func TestAStrangersSegmentWaitsForACardForEver(t *testing.T) {
	place, d := team(t, 2)
	stranger := newDevice(t, place, 9)
	stranger.join("Stranger")
	stranger.edit("p1", "name", "Valley Clinic")
	stranger.share()
	name, _ := only(t, place, "member/"+string(stranger.self.Writer))
	place.Set(name, nil)
	for range 2 {
		if r := d[0].share(); r.Received != 0 || len(r.Waiting) != 1 || r.Waiting[0].For != "the card of a new colleague" {
			t.Errorf("%+v", r)
		}
	}
	if f := d[0].files[mustName(t, place, segmentOf(stranger, 1))]; f.State != oplog.Waiting {
		t.Errorf("it is kept as %q", f.State)
	}
}

func mustName(t *testing.T, place share.Transport, part string) string {
	name, _ := only(t, place, part)
	return name
}

func TestWhatIsNoneOfTheTeamsIsIgnored(t *testing.T) {
	place, d := team(t, 2)
	place.Set("desktop.ini", []byte("[x]"))
	place.Set("log/.ds_store", []byte("x"))
	place.Set("member/holiday photo.jpg", []byte("\xff\xd8 a picture"))
	place.Set("readme.txt", []byte("countyline is our tool"))
	if r := d[0].share(); len(r.Waiting)+len(r.Odd)+len(r.Quarantined) > 0 {
		t.Errorf("%+v", r)
	}
}
