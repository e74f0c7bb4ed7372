package app

import "testing"

func TestDaysAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2027-02-10": "2027-02-10", "2/10/2027": "2027-02-10", "02/10/2027": "2027-02-10", "2-10-2027": "2027-02-10", " Feb 10, 2027 ": "2027-02-10",
		"feb  10 2027": "2027-02-10", "February 10, 2027": "2027-02-10", "": "",
	} {
		if got, err := CheckDay(text); err != nil || got != want {
			t.Errorf("%q is %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"2/30/2027", "2027", "Feb 10", "10.2.2027", "2/10/27"} {
		if got, err := CheckDay(text); err == nil {
			t.Errorf("%q is taken for %s", text, got)
		}
	}
	if got := DayWords("2027-02-10"); got != "Feb 10, 2027" {
		t.Error(got)
	}
}
