package intake

import (
	"fmt"
	"math"
	"strings"

	"countyline/data"
)

// joiner builds the reference from the four county sheets.
type joiner struct {
	*parsed
	opt    ReferenceOptions
	file   File
	report *Report
	ref    *data.Reference
	places [][2]int // per type: column of the minimum on its sheet, and of the time; the distance is looked up
	far    []int    // per type: column of the distance
	doubts []Reject // warnings of the row at hand, kept if it is taken
	wide   int      // types of the provider sheets; the rest are facilities
}

func join(c *content, all *parsed, opt ReferenceOptions) (*data.Reference, *Report, error) {
	source, year := sourceOf(c.name, all.year)
	j := &joiner{
		parsed: all, opt: opt, report: &Report{},
		file: File{Name: c.name, Path: c.path, SHA256: c.sha256},
		ref: &data.Reference{
			Source: source, Year: year, CertificateOfNeed: all.certificate, Notes: all.notes, Changes: all.changes,
		},
	}
	if err := j.types(c.path); err != nil {
		return nil, nil, err
	}
	seen := make(map[string]bool, len(all.counties[minProviders].rows))
	for i, row := range all.counties[minProviders].rows {
		j.file.Rows++
		j.doubts = j.doubts[:0]
		if reason := j.county(i, row, seen); reason != "" {
			j.file.Rejected++
			j.note(row, "SSACD", row.ssa, reason, false)
			continue
		}
		j.file.Taken++
		if len(j.doubts) > 0 {
			j.file.Warned++
			j.report.Rejects = append(j.report.Rejects, j.doubts...)
		}
	}
	j.strays(seen)
	if len(j.ref.Counties) == 0 {
		return nil, nil, refuse(c.path, nil, "has no county that can be read on all four sheets; choose the file as CMS publishes it")
	}
	j.report.add(j.file)
	return j.ref, j.report, nil
}

// types reads which types are evaluated: the columns with values of the minimum sheets, providers first.
func (j *joiner) types(path string) error {
	for sheet := minProviders; sheet <= minFacilities; sheet++ {
		minimums, limits := j.counties[sheet], j.counties[sheet+limitProviders-minProviders]
		for i, column := range minimums.columns {
			if !column.used {
				continue
			}
			if minimums.column(column.code, false) != i {
				return refuse(path, nil, "has the code %s twice in the sheet %q; choose the file as CMS publishes it", column.code, minimums.title)
			}
			time, distance := limits.column(column.code, false), limits.column(column.code, true)
			if time < 0 || distance < 0 {
				return refuse(path, nil, "has minimum numbers for the code %s but no time and distance in the sheet %q; choose the file as CMS publishes it", column.code, limits.title)
			}
			j.ref.Types = append(j.ref.Types, j.typeOf(column, sheet == minFacilities))
			j.places, j.far = append(j.places, [2]int{i, time}), append(j.far, distance)
		}
		for _, column := range limits.columns {
			if i := minimums.column(column.code, false); column.used && (i < 0 || !minimums.columns[i].used) {
				return refuse(path, nil, "has limits for the code %s but no minimum numbers in the sheet %q; choose the file as CMS publishes it", column.code, minimums.title)
			}
		}
		if sheet == minProviders {
			j.wide = len(j.ref.Types)
		}
	}
	return nil
}

// typeOf describes a type: by the known types, else by the Master sheet, else by its own header.
func (j *joiner) typeOf(c typeColumn, facility bool) data.Specialty {
	t := data.Specialty{Code: c.code, Name: c.name, EvaluatedAs: c.code, Kind: data.ProviderKind, Unit: data.Providers}
	if name, ok := j.base.names[c.code]; ok {
		t.Name = name
	}
	for _, known := range j.opt.Types {
		if known.Code == c.code && known.Name != "" {
			t.Name = known.Name
		}
	}
	switch {
	case c.code == data.AcuteHospital:
		t.Kind, t.Unit = data.FacilityKind, data.Beds
	case facility:
		t.Kind, t.Unit = data.FacilityKind, data.Facilities
	}
	return t
}

