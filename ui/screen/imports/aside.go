package imports

import (
	"strconv"

	"countyline/app"
	"countyline/data"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

// aside are rows of a file that were not taken, and those taken with a doubt, as a table reads them.
type aside []data.Reject

func asideColumns() []table.Column {
	return []table.Column{
		{ID: "line", Title: "Line", Width: 68, Kind: table.Figure},
		{ID: "reason", Title: "Reason", Width: 420, Flexible: true}, // what is right of it goes where there is no room
		{ID: "value", Title: "Value", Width: 120},
		{ID: "what", Title: "Row", Width: 108, Kind: table.Pill},
		{ID: "column", Title: "Column", Width: 128, Quiet: true},
	}
}

// Rows counts.
func (a aside) Rows() int { return len(a) }

// Key is the place in the file.
func (a aside) Key(row int) string { return strconv.Itoa(row) }

// Cell writes a cell.
func (a aside) Cell(row, col int) string {
	r := &a[row]
	switch col {
	case 0:
		return app.Count(int(r.Line))
	case 1:
		return upper(r.Reason)
	case 2:
		return r.Value
	case 4:
		return r.Column
	}
	if r.Warning {
		return "Taken"
	}
	return "Set aside"
}

// whole says all of a row in words, as there is no room for in a table.
func (a aside) whole(row int) string {
	if row < 0 || row >= len(a) {
		return ""
	}
	r := &a[row]
	where := "Line " + app.Count(int(r.Line))
	if r.Column != "" && r.Value != "" {
		where += ", " + r.Column + " " + r.Value
	}
	words := where + ". " + upper(r.Reason) + "."
	if r.Warning {
		words += " The row is taken all the same."
	}
	return words
}

// Number is the line.
func (a aside) Number(row, _ int) float64 { return float64(a[row].Line) }

// Mark says whether the row was taken.
func (a aside) Mark(row, _ int) table.Mark {
	if a[row].Warning {
		return table.Mark{Icon: "info", Tone: table.Info, Bare: true}
	}
	return table.Mark{Icon: "circle-alert", Tone: table.Warn, Bare: true}
}

// csv are the rows for the clipboard.
func (a aside) csv() string {
	header := []string{"Line", "Reason", "Column", "Value", "Row"}
	lines := make([][]string, len(a))
	for i := range a {
		lines[i] = []string{strconv.Itoa(int(a[i].Line)), a[i].Reason, a[i].Column, a[i].Value, a.Cell(i, 3)}
	}
	return app.CSV(header, lines)
}

// newAsideTable is a table of rows set aside.
func (s *Screen) newAsideTable() *table.Table {
	t := table.New(asideColumns())
	t.CSV = app.CSV
	t.OnCopied = s.copied
	t.Empty = kit.NewEmpty("circle-check", "Every row of the file can be taken.", "", nil)
	return t
}

func (s *Screen) copied(rows int) {
	s.desk.Host.Toast(app.CountOf(rows, "row", "rows")+" copied as CSV.", nil)
}

// outOf are the rows not taken, and beside them those taken with a doubt.
func outOf(rejects []data.Reject) (out, doubts int) {
	for i := range rejects {
		if rejects[i].Warning {
			doubts++
		} else {
			out++
		}
	}
	return out, doubts
}
