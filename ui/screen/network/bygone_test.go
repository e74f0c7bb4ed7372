package network

import (
	"slices"
	"testing"
	"time"

	"countyline/ui/theme"
)

func TestInThePastNoFormOpensThatCouldNotBeSaved(t *testing.T) {
	b := open(t, theme.Light, 912, 852)
	past, err := b.desk.Workspace.AsOf(t.Context(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	b.desk.Workspace = past
	b.tab().table.Select(b.list.Providers[0].NPI.String())
	b.Settle()
	title := b.Host.Title
	for _, change := range []func(){b.edit, b.addProvider, b.revert, func() { b.chooseDocument(owner{}) }} {
		b.Host.Toasts = nil
		change()
		b.Settle()
		if !slices.Equal(b.Host.Toasts, []string{"refused"}) || b.Host.Title != title {
			t.Errorf("%q, and the pane shows %q", b.Host.Toasts, b.Host.Title)
		}
	}
}
