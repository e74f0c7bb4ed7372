package data

// Plan is the organisation that files: a Medicare Advantage organisation or another health plan.
type Plan struct {
	ID   string // UUIDv7; empty on a plan not saved yet
	Name string
}

// Contract is a plan's contract with CMS.
type Contract struct {
	ID     string // UUIDv7
	PlanID string
	Number string // H-number, e.g. H0000
}

// Product is a line of business in a contract year; networks are built and filed per product.
type Product struct {
	ID             string // UUIDv7
	ContractID     string
	Name           string
	LineOfBusiness string // e.g. "MA"
	ContractYear   int
	Filing         FilingKind // the counties' own kinds are in its service area
	FilingDue      string     // YYYY-MM-DD; empty when unknown
}

// ServiceCounty is one county of a product's service area with its own filing kind.
type ServiceCounty struct {
	County string // County.Key: SSA code, or FIPS code while no reference file is loaded
	Filing FilingKind
}
