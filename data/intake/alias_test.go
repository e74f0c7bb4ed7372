package intake

import "testing"

func TestHeadersOfPayersRostersAreKnown(t *testing.T) {
	for field, headers := range map[Field][]string{
		FieldNPI:           {"NPI", "Provider NPI", "Facility NPI", "NPI #", "Rendering NPI", "National Provider Identifier (NPI)"},
		FieldCode:          {"HSD Specialty Code", "Specialty_Code", "CMS Specialty Code"},
		FieldSpecialty:     {"HSD Specialty", "Specialty", "Specialty Description", "Primary Specialty", "Facility Type", "PROVIDER_SPECIALTY"},
		FieldName:          {"Provider Name", "Facility Name", "Provider Full Name"},
		FieldPractice:      {"Practice Name", "Group Name", "Medical Group/IPA", "Provider Group", "DBA"},
		FieldLat:           {"Lat.", "LATITUDE", "Latitude (Y)", "Practice Location Latitude", "Geo Lat", "y_coord"},
		FieldLon:           {"Long.", "Lon", "Lng", "Longitude (X)", "Office Longitude", "X Coordinate"},
		FieldAddress:       {"Service Location Address 1", "Address1", "Practice Address", "Street Address", "Office Street"},
		FieldAddress2:      {"Service Location Address 2", "Suite #", "Address Line 2"},
		FieldCity:          {"Service Location City", "City", "Practice City"},
		FieldState:         {"ST", "State", "Service Location State", "State Abbr."},
		FieldZIP:           {"Zip", "Postal Code", "Zip Code", "ZIP5", "Service Location ZIP", "Member ZIP"},
		FieldCounty:        {"County", "Service Location County", "County/Parish"},
		FieldCountyFIPS:    {"FIPS", "County FIPS", "GEOID"},
		FieldSSA:           {"SSA State/County Code", "SSA Code"},
		FieldStatus:        {"Contract Status", "Network Status", "Participation Status", "Par Status", "Par/Non-Par", "In-Network (Y/N)", "Participating?"},
		FieldLOI:           {"Letter of Intent (Y/N)", "LOI"},
		FieldBeds:          {"# of Staffed, Medicare Certified Beds", "Total Beds", "Hospital Beds"},
		FieldBeneficiaries: {"Beneficiaries", "Members", "Member Count", "# Members", "Medicare Eligibles"},
	} {
		for _, name := range headers {
			if got := fieldOf(Fold(name)); got != field {
				t.Errorf("%q is %q, not %s", name, got, field)
			}
		}
	}
}

func TestHeadersThatSoundAlikeAreNotTaken(t *testing.T) {
	for _, name := range []string{
		"Taxonomy", "Taxonomy Code", "Provider Taxonomy", "Group NPI", "Billing NPI", "Organization NPI", "Tax ID", "Mailing Address", "Mailing City",
		"Billing ZIP", "License Status", "Credentialing Status", "License State", "Provider Type", "Provider ID", "Zip+4", "Accepting New Patients", "Phone", "",
	} {
		if got := fieldOf(Fold(name)); got != "" {
			t.Errorf("%q is taken for %s", name, got)
		}
	}
}