// county joins one row; the answer is why it was left out, or nothing.
func (j *joiner) county(i int, row countyRow, seen map[string]bool) string {
	countyType, ok := row.countyType()
	switch {
	case row.ssa == "":
		return fmt.Sprintf("%s, %s has no SSA code of five digits", row.name, row.state)
	case seen[row.ssa]:
		return row.where() + " is listed twice; the first row was taken"
	case !ok:
		return fmt.Sprintf("%s has the unknown county designation %q", row.where(), row.designation)
	case !(row.beneficiaries >= 0) || row.beneficiaries > 1e9 || row.beneficiaries != math.Trunc(row.beneficiaries):
		return row.where() + " has no whole number of total beneficiaries"
	}
	seen[row.ssa] = true
	at := [needed]int{minProviders: i}
	for sheet := minFacilities; sheet < needed; sheet++ {
		k, found := j.counties[sheet].bySSA[row.ssa]
		if !found {
			return fmt.Sprintf("%s is missing in the sheet %q", row.where(), j.counties[sheet].title)
		}
		at[sheet] = k
		other := j.counties[sheet].rows[k].designation
		if t, ok := data.ParseCountyType(other); other != "" && (!ok || t != countyType) {
			j.note(row, "COUNTY DESIGNATION", other,
				fmt.Sprintf("%s is %s in the sheet %q; %s was taken", row.where(), squash(other), j.counties[sheet].title, countyType), true)
		}
	}
	county := data.County{
		SSA: row.ssa, Name: row.name, State: strings.ToUpper(row.state), Type: countyType, Beneficiaries: int64(row.beneficiaries),
	}
	if row.p95 > 0 {
		county.P95 = row.p95
	}
	if row.requiredBene > 0 {
		county.BeneficiariesRequired = int64(math.Round(row.requiredBene))
	}
	requirements, reason := j.requirements(row, at, countyType)
	if reason != "" {
		return reason
	}
	county.Requirements = requirements
	if j.opt.FIPS != nil {
		county.FIPS, _ = j.opt.FIPS(county.State, county.Name)
	}
	j.ref.Counties = append(j.ref.Counties, county)
	return ""
}

func (j *joiner) requirements(row countyRow, at [needed]int, countyType data.CountyType) ([]data.Requirement, string) {
	all := make([]data.Requirement, len(j.ref.Types))
	for t, specialty := range j.ref.Types {
		sheet := minProviders
		if t >= j.wide {
			sheet = minFacilities
		}
		limits := sheet + limitProviders - minProviders
		number := j.counties[sheet].value(at[sheet], j.places[t][0])
		minutes := j.counties[limits].value(at[limits], j.places[t][1])
		miles := j.counties[limits].value(at[limits], j.far[t])
		if !(number >= 0) || number > 1e9 || number != math.Trunc(number) {
			return nil, fmt.Sprintf("%s has no whole minimum number for %s in the sheet %q", row.where(), specialty.Code, j.counties[sheet].title)
		}
		if !(minutes > 0) || !(miles > 0) || minutes > 1e5 || miles > 1e5 {
			return nil, fmt.Sprintf("%s has no time and distance for %s in the sheet %q", row.where(), specialty.Code, j.counties[limits].title)
		}
		limit := data.Limit{Minutes: minutes, Miles: miles}
		all[t] = data.Requirement{Required: int(number), Limit: limit, Adjusted: j.adjusted(specialty.Code, countyType, limit)}
	}
	return all, ""
}

// adjusted compares a limit with the base of the same file, or with the known base; without either nothing is said.
func (j *joiner) adjusted(code string, countyType data.CountyType, limit data.Limit) bool {
	base, ok := j.base.limits[code]
	if !ok {
		if base, ok = j.opt.Limits[code]; !ok {
			return false
		}
	}
	return base[countyType] != limit
}

// strays reports counties that stand on another sheet only.
func (j *joiner) strays(seen map[string]bool) {
	for sheet := minFacilities; sheet < needed; sheet++ {
		for _, row := range j.counties[sheet].rows {
			if !seen[row.ssa] {
				seen[row.ssa] = true
				j.file.Rows++
				j.file.Rejected++
				j.note(row, "SSACD", row.ssa, fmt.Sprintf("%s is in the sheet %q but not in %q", row.where(), j.counties[sheet].title, j.counties[minProviders].title), false)
			}
		}
	}
}

func (j *joiner) note(row countyRow, column, value, reason string, warning bool) {
	entry := Reject{
		File: j.file.Name, Line: row.line, Column: column, Value: clip(value), Reason: reason, Class: BadCounty, Warning: warning,
	}
	if warning {
		j.doubts = append(j.doubts, entry)
		return
	}
	j.report.Rejects = append(j.report.Rejects, entry)
}
