package share_test

import (
	"testing"

	"countyline/data/share"
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
