package imports

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

func TestRealFilesAreTakenAsTheyCome(t *testing.T) {
	const shared = "../../../../shared/data/"
	reference := shared + "cms/hsd_reference_2026-12-17-2025_no_CO.xlsx"
	if _, err := os.Stat(reference); err != nil {
		t.Skip("the real files are not here")
	}
	b := sampled(t, theme.Light, narrow)
	b.choose(mustAbs(t, reference))
	b.sees("CMS reference file", "Take the file", "Limits that CMS customized")
	b.ctrlEnter()
	b.sees("The CMS reference file is in force")
	if b.desk.Figures().Sources()[1].Estimate {
		t.Error("the figures are still an estimate")
	}
	b.choose(mustAbs(t, shared+"roster/ca_dmhc_roster_fresno_300rows.csv"))
	b.sees("Roster or facility list")
	if b.wizard.draft.Rows != 300 {
		t.Errorf("%d rows", b.wizard.draft.Rows)
	}
}

func mustAbs(t *testing.T, path string) string {
	t.Helper()
	full, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return full
}

func TestTheScreenLooksAsItShould(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, c := range map[string]struct {
		v    theme.Variant
		size fyne.Size
	}{
		"wide_light": {theme.Light, wide}, "wide_dark": {theme.Dark, wide},
		"narrow_light": {theme.Light, narrow}, "narrow_dark": {theme.Dark, narrow},
	} {
		b := sampled(t, c.v, c.size)
		b.Press(fyne.KeyDown)
		b.Matches("list_" + name)
		b.choose(b.roster())
		b.Matches("take_" + name)
		b.Tap("Change columns")
		b.Matches("columns_" + name)
		if c.v == theme.Light && c.size == narrow || c.v == theme.Dark && c.size == wide {
			b.ctrlEnter()
			b.ctrlEnter()
			b.Matches("done_" + name)
			fresh(t, c.v, c.size).Matches("empty_" + name)
		}
	}
}
