package share_test

import (
	"strings"
	"testing"

	"countyline/data/share"
)

func TestImportedFilesTravelOnceAndWhole(t *testing.T) {
	place, d := team(t, 3)
	id := d[0].attach("roster.csv", "npi,name")
	d[1].attach("the same.csv", "npi,name") // imported by two people
	if r := d[0].share(); r.BlobsSent != 1 {
		t.Errorf("%+v", r)
	}
	if r := d[1].share(); r.BlobsSent != 0 || r.BlobsReceived != 0 {
		t.Errorf("who has it already: %+v", r)
	}
	if r := d[2].share(); r.BlobsReceived == 0 || string(d[2].blobs[id]) != "npi,name" {
		t.Errorf("%+v", r)
	}
	name, content := only(t, place, "blob/")
	if strings.Contains(name, id) || strings.Contains(string(content), "npi") {
		t.Errorf("the file can be recognized: %s", name)
	}
	meet(d...)
	equal(t, d...)

	place.Set(name, nil)
	if r := d[2].share(); r.Republished != 1 {
		t.Errorf("a file that vanished: %+v", r)
	}
	if r := d[0].share(); r.Republished != 0 {
		t.Errorf("it was put back twice: %+v", r)
	}
}

func TestAnImportedFileThatIsDamagedIsWaitedForOrPutAgain(t *testing.T) {
	place, d := team(t, 3)
	id := d[0].attach("roster.csv", "npi,name")
	d[0].share()
	name, content := only(t, place, "blob/")
	place.Set(name, content[:len(content)-3])
	for range 2 {
		r := d[1].share()
		if r.BlobsReceived != 0 || len(r.Waiting) != 1 || r.Waiting[0].For != "roster.csv" {
			t.Errorf("%+v", r)
		}
	}
	place.Set(name+" (conflicted copy)", content)
	if r := d[1].share(); r.BlobsReceived != 1 || len(r.Waiting) != 0 || string(d[1].blobs[id]) != "npi,name" {
		t.Errorf("under an odd name: %+v", r)
	}
	place.Set(name+" (conflicted copy)", nil)
	d[0].shareWith(share.ExchangeOptions{Rebuild: true})
	if r := d[2].share(); r.BlobsReceived != 1 {
		t.Errorf("after its owner looked at what is there: %+v", r)
	}
}

func TestATeamExchangesByAFileThatIsCarriedByHand(t *testing.T) {
	_, d := team(t, 2)
	d[0].edit("p1", "name", "Valley Clinic")
	d[0].attach("roster.csv", "npi,name")
	stick, _ := teamFrom(t, 100, 0)
	folder := d[0].view.Transport
	d[0].view.Transport = stick
	d[0].shareWith(share.ExchangeOptions{Export: true})
	if r := d[0].shareWith(share.ExchangeOptions{Export: true}); r.BlobsSent != 0 {
		t.Errorf("exported twice into one file: %+v", r)
	}
	d[0].view.Transport = folder

	d[1].view.Transport = stick
	before := len(list(t, stick))
	d[1].edit("p2", "name", "Hill Clinic")
	if r := d[1].shareWith(share.ExchangeOptions{Import: true}); r.Received != 1 || r.Sent != 0 || r.BlobsReceived != 1 {
		t.Errorf("%+v", r)
	}
	if now := len(list(t, stick)); now != before {
		t.Errorf("the file was changed: %d entries of %d", now, before)
	}
	d[1].view.Transport = folder
	if r := d[0].share(); r.Sent != 1 || r.BlobsSent != 1 {
		t.Errorf("what is in a file only counted as published: %+v", r)
	}
	meet(d...)
	equal(t, d...)

	d[0].view.Transport, _ = teamFrom(t, 100, 0)
	if _, err := d[0].engine.Exchange(t.Context(), share.ExchangeOptions{Import: true}); code(err) != "not_a_team" {
		t.Errorf("a file that holds nothing: %v", err)
	}
}
