package app

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"countyline/data"
	"countyline/geo"
)

// sampleHeader are the columns of the roster, and the order of a row's cells.
var sampleHeader = []string{"npi", "specialty_code", "specialty", "name", "practice", "address", "city", "state", "zip", "county", "lat", "lon", "status", "beds"}

// Places of cells in a row.
const (
	colNPI = iota
	colCode
	colSpecialty
	colName
	colPractice
	colAddress
	colCity
	colState
	colZIP
	colCounty
	colLat
	colLon
	colStatus
	colBeds
)

// sampleMaker makes the rows. Nothing in it is left to chance.
type sampleMaker struct {
	zips   *geo.Gazetteer
	people int // NPIs given so far
	sites  map[string]sampleSite
	rows   []sampleRow
}

type sampleRow struct {
	town  int
	cells []string
}

// sampleSite is where a practice is.
type sampleSite struct {
	street, lat, lon string
}

func newSampleMaker(zips *geo.Gazetteer) *sampleMaker {
	return &sampleMaker{zips: zips, sites: map[string]sampleSite{}}
}

// post adds the providers of one posting.
func (m *sampleMaker) post(p posting) error {
	for part := range strings.SplitSeq(p.towns, ", ") {
		at := strings.LastIndexByte(part, ' ')
		count, err := strconv.Atoi(part[at+1:])
		if err != nil {
			return fmt.Errorf("the sample's %s in %q: %w", p.code, part, err)
		}
		town, err := townNamed(part[:at])
		if err != nil {
			return err
		}
		for n := range count {
			if _, err := m.add(p.code, p.status, town, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// add makes one provider in a town; the n-th facility of a kind in a town has a name and a place of its own.
func (m *sampleMaker) add(code string, status data.Status, town, n int) ([]string, error) {
	s, t := sampleSpecialties[code], sampleTowns[town]
	practice := t.word + " " + s.practice
	if s.facility && n > 0 {
		practice += " " + []string{"East", "West", "North"}[n-1]
	}
	site, err := m.site(practice, t)
	if err != nil {
		return nil, err
	}
	name := practice
	if !s.facility {
		name = samplePerson(m.people)
	}
	cells := make([]string, len(sampleHeader))
	cells[colNPI], cells[colCode], cells[colSpecialty] = sampleNPI(m.people), code, s.name
	cells[colName], cells[colPractice], cells[colAddress] = name, practice, site.street
	cells[colCity], cells[colState], cells[colZIP], cells[colCounty] = t.name, "MS", t.zip, t.county
	cells[colLat], cells[colLon], cells[colStatus] = site.lat, site.lon, statusText(status)
	if code == data.AcuteHospital {
		cells[colBeds] = strconv.Itoa(24 + sampleHash(practice)%9*11)
	}
	m.people++
	m.rows = append(m.rows, sampleRow{town, cells})
	return cells, nil
}

// site puts a practice near the point of its town's ZIP code, and always in the same place.
func (m *sampleMaker) site(practice string, t sampleTown) (sampleSite, error) {
	if site, ok := m.sites[practice]; ok {
		return site, nil
	}
	zip, ok := m.zips.ByCode(t.zip)
	if !ok {
		return sampleSite{}, fmt.Errorf("the sample's ZIP code %s is not in the built-in table", t.zip)
	}
	const spread = 0.012 // degrees either way: under a mile
	h := sampleHash(practice)
	shift := func(n int) float64 { return spread * (float64(n%2001)/1000 - 1) }
	site := sampleSite{street: sampleStreet(len(m.sites)), lat: degreesText(zip.Lat + shift(h)), lon: degreesText(zip.Lon + shift(h/2001))}
	m.sites[practice] = site
	return site, nil
}

// inOrder lists the rows town by town and practice by practice, as such a file usually is.
func (m *sampleMaker) inOrder() [][]string {
	slices.SortStableFunc(m.rows, func(a, b sampleRow) int {
		return cmp.Or(a.town-b.town, strings.Compare(a.cells[colPractice], b.cells[colPractice]), strings.Compare(a.cells[colName], b.cells[colName]))
	})
	rows := make([][]string, len(m.rows))
	for i, r := range m.rows {
		rows[i] = r.cells
	}
	return rows
}

func sampleHash(s string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s))
	return int(h.Sum32() >> 1)
}

func degreesText(d float64) string { return strconv.FormatFloat(d, 'f', 5, 64) }

// statusText is how the plan's own list writes a status.
func statusText(s data.Status) string {
	return map[data.Status]string{data.Prospect: "Prospect", data.LOI: "LOI", data.Signed: "Signed", data.Active: "Active", data.Terminated: "Terminated"}[s]
}

// sampleNumber reads a cell of a numeric column.
func sampleNumber(column int, cell string) (float64, bool) {
	if column != colLat && column != colLon {
		return 0, false
	}
	number, err := strconv.ParseFloat(cell, 64)
	return number, err == nil
}
