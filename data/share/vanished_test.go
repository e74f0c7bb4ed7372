package share_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"countyline/data/share"
	"countyline/data/share/sharetest"
)

func TestAFileThatVanishesTakesNothingWithItAndIsPutBack(t *testing.T) {
	place, d := team(t, 3)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d[0], d[1])
	before := d[1].dump()
	name, content := only(t, place, segmentOf(d[0], 1))
	place.Set(name, nil)
	d[1].share()
	if d[1].dump() != before {
		t.Error("changes vanished with their file")
	}
	if r := d[0].share(); r.Republished != 1 {
		t.Errorf("%d files were put back", r.Republished)
	}
	if _, again := only(t, place, segmentOf(d[0], 1)); !bytes.Equal(again, content) {
		t.Error("it was not put back as it was")
	}
	d[2].share()
	equal(t, d...)
}

func TestOthersPutBackWhatVanishesOfAMemberThatIsGone(t *testing.T) {
	place, d := team(t, 3)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d[0], d[1])
	name, content := only(t, place, segmentOf(d[0], 1))
	place.Set(name, nil)
	if r := d[1].share(); r.Republished != 0 {
		t.Errorf("%d files of a member that will do it itself were put back", r.Republished)
	}
	*d[1].clock = d[1].clock.Add(15 * 24 * time.Hour)
	if r := d[1].share(); r.Republished != 1 {
		t.Errorf("%d files were put back", r.Republished)
	}
	if _, again := only(t, place, segmentOf(d[0], 1)); !bytes.Equal(again, content) {
		t.Error("it was not put back as it was")
	}
	d[2].share()
	equal(t, d...)
}

func TestAFileThatIsCutShortAfterItWasPublishedIsPutAgainBesideIt(t *testing.T) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].share()
	name, content := only(t, place, segmentOf(d[0], 1))
	place.Set(name, content[:len(content)/2])
	if r := d[0].share(); r.Republished != 1 {
		t.Errorf("%d files were put back", r.Republished)
	}
	if r := d[0].share(); r.Republished != 0 {
		t.Errorf("what is there already was put back: %d", r.Republished)
	}
	d[1].share()
	equal(t, d...)

	place.Set(share.Again(name, 3), content[:len(content)/2])
	if r := d[1].share(); len(r.Waiting) > 0 {
		t.Errorf("the rest of what is here is waited for: %+v", r.Waiting)
	}
	again := share.Again(name, 2)
	place.Set(again, nil) // now the whole one vanishes, and the other has its name
	if r := d[0].share(); r.Republished != 1 {
		t.Errorf("%d files were put back", r.Republished)
	}
	if _, there := only(t, place, again); !bytes.Equal(there, content) {
		t.Error("it was not put back as it was")
	}
}

func TestAFileThatCouldNotBePutBackWholeIsTriedUntilItIs(t *testing.T) {
	place, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].share()
	name, content := only(t, place, segmentOf(d[0], 1))
	place.Set(name, nil)
	d[0].view.Transport = zeroing{place}
	if _, err := d[0].engine.Exchange(t.Context(), share.ExchangeOptions{}); code(err) != "not_published" {
		t.Fatal(err)
	}
	d[0].view.Transport = place
	if r := d[0].share(); r.Sent != 1 {
		t.Errorf("%d files were put", r.Sent)
	}
	if _, there := only(t, place, share.Again(name, 2)); !bytes.Equal(there, content) {
		t.Error("it was not put back as it was")
	}
	place.Set(share.Again(name, 2), nil) // and when that vanishes, what is there under its own name is not enough
	if r := d[0].share(); r.Republished != 1 {
		t.Errorf("%d files were put back", r.Republished)
	}
	d[1].share()
	equal(t, d...)
}

func TestAnotherMembersFileThatCouldNotBePutBackWholeIsTriedUntilItIs(t *testing.T) {
	place, d := team(t, 3)
	d[0].edit("p1", "name", "Valley Clinic")
	meet(d[0], d[1])
	name, content := only(t, place, segmentOf(d[0], 1))
	place.Set(name, nil)
	d[1].view.Transport = zeroing{place}
	if _, err := d[1].engine.Exchange(t.Context(), share.ExchangeOptions{Rebuild: true}); code(err) != "not_published" {
		t.Fatal(err)
	}
	d[1].view.Transport = place
	for _, want := range []int{1, 0} {
		if r := d[1].share(); r.Republished != want {
			t.Errorf("%d files were put back, not %d", r.Republished, want)
		}
	}
	if _, there := only(t, place, share.Again(name, 2)); !bytes.Equal(there, content) {
		t.Error("it was not put back as it was")
	}
	d[2].share()
	equal(t, d...)
}

// zeroing is a place that keeps as many zeros as it was given bytes, as a disk may after a power cut, and notices.
type zeroing struct{ *sharetest.Memory }

func (z zeroing) PutNew(_ context.Context, name string, content []byte) error {
	z.Set(name, make([]byte, len(content)))
	return share.ErrNotYet
}
