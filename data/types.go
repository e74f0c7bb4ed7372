// Package data holds the records a team shares: plain values that know no file, database or window.
package data

import (
	"fmt"
	"strings"
)

// CountyType is the class of a county in 42 CFR 422.116(c); every limit and ratio depends on it.
type CountyType uint8

// The five county types, from the densest to CEAC (counties with extreme access considerations).
const (
	LargeMetro CountyType = iota
	Metro
	Micro
	Rural
	CEAC
)

// CountyTypes lists the five types in the order of every table of the rule.
var CountyTypes = [...]CountyType{LargeMetro, Metro, Micro, Rural, CEAC}

var countyTypeNames = [...]string{"Large Metro", "Metro", "Micro", "Rural", "CEAC"}

func (t CountyType) String() string {
	if int(t) < len(countyTypeNames) {
		return countyTypeNames[t]
	}
	return fmt.Sprintf("CountyType(%d)", uint8(t))
}

// ParseCountyType reads a county designation as CMS prints it; case and blanks do not matter.
func ParseCountyType(s string) (CountyType, bool) {
	folded := strings.Join(strings.Fields(s), " ")
	for i, name := range countyTypeNames {
		if strings.EqualFold(folded, name) {
			return CountyType(i), true
		}
	}
	return 0, false
}

// Kind tells individual providers from facilities.
type Kind uint8

// The two kinds of HSD specialty types.
const (
	ProviderKind Kind = iota
	FacilityKind
)

// Unit is what a minimum number counts.
type Unit uint8

// Units of the minimum numbers: distinct NPIs, hospital beds, or distinct facility NPIs.
const (
	Providers Unit = iota
	Beds
	Facilities
)

func (u Unit) String() string { return [...]string{"providers", "beds", "facilities"}[u] }

// Specialty is one HSD code. Codes 001-006 are submitted but judged together as S03.
type Specialty struct {
	Code        string // three digits, or S03
	Name        string
	Kind        Kind
	EvaluatedAs string // the code whose cell it counts in; its own for all but 001-006
	Unit        Unit
}

// PrimaryCare is the code under which 001-006 are summed and judged; it is never submitted.
const PrimaryCare = "S03"

// AcuteHospital is the one type whose minimum counts beds instead of providers.
const AcuteHospital = "040"

// Limit is a time and distance standard: a beneficiary has access inside both.
type Limit struct {
	Minutes float64
	Miles   float64
}

// Standards are the base tables of a line of business, used for counties the reference file does not
// customise and in place of the reference file until the user imports one.
type Standards struct {
	Source         Source
	Specialties    []Specialty           // every submittable code and S03
	Types          []Specialty           // the evaluated types, in the order of adequacy.csv
	Limits         map[string][5]Limit   // by evaluated code, then county type
	RatioPer1000   map[string][5]float64 // by evaluated code; 0 = no ratio, only FixedMinimum
	FixedMinimum   map[string]int        // by evaluated code
	Percent        [5]int                // of beneficiaries that must have access, by county type
	P95            [5]float64            // 95th percentile base population ratio, by county type
	MinutesPerMile [5]float64            // converts straight-line miles into minutes, by county type
	Classes        []CountyClass         // designates a county where no reference file does
}

// CountyClass is one field of the table of 42 CFR 422.116(c): the county type of a range of population and
// density.
type CountyClass struct {
	Type          CountyType
	PopulationMin int64
	PopulationMax int64   // 0 = no upper end
	DensityMin    float64 // people per square mile
	DensityBelow  float64 // exclusive; 0 = no upper end
}

// CountyType designates a county by its population and people per square mile.
func (s *Standards) CountyType(population int64, density float64) CountyType {
	for _, c := range s.Classes {
		if population >= c.PopulationMin && (c.PopulationMax == 0 || population <= c.PopulationMax) &&
			density >= c.DensityMin && (c.DensityBelow == 0 || density < c.DensityBelow) {
			return c.Type
		}
	}
	return CEAC
}

// Source says where a figure comes from and of when it is; both are printed with it.
type Source struct {
	Name string
	AsOf string // YYYY-MM-DD or a year; empty when the file does not say
}

// Requirement is what one county must show for one evaluated type.
type Requirement struct {
	Required int // providers, beds or facilities
	Limit    Limit
	Adjusted bool // CMS customised the limit for this county and type (42 CFR 422.116(d)(3))
}

