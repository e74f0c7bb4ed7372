package filings

import (
	"testing"

	"countyline/app"
	"countyline/data"
)

func TestWordsReadAsPeopleWriteThem(t *testing.T) {
	for day, want := range map[string]string{"2027-02-10": "81 days", "2026-11-21": "today", "2026-11-22": "1 day", "2026-11-18": "3 days ago", "": ""} {
		if got := daysUntil(day, clock); got != want {
			t.Errorf("%s is %q, want %q", day, got, want)
		}
	}
	if app.Count(1234567) != "1,234,567" || app.Count(12) != "12" || bytesWords(412_327) != "412 kB" || bytesWords(1_912_798) != "1.9 MB" || spaced("f1e549e9c4db6b2a") != "f1e5 49e9 c4db 6b2a" {
		t.Error("counts, sizes or codes read otherwise")
	}
	if words, _ := documentWords("other.txt"); words != "other.txt" {
		t.Errorf("got %q", words)
	}
	if l := filingLine(data.Filing{Number: "F-1", AsOf: "2026-10-30", FiledOn: "2026-11-02"}, nil); l.state != "Filed" || l.sub != "F-1 · filed Nov 2, 2026" {
		t.Errorf("got %+v", l)
	}
}

func TestADayIsWrittenAsPeopleDo(t *testing.T) {
	for written, kept := range map[string]string{"2/10/2027": "2027-02-10", "Feb 10, 2027": "2027-02-10", "2027-02-10": "2027-02-10"} {
		if err := day(written); err != nil || dayOf(written) != kept {
			t.Errorf("%q is %q, %v", written, dayOf(written), err)
		}
	}
	if day("2/30/2027") == nil || day("") == nil || dayOrNothing("") != nil || dayOf("") != "" {
		t.Error("what is no day is taken for one")
	}
}
