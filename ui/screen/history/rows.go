package history

import (
	"strconv"
	"time"

	"countyline/app"
	"countyline/ui/widget/table"
)

// rows are events as a table reads them.
type rows struct {
	events []app.Event
	now    time.Time
	team   bool // without one nothing waits to be shared
}

func columns() []table.Column {
	return []table.Column{
		{ID: "when", Title: "When", Width: 130, Staged: true, Quiet: true},
		{ID: "who", Title: "Who", Width: 104},
		{ID: "what", Title: "What", Width: 160, Flexible: true, Strong: true},
		{ID: "change", Title: "Change", Width: 160, Flexible: true},
		{ID: "reason", Title: "In short", Width: 170, Quiet: true, Hidden: true},
		{ID: "shared", Title: "Shared", Width: 148, Kind: table.Pill},
	}
}

func keyOf(e app.Event) string { return strconv.FormatInt(e.ID, 10) }

// Rows counts.
func (r rows) Rows() int { return len(r.events) }

// Key is the id of the event.
func (r rows) Key(row int) string { return keyOf(r.events[row]) }

// Cell writes a cell.
func (r rows) Cell(row, col int) string {
	e := &r.events[row]
	switch col {
	case 0:
		return when(e.Happened, r.now)
	case 1:
		if !r.team { // everybody is you
			return e.Person
		}
		return who(e)
	case 2:
		return e.Subject()
	case 3:
		return e.Summary()
	case 4:
		return e.Words()
	}
	if r.team && !e.Shared {
		return "Not yet shared"
	}
	return ""
}

// Number is what times sort by.
func (r rows) Number(row, _ int) float64 { return float64(r.events[row].Happened.UnixMilli()) }

// Mark is how what is not shared looks.
func (r rows) Mark(row, _ int) table.Mark {
	if !r.team || r.events[row].Shared {
		return table.Mark{Bare: true}
	}
	return table.Mark{Icon: "cloud-off", Tone: table.Warn, Bare: true}
}

// who made an event, as its reader knows them. What the sample plan came with nobody made here.
func who(e *app.Event) string {
	if e.You && e.Person != app.Maker {
		return e.Person + ", you"
	}
	return e.Person
}

// when is a time as it is said next to now: "3:12 pm", "Wed 3:12 pm", "Nov 12, 3:12 pm", "Nov 12, 2025".
func when(t, now time.Time) string {
	t = t.In(now.Location())
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch {
	case !t.Before(today.AddDate(0, 0, 1)): // a clock that is ahead
	case !t.Before(today):
		return "Today " + t.Format("3:04 pm")
	case !t.Before(today.AddDate(0, 0, -6)):
		return t.Format("Mon 3:04 pm")
	}
	if t.Year() == now.Year() {
		return t.Format("Jan 2, 3:04 pm")
	}
	return t.Format("Jan 2, 2006")
}

// fully is a time in whole: "Thu, Nov 12, 2026, 3:04 pm".
func fully(t, now time.Time) string { return t.In(now.Location()).Format("Mon, Jan 2, 2006, 3:04 pm") }
