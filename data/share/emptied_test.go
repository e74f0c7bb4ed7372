package share_test

import (
	"testing"
	"time"

	"countyline/data/share"
	"countyline/data/share/sharetest"
)

func TestAFileThatWasEmptiedAfterItWasPublishedIsPutAgain(t *testing.T) {
	for what, o := range map[string]share.ExchangeOptions{"next exchange": {}, "rebuild": {Rebuild: true}} {
		t.Run(what, func(t *testing.T) {
			place, d := team(t, 2)
			d[0].edit("p1", "name", "Valley Clinic")
			d[0].share()
			name, _ := only(t, place, segmentOf(d[0], 1))
			place.Set(name, []byte{})
			if r := d[0].shareWith(o); r.Republished != 1 {
				t.Errorf("%d files were put back", r.Republished)
			}
			d[1].share()
			equal(t, d...)
		})
	}
}

func TestAnImportedFileThatWasEmptiedIsPutAgain(t *testing.T) {
	place, d := team(t, 2)
	id := d[0].attach("roster.csv", "npi,name")
	d[0].share()
	name, _ := only(t, place, "blob/")
	place.Set(name, []byte{})
	if r := d[0].share(); r.Republished != 1 {
		t.Errorf("%d files were put back", r.Republished)
	}
	if r := d[1].share(); r.BlobsReceived != 1 || string(d[1].blobs[id]) != "npi,name" {
		t.Errorf("%+v", r)
	}
	if r := d[0].share(); r.Republished != 0 {
		t.Errorf("it is put back again and again: %+v", r)
	}
}

func TestAFileThatWasDamagedAndKeptItsSizeIsPutAgainInTheEnd(t *testing.T) {
	damage := func(place *sharetest.Memory, d *device) string {
		name, content := only(t, place, segmentOf(d, 1))
		content[len(content)/2] ^= 1
		place.Set(name, content)
		return name
	}
	exchanges := func(d *device) (republished int) {
		for range 40 {
			republished += d.share().Republished
		}
		return republished
	}
	t.Run("by its writer", func(t *testing.T) {
		place, d := team(t, 2)
		d[0].edit("p1", "name", "Valley Clinic")
		d[0].share()
		damage(place, d[0])
		if n := exchanges(d[0]); n != 1 {
			t.Errorf("%d files were put back", n)
		}
		d[1].share()
		equal(t, d...)
	})
	t.Run("by others when its writer is away", func(t *testing.T) {
		place, d := team(t, 2)
		d[0].edit("p1", "name", "Valley Clinic")
		meet(d...)
		damage(place, d[0])
		if n := exchanges(d[1]); n != 0 {
			t.Errorf("%d files were put back, and their writer is there", n)
		}
		*d[1].clock = d[1].clock.Add(15 * 24 * time.Hour)
		if n := exchanges(d[1]); n != 1 {
			t.Errorf("%d files were put back", n)
		}
		late := newDevice(t, place, 9)
		late.join("C")
		late.share()
		if late.dump() != d[1].dump() {
			t.Errorf("who joins then sees\n%s", late.dump())
		}
	})
	t.Run("once it was put under another name", func(t *testing.T) {
		place, d := team(t, 2)
		d[0].edit("p1", "name", "Valley Clinic")
		d[0].share()
		name := damage(place, d[0])
		exchanges(d[0])
		name = share.Again(name, 2)
		content, err := place.Get(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		content[len(content)/2] ^= 1
		place.Set(name, content)
		if n := exchanges(d[0]); n != 1 {
			t.Errorf("%d files were put back", n)
		}
		d[1].share()
		equal(t, d...)
	})
}
