package filings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

func TestTheLastChangesOfAFilingLeadToItsHistory(t *testing.T) {
	b := open(t, filed, laptop, theme.Light)
	b.pick(b.filings[1].ID) // which was filed after it was frozen
	b.Settle()
	var lines []*kit.Link
	for _, o := range b.past.lines.Objects {
		lines = append(lines, o.(*kit.Link))
	}
	if len(lines) < 2 || lines[len(lines)-1].Words() != "Frozen" || !strings.HasPrefix(lines[0].Words(), "Filed on: empty → ") {
		for _, l := range lines {
			t.Logf("%q", l.Words())
		}
		t.Fatalf("%d lines", len(lines))
	}
	test.Tap(lines[0])
	went := b.Host.Went[len(b.Host.Went)-1]
	if went.Screen != desk.History || went.Tab != app.KindFiling || went.Record != b.chosen || went.Choice == "" {
		t.Errorf("%+v", went)
	}
}
