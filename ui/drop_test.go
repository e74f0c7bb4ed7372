package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"countyline/ui/desk"
)

func TestAFileDroppedOnTheWindowOpensImportsOnIt(t *testing.T) {
	b := seated(t)
	file := []fyne.URI{storage.NewFileURI("/plans/roster.csv")}
	b.press("Ctrl+K")
	b.dropped(fyne.NewPos(10, 10), file)
	b.at(desk.Map) // the palette is above it
	b.key(fyne.KeyEscape)
	b.dropped(fyne.NewPos(10, 10), file)
	b.at(desk.Imports)
	if p := b.fakes[desk.Imports].place; p.Record != "/plans/roster.csv" {
		t.Errorf("it opened %+v", p)
	}
}
