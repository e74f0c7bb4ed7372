// Package reports turns finished figures into paper and files: CSV, XLSX, PDF, HTML and pictures, all
// from the document models in this package. It computes no adequacy; it prints what it is given.
package reports

import "math/bits"

// Gap says whether a failing cell can be closed.
type Gap string

// The four answers. Structural means: not fixable with the prospects that were loaded.
const (
	GapNone       Gap = "none"
	GapFixable    Gap = "fixable"
	GapStructural Gap = "structural"
	GapUnknown    Gap = "unknown"
)

// County is one county row as printed.
type County struct {
	SSA, FIPS, Name, State, Type string
	Beneficiaries                int64
	Pending                      bool // LOIs may count: an initial or expansion county
	LOIProviders                 int  // distinct providers under LOI counted in any of its cells
}

// Specialty is one evaluated type as printed.
type Specialty struct {
	Code, Name string
	Unit       string // providers, beds, facilities
}

// Cell is one county × specialty with both tests.
type Cell struct {
	County, Specialty    int // indexes into Assessment.Counties and .Specialties
	Required, Counted    int
	CountPass            bool
	MaxMinutes, MaxMiles float64
	Adjusted             bool  // CMS customised the limit
	Weight, Covered      int64 // micro-beneficiaries; Weight 0 = the county has no population points
	RequiredPercent      int
	CreditPoints         int
	AccessPass, Pass     bool
	Gap                  Gap
}

// PercentE4 is the covered share in ten-thousandths of a percent, truncated, so that 89.99999 never
// reads 90. ok is false for a county without points.
func (c Cell) PercentE4() (e4 int64, ok bool) {
	if c.Weight <= 0 {
		return 0, false
	}
	hi, lo := bits.Mul64(uint64(c.Covered), 1_000_000)
	q, _ := bits.Div64(hi, lo, uint64(c.Weight))
	return int64(q), true
}

// Assessment is every cell of a service area: the model behind adequacy.csv, the workbook and the map.
type Assessment struct {
	Counties    []County
	Specialties []Specialty
	Cells       []Cell // county by county, specialties in order
	Estimate    bool   // no CMS reference file: county types and required counts are derived
	Prospects   int    // providers listed as prospects; 0 = no market loaded, gaps unknown
}

// EstimateNotice is printed with every figure that does not rest on the CMS file.
const EstimateNotice = "estimate: import the CMS file"

// Input is one line of "What the figures rest on".
type Input struct{ Name, Source, AsOf string }

// ZIPRow is one ZIP point of a failing cell.
type ZIPRow struct {
	ZIP, Place    string
	Lat, Lon      float64
	Beneficiaries int64 // whole people
	Outside       bool
	Nearest       string // place of the nearest counted provider; empty when there is none
	Miles         float64
	Minutes       float64
	MilesOver     float64 // beyond the limit; 0 within
}

// ZIPGap lists the ZIP points of one failing cell, outside first.
type ZIPGap struct {
	County, Specialty int
	WithoutAccess     int64 // people
	Total             int64
	Rows              []ZIPRow
	Closest           string // one sentence: what would close the cell; may be empty
}

// Servicing is one provider that counts, with the counties it counts in.
type Servicing struct {
	NPI, Name, Specialty, Place, Status string
	Quality                             string // how its coordinates were found
	Counties                            int
}

// Filing is the frozen document: an assessment with its cover facts and lists.
type Filing struct {
	Assessment
	Plan, Contract, Product string // e.g. "Cypress Bend Health Plan, Inc.", "H0000", "Cypress Bend Advantage (HMO)"
	ContractYear            int
	FilingKind              string // "operating", "initial", "expansion"
	Number                  string
	Due, Frozen             string // YYYY-MM-DD; Due may be empty
	AsOf                    string // printed instant of the freeze
	StandardsLine           string // for the provenance footer
	NetworkLine             string // for the provenance footer
	Inputs                  []Input
	Method                  []string // distance method, population points, counting rules: one sentence each, with citations
	ReadWithCare            string
	ZIPGaps                 []ZIPGap
	ZIPGapsLeftOut          int // failing cells with points that ZIPGaps does not list
	Servicing               []Servicing
	KnownToSigners          []string
	Signers                 []Signer
	CheckCode               string   // data check code, 16 hex digits
	Version                 string   // of Countyline
	SetAside                int      // roster rows that were not taken
	Taken                   int      // roster rows that were taken
	Rejects                 []Reject // rows set aside and warnings, as in rejected.csv
}

// Signer is a prepared signature line.
type Signer struct{ Role, Name, Title string }
