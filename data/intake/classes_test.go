package intake

import (
	"slices"
	"testing"
)

func TestRejectedRowsAreCountedByClass(t *testing.T) {
	const good = "1992840490,003,1 Main St,93710,signed\n"
	_, report := readRoster(t, "roster.csv", "npi,specialty_code,address,zip,status\n"+good+good+good+
		"123,003,1 Main St,93710,signed\n1740295419,044,1 Main St,93710,signed\n1740295419,003,PO Box 12,93710,signed\n1366502502,003,2 Main St,9,signed\n")
	want := []ClassCount{{Duplicate, 2}, {BadNPI, 1}, {POBox, 1}, {NoLocation, 1}, {BadSpecialty, 1}}
	got := report.ByClass()
	total := 0
	for _, c := range got {
		total += c.Rows
	}
	if !slices.Equal(got, want) || total != report.Rejected {
		t.Errorf("%+v, rejected %d", got, report.Rejected)
	}
}
