package filings

import (
	"slices"
	"testing"
	"time"

	"countyline/ui/theme"
)

func TestInThePastNothingIsAskedThatCouldNotBeSaved(t *testing.T) {
	b := open(t, true, laptop, theme.Light)
	past, err := b.desk.Workspace.AsOf(t.Context(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	b.desk.Workspace = past
	for _, ask := range []func(){b.NewFiling, b.describe, b.markFiled, b.remove} {
		b.host.Toasts = nil
		ask()
		b.host.Settle()
		if !slices.Equal(b.host.Toasts, []string{"refused"}) || b.window.Canvas().Overlays().Top() != nil {
			t.Errorf("%q", b.host.Toasts)
		}
	}
	b.noErrors(t)
}
