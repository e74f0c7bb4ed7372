// Package intake turns files from outside into typed rows, plus a report of every row that was not taken and
// why. It reads the CMS HSD Reference File, rosters and populations. Files are hostile until parsed: a file that
// cannot be read gives one sentence (a *data.Error) and no partial result.
package intake

import (
	"fmt"
	"path/filepath"

	"countyline/data"
)

// Progress hears how far a stage has come, in the stage's own unit (bytes, sheets or rows); it is never called
// by two goroutines at once.
type Progress func(stage string, done, total int64)

// Class groups reasons, for counting; the sentence is in Reason.
type Class string

// The classes of reasons in a report.
const (
	BadNPI           Class = "NPI"
	BadSpecialty     Class = "specialty"
	BadStatus        Class = "status"
	BadCoordinates   Class = "coordinates"
	NoLocation       Class = "location"
	POBox            Class = "P.O. box"
	Duplicate        Class = "duplicate"
	BadEncoding      Class = "encoding"
	BadCounty        Class = "county"
	BadBeds          Class = "beds"
	BadRow           Class = "row"
	BadBeneficiaries Class = "beneficiaries"
)

// Reject is a row that was not taken, or (Warning) a row that was taken with a doubt.
type Reject struct {
	File    string
	Line    int // from 1; the first line of a row whose cells hold line breaks
	Column  string
	Value   string
	Reason  string
	Class   Class
	Warning bool // the row was taken all the same
}

// File is one file (or one sheet of a workbook) that was read, with its counts: Rows = Taken + Rejected.
type File struct {
	Name       string   // base name, with the sheet in brackets where a workbook has several
	Path       string   // as it was asked for; a workbook's sheets share it
	SHA256     string   // of the whole file
	Mapping    string   // name of the saved mapping that was used; empty when the headers were known
	Ignored    []string // headers of columns that were not read
	Rows       int
	Taken      int
	Rejected   int // Duplicates included
	Duplicates int
	Warned     int // rows that were taken with at least one warning; the letters of a file in Windows-1252 count once
}

// Report is what happened to every row. Each rejected row has exactly one entry, a taken row any number of warnings.
type Report struct {
	Files   []File
	Rejects []Reject // by file, then line
	Rows, Taken, Rejected, Duplicates,
	Warned int
}

func (r *Report) add(f File) {
	r.Files = append(r.Files, f)
	r.Rows += f.Rows
	r.Taken += f.Taken
	r.Rejected += f.Rejected
	r.Duplicates += f.Duplicates
	r.Warned += f.Warned
}

func report(p Progress, stage string, done, total int64) {
	if p != nil {
		p(stage, done, total)
	}
}

// refuse says that a file was not read; every such sentence ends by saying what is safe.
func refuse(path string, cause error, format string, args ...any) *data.Error {
	return &data.Error{
		Code:    "bad_file",
		Message: filepath.Base(path) + " " + fmt.Sprintf(format, args...) + ". Nothing was imported.",
		Err:     cause,
	}
}
