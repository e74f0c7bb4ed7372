package filings

import (
	"fmt"
	"strings"
	"time"

	"countyline/app"
	"countyline/data"
	kit "countyline/ui/widget"
)

// shortDay is a day as tables write it: Oct 30, 2026.
func shortDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("Jan 2, 2006")
}

// daysUntil says how far off a day is: "83 days", "today", "3 days ago".
func daysUntil(day string, now time.Time) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	switch n := int(t.Sub(today).Hours() / 24); {
	case n == 0:
		return "today"
	case n < 0:
		return app.CountOf(-n, "day", "days") + " ago"
	default:
		return app.CountOf(n, "day", "days")
	}
}

// bytesWords is a size as people say it.
func bytesWords(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// spaced groups a check code by four, as people read it to each other.
func spaced(code string) string {
	var parts []string
	for ; len(code) > 4; code = code[4:] {
		parts = append(parts, code[:4])
	}
	return strings.Join(append(parts, code), " ")
}

// documentWords are what a document is called, its icon, and what it is for.
func documentWords(name string) (words, icon string) {
	switch name {
	case app.PaperName:
		return "Adequacy report", "file-text"
	case "filing.html":
		return "Accessible report", "file-text"
	case "adequacy.xlsx":
		return "Workbook of all cells", "file-spreadsheet"
	case "adequacy.csv":
		return "Cells as CSV", "table-2"
	case "map.png":
		return "Map picture", "map"
	case asideName:
		return "Rows set aside", "file-warning"
	}
	return name, "file-text"
}

// documentSize is pages, rows, or bytes where there are neither. Of the rows set aside it is as many as everywhere else;
// what else was remarked on rows that count is told beside them.
func documentSize(d data.FilingDocument, aside int) string {
	switch {
	case d.Name == asideName && d.Rows > aside:
		return app.CountOf(aside, "row", "rows") + ", " + app.CountOf(d.Rows-aside, "remark", "remarks")
	case d.Pages > 0:
		return app.CountOf(d.Pages, "page", "pages")
	case strings.HasSuffix(d.Name, ".csv") || strings.HasSuffix(d.Name, ".xlsx"):
		return app.CountOf(d.Rows, "row", "rows")
	}
	return bytesWords(d.Size)
}

// filingLine is a filing in the list; one whose number another has, too, is told by who froze it.
func filingLine(f data.Filing, twice map[string]string) line {
	by, doubled := twice[f.ID]
	l := line{key: f.ID, title: f.Title, pill: true, kind: kit.PillOk, mark: "lock", state: "Frozen", warn: doubled}
	when := "as of " + shortDay(f.AsOf)
	if f.Filed() {
		when, l.mark, l.state = "filed "+shortDay(f.FiledOn), "circle-check", "Filed"
	}
	l.sub = f.Number + " · " + when
	if by != "" {
		l.sub = f.Number + " · " + by + " · " + when
	}
	return l
}

// twinWords say that another filing has the number of this one, too; empty of a number that was given once.
func twinWords(f *data.Filing, list []data.Filing, twice map[string]string) string {
	if _, doubled := twice[f.ID]; !doubled {
		return ""
	}
	var others []string
	for _, o := range list {
		if o.ID != f.ID && strings.EqualFold(o.Number, f.Number) {
			others = append(others, byWords(twice[o.ID])+"to “"+o.Title+"”")
		}
	}
	return "This number was given twice, on two computers: " + byWords(twice[f.ID]) + "to this filing, and " + strings.Join(others, " and ") +
		". Both are kept; to hand in both, freeze one again under a number of its own."
}

func byWords(person string) string {
	if person == "" {
		return ""
	}
	return "by " + person + " "
}

// asideName is the document of the rows that were set aside.
const asideName = "rejected.csv"

// documentLine is a document in the list of a filing that set so many rows aside; nil states are not known yet.
func documentLine(i int, d data.FilingDocument, aside int, states []app.DocumentState) line {
	words, icon := documentWords(d.Name)
	l := line{key: d.Name, icon: icon, title: words, note: documentSize(d, aside), state: "Checking", mark: "circle-dashed"}
	if i < len(states) {
		l.state, l.mark, l.kind = states[i].String(), "circle-alert", kit.PillBad
		if states[i] == app.DocumentUnchanged {
			l.mark, l.kind = "circle-check", kit.PillOk
		}
	}
	return l
}
