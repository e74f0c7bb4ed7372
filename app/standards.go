package app

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"countyline/assets"
	"countyline/data"
	"countyline/data/intake"
)

// Standards reads the embedded tables of Medicare Advantage network adequacy, 42 CFR 422.116.
func Standards() (*data.Standards, error) {
	t := &tables{}
	s := &data.Standards{
		Source:       data.Source{Name: "42 CFR 422.116, base tables"},
		Limits:       map[string][5]data.Limit{},
		RatioPer1000: map[string][5]float64{},
		FixedMinimum: map[string]int{},
	}
	for _, row := range t.read("specialties") {
		s.Specialties = append(s.Specialties, specialtyOf(row))
	}
	for _, row := range t.read("limits") {
		var limits [5]data.Limit
		for i, name := range countyColumns {
			limits[i] = data.Limit{Minutes: t.number(row, name+"_minutes"), Miles: t.number(row, name+"_miles")}
		}
		s.Limits[row["code"]] = limits
	}
	for _, row := range t.read("minimums") {
		var ratios [5]float64
		for i, name := range countyColumns {
			ratios[i] = t.number(row, name+"_per_1000")
		}
		s.RatioPer1000[row["code"]] = ratios
		s.FixedMinimum[row["code"]] = int(t.number(row, "fixed_minimum"))
	}
	for _, row := range t.read("county_types") {
		i := t.countyType(row)
		s.Percent[i] = int(t.number(row, "percent"))
		s.P95[i] = t.number(row, "p95_base_population_ratio")
		s.MinutesPerMile[i] = t.number(row, "minutes_per_mile")
	}
	for _, row := range t.read("county_type_table") {
		s.Classes = append(s.Classes, data.CountyClass{
			Type:          t.countyType(row),
			PopulationMin: int64(t.number(row, "population_min")),
			PopulationMax: int64(t.number(row, "population_max")),
			DensityMin:    t.number(row, "density_min_per_sq_mi"),
			DensityBelow:  t.number(row, "density_below_per_sq_mi"),
		})
	}
	for _, sp := range s.Specialties {
		if sp.EvaluatedAs == sp.Code {
			s.Types = append(s.Types, sp)
		}
	}
	return s, t.err
}

// countyColumns are the county types as column names, in the order of data.CountyTypes.
var countyColumns = [5]string{"large_metro", "metro", "micro", "rural", "ceac"}

func specialtyOf(row map[string]string) data.Specialty {
	s := data.Specialty{Code: row["code"], Name: row["name"], EvaluatedAs: row["evaluated_as"]}
	if row["kind"] == "facility" {
		s.Kind, s.Unit = data.FacilityKind, data.Facilities
	}
	if row["unit"] == "beds" {
		s.Unit = data.Beds
	}
	return s
}

// Aliases reads the embedded table of specialty names.
func Aliases() (map[string]intake.Alias, error) {
	table, err := assets.Rule("specialty_aliases")
	if err != nil {
		return nil, err
	}
	return intake.ReadAliases(table)
}

// tables reads embedded rule tables and keeps the first error: a damaged table means a damaged program.
type tables struct{ err error }

func (t *tables) read(name string) []map[string]string {
	text, err := assets.Rule(name)
	if err != nil {
		t.fail(name, err)
		return nil
	}
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.fail(name, err)
		return nil
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, header := range lines[0] {
			row[header] = strings.TrimSpace(line[i])
		}
		rows = append(rows, row)
	}
	return rows
}

// number reads a cell; an empty one is zero.
func (t *tables) number(row map[string]string, column string) float64 {
	if row[column] == "" {
		return 0
	}
	f, err := strconv.ParseFloat(row[column], 64)
	if err != nil {
		t.fail(column, err)
	}
	return f
}

func (t *tables) countyType(row map[string]string) data.CountyType {
	c, ok := data.ParseCountyType(row["county_type"])
	if !ok {
		t.fail("county_type", fmt.Errorf("%q is no county type", row["county_type"]))
	}
	return c
}

func (t *tables) fail(what string, err error) {
	if t.err == nil {
		t.err = fmt.Errorf("the built-in rule tables cannot be read (%s), so this copy of Countyline is damaged; install it again: %w", what, err)
	}
}
