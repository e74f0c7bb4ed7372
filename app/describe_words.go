package app

import (
	"cmp"
	"strconv"
	"strings"

	"countyline/data"
)

// defaultWords are the values of settings that nobody changed.
func defaultWords(key string) string {
	s := data.DefaultSettings()
	switch key {
	case "population_share_bp":
		return strconv.Itoa(s.PopulationShare)
	case "road_factor":
		return strconv.FormatFloat(s.RoadFactor, 'f', 1, 64)
	case "backups_kept":
		return strconv.Itoa(s.BackupsKept)
	}
	return ""
}

// settingWords are the settings of a workspace by their keys.
var settingWords = map[string]string{
	"population_share_bp": "Beneficiaries without a file", "road_factor": "Road factor", "backups_kept": "Daily backups kept",
}

// fieldWords are columns in the words of the screens; those of one table stand before those of all.
var fieldWords = map[string]string{
	"product.name": "Product", "plan.name": "Plan", "contract.number": "Contract number", "filing.number": "Filing number",
	"product_county.filing": "Kind of filing", "document.kind": "Kind of document", "document.name": "File name", "dataset.kind": "What the file holds",
	"filing_document.name": "Document", "publication.document": "Document", "specialty_alias.alias": "Name in files", "specialty_alias.code": "Specialty",
	"provider_edit.name": "Provider name", "practice_edit.name": "Practice name", "setting.value": "Value", "saved_view.place": "Filters and columns",
	"added_participation.name": "Provider name", "filing.title": "Title", "filing.kind": "Kind of filing",

	"deleted": "Record", "name": "Name", "status": "Status", "practice": "Practice", "specialty": "Specialty", "beds": "Beds",
	"street": "Street", "city": "City", "state": "State", "zip": "ZIP code", "county_fips": "County", "county": "County",
	"lat": "Latitude", "lon": "Longitude", "quality": "Placed by",
	"private_note": "Private note", "note": "Note", "filed_on": "Filed on", "due": "Filing due", "filing_due": "Filing due", "filing": "Kind of filing",
	"contract_year": "Contract year", "line_of_business": "Line of business", "plan_name": "Plan", "basis": "Basis", "as_of": "As of",
	"created_at": "Frozen at", "added_at": "Added at", "imported_at": "Imported at", "published_at": "Published at", "dated": "Date of the document",
	"counties": "Counties", "specialties": "Specialties", "cells": "Cells", "failing": "Failing cells", "fixable": "Fixable cells",
	"structural": "Structural cells", "estimate": "Figures are an estimate", "rows_taken": "Rows taken", "rows_aside": "Rows set aside",
	"rows_rejected": "Rows set aside", "check_code": "Check code", "version": "Countyline version", "file_name": "File name", "sha256": "Fingerprint of the file",
	"parser_version": "Read by parser", "mapping": "Columns as mapped", "taken_back": "Taken back", "replaced_by": "Replaced by",
	"size": "Size", "pages": "Pages", "row_count": "Rows", "filing_document.position": "Place in the list", "reading": "How it was read", "path": "Place in the shared folder",
	"product_id": "Product", "contract_id": "Contract", "plan_id": "Plan", "filing_id": "Filing", "location_id": "Location", "provider_id": "NPI",
	"record_kind": "Belongs to a", "record_id": "Belongs to", "screen": "Screen", "alias": "Name in files", "code": "Specialty",
}

// field is a column in a word: "Status", "Filing due". A group of columns that move together goes by what it is, and a
// column that only a newer version knows by its own name.
func (d *describer) field(table, column string) string {
	if table == "setting" && column == "value" {
		return fieldWords["setting.value"]
	}
	words := cmp.Or(fieldWords[table+"."+column], fieldWords[column], groupWords[column])
	if words == "" && column != "" {
		words = strings.ReplaceAll(column, "_", " ")
		words = strings.ToUpper(words[:1]) + words[1:]
	}
	return words
}

// groupWords are groups of columns that move together.
var groupWords = map[string]string{"address": "Address", "position": "Coordinates", "standing": "In force", "record": "Belongs to"}
