package imports

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countyline/data"
	"countyline/ui/theme"
)

func TestInThePastNoImportBeginsThatCouldNotBeSaved(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	past, err := b.desk.Workspace.AsOf(t.Context(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	now := b.desk.Workspace
	b.desk.Workspace = past
	b.Host.Choice = b.file("more.csv", "npi\n")
	for _, begin := range []func(){func() { b.Press(fyne.KeyN) }, func() { b.Drop(b.Host.Choice) }, func() { b.Screen.choose(data.ReferenceFile) }} {
		b.Host.Toasts = nil
		begin()
		b.Settle()
		if !slices.Equal(b.Host.Toasts, []string{"refused"}) || b.at != b.list.page {
			t.Errorf("%q", b.Host.Toasts)
		}
	}
	b.desk.Workspace = now
}
