package app

import (
	"slices"
	"strconv"

	"countyline/data"
)

// specialCases adds what every real roster has: someone who left, someone with two specialties, a second office, a
// hospital on two campuses, and rows without coordinates.
func (m *sampleMaker) specialCases() error {
	for _, add := range []func() error{m.whoLeft, m.twoSpecialties, m.secondOffices, m.twoCampuses} {
		if err := add(); err != nil {
			return err
		}
	}
	m.withoutCoordinates()
	return nil
}

// whoLeft is the neurologist whose leaving opened the south.
func (m *sampleMaker) whoLeft() error {
	town, err := townNamed("Yazoo City")
	if err != nil {
		return err
	}
	_, err = m.add("019", data.Terminated, town, 0)
	return err
}

// twoSpecialties lists a cardiologist in Greenwood under internal medicine too: one NPI, two rows.
func (m *sampleMaker) twoSpecialties() error {
	town, err := townNamed("Greenwood")
	if err != nil {
		return err
	}
	first, err := m.add("008", data.Active, town, 0)
	if err != nil {
		return err
	}
	second := slices.Clone(first)
	second[colCode], second[colSpecialty] = "003", sampleSpecialties["003"].name
	m.rows = append(m.rows, sampleRow{town, second})
	return nil
}

// secondOffices lets three providers see patients in a second town as well.
func (m *sampleMaker) secondOffices() error {
	for _, visit := range []struct{ code, home, away string }{
		{"008", "Greenville", "Rolling Fork"}, {"018", "Clarksdale", "Marks"}, {"023", "Greenwood", "Belzoni"},
	} {
		town, err := townNamed(visit.away)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(m.rows, func(r sampleRow) bool { return r.cells[colCode] == visit.code && r.cells[colCity] == visit.home })
		t := sampleTowns[town]
		cells := slices.Clone(m.rows[i].cells)
		site, err := m.site(cells[colPractice]+" at "+t.name, t)
		if err != nil {
			return err
		}
		cells[colAddress], cells[colLat], cells[colLon] = site.street, site.lat, site.lon
		cells[colCity], cells[colZIP], cells[colCounty] = t.name, t.zip, t.county
		m.rows = append(m.rows, sampleRow{town, cells})
	}
	return nil
}

// twoCampuses lists one hospital at two places with the same number of beds: the beds of both count.
func (m *sampleMaker) twoCampuses() error {
	town, err := townNamed("Greenwood")
	if err != nil {
		return err
	}
	main, err := m.add(data.AcuteHospital, data.Active, town, 0)
	if err != nil {
		return err
	}
	main[colBeds] = strconv.Itoa(90)
	campus := slices.Clone(main)
	site, err := m.site(main[colPractice]+" South Campus", sampleTowns[town])
	if err != nil {
		return err
	}
	campus[colName], campus[colAddress], campus[colLat], campus[colLon] = main[colName]+" South Campus", site.street, site.lat, site.lon
	m.rows = append(m.rows, sampleRow{town, campus})
	return nil
}

// withoutCoordinates blanks what a list often lacks: the coordinates of every 23rd row, of one its ZIP code too, of
// one all but the county.
func (m *sampleMaker) withoutCoordinates() {
	var blanked [][]string
	for i := 11; i < len(m.rows); i += 23 {
		cells := m.rows[i].cells
		cells[colLat], cells[colLon] = "", ""
		blanked = append(blanked, cells)
	}
	blanked[0][colZIP] = ""
	blanked[1][colZIP], blanked[1][colCity], blanked[1][colAddress] = "", "", ""
}

// sampleFaults are rows at the end of the file that cannot be taken, one of each kind that rosters have, and two that
// are taken with a warning. They are why the sample has a rejected.csv to look at.
func sampleFaults(rows [][]string) [][]string {
	fault := func(i int, edits map[int]string) []string {
		cells := slices.Clone(rows[i])
		cells[colNPI] = sampleNPI(5000 + i)
		for column, text := range edits {
			cells[column] = text
		}
		return cells
	}
	complete := slices.IndexFunc(rows, func(r []string) bool { return r[colLat] != "" && r[colCode] == "002" })
	hospital := slices.IndexFunc(rows, func(r []string) bool { return r[colLat] != "" && r[colCode] == data.AcuteHospital })
	good := rows[complete]
	check := (good[colNPI][9]-'0'+1)%10 + '0'
	return [][]string{
		fault(complete, map[int]string{colNPI: good[colNPI][:9] + string(rune(check)), colName: "Typo, Tess"}),
		fault(complete, map[int]string{colCode: "099", colSpecialty: "", colName: "Unlisted, Una"}),
		fault(complete, map[int]string{colCode: "", colSpecialty: "Snake Milking", colName: "Oddly, Otis"}),
		fault(complete, map[int]string{colLat: good[colLon], colLon: good[colLat], colName: "Swapped, Sal"}),
		fault(complete, map[int]string{colAddress: "P.O. Box 1140", colLat: "", colLon: "", colName: "Boxer, Bea"}),
		fault(complete, map[int]string{colStatus: "maybe", colName: "Perhaps, Pru"}),
		slices.Clone(good), // a duplicate
		fault(hospital, map[int]string{colBeds: "", colStatus: "Prospect", colName: "Beds Forgotten Hospital"}),
		fault(complete, map[int]string{colCounty: "Bolivar", colStatus: "Prospect", colName: "Border, Bo"}),
	}
}
