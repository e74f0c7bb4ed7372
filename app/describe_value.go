package app

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"countyline/data"
	"countyline/data/oplog"
)

// AsImported is what a cell says that nobody stated anything in.
const AsImported = "As imported"

// RemovedWords is what a removed record says in the place of its being in use.
const RemovedWords = "Removed"

// What follows a value that nobody stated.
const (
	importedMark = " (as imported)"
	defaultMark  = " (default)"
)

// privately stands for what only the rates group may read.
const privately = "Only the rates group can read this"

// cell is value for a column whose meaning depends on its row: where nobody stated anything it is what the file says, or
// the default of a setting.
func (d *describer) cell(table, row, column string, v oplog.Value) string {
	if table == "setting" && column == "value" {
		if v.Kind == oplog.Null {
			return settingValue(row, defaultWords(row)) + defaultMark
		}
		return settingValue(row, v.Content)
	}
	if v.Kind == oplog.Null && strings.HasSuffix(table, "_edit") {
		if n, known := d.named(table, row); known {
			if imported, ok := n.Imported[column]; ok {
				return strings.TrimSpace(d.importedWords(table, column, imported) + importedMark)
			}
		}
	}
	return d.value(table, column, v)
}

// belongs is the record to which a document belongs: a provider goes by its NPI, a practice by an id.
func (d *describer) belongs(id string) string {
	if _, ok := data.ParseNPI(id); ok {
		return d.record(KindProvider, id)
	}
	return d.record(KindPractice, id)
}

// importedWords are a cell of a file in the words of the screens; the file's figures are kept as text here.
func (d *describer) importedWords(table, column, imported string) string {
	if n, err := strconv.ParseInt(imported, 10, 64); err == nil && column == "beds" {
		return d.value(table, column, oplog.IntegerValue(n))
	}
	return orNothing(d.value(table, column, oplog.TextValue(imported)))
}

// settingValue is the value of a setting with its unit.
func settingValue(key, value string) string {
	if n, err := strconv.Atoi(value); err == nil && key == "population_share_bp" {
		return percentText(n) + " of residents"
	}
	return value
}

// value is what a cell holds, as the screens write it; empty when it holds nothing.
func (d *describer) value(table, column string, v oplog.Value) string {
	switch v.Kind {
	case oplog.Null:
		if strings.HasSuffix(table, "_edit") && column != "private_note" && column != oplog.Deleted {
			return AsImported
		}
		return ""
	case oplog.Sealed:
		return privately
	case oplog.Integer:
		return d.number(column, v.Number)
	}
	return d.text(table, column, v.Content)
}

func (d *describer) number(column string, n int64) string {
	switch column {
	case oplog.Deleted:
		return [...]string{"In use", RemovedWords}[min(1, max(0, n))]
	case "taken_back", "estimate":
		return [...]string{"No", "Yes"}[min(1, max(0, n))]
	case "contract_year", "parser_version":
		return strconv.FormatInt(n, 10)
	case "position":
		return strconv.FormatInt(n+1, 10)
	case "size":
		return bytesWords(n)
	case "rows_taken", "rows_rejected", "rows_aside", "row_count":
		return CountOf(int(n), "row", "rows")
	}
	return Count(n)
}

func (d *describer) text(table, column, s string) string {
	switch column {
	case "status":
		if status, err := CheckStatus(s); err == nil {
			return statusWords(status)
		}
	case "quality":
		return placedWords(s)
	case "filing", "kind":
		return kindWords(table, column, s)
	case "specialty", "code":
		return d.specialty(s)
	case "county", "county_fips":
		if s == "" {
			return "" // the county follows the place
		}
		return d.county(s)
	case "filed_on", "due", "filing_due", "as_of", "dated":
		return DayWords(s)
	case "created_at", "added_at", "imported_at", "published_at":
		if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
			return t.Local().Format("Jan 2, 2006, 3:04 pm")
		}
	case "lat", "lon":
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return degrees(math.Round(f*1e5)/1e5) + "°" // to a yard
		}
	case "product_id", "contract_id", "plan_id", "filing_id", "location_id", "replaced_by":
		if s != "" {
			return d.record(linked[column], s)
		}
	case "record_id":
		if s != "" {
			return d.belongs(s)
		}
	case "sha256":
		return s[:min(12, len(s))]
	case "mapping", "reading", "place":
		if s != "" {
			return "Set"
		}
	}
	return s
}

// linked are the tables that columns point into.
var linked = map[string]string{
	"product_id": "product", "contract_id": "contract", "plan_id": "plan", "filing_id": "filing", "location_id": "added_location", "replaced_by": "dataset",
}

// statusWords are a status where it stands alone.
func statusWords(s data.Status) string {
	return [...]string{"Prospect", "LOI", "Signed", "Active", "Terminated"}[s]
}

// placedWords are what a place was found by.
func placedWords(quality string) string {
	for q, words := range map[data.Quality]string{data.Stated: "Stated coordinates", data.ZIPPoint: "ZIP code", data.CityPoint: "City", data.CountyPoint: "County"} {
		if q.String() == quality {
			return words
		}
	}
	return quality
}

// kindWords are a kind of filing, of an imported file, or of a document.
func kindWords(table, column, s string) string {
	if table == "dataset" {
		if words := KindWords(data.DatasetKind(s)); words != "" {
			return words
		}
	}
	if table == "document" {
		return DocumentKindWords(s)
	}
	if column == "filing" || table == "filing" {
		for _, k := range []data.FilingKind{data.Operating, data.Initial, data.Expansion} {
			if k.String() == s {
				return FilingWords(k)
			}
		}
	}
	return s
}

// bytesWords is a size as people say it.
func bytesWords(n int64) string {
	switch {
	case n < 1000:
		return CountOf(int(n), "byte", "bytes")
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
