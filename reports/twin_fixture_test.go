package reports

// twinFiling is a small filing with one of everything: a pending county, a county without points, an
// adjusted limit, credits, all three gaps, and texts from outside that mean harm.
func twinFiling() *Filing {
	return &Filing{
		Assessment: Assessment{
			Counties: []County{
				{SSA: "25250", FIPS: "28051", Name: "Holmes", State: "MS", Type: "Rural", Beneficiaries: 4161, Pending: true, LOIProviders: 3},
				{SSA: "25750", FIPS: "28151", Name: "Washington", State: "MS", Type: "Micro", Beneficiaries: 10782},
				{SSA: "25270", FIPS: "28055", Name: "=Issaquena \"South\", <b>", State: "MS", Type: "CEAC", Beneficiaries: 152},
			},
			Specialties: []Specialty{
				{Code: "S03", Name: "Primary Care", Unit: "providers"},
				{Code: "019", Name: "Neurology", Unit: "providers"},
				{Code: "040", Name: "Acute Inpatient Hospitals", Unit: "beds"},
			},
			Cells: []Cell{
				{County: 0, Specialty: 0, Required: 1, Counted: 9, CountPass: true, MaxMinutes: 40, MaxMiles: 30, Weight: 4_161_000_000, Covered: 4_161_000_000, RequiredPercent: 85, AccessPass: true, Pass: true, Gap: GapNone},
				{County: 0, Specialty: 1, Required: 1, Counted: 5, CountPass: true, MaxMinutes: 75, MaxMiles: 60, Weight: 4_161_000_000, Covered: 3_052_000_000, RequiredPercent: 85, CreditPoints: 10, Gap: GapFixable},
				{County: 0, Specialty: 2, Required: 7, Counted: 4, MaxMinutes: 75, MaxMiles: 60, Weight: 4_161_000_000, Covered: 4_161_000_000, RequiredPercent: 85, AccessPass: true, Gap: GapStructural},
				{County: 1, Specialty: 0, Required: 2, Counted: 21, CountPass: true, MaxMinutes: 30, MaxMiles: 20, Weight: 1_000_000, Covered: 899_999, RequiredPercent: 85, AccessPass: true, Pass: true, Gap: GapNone},
				{County: 1, Specialty: 1, Required: 1, Counted: 0, MaxMinutes: 60, MaxMiles: 45, Weight: 10_782_000_000, Covered: 0, RequiredPercent: 85, Gap: GapStructural},
				{County: 1, Specialty: 2, Required: 19, Counted: 1204, CountPass: true, MaxMinutes: 85.5, MaxMiles: 70, Adjusted: true, Weight: 10_782_000_000, Covered: 10_782_000_000, RequiredPercent: 85, AccessPass: true, Pass: true, Gap: GapNone},
				{County: 2, Specialty: 0, Required: 1, Counted: 2, CountPass: true, MaxMinutes: 70, MaxMiles: 60, RequiredPercent: 85, Gap: GapStructural},
				{County: 2, Specialty: 1, Required: 1, Counted: 2, CountPass: true, MaxMinutes: 110, MaxMiles: 100, RequiredPercent: 85, Gap: GapStructural},
				{County: 2, Specialty: 2, Required: 1, Counted: 2, CountPass: true, MaxMinutes: 110, MaxMiles: 100, RequiredPercent: 85, Gap: GapStructural},
			},
			Prospects: 640,
		},
		Plan: "Cypress Bend Health Plan, Inc.", Contract: "H0000", Product: "Cypress Bend Advantage (HMO)",
		ContractYear: 2027, FilingKind: "expansion", Number: "F-2027-03", Due: "2026-02-11", Frozen: "2026-01-30",
		AsOf: "January 30, 2026, 4:40 pm Central", StandardsLine: "CMS HSD Reference File dated 12-17-2025", NetworkLine: "roster.xlsx, 1,284 rows",
		Inputs:       []Input{{"Standards", "CMS HSD Reference File", "2025-12-17"}, {"Population points", "90 ZIP points", "ACS 2023"}},
		Method:       []string{"Distance is the straight line between two points.", "Each NPI counts once (42 CFR 422.116(a)(2)(i))."},
		ReadWithCare: "Shares with access are estimates from weighted ZIP points.",
		ZIPGaps: []ZIPGap{{County: 0, Specialty: 1, WithoutAccess: 1109, Total: 4161, Closest: "One neurologist within 60 miles of Tchula would close this cell.", Rows: []ZIPRow{
			{ZIP: "39169", Place: "Tchula", Lat: 33.18, Lon: -90.22, Beneficiaries: 964, Outside: true, Nearest: "Jackson", Miles: 62.64, Minutes: 75.2, MilesOver: 2.6},
			{ZIP: "39063", Place: "Durant", Lat: 33.07, Lon: -89.85, Beneficiaries: 3197, Nearest: "Jackson", Miles: 57.9, Minutes: 69.4},
		}}, {County: 1, Specialty: 1, WithoutAccess: 10782, Total: 10782, Rows: []ZIPRow{
			{ZIP: "38701", Place: "Greenville", Lat: 33.4, Lon: -91.06, Beneficiaries: 10782, Outside: true},
		}}},
		Servicing: []Servicing{
			{NPI: "2000000002", Name: "+Ann Marlow, MD", Specialty: "019 Neurology", Place: "Jackson, MS", Status: "LOI", Quality: "stated", Counties: 3},
			{NPI: "2000000010", Name: "Ünal Ørsted", Specialty: "S03 Primary Care", Place: "Lexington, MS", Status: "active", Quality: "ZIP point", Counties: 1},
		},
		KnownToSigners: []string{"Nine roster rows were set aside with their reasons."},
		Signers:        []Signer{{"Prepared by", "Marcus Feld", "Network Manager, Contracting"}, {"Approved by", "", "Director, Provider Network"}},
		CheckCode:      "7f3a91c40be2c21e", Version: "1.0.0", SetAside: 9, Taken: 1284,
		Rejects: []Reject{
			{File: "roster.xlsx", Line: 17, Column: "npi", Value: "1234567890", Reason: "The NPI's check digit is wrong.", Severity: Rejected},
			{File: "roster.xlsx", Line: 18, Column: "name", Value: "=HYPERLINK(\"http://example.test\")", Reason: "The beds are missing; counted as 0.", Severity: Warning},
		},
	}
}
