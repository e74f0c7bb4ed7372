package network

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// sizes are the room between rail and detail in windows of 1440×900 and 1024×700.
var sizes = []fyne.Size{{Width: 912, Height: 852}, {Width: 648, Height: 652}}

func TestTheScreenLooksAsDesigned(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, variant := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		for _, size := range sizes {
			b := open(t, variant, size.Width, size.Height)
			b.dated()
			b.chooseTab(practices)
			b.tab().table.SetFilter("family")
			b.focusTable()
			b.Press(fyne.KeyDown, fyne.KeyDown)
			b.Matches(fmt.Sprintf("practices-%s-%d", name, int(size.Width)))
			b.chooseTab(providers)
			b.focusTable()
			b.Press(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
			b.Matches(fmt.Sprintf("marked-%s-%d", name, int(size.Width)))
		}
	}
}

func TestTheDetailAndTheFormLookAsDesigned(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, variant := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		b := open(t, variant, 912, 852)
		b.focusTable()
		b.Press(fyne.KeyDown)
		detail := b.Host.Detail
		b.edit()
		form := b.Host.Detail
		for what, o := range map[string]fyne.CanvasObject{"detail": detail, "form": form} {
			b.Window.SetContent(o)
			b.Window.Resize(fyne.NewSize(theme.Detail, 800))
			b.Matches(what + "-" + name)
		}
	}
}

// dated gives the files the day on which they are imported in pictures.
func (b *bench) dated() {
	for i := range b.list.Files {
		b.list.Files[i].ImportedAt = time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)
	}
	b.showFoot()
}
