package history

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"countyline/app"
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
			b.desk.SetShare(app.ShareState{Team: true, Unshared: 2})
			b.Settle()
			b.dated()
			b.focusTable()
			b.Press(fyne.KeyDown, fyne.KeyDown)
			b.Matches(fmt.Sprintf("list-%s-%d", name, int(size.Width)))
			if size != sizes[0] {
				continue
			}
			b.Window.SetContent(b.Host.Detail)
			b.Window.Resize(fyne.NewSize(theme.Detail, 640))
			b.Matches("detail-" + name)
		}
	}
}

// dated gives the events the times and people that they have in pictures: two of a colleague, two not shared yet.
func (b *bench) dated() {
	for i := range b.events {
		e := &b.events[i]
		e.Happened = today.Add(-time.Duration(i*i*7) * time.Hour)
		e.Recorded = e.Happened
		e.Person, e.You, e.Shared = "Dana R.", true, i > 1
		if i == 2 || i == 3 {
			e.Person, e.You, e.Recorded = "Luis O.", false, e.Happened.Add(26*time.Hour)
		}
	}
	b.people = []string{"Dana R.", "Luis O."}
	b.fill()
}
