package imports

import (
	"errors"
	"strings"
	"time"

	"countyline/app"
	"countyline/data"
	"countyline/ui/widget/table"
)

// upper begins a sentence or a label.
func upper(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

func day(t time.Time) string { return t.Format("Jan 2, 2006") }

// sentenceOf is what a person reads of an error.
func sentenceOf(err error) string {
	var known *data.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return "This file could not be read (" + err.Error() + "). Nothing was changed; export it again, or choose another one."
}

// byNewer is what a table leaves out of a state.
const byNewer = " by a newer file"

// stateOf is how an import stands: words and mark.
func stateOf(f *app.ImportedFile) (string, table.Mark) {
	switch {
	case f.TakenBack && f.Replacement != "":
		return "Replaced by " + f.Replacement, table.Mark{Icon: "history", Tone: table.Neutral}
	case f.TakenBack:
		return "Taken back", table.Mark{Icon: "undo-2", Tone: table.Neutral}
	case f.InForce:
		return "In force", table.Mark{Icon: "circle-check", Tone: table.Ok}
	}
	return "Replaced" + byNewer, table.Mark{Icon: "history", Tone: table.Neutral}
}

// inForce says what a taken file changed, in one line.
func inForce(b *app.Beginning, rows int) string {
	d := &b.Dataset
	if d.Kind == data.ReferenceFile {
		return "The CMS reference file is in force"
	}
	if d.Taken == rows {
		return allRows(rows)
	}
	return app.Count(d.Taken) + " of " + app.CountOf(rows, "row is", "rows are") + " in force"
}

func allRows(n int) string {
	if n == 1 {
		return "The one row is in force"
	}
	return "All " + app.Count(n) + " rows are in force"
}

// list puts words into one line with "and" before the last.
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
