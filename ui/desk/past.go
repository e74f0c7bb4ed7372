package desk

import (
	"strconv"
	"time"

	"countyline/app"
)

// History is the screen of what was changed, by whom and when. It does not stand on the rail.
const History ID = "history"

// Past shows the workspace as it was.
type Past interface {
	// AsOf opens everything as of an instant; nothing can be changed there.
	AsOf(at time.Time)
	// Today goes back to the workspace as it is.
	Today()
	// Refuse tells that nothing can be changed there, with the way back.
	Refuse()
}

// Changeable says whether what is shown can be changed. In the past it cannot, which the user hears before they begin.
func (d *Desk) Changeable() bool {
	if d.Workspace == nil || d.Workspace.Instant().IsZero() {
		return true
	}
	d.Past.Refuse()
	return false
}

// Touched is what screens must hear of after an event was taken back or made again.
func Touched(e app.Event) []Change {
	kinds := map[Change]bool{}
	for _, c := range e.Changes {
		switch c.Table {
		case "filing", "filing_document", "publication":
			kinds[NewFilings] = true
		case "setting":
			kinds[NewSettings] = true
		case "document":
			kinds[NewPapers] = true
		default:
			kinds[NewRecords] = true
		}
	}
	var list []Change
	for _, c := range []Change{NewFilings, NewSettings, NewPapers, NewRecords} {
		if kinds[c] {
			list = append(list, c)
		}
	}
	return list
}

// HistoryOf is the history of a record, such as a practice, at one of its events; 0 is the newest.
func HistoryOf(kind, id string, at int64) Place {
	p := Place{Screen: History, Tab: kind, Record: id}
	if at != 0 {
		p.Choice = "at=" + strconv.FormatInt(at, 10)
	}
	return p
}
