package reports

import "io"

// Severity says whether a row of a file was left out, or taken with a remark.
type Severity string

// A rejected row does not count anywhere; a warning was taken.
const (
	Rejected Severity = "rejected"
	Warning  Severity = "warning"
)

// Reject is one remark about one row of an imported file.
type Reject struct {
	File     string // name without its folders
	Line     int    // from 1; 0 when the remark is about the whole file
	Column   string
	Value    string
	Reason   string
	Severity Severity
}

// WriteRejects writes rejected.csv: every row that was not taken, and every warning, with its reason.
func WriteRejects(w io.Writer, rejects []Reject) error {
	c := NewCSV(w)
	c.Row("file", "line", "column", "value", "reason", "kind")
	for _, r := range rejects {
		c.Text(r.File)
		if r.Line > 0 {
			c.Int(int64(r.Line))
		} else {
			c.Empty()
		}
		c.Text(r.Column)
		c.Text(r.Value)
		c.Text(r.Reason)
		c.Text(string(r.Severity))
		c.End()
	}
	return c.Flush()
}
