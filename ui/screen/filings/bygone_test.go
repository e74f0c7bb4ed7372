package filings

import (
	"slices"
	"testing"
	"time"

	"countyline/ui/theme"
)

func TestInThePastNothingIsAskedThatCouldNotBeSaved(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	past, err := b.desk.Workspace.AsOf(t.Context(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	b.desk.Workspace = past
	for _, ask := range []func(){b.NewFiling, b.describe, b.markFiled, b.remove} {
		b.Host.Toasts = nil
		ask()
		b.Settle()
		if !slices.Equal(b.Host.Toasts, []string{"refused"}) || b.Window.Canvas().Overlays().Top() != nil {
			t.Errorf("%q", b.Host.Toasts)
		}
	}
	b.Settle()
}
