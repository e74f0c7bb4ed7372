package app

import (
	"countyline/data"
	"countyline/data/intake"
)

// ImportField is what a column of a file can hold.
type ImportField struct {
	Key   string // as DraftOptions.Columns and DraftColumn.Field have it
	Words string
	Group string // of which fields it is one, in a word
	Many  bool   // several columns of a file can hold it: the second is read where the first is blank
}

// ImportKinds are the kinds of files that can be imported, the one most needed first.
func ImportKinds() []data.DatasetKind {
	return []data.DatasetKind{data.RosterFile, data.ReferenceFile, data.PopulationFile, data.EnrollmentFile}
}

// KindWords is what people call a kind of file.
func KindWords(kind data.DatasetKind) string {
	switch kind {
	case data.ReferenceFile:
		return "CMS reference file"
	case data.RosterFile:
		return "Roster or facility list"
	case data.PopulationFile:
		return "Beneficiaries by place"
	case data.EnrollmentFile:
		return "Our members by county"
	}
	return "Entered by hand"
}

// ImportFields are the fields that the columns of a kind of file can hold, those of one group together. The CMS
// reference file has none: its sheets are known by their names.
func ImportFields(kind data.DatasetKind) []ImportField {
	switch kind {
	case data.RosterFile:
		return rosterFields()
	case data.PopulationFile:
		return append([]ImportField{{Key: string(intake.FieldBeneficiaries), Words: "Number of beneficiaries", Group: "Count"}}, placeFields()...)
	case data.EnrollmentFile:
		return append([]ImportField{{Key: string(intake.FieldBeneficiaries), Words: "Number of members", Group: "Count"}}, countyFields()...)
	}
	return nil
}

func rosterFields() []ImportField {
	const provider, specialty, place, network = "Provider", "Specialty", "Where patients are seen", "Contract"
	return []ImportField{
		{Key: string(intake.FieldNPI), Words: "NPI", Group: provider},
		{Key: string(intake.FieldName), Words: "Name", Group: provider},
		{Key: string(intake.FieldLastName), Words: "Last name", Group: provider},
		{Key: string(intake.FieldFirstName), Words: "First name", Group: provider},
		{Key: string(intake.FieldPractice), Words: "Practice", Group: provider, Many: true},
		{Key: string(intake.FieldCode), Words: "Specialty code (HSD)", Group: specialty},
		{Key: string(intake.FieldSpecialty), Words: "Specialty name", Group: specialty, Many: true},
		{Key: string(intake.FieldAddress), Words: "Street", Group: place},
		{Key: string(intake.FieldAddress2), Words: "Suite", Group: place},
		{Key: string(intake.FieldCity), Words: "City", Group: place},
		{Key: string(intake.FieldState), Words: "State", Group: place},
		{Key: string(intake.FieldZIP), Words: "ZIP code", Group: place},
		{Key: string(intake.FieldCounty), Words: "County name", Group: place},
		{Key: string(intake.FieldCountyFIPS), Words: "County (FIPS code)", Group: place},
		{Key: string(intake.FieldLat), Words: "Latitude", Group: place},
		{Key: string(intake.FieldLon), Words: "Longitude", Group: place},
		{Key: string(intake.FieldStatus), Words: "Contract status", Group: network},
		{Key: string(intake.FieldLOI), Words: "Letter of intent (Y or N)", Group: network},
		{Key: string(intake.FieldSSA), Words: "County served (SSA code)", Group: network},
		{Key: string(intake.FieldBeds), Words: "Medicare-certified beds", Group: network},
	}
}

func placeFields() []ImportField {
	const place = "Place"
	return append([]ImportField{
		{Key: string(intake.FieldZIP), Words: "ZIP code", Group: place},
		{Key: string(intake.FieldLat), Words: "Latitude", Group: place},
		{Key: string(intake.FieldLon), Words: "Longitude", Group: place},
	}, countyFields()...)
}

func countyFields() []ImportField {
	const county = "County"
	return []ImportField{
		{Key: string(intake.FieldSSA), Words: "County (SSA code)", Group: county},
		{Key: string(intake.FieldCountyFIPS), Words: "County (FIPS code)", Group: county},
		{Key: string(intake.FieldCounty), Words: "County name", Group: county},
		{Key: string(intake.FieldState), Words: "State", Group: county},
	}
}
