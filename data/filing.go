package data

import "time"

// Filing is an assessment frozen on a day, with the documents that were printed from it. Neither its figures nor
// its documents ever change; its title and note may.
type Filing struct {
	ID        string // UUIDv7; empty on a filing not saved yet
	ProductID string
	Number    string // as printed, e.g. F-2028-01
	Title     string
	Plan      string // its name when it was frozen
	Year      int    // of the contract, when it was frozen
	Basis     string // of the figures: "filing" or "member-ready"
	Created   time.Time
	AsOf      string // YYYY-MM-DD: the day printed as that of the freeze
	Kind      FilingKind
	Due       string // YYYY-MM-DD; empty when unknown
	Figures   FilingFigures
	CheckCode string // hash of every figure and of what they rest on, 16 hex digits
	Version   string // of Countyline, that froze it
	FiledOn   string // YYYY-MM-DD: the day it was handed in; empty while it was not
	Note      string
	Documents []FilingDocument
}

// FilingFigures are the counts of a frozen assessment.
type FilingFigures struct {
	Counties, Specialties int
	Cells, Failing        int
	Fixable, Structural   int  // of the failing cells; the others have no prospects listed
	Estimate              bool // no CMS reference file was in force
	RowsTaken, RowsAside  int  // rows of the rosters that count and that were set aside
}

// FilingDocument is one file of a filing, kept unchanged under its hash.
type FilingDocument struct {
	ID     string // UUIDv7
	Name   string // e.g. filing.pdf
	SHA256 string // in hex
	Size   int64  // bytes
	Pages  int    // of paper; 0 for other documents
	Rows   int    // of a table, below its header; 0 for other documents
}

// Filed says whether the filing was handed in.
func (f Filing) Filed() bool { return f.FiledOn != "" }

// Document finds a document by its name.
func (f Filing) Document(name string) (FilingDocument, bool) {
	for _, d := range f.Documents {
		if d.Name == name {
			return d, true
		}
	}
	return FilingDocument{}, false
}