// County is one row of the reference: a county as CMS judges it. Los Angeles has two.
type County struct {
	SSA                   string // five digits; empty until a reference file is imported
	FIPS                  string // five digits; empty for rows the atlas does not know
	Name                  string
	State                 string // two letters
	Type                  CountyType
	Beneficiaries         int64 // Medicare beneficiaries living in the county
	P95                   float64
	BeneficiariesRequired int64         // as published (rounded up); shown, never calculated with
	Requirements          []Requirement // parallel to Reference.Types
}

// Key is the county's key: the SSA code, or the FIPS code while no reference file is loaded.
func (c County) Key() string {
	if c.SSA != "" {
		return c.SSA
	}
	return c.FIPS
}

// Reference is the CMS HSD Reference File of one year, or an estimate of it.
type Reference struct {
	Source            Source
	Year              int // criteria year; 0 when the file does not say
	Types             []Specialty
	Counties          []County
	CertificateOfNeed []CertificateOfNeed
	Notes             []Note
	Changes           []CriteriaChange
	Estimate          bool // derived from the base tables: no CMS file was imported
}

// CertificateOfNeed is one row of the sheet of that name.
type CertificateOfNeed struct {
	SSA, Specialty string
	Customized     bool // T/D Customized = Y
}

// Note is a row of the Notes sheet.
type Note struct{ Specialty, Text string }

// CriteriaChange is a limit that CMS changed against the year before.
type CriteriaChange struct {
	SSA, Specialty string
	Now, Before    Limit
	Reason         string
}

// Status is how far a participation has come.
type Status uint8

// The stages of a participation. Signed and active count for a filing everywhere, LOI only where the
// county's filing kind allows it, prospect and terminated never.
const (
	Prospect Status = iota
	LOI
	Signed
	Active
	Terminated
)

func (s Status) String() string {
	return [...]string{"prospect", "LOI", "signed", "active", "terminated"}[s]
}

// Quality says how a location's coordinates were found, best first.
type Quality uint8

// The rungs of the location ladder.
const (
	Stated      Quality = iota // coordinates given in the file
	ZIPPoint                   // internal point of the ZIP code
	CityPoint                  // middle of the city's ZIP points
	CountyPoint                // internal point of the county
)

func (q Quality) String() string {
	return [...]string{"stated", "ZIP point", "city point", "county point"}[q]
}

// Location is a place where a provider sees patients.
type Location struct {
	Street, City, State, ZIP string
	CountyFIPS               string // as the file states it; never overridden by geometry
	Lat, Lon                 float64
	Quality                  Quality
}

// Participation is a provider at a location for a product, under one specialty code.
type Participation struct {
	NPI       NPI
	Name      string
	Practice  string // the business that signs; empty when the file does not say
	Specialty string // HSD code as submitted
	Location  Location
	SSA       string // county served, as an HSD table states it; the same provider may be listed once per county
	Status    Status
	Beds      int32 // staffed, Medicare-certified; only read for 040
	Row       RowRef
}

// RowRef points at the row of an imported file.
type RowRef struct {
	File int32 // index into the files of the import
	Line int32 // first line of the row, from 1
}

// PerBeneficiary is the factor between beneficiaries and the integer weights used in sums, so that the order of
// rows never changes a figure.
const PerBeneficiary = 1_000_000

// Point is a population point: a place where some beneficiaries live.
type Point struct {
	ZIP           string
	Lat, Lon      float64
	CountyFIPS    string // feeds every county row of that FIPS ...
	SSA           string // ... unless the file states the row itself
	Beneficiaries int64  // micro-beneficiaries
}

// Population is a set of points with its source.
type Population struct {
	Source   Source
	Points   []Point
	Estimate bool // built-in ZIP points at a share of population, not a file of beneficiaries
}

// Enrollment is the plan's own members by county. It is never put in the place of CMS's beneficiaries.
type Enrollment struct {
	Source   Source
	Counties []CountyMembers
}

// CountyMembers is how many members live in a county.
type CountyMembers struct {
	SSA     string // five digits; empty where the file does not state it
	FIPS    string // five digits; empty where the file states the SSA code alone
	Members int64
}

// FilingKind decides where letters of intent count (42 CFR 422.116; sub-regulatory guidance on LOIs).
type FilingKind uint8

// The kinds of filing of a county. Letters of intent count for initial and expansion counties only.
const (
	Operating FilingKind = iota
	Initial
	Expansion
)

func (k FilingKind) String() string { return [...]string{"operating", "initial", "expansion"}[k] }
