package data

import "time"

// DatasetKind says what an imported file holds.
type DatasetKind string

// The kinds of imported files.
const (
	RosterFile     DatasetKind = "roster"
	ReferenceFile  DatasetKind = "reference"
	PopulationFile DatasetKind = "population"
	EnrollmentFile DatasetKind = "enrollment"
)

// Dataset is one imported file. The file itself is kept unchanged under its hash and can be read again;
// taking the import back leaves the record and drops the rows from every figure.
type Dataset struct {
	ID            string // UUIDv7; empty on a dataset not saved yet
	Kind          DatasetKind
	ProductID     string // for rosters: the product whose network the file describes
	FileName      string // as the user knows it, without its folder
	SHA256        string // of the file, in hex; empty for figures that came from no file
	ParserVersion int
	Mapping       string // JSON of the column mapping the user confirmed; empty when headers were known
	Reading       string // JSON of all that the file was read with, so that every device reads the same rows; empty in old imports
	Taken         int    // rows
	Rejected      int    // rows
	Edited        int    // rows that people state otherwise; counted when a network is loaded
	ImportedAt    time.Time
	TakenBack     bool
	ReplacedBy    string // id of the newer import that it was taken back for; it counts again when that one is taken back
}

// Reject is a row of an imported file that was not taken, or was taken with a warning.
type Reject struct {
	Line    int32 // first line of the row, from 1
	Column  string
	Value   string
	Reason  string
	Warning bool // the row was taken all the same
}
