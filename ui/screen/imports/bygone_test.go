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
	b.host.Choice = b.file("more.csv", "npi\n")
	for _, begin := range []func(){func() { b.key(fyne.KeyN) }, func() { b.Drop(b.host.Choice) }, func() { b.Screen.choose(data.ReferenceFile) }} {
		b.host.Toasts = nil
		begin()
		b.settle()
		if !slices.Equal(b.host.Toasts, []string{"refused"}) || b.at != b.list.page {
			t.Errorf("%q", b.host.Toasts)
		}
	}
	b.desk.Workspace = now
}
